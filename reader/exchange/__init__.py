"""Whole collections out: pure."""
