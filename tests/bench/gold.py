"""The gold pages: what a careful reader called related on real pages, and what is found there, scored beside it."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.model import Article, Kind
from reader.parse import page

MEASURES = {"related": "related (inline+end)", "inline": "related-inline alone", "mention": "mention"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One page and its label."""

    name: str
    url: str
    data: bytes
    kinds: Mapping[str, str]  # of its true links, by the address's key


def pages(corpora: Path) -> list[Gold]:
    """Read every gold page."""
    return [_page(label) for label in sorted((corpora / "gold/pages").glob("*.json"))]


def _page(label: Path) -> Gold:
    said = json.loads(label.read_text("utf-8"))
    return Gold(
        name=said["id"],
        url=said["url"],
        data=gzip.decompress(label.with_suffix(".html.gz").read_bytes()),
        kinds={urls.identity(link["url"]): link["kind"] for link in said["links"]},
    )


def write(folder: Path, one: Gold) -> None:
    """Read a page and write what is found on it, in the form that the score wants."""
    article = page.read(one.data, url=one.url)
    (folder / f"{one.name}.json").write_text(json.dumps(_said(article)), "utf-8")


def _said(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "byline": article.byline,
        "published": _date(article.published),
        "section_path": list(article.section_path),
        "links": [{"url": link.url, "kind": str(link.kind)} for link in article.links],
    }


def _date(seconds: int | None) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds is not None else ""


def score(corpora: Path, folder: Path) -> str:
    """Run the gold set's own score over a folder of predictions."""
    command = [sys.executable, str(corpora / "gold/score.py"), str(folder), "--ids", "ids.txt"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def f1(printed: str, measure: str) -> tuple[float, float, float]:
    """Take precision, recall and F1 of "related", "inline" or "mention" out of a printed score."""
    found = re.search(rf"^{re.escape(MEASURES[measure])}\s+P\s+(\S+)\s+R\s+(\S+)\s+F1\s+(\S+)", printed, re.MULTILINE)
    assert found, printed
    return float(found[1]), float(found[2]), float(found[3])


def is_borne_out(cue: str, one: Gold) -> bool:
    """Tell whether a selector marks a box with a true related link on a page."""
    tree = LexborHTMLParser(one.data.decode("utf-8", "replace"))
    anchors = (anchor for box in tree.css(cue) for anchor in box.css("a[href]"))
    keys = (urls.identity(urls.join(one.url, anchor.attributes.get("href") or "")) for anchor in anchors)
    return any(one.kinds.get(key, Kind.MENTION) != Kind.MENTION for key in keys)
