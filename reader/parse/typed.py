"""The addresses in what a person types or pastes: a bare host, feed:, `Name <address>`, a sentence with one in it."""

from __future__ import annotations

import re

from reader import urls

_SCHEME = re.compile(r"(?:feed|podcast|pcast|itpc|rss)(?:://|:(?=https?:))", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|feed|podcast|pcast|itpc|rss):[^\s<>\"“”«»]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@/.:-])(?:[\w-]+\.)+[a-z][\w-]+(?::\d{1,5})?(?:[/?][^\s<>\"“”«»]*)?(?![\w@])", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:/\S*)?|localhost(?::\d{1,5})?(?:/\S*)?", re.I)
_OTHER_SCHEME = re.compile(r"[a-z][\w+.-]*://|(?:file|mailto|data|javascript):", re.IGNORECASE)
_LONGEST = 10_000  # characters of pasted text
_LONGEST_ADDRESS = 2000  # characters


def addresses(text: str) -> tuple[str, ...]:
    """Complete the first address in this text, with what to try in order; () where there is none.

    A host without a scheme is tried with https first. An address of another kind (ftp:) is none.
    """
    said = text.strip()[:_LONGEST]
    one = said if not re.search(r"\s", said) else ""
    if one and not _ADDRESS.search(one):
        return () if _OTHER_SCHEME.match(one) else _completed(_trimmed(one.strip("<>")))
    for pattern in (_ADDRESS, _BARE, _NUMBER):
        for found in pattern.finditer(said):
            if completed := _completed(_trimmed(found[0])):
                return completed
    return ()


def _completed(address: str) -> tuple[str, ...]:
    scheme = _SCHEME.match(address)
    bare = address[scheme.end() :] if scheme else address
    found = (bare,) if "://" in bare else (f"https://{bare}", f"http://{bare}")
    if scheme and "://" not in bare:
        found = found[::-1]  # the web was plain http when these schemes were written
    return found if 0 < len(bare) <= _LONGEST_ADDRESS and all(map(urls.is_web, found)) else ()


def _trimmed(address: str) -> str:
    """Cut the punctuation of the sentence around an address; a bracket that the address opened stays."""
    while address and address[-1] in ".,;:!?'\"’)]}…":
        opening = {")": "(", "]": "[", "}": "{"}.get(address[-1])
        if opening and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address
