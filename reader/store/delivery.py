"""A feed brings articles: new ones are written, known ones are noted, and what it says differently is taken over.

In what portions, and how several feeds share a transaction, is decided in arriving.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reader import urls
from reader.errors import InputError
from reader.model import NOTHING, Article, Change, Origin
from reader.store import (
    articles,
    copies,
    fresh,
    identity,
    papers,
    readiness,
    reading,
    rewriting,
    tombstones,
    versions,
)
from reader.store.identity import Arrival
from reader.store.merging import filled, newer
from reader.store.sqlite import Connection

_MOST_SECTIONS = 40  # under one feed that its own categories may make; its pages may name more


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a batch from a feed brought: articles that no list showed before, and those that read differently now.

    Also those count as changed whose page is asked for again, since the feed tells that their text is another.
    """

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    change: Change = NOTHING
    written: tuple[Article, ...] = field(default=(), compare=False, repr=False)  # of the new ones, as they stand here

    def __or__(self, other: Delivered) -> Delivered:
        return Delivered(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            change=self.change | other.change,
            written=self.written + other.written,
        )


@dataclass(slots=True)
class _Found:
    """What a portion came to so far."""

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    arrived: set[int] = field(default_factory=set)
    written: list[Article] = field(default_factory=list)


def receive(db: Connection, feed: int, batch: Sequence[Arrival], taken: set[int], now: int) -> Delivered:
    """Write a portion of a document; `taken` are the articles that its other items are, and grows."""
    row = db.execute("SELECT paper, deleted_at IS NOT NULL FROM feeds WHERE id = ?", (feed,)).fetchone()
    if row is None:
        raise InputError(f"There is no feed {feed} in the library.")
    paper, is_deleted = row
    sections = _sections(db, feed)
    found = _Found()
    known = [True for _ in batch] if is_deleted else fresh.is_known(db, batch, feed, paper)
    for is_known, run in groupby(zip(known, batch, strict=True), lambda one: one[0]):
        if is_known:
            for _, arrival in run:
                _receive_one(db, arrival, feed, paper, taken, now, found)
        else:
            written = fresh.insert(db, [one for _, one in run], feed, paper, _Sections(db, feed, paper), now)
            found.new += [article.id for article in written]
            taken.update(found.new)
            found.written += written
    settled = readiness.settle(db).articles
    if not (found.new or found.changed or found.arrived or settled):
        return Delivered()
    arrived = found.arrived | set(found.new)
    change = Change(
        articles=frozenset(found.changed) | settled - arrived,
        arrived=frozenset(arrived),
        counts=True,
        tree=sections != _sections(db, feed),
    )
    return Delivered(
        new=tuple(reversed(found.new)),
        changed=tuple(reversed(found.changed)),
        change=change,
        written=tuple(found.written),
    )


def _receive_one(
    db: Connection, arrival: Arrival, feed: int, paper: int, taken: set[int], now: int, found: _Found
) -> None:
    id, is_new, is_changed = _receive(db, arrival, feed, paper, taken, now)
    taken.add(id)
    found.new += [id] if is_new else []
    found.changed += [id] if is_changed else []
    found.arrived |= _note(db, arrival, feed, id, now)


class _Sections:
    """The sections of a feed's paper by their paths; made where there are not too many of them under the feed."""

    def __init__(self, db: Connection, feed: int, paper: int) -> None:
        self._db, self._paper = db, paper
        self._under = {id for (id,) in _sections(db, feed)}
        self._known: dict[tuple[str, ...], int | None] = {}

    def __call__(self, path: tuple[str, ...]) -> int | None:
        """Answer the section of a path; None where it would be one too many, or there is no path."""
        if path not in self._known:
            few = len(self._under) < _MOST_SECTIONS
            self._known[path] = papers.section_of(self._db, self._paper, path, make=few)
            above = self._db.execute("SELECT above FROM section_above WHERE section = ?", (self._known[path],))
            self._under.update(id for (id,) in above.fetchall())
        return self._known[path]


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
    row = db.execute(
        "SELECT text_hash, told_hash FROM deliveries WHERE feed = ? AND article = ? AND copy IS NULL", (feed, id)
    ).fetchone()
    if row and row[0] == arrival.said:
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
    known = db.execute(
        "UPDATE deliveries SET guid = ?, text_hash = ?, told_hash = ? WHERE feed = ? AND article = ? AND copy IS NULL",
        (arrival.guid, arrival.said, arrival.told, feed, id),
    )
    if known.rowcount:
        return set()
    copies.make_room(db, feed, id)
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, told_hash, delivered_at) VALUES (?, ?, ?, ?, ?, ?)",
        (feed, id, arrival.guid, arrival.said, arrival.told, now),
    )
    return {copies.settle(db, copies.stays(db, one)) for one in tombstones.living(db, [id])}
