"""Which articles tell the same story, and why: pure, values in and values out; the store keeps them."""
