"""A server on loopback that prints real stored pages, with made pictures in place of theirs.

Every address on a page leads back here, so nothing is ever asked of the outside. Some pictures and some of the
stories that the pages name are not to be had: what a library lacks should be seen too.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newspaper import Answer, Handler, Newspaper
from PIL import Image

_ADDRESS = re.compile(rb"(?:https?:)?//([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(?::\d+)?(?=[/\"'\s<>?#)])")
_ESCAPED = re.compile(rb"https?:\\/\\/([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(?::\d+)?(?=[\\\"'?#])")
_NOT_TO_BE_HAD = 7  # every so many'th picture or story


@dataclass
class Archive(Newspaper):
    """A newspaper whose every story is a stored page."""

    pages: dict[str, bytes] = field(default_factory=dict)  # by name

    def take(self, pages: Iterable[tuple[str, bytes]]) -> None:
        """Print these pages: once it runs, so that their addresses can lead here."""
        for name, data in pages:
            self.pages[name] = self._led_home(data)
            self.serve(f"/{name}.html", self.pages[name])
        items = "".join(
            f"<item><title>{html.escape(name)}</title><link>{self.base}/{name}.html</link>"
            f"<description>{html.escape(name)}</description></item>"
            for name in self.pages
        )
        feed = f'<rss version="2.0"><channel><title>The Archive</title><link>{self.base}/</link>{items}</channel></rss>'
        self.serve("/feed.xml", feed.encode(), type="application/rss+xml")

    def _led_home(self, data: bytes) -> bytes:
        here = f"{self.base}/at/".encode()
        escaped = here.replace(b"/", b"\\/")  # as scripts and structured data may write it
        data = _ADDRESS.sub(lambda found: here + found[1].lower(), data)
        return _ESCAPED.sub(lambda found: escaped + found[1].lower(), data)

    def find(self, path: str) -> Answer | Callable[[Handler], None]:
        return super().find(path) or _anything


def _anything(handler: Handler) -> None:
    """Answer what no page was stored for: with a picture, or with a story, or by not having it."""
    path = handler.path.split("#")[0]
    number = zlib.crc32(path.encode())
    if "text/html" not in handler.headers.get("Accept", ""):
        answer = Answer(_picture(number), "image/png")
    else:
        answer = Answer(_story(number))
    handler.answer(Answer(b"gone", status=404) if number % _NOT_TO_BE_HAD == 0 else answer)


def _picture(number: int) -> bytes:
    """Draw a picture whose colour, and so whose hash, comes of its address."""
    out = io.BytesIO()
    Image.new("RGB", (640, 400), (number & 255, number >> 8 & 255, number >> 16 & 255)).save(out, "PNG")
    return out.getvalue()


def _story(number: int) -> bytes:
    title = f"The story that was named, number {number}"
    text = "".join(f"<p>Paragraph {n} says that the harbour is calm and the ferry sails on time.</p>" for n in range(7))
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{text}</body></html>".encode()


def stored_pages(corpora: Path, count: int) -> list[tuple[str, bytes]]:
    """Read the first `count` stored pages, some of each set."""
    folder = corpora / "corpora/pages/article-extraction-benchmark/data"
    names = sorted(json.loads((folder / "ground-truth.json").read_text("utf-8")))
    benchmark = [(name[:16], gzip.decompress((folder / f"html/{name}.html.gz").read_bytes())) for name in names]
    cases = sorted((corpora / "corpora/pages/readability/data/test/test-pages").glob("*/source.html"))
    readability = [(case.parent.name, case.read_bytes()) for case in cases]
    half = count // 2
    return [*readability[:half], *benchmark[: count - min(half, len(readability))]]
