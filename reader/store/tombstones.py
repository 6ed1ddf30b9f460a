"""What is left of a purged article: its row, so that a feed which still carries it does not bring it back as new."""

from __future__ import annotations

from collections.abc import Collection

from reader import times
from reader.model import Change
from reader.store import leaving
from reader.store.pinned import PINNED
from reader.store.sqlite import Connection
from reader.store.values import listed

_DAY = 24 * 60 * 60
_STAYS = 365 * _DAY  # after the purge, and after a feed last carried it
_CARRIED_AGAIN = 30 * _DAY  # how seldom it is noted that a feed still carries one: not at every poll


def bury(db: Connection, ids: Collection[int], now: int) -> tuple[set[int], int, Change]:
    """Take all but the row from these articles, unless they were pinned meanwhile.

    Answers which, the bytes of their text, and what changes among the articles that stay.
    What no feed ever delivered and nobody ever saw leaves no row either.
    """
    rows = db.execute(
        f"SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND NOT {PINNED} AND purged_at IS NULL",
        (listed(ids),),
    ).fetchall()
    going = listed(id for (id,) in rows)
    change = leaving.leave(db, [id for (id,) in rows])
    _note_why(db, going, now)
    size = 0
    for table in ("bodies", "versions", "links", "pictures"):
        freed = "octet_length(html)" if table in ("bodies", "versions") else "0"
        gone = db.execute(
            f"DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?)) RETURNING {freed}", (going,)
        ).fetchall()
        size += sum(freed for (freed,) in gone)
    db.execute("DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))", (going,))
    db.execute(
        "UPDATE articles SET purged_at = ?, listed = 0, page_state = 2, full_text = 0, related_done = 1, "
        "changed = 0, thumbnail = '', standfirst = '', byline = '', enclosures = '[]' "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (now, going),
    )
    erase(
        db,
        [
            id
            for (id,) in db.execute(
                "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND origin = 'prefetched' "
                "AND NOT EXISTS (SELECT 1 FROM deliveries WHERE article = articles.id)",
                (going,),
            ).fetchall()
        ],
    )
    return {id for (id,) in rows}, size, change


def _note_why(db: Connection, going: str, now: int) -> None:
    """Let whoever names such an article say why it is not here."""
    db.execute(
        "INSERT OR REPLACE INTO attempts (kind, key, tries, tried_at, next_try, error) "
        "SELECT 'related', identity, 0, ?1, NULL, ?2 FROM addresses WHERE article IN (SELECT value FROM json_each(?3)) "
        "AND EXISTS (SELECT 1 FROM links WHERE links.identity = addresses.identity AND links.identity <> '' "
        "AND kind <> 'mention' AND links.article NOT IN (SELECT value FROM json_each(?3)))",
        (now, why(now), going),
    )


def why(now: int) -> str:
    """Say why something is not here any more."""
    return f"Removed by the clean-up on {times.date(now, None)}."


def erase(db: Connection, ids: Collection[int]) -> None:
    """Remove the rows themselves. Deliveries go first, so that the counters see them go."""
    gone = listed(ids)
    db.execute("DELETE FROM deliveries WHERE article IN (SELECT value FROM json_each(?))", (gone,))
    db.execute("DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))", (gone,))


def living(db: Connection, ids: Collection[int]) -> list[int]:
    """List those of these articles that were not purged."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND purged_at IS NULL", (listed(ids),)
    ).fetchall()
    return [id for (id,) in rows]


def carried(db: Connection, id: int, now: int) -> bool:
    """Note that a feed carries this article, where it is a purged one; answer whether it is."""
    row = db.execute("SELECT purged_at FROM articles WHERE id = ? AND purged_at IS NOT NULL", (id,)).fetchone()
    if row and row[0] < now - _CARRIED_AGAIN:
        db.execute("UPDATE articles SET purged_at = ? WHERE id = ?", (now, id))
    return row is not None


def revive(db: Connection, id: int, now: int) -> None:
    """Let an article that was fetched again be as young as that fetching, or the next purge would take it again."""
    db.execute(
        "UPDATE articles SET purged_at = NULL, origin = 'prefetched', first_seen = ? "
        "WHERE id = ? AND purged_at IS NOT NULL",
        (now, id),
    )


def expired(db: Connection, now: int) -> tuple[int, ...]:
    """List those purged, or last carried, over a year ago that no feed carries any more.

    That is known of a feed once it brought something else well after it last carried this one.
    """
    rows = db.execute(
        "WITH latest (feed, at) AS MATERIALIZED (SELECT feed, max(delivered_at) FROM deliveries GROUP BY feed) "
        f"SELECT id FROM articles WHERE purged_at < ?1 AND NOT {PINNED} AND NOT EXISTS ("
        "SELECT 1 FROM deliveries JOIN latest USING (feed) WHERE article = articles.id AND at <= purged_at + ?2)",
        (now - _STAYS, _CARRIED_AGAIN),
    ).fetchall()
    return tuple(id for (id,) in rows)
