"""Hostile bytes in, values out: pure, no network, no clock."""
