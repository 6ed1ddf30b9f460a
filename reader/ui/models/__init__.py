"""Read-only windows on queries."""
