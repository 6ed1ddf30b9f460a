"""The starter catalogue that is shipped: newspapers' feeds by country and language.

Our own file, so it is read as strictly as it was written; files of others are the worker's to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One feed on offer. `group` holds the headings it stands under, the country first."""

    title: str
    url: str
    site_url: str = ""
    language: str = ""  # BCP 47
    group: tuple[str, ...] = ()


def read(file: Path) -> tuple[Entry, ...]:
    """Read the entries of the catalogue in its order."""
    body = ElementTree.parse(file).getroot().find("body")
    return () if body is None else _entries(body, ())


def _entries(node: ElementTree.Element, group: tuple[str, ...]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for outline in node.findall("outline"):
        title = outline.get("title") or outline.get("text") or ""
        if url := outline.get("xmlUrl"):
            language = outline.get("language") or ""
            site_url = outline.get("htmlUrl") or ""
            found.append(Entry(title=title, url=url, site_url=site_url, language=language, group=group))
        else:
            found += _entries(outline, (*group, title))
    return tuple(found)
