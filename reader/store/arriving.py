"""In what portions feeds bring articles: so short that other writers hardly wait, and several small feeds in one.

A commit costs more than the writing of a few articles, and an index is written to the disk once a transaction.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from reader.model import Article
from reader.store import attempts, delivery, identity, reading
from reader.store.delivery import Delivered
from reader.store.identity import Arrival
from reader.store.sqlite import Connection

_BATCH = 50  # articles a transaction, of a document with more
_HELD = 0.05  # seconds that a transaction of several documents may go on taking the next one
# Seconds between two transactions. Whoever waits to write looks again only now and then, and without this pause a star
# waited 4.2 s while 8,000 articles came; with it, 0.2 s.
_PAUSE = 0.01

Write = Callable[[], AbstractContextManager[Connection]]
# Of a feed's new articles, and whether they are its first: those whose pages are fetched only when the reader asks, and
# those that need none.
Choose = Callable[[Sequence[Article], bool], tuple[Sequence[Article], Sequence[Article]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a feed brought: its document as a whole, since which addresses and guids tell items apart shows only there.

    `arrivals` stand from the last to the first, so that undated articles, which all sort at one time, stand in the
    document's order. `choose` is asked once, for all of them.
    """

    feed: int
    arrivals: tuple[Arrival, ...]
    choose: Choose | None = None

    @classmethod
    def of(cls, feed: int, document: Sequence[Article]) -> Brought:
        """Make it of a document's articles in its order."""
        return cls(feed=feed, arrivals=in_order(document))


def in_order(document: Sequence[Article]) -> tuple[Arrival, ...]:
    """Look at a document, from its last article to its first."""
    return tuple(reversed(identity.arrivals(document)))


def deliver(write: Write, brought: Brought, now: int) -> Delivered:
    """Write what a feed brought, in transactions of `write` so short that other writers hardly wait.

    Bringing it again changes nothing, and nothing is ever removed.
    """
    taken: set[int] = set()
    delivered = Delivered()
    first = True
    for start in range(0, len(brought.arrivals), _BATCH):
        if start:
            time.sleep(_PAUSE)
        with write() as db:
            first = first and (start > 0 or _is_first(db, brought))
            portion = brought.arrivals[start : start + _BATCH]
            delivered = delivery.receive(db, brought.feed, portion, taken, now) | delivered
            if start + _BATCH >= len(brought.arrivals):
                _choose_pages(db, brought, delivered, first)
    return delivered


def deliver_some(write: Write, waiting: Sequence[Brought], now: int) -> list[Delivered]:
    """Write what the first of these feeds brought, as many as fit into one short transaction, and at least one.

    All of it is in the library afterwards, or nothing where it fails. A large document comes alone, in its portions.
    """
    if len(waiting[0].arrivals) > _BATCH:
        return [deliver(write, waiting[0], now)]
    delivered: list[Delivered] = []
    with write() as db:
        until = time.monotonic() + _HELD
        for brought in waiting:
            if len(brought.arrivals) > _BATCH or (delivered and time.monotonic() > until):
                break
            delivered.append(_whole(db, brought, now))
    return delivered


def _whole(db: Connection, brought: Brought, now: int) -> Delivered:
    first = _is_first(db, brought)
    delivered = delivery.receive(db, brought.feed, brought.arrivals, set(), now)
    _choose_pages(db, brought, delivered, first)
    return delivered


def _is_first(db: Connection, brought: Brought) -> bool:
    return not db.execute("SELECT 1 FROM deliveries WHERE feed = ? LIMIT 1", (brought.feed,)).fetchone()


def _choose_pages(db: Connection, brought: Brought, delivered: Delivered, first: bool) -> None:
    """Note which pages are not fetched."""
    if not (brought.choose and delivered.new):
        return
    written = {article.id: article for article in delivered.written}
    others = reading.articles(db, [id for id in delivered.new if id not in written])
    put_off, unwanted = brought.choose([*written.values(), *others], first)
    if put_off:
        attempts.put_off_pages(db, [article.id for article in put_off])
    if unwanted:
        attempts.unwanted_pages(db, [article.id for article in unwanted])
