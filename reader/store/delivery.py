"""A feed brings articles: new ones are written, known ones are noted, and what it says differently is taken over."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from reader import urls
from reader.errors import InputError
from reader.model import NOTHING, Article, Change, Origin
from reader.store import articles, copies, identity, papers, readiness, reading, rewriting, tombstones, versions
from reader.store.identity import Arrival
from reader.store.merging import filled, newer
from reader.store.sqlite import Connection

_BATCH = 50  # articles a transaction
# Seconds between two transactions. Whoever waits to write looks again only now and then, and without this pause a star
# waited 4.2 s while 8,000 articles came; with it, 0.2 s.
_PAUSE = 0.01
_MOST_SECTIONS = 40  # under one feed that its own categories may make; its pages may name more


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a batch from a feed brought: articles that no list showed before, and those that read differently now.

    Also those count as changed whose page is asked for again, since the feed tells that their text is another.
    """

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    change: Change = NOTHING

    def __or__(self, other: Delivered) -> Delivered:
        return Delivered(
            new=self.new + other.new, changed=self.changed + other.changed, change=self.change | other.change
        )


def deliver(
    write: Callable[[], AbstractContextManager[Connection]], feed: int, document: Sequence[Article], now: int
) -> Delivered:
    """Write what a feed brought, in transactions of `write` so short that other writers hardly wait.

    Hand over a document as a whole: which addresses and guids tell items apart shows only there. Bringing it again
    changes nothing, and nothing is ever removed.
    """
    # From the last to the first, so that undated articles, which all sort at `now`, stand in the document's order.
    waiting = tuple(reversed(identity.arrivals(document)))
    taken: set[int] = set()
    delivered = Delivered()
    for start in range(0, len(waiting), _BATCH):
        if start:
            time.sleep(_PAUSE)
        with write() as db:
            delivered = _batch(db, feed, waiting[start : start + _BATCH], taken, now) | delivered
    return delivered


def _batch(db: Connection, feed: int, batch: Sequence[Arrival], taken: set[int], now: int) -> Delivered:
    row = db.execute("SELECT paper FROM feeds WHERE id = ?", (feed,)).fetchone()
    if row is None:
        raise InputError(f"There is no feed {feed} in the library.")
    sections = _sections(db, feed)
    new: list[int] = []
    changed: list[int] = []
    arrived: set[int] = set()
    for arrival in batch:
        id, is_new, is_changed = _receive(db, arrival, feed, row[0], taken, now)
        taken.add(id)
        new += [id] if is_new else []
        changed += [id] if is_changed else []
        arrived |= _note(db, arrival, feed, id, now)
    settled = readiness.settle(db).articles
    if not (new or changed or arrived or settled):
        return Delivered()
    arrived |= set(new)
    change = Change(
        articles=frozenset(changed) | settled - arrived,
        arrived=frozenset(arrived),
        counts=True,
        tree=sections != _sections(db, feed),
    )
    return Delivered(new=tuple(reversed(new)), changed=tuple(reversed(changed)), change=change)


def _sections(db: Connection, feed: int) -> list[tuple[int]]:
    return db.execute("SELECT section FROM feed_sections WHERE feed = ? AND articles > 0", (feed,)).fetchall()


def _receive(
    db: Connection, arrival: Arrival, feed: int, paper: int, taken: set[int], now: int
) -> tuple[int, bool, bool]:
    """Write one item's text. Answers (id, new to the library's lists, reads differently)."""
    found = identity.find(db, arrival, feed=feed, paper=paper, taken=taken)
    if found is None:
        said = _in_few_sections(db, arrival.article, feed, paper)
        made = articles.insert(
            db, said, paper=paper, origin=Origin.FEED, now=now, page_state=2 if arrival.shared else 0
        )
        if arrival.address:
            articles.add_address(db, made, arrival.article.url)
        return made, True, False
    if tombstones.carried(db, found, now):
        return found, False, False
    shown_before = _adopt(db, found, paper)
    _note_address(db, arrival, feed, found)
    changed = _take_over(db, arrival, feed, found, paper, now)
    return found, not shown_before, changed and shown_before


