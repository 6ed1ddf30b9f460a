"""Reads all stored pages again with the rules of today. Marks, reading places and ids stay; nothing is fetched."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from reader.model import Article
from reader.sync import grouping
from reader.sync.desk import Desk, side_by_side
from reader.sync.hosts import tried
from reader.sync.pages import read_page

_BATCH = 50  # pages between two writes
_ALL = 2**62  # more than any library has


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """How many pages were read again, how many articles that changed, and how many pages yield nothing now."""

    pages: int = 0
    changed: int = 0
    failed: int = 0

    @property
    def text(self) -> str:
        """Say it: "412 pages read again: 396 changed, 2 could not be read."."""
        if not self.pages:
            return "There are no stored pages to read again."
        read = "1 page" if self.pages == 1 else f"{self.pages:,} pages"
        failed = f", {self.failed:,} could not be read" if self.failed else ""
        return f"{read} read again: {self.changed:,} changed{failed}."


async def reextract(desk: Desk) -> Reread:
    """Read every stored page again. One that yields nothing now leaves its article as it was.

    What the rules of today find takes the place of what was there. Where they find no byline, section or lead picture,
    the one that is there stays, be it the feed's or an earlier rule's: the library does not tell the two apart.

    Cancelled, it leaves what was read so far.
    """
    articles = await asyncio.to_thread(desk.store.page_articles, 0, _ALL)
    desk.steps.expect(len(articles))
    done = Reread()
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        pages = {id: page for id, page in await side_by_side(_read(desk, id) for id in batch) if page}
        change = await asyncio.to_thread(desk.store.set_pages, pages, reread=True)
        await grouping.arrived(desk, change.articles & pages.keys())
        done = Reread(
            pages=done.pages + len(batch),
            changed=done.changed + len(change.articles & pages.keys()),
            failed=done.failed + len(batch) - len(pages),
        )
    return done


async def _read(desk: Desk, id: int) -> tuple[int, Article | None]:
    """Read one article's stored page; None where it holds no article for us any more."""
    found: list[Article] = []

    async def read() -> None:
        kept = desk.store.page_bytes(id)
        if kept:
            found.append(await read_page(desk, *kept))

    await tried(read())
    desk.steps.step(found[0].title if found else "")
    return id, found[0] if found else None
