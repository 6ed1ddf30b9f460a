"""An article as one HTML string: pure."""
