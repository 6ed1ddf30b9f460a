"""Small questions in small windows."""
