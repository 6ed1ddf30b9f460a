"""The expectations that stand in JSON files beside the documents of feed-rs and rss-parser."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from feed_claims import Case, Claim, without_tags

_MADE_UP = re.compile(r"[0-9a-f]{31,32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")  # feed-rs's own names


def feed_rs_cases(feeds: Path) -> Iterator[Case]:
    """Read feed-rs's documents."""
    root = feeds / "feed-rs" / "data" / "feed-rs" / "fixture"
    for output in sorted(root.rglob("*.serde.json")):
        stem = output.name.removesuffix(".serde.json")
        path = next(output.with_name(stem + end) for end in (".xml", ".json") if output.with_name(stem + end).exists())
        said = json.loads(output.read_bytes())
        claims = [*_feed_rs_head(said)]
        for number, entry in enumerate(said["entries"]):
            claims += _feed_rs_entry(entry, number, atom=said["feed_type"] == "Atom")
        aside: Counter[str] = Counter()
        name = f"feed-rs/{path.relative_to(root).as_posix()}"
        yield Case(path=path, name=name, claims=without_tags(claims, aside), aside=aside)


def _feed_rs_head(said: dict[str, Any]) -> Iterator[Claim]:
    if said["title"]:
        yield Claim(field="title", said=said["title"]["content"])
    if address := _page(said["links"]):
        yield Claim(field="link", said=address)


def _feed_rs_entry(entry: dict[str, Any], number: int, *, atom: bool) -> Iterator[Claim]:
    if entry["title"]:
        yield Claim(field="title", said=entry["title"]["content"], article=number)
    if address := _page(entry["links"]):
        yield Claim(field="link", said=address, article=number)
    if entry["id"] and not _MADE_UP.fullmatch(entry["id"]):
        yield Claim(field="guid", said=entry["id"], article=number)
    if entry["published"]:
        yield Claim(field="published", said=entry["published"], article=number)
    if entry["updated"] and atom:  # of RSS it gives the one date under both names
        yield Claim(field="date", said=entry["updated"], article=number)
    for text in ((entry["content"] or {}).get("body"), (entry["summary"] or {}).get("content")):
        if text:
            yield Claim(field="content", said=text, article=number)
    for author in entry["authors"]:
        yield Claim(field="author", said=author["name"], article=number)
    if entry["categories"]:
        yield Claim(
            field="category", said=entry["categories"][0]["label"] or entry["categories"][0]["term"], article=number
        )


def _page(links: list[dict[str, Any]]) -> str:
    found = [link["href"] for link in links if link["rel"] in (None, "alternate")]
    return found[0] if found else ""


def rss_parser_cases(feeds: Path) -> Iterator[Case]:
    """Read rss-parser's documents. Its outputs are in the encoding of a machine's console, so some cannot be read."""
    root = feeds / "rss-parser" / "data" / "test"
    for output in sorted((root / "output").glob("*.json")):
        path = next(iter((root / "input").glob(f"{output.stem}.*")))
        try:
            said = json.loads(output.read_text("utf-8"))["feed"]
        except UnicodeDecodeError:
            said = {}
        claims = [Claim(field=name, said=said[name]) for name in ("title", "link") if said.get(name)]
        for number, item in enumerate(said.get("items", ())):
            claims += _rss_parser_item(item, number)
        aside: Counter[str] = Counter()
        yield Case(path=path, name=f"rss-parser/{path.name}", claims=without_tags(claims, aside), aside=aside)


def _rss_parser_item(item: dict[str, Any], number: int) -> Iterator[Claim]:
    names = {"title": "title", "link": "link", "guid": "guid", "id": "guid", "isoDate": "published"}
    names |= {"content": "content", "content:encoded": "content", "creator": "author", "author": "author"}
    for key, name in names.items():
        if isinstance(item.get(key), str) and item[key]:
            yield Claim(field=name, said=item[key], article=number)
    if isinstance(item.get("enclosure"), dict):
        yield Claim(field="enclosure", said=item["enclosure"], article=number)
    categories = item.get("categories")
    if isinstance(categories, list) and categories and isinstance(categories[0], str):
        yield Claim(field="category", said=categories[0], article=number)
