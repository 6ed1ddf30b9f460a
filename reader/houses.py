"""Which addresses are one house's, and how it numbers its articles, read from resources/sites/*.toml.

Its mirrors (`aliases`) carry what its main host carries. Where `number` finds an article's number in a path, that
number alone names the article, on any host of the house; so a file holds several `hosts` only where no number of one
could be that of another. Pure text work on hosts and paths; whole addresses are the business of urls.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

from reader import paths

_HOSTS_AT_ONCE = 10_000  # whose house is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One paper's hosts, lower case and without "www.": the first is the main one."""

    hosts: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    number: tuple[re.Pattern[str], ...] = ()  # each with one group, looked for in a path

    @property
    def main(self) -> str:
        return self.hosts[0]

    @property
    def rules(self) -> str:
        """Fingerprint what `key` goes by, to see when that was changed."""
        said = (self.hosts, self.aliases, tuple(one.pattern for one in self.number))
        return blake2b(repr(said).encode(), digest_size=16).hexdigest()


def known() -> tuple[House, ...]:
    """List the houses whose files say anything of hosts."""
    return tuple({house.main: house for house in _by_host().values()}.values())


@lru_cache(maxsize=_HOSTS_AT_ONCE)
def of(host: str) -> House | None:
    """Find the house of a host, or of the site that the host is a part of."""
    by_host = _by_host()
    while host:
        if house := by_host.get(host):
            return house
        host = host.partition(".")[2]
    return None


def key(house: House, host: str, path: str) -> str:
    """Name what stands at this path of a house's host: "bbc.com#c123", or host and path as the main host's."""
    for pattern in house.number:
        if found := pattern.search(path):
            return f"{house.main}#{found[1]}"
    return _main_host(house, host) + path


def _main_host(house: House, host: str) -> str:
    """Write a mirror as the main host: "news.bbc.co.uk" as "news.bbc.com". Any other host stays."""
    for alias in house.aliases:
        if host == alias or host.endswith(f".{alias}"):
            return host.removesuffix(alias) + house.main
    return host


@cache
def _by_host() -> Mapping[str, House]:
    found: dict[str, House] = {}
    for file in sorted(paths.resource("sites").glob("*.toml")):
        said = tomllib.loads(file.read_text("utf-8"))
        house = House(
            hosts=tuple(said.get("hosts", ())),
            aliases=tuple(said.get("aliases", ())),
            number=tuple(map(re.compile, said.get("number", ()))),
        )
        found |= dict.fromkeys((*house.hosts, *house.aliases), house) if house.hosts else {}
    return found
