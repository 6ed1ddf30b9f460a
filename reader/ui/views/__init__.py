"""What a person sees: they draw what models and app hand them."""
