"""The library on disk: the only SQL."""
