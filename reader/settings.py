"""Every setting in one table, and how a value is checked."""
