"""What the public test material says that a feed's document holds, as claims of one form.

Three of its collections state what they expect: feedparser's in an expression within each document, feed-rs's and
rss-parser's in a JSON file beside it. Claims about what no reader sees (an element's base, a generator's name, a
contributor's address) are counted and left aside.
"""

from __future__ import annotations

import ast
import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

SERVER = "http://127.0.0.1:8097/"  # where feedparser's own tests serve their documents

_EXPECTED = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(r"^Header:\s*([\w-]+)\s*:\s*(.*?)\s*$", re.MULTILINE)
_WIDE = (
    *((mark, name) for mark, name in ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))),
    *((mark, name) for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))),
    *((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")),
    (b"L", "cp037"),
)
# The last steps of a path into feedparser's result, and what a reader calls it.
_FEED = {("title",): "title", ("title_detail", "value"): "title", ("link",): "link", ("ttl",): "ttl"}
_FEED |= {("language",): "language", ("icon",): "icon", ("image", "href"): "icon", ("image", "url"): "icon"}
_ARTICLE = {
    ("title",): "title",
    ("title_detail", "value"): "title",
    ("link",): "link",
    ("id",): "guid",
    ("guid",): "guid",
    ("description",): "content",
    ("summary",): "content",
    ("summary_detail", "value"): "content",
    ("content", 0, "value"): "content",
    ("content", 1, "value"): "content",
    ("author",): "author",
    ("author_detail", "name"): "author",
    ("authors", 0, "name"): "author",
    ("authors", 1, "name"): "author",
    ("published_parsed",): "published",
    ("published",): "published",
    ("created_parsed",): "published",
    ("created",): "published",
    ("updated_parsed",): "date",
    ("updated",): "date",
    **{("enclosures", number): "enclosure" for number in (0, 1)},
    **{("enclosures", 0, part): f"enclosure {part}" for part in ("url", "href", "type", "length")},
    ("tags", 0, "term"): "category",
    ("tags", 0, "label"): "category",
    ("category",): "category",
    ("itunes_duration",): "duration",
    ("image", "href"): "picture",
    ("media_thumbnail", 0, "url"): "picture",
    ("language",): "language",
    ("content", 0, "language"): "language",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a document is said to hold: of the feed itself, or of the article of this number."""

    field: str
    said: Any
    article: int | None = None
    expression: str = ""  # feedparser's own, "" elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document with all that is claimed of it."""

    path: Path
    name: str  # "feedparser/wellformed/rss/item_title.xml"
    url: str = SERVER
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    aside: Counter[str] = field(default_factory=Counter)  # what is claimed beside, by its name

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()


def feedparser_cases(feeds: Path) -> Iterator[Case]:
    """Read feedparser's documents."""
    root = feeds / "feedparser" / "data" / "tests"
    for path in sorted(root.rglob("*.xml")):
        text = _decoded(path.read_bytes())
        headers = {name.lower(): value for name, value in _HEADER.findall(text[:4000])}
        expected = _EXPECTED.search(text)
        aside: Counter[str] = Counter()
        claims = tuple(_concerning(_claims(expected[1], aside), text, aside)) if expected else ()
        yield Case(
            path=path,
            name=f"feedparser/{path.relative_to(root).as_posix()}",
            url=_web(urljoin(SERVER, headers.get("content-location", ""))),
            content_type=headers.get("content-type", ""),
            headers=headers,
            claims=claims,
            aside=aside,
        )


def _web(url: str) -> str:
    return url if url.startswith("http") else SERVER


def _concerning(claims: Iterable[Claim], text: str, aside: Counter[str]) -> Iterator[Claim]:
    """Leave out a category's term where its label is what a reader sees, and what no document says but its answer."""
    for claim in claims:
        unseen = "'term'" in claim.expression and " label=" in text
        if unseen or claim.said is None or (claim.field == "language" and "Content-Language:" in text):
            aside[claim.field] += 1
        else:
            yield claim


def without_tags(claims: Iterable[Claim], aside: Counter[str]) -> tuple[Claim, ...]:
    """Leave out the categories of a document that files each story under a word of its own: those are no sections.

    The rule is categories.py's, told again here so that it is not its own proof.
    """
    claims = tuple(claims)
    named = Counter(claim.said for claim in claims if claim.field == "category")
    if len(named) <= 8 or named.total() >= 2 * len(named):
        return claims
    aside["category, a tag"] += named.total()
    return tuple(claim for claim in claims if claim.field != "category")


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _WIDE if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def _claims(expression: str, aside: Counter[str]) -> Iterator[Claim]:
    for part in _joined(ast.parse(expression, mode="eval").body):
        claim = _claim(part)
        if claim:
            yield claim
        else:
            aside[re.sub(r"\d+", "N", ast.unparse(part.left if isinstance(part, ast.Compare) else part))] += 1


def _joined(node: ast.expr) -> list[ast.expr]:
    """Part an expression at its ands."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return [part for value in node.values for part in _joined(value)]
    return [node]


def _claim(node: ast.expr) -> Claim | None:
    """Read "entries[0]['title'] == 'x'"; None for what is no equality, or is about what no reader sees."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return None
    path = _path(node.left)
    try:
        said = ast.literal_eval(node.comparators[0])
    except ValueError:
        return None
    written = ast.unparse(node)
    if path[:1] == ("feed",) and path[1:] in _FEED:
        return Claim(field=_FEED[path[1:]], said=said, expression=written)
    if path[:1] == ("entries",) and path[2:] in _ARTICLE and isinstance(path[1], int):
        return Claim(field=_ARTICLE[path[2:]], said=said, article=path[1], expression=written)
    return None


def _path(node: ast.expr) -> tuple[str | int, ...]:
    """Name the steps of "entries[0]['links'][1].href"; () for what is no path."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        return (*_path(node.value), node.attr)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return (*_path(node.value), node.slice.value)  # type: ignore[arg-type]
    return ()
