"""Articles that the reader gathered under a name, in an order of their own. They hold on to uids, as marks do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.errors import InputError
from reader.model import Change, Mark, ReadingList
from reader.store import marks
from reader.store.sqlite import Connection
from reader.store.values import listed, words

_CHANGED = Change(tree=True, counts=True)


def read(db: Connection) -> tuple[ReadingList, ...]:
    """Read the lists, the newest first, without the deleted ones."""
    rows = db.execute(
        "SELECT id, title, made_at FROM reading_lists WHERE deleted_at IS NULL ORDER BY made_at DESC, id DESC"
    ).fetchall()
    return tuple(ReadingList(id=id, title=title, made_at=made_at) for id, title, made_at in rows)


def sizes(db: Connection) -> dict[int, int]:
    """Count the articles of each list that has any: what its Scope shows."""
    return dict(
        db.execute(
            "SELECT list, count(*) FROM reading_list_articles JOIN articles USING (uid) "
            "JOIN reading_lists ON reading_lists.id = list "
            "WHERE deleted_at IS NULL AND purged_at IS NULL GROUP BY list"
        ).fetchall()
    )


def make(db: Connection, title: str, articles: Sequence[int], now: int) -> tuple[int, Change]:
    """Make a list of these articles in this order, and bookmark them. Raises InputError for an empty title."""
    made = db.execute("INSERT INTO reading_lists (title, made_at) VALUES (?, ?)", (_titled(title), now))
    id = int(made.lastrowid or 0)
    return id, add(db, id, articles, now)


def rename(db: Connection, id: int, title: str) -> Change:
    """Rename a list. Raises InputError for an empty title, or where there is no such list."""
    _check(db, id)
    db.execute("UPDATE reading_lists SET title = ? WHERE id = ?", (_titled(title), id))
    return Change(tree=True)


def _titled(title: str) -> str:
    named = words(title, 200)
    if not named:
        raise InputError("A reading list needs a name.")
    return named


def _check(db: Connection, id: int) -> None:
    if not db.execute("SELECT 1 FROM reading_lists WHERE id = ? AND deleted_at IS NULL", (id,)).fetchone():
        raise InputError(f"There is no reading list {id} in the library.")


def delete(db: Connection, id: int, now: int) -> Change:
    """Hide a list until `undelete`, or a purge. Its articles stay bookmarked."""
    _check(db, id)
    db.execute("UPDATE reading_lists SET deleted_at = ? WHERE id = ?", (now, id))
    return _CHANGED


def undelete(db: Connection, id: int) -> Change:
    """Bring a deleted list back as it was. Raises InputError where a purge took it."""
    if not db.execute("UPDATE reading_lists SET deleted_at = NULL WHERE id = ?", (id,)).rowcount:
        raise InputError(f"There is no reading list {id} in the library.")
    return _CHANGED


def purge(db: Connection, before: int) -> None:
    """Remove for good what was deleted before this UTC second."""
    db.execute("DELETE FROM reading_lists WHERE deleted_at < ?", (before,))


def add(db: Connection, id: int, articles: Sequence[int], now: int) -> Change:
    """Put articles at the end of a list, and bookmark them; one that is there already stays where it is."""
    return put(db, id, [*_articles(db, id), *articles], now)


def remove(db: Connection, id: int, articles: Collection[int], now: int) -> Change:
    """Take articles out of a list; they stay bookmarked."""
    return put(db, id, [one for one in _articles(db, id) if one not in articles], now)


def put(db: Connection, id: int, articles: Sequence[int], now: int) -> Change:
    """Let a list hold these articles in this order, and bookmark those that come in. Unknown ids are passed over."""
    _check(db, id)
    before = _articles(db, id)
    uids = dict(
        db.execute(
            "SELECT id, uid FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND purged_at IS NULL",
            (listed(articles),),
        ).fetchall()
    )
    after = [one for one in dict.fromkeys(articles) if one in uids]
    db.execute("DELETE FROM reading_list_articles WHERE list = ?", (id,))
    db.executemany(
        "INSERT INTO reading_list_articles (list, position, uid) VALUES (?, ?, ?)",
        [(id, position, uids[one]) for position, one in enumerate(after)],
    )
    _, marked = marks.mark(db, set(after) - set(before), [Mark.BOOKMARK], now)
    return marked | _CHANGED | Change(articles=frozenset(set(before) ^ set(after)))


def _articles(db: Connection, id: int) -> list[int]:
    rows = db.execute(
        "SELECT articles.id FROM reading_list_articles JOIN articles USING (uid) WHERE list = ? ORDER BY position",
        (id,),
    ).fetchall()
    return [article for (article,) in rows]


def follow(db: Connection, goes: int, stays: int) -> None:
    """Let one article have the place of another in its lists."""
    uid = "(SELECT uid FROM articles WHERE id = {})"
    db.execute(
        f"UPDATE reading_list_articles SET uid = {uid.format('?2')} WHERE uid = {uid.format('?1')} "
        f"AND list NOT IN (SELECT list FROM reading_list_articles WHERE uid = {uid.format('?2')})",
        (goes, stays),
    )
    db.execute(f"DELETE FROM reading_list_articles WHERE uid = {uid.format('?')}", (goes,))
