"""How articles stood in stories and texts before an act of the reader, and how that is put back.

Only the reader's acts are undone. What the worker did meanwhile, and what has gone, is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reader.model import Change
from reader.store import copies, members
from reader.store.sqlite import Connection
from reader.store.values import listed

Member = tuple[int, int | None, float, str, str]  # article, its story or None, score, why, news


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What to put back so that an act of the reader is undone; another program need not look into it."""

    members: tuple[Member, ...] = ()
    copies: tuple[tuple[int, int | None], ...] = ()  # an article, and the one into which it is folded
    said: tuple[tuple[str, str, int | None], ...] = ()  # two uids, and what the reader said of them, if anything
    stories: tuple[tuple[int, int], ...] = ()  # id, and when it was made (UTC seconds)

    @property
    def articles(self) -> frozenset[int]:
        """Answer all whose place it tells."""
        return frozenset(article for article, *_ in self.members)


def look(db: Connection, articles: Collection[int], named: Iterable[tuple[str, str]]) -> Undone:
    """Note how those of these articles that are still here stand, and what was said of these pairs of uids."""
    rows = db.execute(
        "SELECT id, duplicate_of, story, ifnull(score, 0.0), ifnull(why, ''), ifnull(news, '') FROM articles "
        "LEFT JOIN story_members ON article = id "
        "WHERE id IN (SELECT value FROM json_each(?)) AND purged_at IS NULL ORDER BY id",
        (listed(articles),),
    ).fetchall()
    known = sorted({row[2] for row in rows if row[2] is not None})
    stories = db.execute(
        "SELECT id, made_at FROM stories WHERE id IN (SELECT value FROM json_each(?))", (listed(known),)
    ).fetchall()
    return Undone(
        members=tuple((id, story, score, why, news) for id, _, story, score, why, news in rows),
        copies=tuple((id, first) for id, first, *_ in rows),
        said=tuple((one, two, _said(db, one, two)) for one, two in sorted(set(named))),
        stories=tuple(stories),
    )


def _said(db: Connection, one: str, two: str) -> int | None:
    row = db.execute("SELECT together FROM said WHERE one = ? AND two = ?", (one, two)).fetchone()
    return int(row[0]) if row else None


def put_back(db: Connection, undone: Undone) -> tuple[Undone, Change]:
    """Put back what was noted. Answers what puts back how it stood until now, and what changed."""
    before = look(db, undone.articles, [(one, two) for one, two, _ in undone.said])
    stories = {story for story, _ in (*before.stories, *undone.stories)}
    beside = members.beside(db, stories)
    parted = _put_back_copies(db, undone)
    _put_back_said(db, undone)
    _put_back_members(db, undone)
    members.dissolve(db, stories)
    touched = undone.articles | beside | members.beside(db, stories)
    return before, Change(articles=touched, arrived=frozenset(parted), counts=bool(parted))


def _put_back_copies(db: Connection, undone: Undone) -> set[int]:
    """Fold and unfold as it was. Answers whose rows lists show anew."""
    now = dict(look(db, undone.articles, ()).copies)
    different = [(id, first) for id, first in undone.copies if id in now and now[id] != first]
    copies.unfold(db, [id for id, first in different if first is None])
    for id, first in different:
        if first is not None and copies.is_there(db, first):
            copies.fold(db, id, first)
    return {id for id, _ in different} | {copies.stays(db, id) for id, _ in different}


def _put_back_said(db: Connection, undone: Undone) -> None:
    for one, two, together in undone.said:
        if together is None:
            db.execute("DELETE FROM said WHERE one = ? AND two = ?", (one, two))
        else:
            db.execute("INSERT OR REPLACE INTO said (one, two, together) VALUES (?, ?, ?)", (one, two, together))


def _put_back_members(db: Connection, undone: Undone) -> None:
    db.executemany("INSERT INTO stories (id, made_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", undone.stories)
    here = look(db, undone.articles, ())
    alone = {id for id, first in here.copies if first is None}
    for article, story, score, why, news in undone.members:
        if story is None:
            members.leave(db, [article])
        elif article in alone:
            members.join(db, article, story, score, why, news)
