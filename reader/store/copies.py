"""Copies: articles with a text that another one has already, and are folded into it. `duplicate_of` names that one.

It never is a copy itself. Each feed that brought a copy carries the one that stays, too: by a delivery that names the
copy. So every list that had the text has it still, and every list and every count has it once.
"""

from __future__ import annotations

from collections.abc import Collection

from reader.store import members, story_terms
from reader.store.sqlite import Connection
from reader.store.values import listed

# Whether lists can show it once some feed carries it: not what was only prefetched.
_LISTED = "(listed AND NOT muted AND purged_at IS NULL)"


def stays(db: Connection, article: int) -> int:
    """Answer the article that stays of this one's text: itself where it is no copy."""
    row = db.execute("SELECT ifnull(duplicate_of, id) FROM articles WHERE id = ?", (article,)).fetchone()
    return int(row[0]) if row else article


def is_there(db: Connection, article: int) -> bool:
    """Tell whether the article is in the library, with its text."""
    row = db.execute("SELECT 1 FROM articles WHERE id = ? AND purged_at IS NULL", (article,)).fetchone()
    return row is not None


def folded(db: Connection, articles: Collection[int]) -> list[int]:
    """List the copies that are folded into these articles."""
    rows = db.execute(
        "SELECT id FROM articles WHERE duplicate_of IN (SELECT value FROM json_each(?)) ORDER BY id",
        (listed(articles),),
    ).fetchall()
    return [id for (id,) in rows]


def same_text(db: Connection, articles: Collection[int]) -> set[int]:
    """Answer these articles, with all those of which they are copies or which are copies of them."""
    rows = db.execute(
        "SELECT duplicate_of FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND duplicate_of IS NOT NULL",
        (listed(articles),),
    ).fetchall()
    first = {*articles, *(id for (id,) in rows)}
    return first | set(folded(db, first))


def fold(db: Connection, article: int, into: int) -> None:
    """Fold an article, with the copies it has, into one with its text; or that one into it, if it alone is listed."""
    first = stays(db, into)
    before = stays(db, article)
    if before == first:
        return
    db.execute("UPDATE articles SET duplicate_of = ?1 WHERE id = ?2 OR duplicate_of = ?2", (first, article))
    _stay_read(db, article, first)
    _carry(db, before)
    story_terms.unpost(db, [article])
    touched = members.stories_of(db, [article, first])
    members.succeed(db, first, article)
    members.dissolve(db, touched.values())
    settle(db, first)


def unfold(db: Connection, copies: Collection[int]) -> None:
    """Let copies stand alone again; a look for their stories is due."""
    for copy in copies:
        first = stays(db, copy)
        db.execute("UPDATE articles SET duplicate_of = NULL WHERE id = ?", (copy,))
        settle(db, first)
    story_terms.post(db, copies)
    story_terms.look_again(db, copies)


def settle(db: Connection, first: int) -> int:
    """Let one stay that lists can show, where there is any, and let the feeds of all carry it. Answers which."""
    found = db.execute(
        f"SELECT id FROM articles WHERE (id = ?1 OR duplicate_of = ?1) AND {_LISTED} ORDER BY id <> ?1, id LIMIT 1",
        (first,),
    ).fetchone()
    chosen = int(found[0]) if found else first
    if chosen != first:
        _hand_over(db, first, chosen)
    _carry(db, chosen)
    return chosen


def _hand_over(db: Connection, first: int, chosen: int) -> None:
    """Let a copy stay in the place of the article that did."""
    db.execute("UPDATE articles SET duplicate_of = NULL WHERE id = ?", (chosen,))
    db.execute("UPDATE articles SET duplicate_of = ?1 WHERE id = ?2 OR duplicate_of = ?2", (chosen, first))
    _stay_read(db, first, chosen)
    _carry(db, first)
    members.succeed(db, chosen, first)
    story_terms.unpost(db, [first])
    story_terms.post(db, [chosen])


def _stay_read(db: Connection, first: int, chosen: int) -> None:
    """Let a text that was read not come back as unread because another copy of it stays now."""
    db.execute(
        "INSERT INTO marks (uid, read_at) SELECT chosen.uid, marks.read_at FROM articles AS first "
        "JOIN marks ON marks.uid = first.uid JOIN articles AS chosen ON chosen.id = ?2 "
        "WHERE first.id = ?1 AND marks.read_at IS NOT NULL AND NOT chosen.read "
        "ON CONFLICT (uid) DO UPDATE SET read_at = excluded.read_at",
        (first, chosen),
    )


def _carry(db: Connection, first: int) -> None:
    """Let exactly those feeds carry the article that brought it or a copy of it; a feed's own delivery comes first."""
    db.execute(
        "DELETE FROM deliveries WHERE article = ?1 AND copy IS NOT NULL AND NOT EXISTS ("
        "SELECT 1 FROM articles JOIN deliveries AS own ON own.article = articles.id AND own.copy IS NULL "
        "WHERE articles.id = deliveries.copy AND duplicate_of = ?1 AND own.feed = deliveries.feed)",
        (first,),
    )
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, delivered_at, copy) "
        "SELECT own.feed, ?1, '', x'', min(own.delivered_at), min(own.article) FROM articles "
        "JOIN deliveries AS own ON own.article = articles.id AND own.copy IS NULL WHERE duplicate_of = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM deliveries AS known WHERE known.feed = own.feed AND known.article = ?1) "
        "GROUP BY own.feed",
        (first,),
    )


def make_room(db: Connection, feed: int, article: int) -> None:
    """Make room for the feed's own delivery of an article that it carried by a copy of it until now."""
    db.execute("DELETE FROM deliveries WHERE feed = ? AND article = ? AND copy IS NOT NULL", (feed, article))


def part(db: Connection, going: Collection[int]) -> set[int]:
    """Take articles that go out of their texts. Of each text the first copy that is left stays. Answers who stays."""
    gone = listed(going)
    copies = db.execute(
        "SELECT id, duplicate_of FROM articles WHERE id IN (SELECT value FROM json_each(?)) "
        "AND duplicate_of IS NOT NULL",
        (gone,),
    ).fetchall()
    stay: set[int] = set()
    for copy, first in copies:
        db.execute("UPDATE articles SET duplicate_of = NULL WHERE id = ?", (copy,))
        _carry(db, first)
        stay.add(first)
    left = db.execute(
        "SELECT DISTINCT duplicate_of FROM articles WHERE duplicate_of IN (SELECT value FROM json_each(?))", (gone,)
    ).fetchall()
    stay |= {_leave_to_a_copy(db, first) for (first,) in left}
    return stay.difference(going)


def _leave_to_a_copy(db: Connection, first: int) -> int:
    (chosen,) = db.execute(
        f"SELECT id FROM articles WHERE duplicate_of = ? ORDER BY {_LISTED} DESC, id LIMIT 1", (first,)
    ).fetchone()
    _hand_over(db, first, chosen)
    db.execute("UPDATE articles SET duplicate_of = NULL WHERE id = ?", (first,))
    _carry(db, chosen)
    return int(chosen)
