"""Reads what a robots.txt asks of us: how many seconds to leave between two pages (RFC 9309, and its Crawl-delay).

urllib.robotparser was measured first: it passes over delays that are no whole number, takes "User-agent: road" for
"broadsheet", and raises on a digit such as "²".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DELAY = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_PRODUCT = re.compile(r"[A-Za-z_-]+")


def crawl_delay(data: bytes, product: str) -> float:
    """Read the seconds that the groups for `product` ask for, else those for everybody; 0 where none do."""
    ours = product.lower()
    delays: dict[str, float] = {}
    for agents, key, value in _rules(data):
        stated = float(value) if key == "crawl-delay" and _DELAY.fullmatch(value) else 0.0
        for agent in agents & {ours, "*"}:
            delays[agent] = max(delays.get(agent, 0.0), stated)
    return delays.get(ours, delays.get("*", 0.0))


def _rules(data: bytes) -> Iterator[tuple[set[str], str, str]]:
    """Go through the rules with the agents that each is meant for; of several lines that name agents, all count."""
    agents: set[str] = set()
    naming = False
    for key, value in _lines(data):
        if key == "user-agent":
            if not naming:
                agents = set()
            agents.add(_agent(value))
            naming = True
        elif key != "sitemap":  # stands outside all groups
            naming = False
            yield agents, key, value


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _agent(value: str) -> str:
    """Take the product's name, as "*" or as the letters it begins with: "Broadsheet/2.0" is "broadsheet"."""
    product = _PRODUCT.match(value)
    return product[0].lower() if product else value[:1]