def _in_few_sections(db: Connection, said: Article, feed: int, paper: int) -> Article:
    """Leave out a section that would be one too many: a feed whose categories are tags has no end of them."""
    path = said.section_path
    if not path or papers.section_of(db, paper, path, make=False) or len(_sections(db, feed)) < _MOST_SECTIONS:
        return said
    return replace(said, section_path=())


def _note_address(db: Connection, arrival: Arrival, feed: int, id: int) -> None:
    """Note a further address of an article. One that turns out to be shared names no article any more."""
    url = arrival.article.url
    if arrival.shared:
        db.execute(
            "DELETE FROM addresses WHERE identity = ? "
            "AND (SELECT count(*) = 1 AND max(feed) = ? FROM deliveries d "
            "WHERE d.article = addresses.article AND copy IS NULL)",
            (urls.identity(url), feed),
        )
    (known,) = db.execute("SELECT canonical_url FROM articles WHERE id = ?", (id,)).fetchone()
    # Its own address is not noted again: either it is there, or it was given up because others share it.
    if arrival.address and urls.identity(known) != arrival.address:
        articles.add_address(db, id, url)


def _adopt(db: Connection, id: int, paper: int) -> bool:
    """Move an article that no feed delivered into the feed's paper, and list it. Answers whether that was so before."""
    was, section, listed = db.execute("SELECT paper, section, listed FROM articles WHERE id = ?", (id,)).fetchone()
    if was != paper:
        path = papers.section(db, section).path if section else ()
        section = papers.section_of(db, paper, path)
        db.execute("UPDATE articles SET paper = ?, section = ? WHERE id = ?", (paper, section, id))
        db.execute("UPDATE OR IGNORE addresses SET paper = ? WHERE article = ?", (paper, id))
        db.execute("DELETE FROM addresses WHERE article = ? AND paper <> ?", (id, paper))
        papers.remove_empty(db)
    # One that a feed brought before was purged since, and then fetched for a story that names it: its day is over.
    if listed or db.execute("SELECT 1 FROM deliveries WHERE article = ? AND copy IS NULL", (id,)).fetchone():
        return True
    db.execute("UPDATE articles SET listed = 1, origin = 'feed' WHERE id = ?", (id,))
    return False


def _take_over(db: Connection, arrival: Arrival, feed: int, id: int, paper: int, now: int) -> bool:
    """Write what the feed says differently than last time. Answers whether the article reads differently, or will.

    It will where its page is asked for again.
    """
    said = identity.said_hash(arrival.article)
    row = db.execute(
        "SELECT text_hash, told_hash FROM deliveries WHERE feed = ? AND article = ? AND copy IS NULL", (feed, id)
    ).fetchone()
    if row and row[0] == said:
        return False
    before = reading.articles(db, [id])[0]
    asked = bool(row) and rewriting.ask_page_again(db, before, arrival.article, row[1], now)
    if row and before.full_text:
        return asked
    # A second feed only fills in what the first left out: two feeds with their own summaries would overwrite each
    # other at every sync. So does a feed that adopts a page.
    told = _in_few_sections(db, arrival.article, feed, paper)
    after = newer(before, told) if row else filled(before, told)
    if after == before:
        return False
    if row and rewriting.is_told_whole(db, id):
        versions.keep(db, before, after, now)
    articles.overwrite(db, id, after)
    return True


def _note(db: Connection, arrival: Arrival, feed: int, id: int, now: int) -> set[int]:
    """Write the delivery itself. Answers what this feed carries for the first time: the article that has the text."""
    said = identity.said_hash(arrival.article)
    told = identity.told_hash(arrival.article)
    known = db.execute(
        "UPDATE deliveries SET guid = ?, text_hash = ?, told_hash = ? WHERE feed = ? AND article = ? AND copy IS NULL",
        (arrival.guid, said, told, feed, id),
    )
    if known.rowcount:
        return set()
    copies.make_room(db, feed, id)
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, told_hash, delivered_at) VALUES (?, ?, ?, ?, ?, ?)",
        (feed, id, arrival.guid, said, told, now),
    )
    return {copies.settle(db, copies.stays(db, one)) for one in tombstones.living(db, [id])}
