"""Which pictures and pages have no room any more in a place with a limit in megabytes.

Text is never asked to make room: all of it weighs less than a week's pictures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.store import retention
from reader.store.pinned import AGE, PINNED
from reader.store.reading import FEED
from reader.store.retention import Place
from reader.store.sqlite import Connection
from reader.store.storage import Sizes

MEGABYTE = 1_000_000

# By article: how old it is, and the place whose room it takes; None where what it shows must stay.
_Stories = Mapping[int, tuple[int, Place | None]]


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """A page or picture that may go. Of two that are as old as each other the page goes first: nobody looks at it."""

    since: int  # UTC seconds: the age of the newest article that shows it
    is_picture: bool
    key: str  # a picture's hash, a page's article
    bytes: int


def too_much(held: Iterable[Held], limit: int) -> list[Held]:
    """Choose what must go, the oldest first, until the rest fits `limit` bytes."""
    oldest_first = sorted(held)
    over = sum(one.bytes for one in oldest_first) - limit
    chosen: list[Held] = []
    for one in oldest_first:
        if over <= 0:
            break
        chosen.append(one)
        over -= one.bytes
    return chosen


def find(
    db: Connection, sizes: Sizes, pages: Mapping[int, int], *, going: Collection[int], safe: Collection[int]
) -> tuple[set[str], set[int]]:
    """Find which of these pictures (by hash) and pages (by article) the places with a limit must give up.

    Articles in `going` show nothing any more. What a pinned story shows, or one in `safe`, or one in a place without
    a limit, neither goes nor counts: else many bookmarks would leave no room for today's pictures.
    """
    limits = retention.rooms(db)
    if not any(limit.megabytes for _, limit in limits.values()):
        return set(), set()
    room = {place: (limit.megabytes or 0) * MEGABYTE for place, limit in limits.values()}
    stories = _stories(db, {feed: place for feed, (place, limit) in limits.items() if limit.megabytes}, going, safe)
    held: defaultdict[Place, list[Held]] = defaultdict(list)
    for place, one in (*_pictures(db, stories, sizes), *_pages(stories, pages)):
        held[place].append(one)
    chosen = [one for place, some in held.items() for one in too_much(some, room[place])]
    return {one.key for one in chosen if one.is_picture}, {int(one.key) for one in chosen if not one.is_picture}


def _stories(db: Connection, places: Mapping[int, Place], going: Collection[int], safe: Collection[int]) -> _Stories:
    rows = db.execute(f"SELECT id, {AGE}, ifnull({FEED}, 0), {PINNED} FROM articles WHERE purged_at IS NULL").fetchall()
    return {
        id: (since, None if pinned or id in safe else places.get(feed))
        for id, since, feed, pinned in rows
        if id not in going
    }


def _pictures(db: Connection, stories: _Stories, sizes: Sizes) -> Iterator[tuple[Place, Held]]:
    """List what may go, each file once: it is as old as the newest story that shows it, and counts where that does."""
    shown: defaultdict[str, list[tuple[int, Place | None]]] = defaultdict(list)
    weight: defaultdict[str, set[str]] = defaultdict(set)
    for hash, small, article in db.execute(
        "SELECT hash, small, article FROM picture_files JOIN pictures USING (url) WHERE hash IS NOT NULL"
    ).fetchall():
        if hash in sizes and article in stories:
            shown[hash].append(stories[article])
            weight[hash] |= {hash, small}
    for hash, by in shown.items():
        since, place = max(by, key=lambda story: story[0])
        if place and all(of for _, of in by):
            size = sum(sizes.get(kept, 0) for kept in weight[hash])
            yield place, Held(since, True, hash, size)


def _pages(stories: _Stories, pages: Mapping[int, int]) -> Iterator[tuple[Place, Held]]:
    for article, size in pages.items():
        since, place = stories.get(article, (0, None))
        if place:
            yield place, Held(since, False, str(article), size)
