"""Addresses: canonical forms, hosts and their aliases, tracking parameters."""
