"""Addresses as people copy and type them: pure text work. What they lead to is the worker's to find out."""

from __future__ import annotations

import re

from reader import urls

_FEED = re.compile(r"feed:(?://)?(?:https?://)?", re.IGNORECASE)  # names only the kind of program that opens it
_LONGEST = 500  # characters; what is longer was copied for something else


def copied(text: str) -> str:
    """Take what was copied where it is an address and nothing else; "" for all else."""
    address = text.strip()
    return address if len(address) < _LONGEST and urls.is_web(_FEED.sub("https://", address)) else ""


def complete(typed: str) -> str:
    """Complete "paper.example/rss" or "feed:…" to an address; "" where that makes none."""
    address = _FEED.sub("https://", typed.strip())
    whole = address if "://" in address else f"https://{address}"
    return whole if urls.is_web(whole) else ""
