"""When a feed's last articles came out, remembered beside the feed, so that nobody looks at a million articles for it.

Reading it costs one look-up, and that it is still true is seen by the last article that the feed delivered.
"""

from __future__ import annotations

from array import array

from reader.store.sqlite import Connection

_TIMES = 50  # that are remembered of a feed
_STRIP = 40  # polls
_OWN = "FROM deliveries JOIN articles ON articles.id = article WHERE feed = ? AND copy IS NULL"


def read(db: Connection, feed: int) -> tuple[int, ...]:
    """Read `sort_at` of the last articles that a feed delivered, the newest delivery first."""
    row = db.execute("SELECT newest, times FROM rhythms WHERE feed = ?", (feed,)).fetchone()
    return unpack(row[1]) if row and row[0] == _newest(db, feed) else _look(db, feed)


def note(db: Connection, feed: int, poll: int, letter: str) -> None:
    """Note one more poll of a feed, and what it brought."""
    newest = _newest(db, feed)
    known = db.execute(
        "UPDATE rhythms SET last_poll = ?, strip = substr(strip || ?, ?) WHERE feed = ? RETURNING newest",
        (poll, letter, -_STRIP, feed),
    ).fetchone()
    if known is None or known[0] != newest:
        db.execute(
            "INSERT INTO rhythms (feed, last_poll, strip, newest, times) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (feed) DO UPDATE SET newest = excluded.newest, times = excluded.times",
            (feed, poll, letter, newest, array("q", _look(db, feed)).tobytes()),
        )


def unpack(times: bytes) -> tuple[int, ...]:
    """Read times as they are packed in the library: 64 bits each, as this machine and all others in use order them."""
    unpacked = array("q")
    unpacked.frombytes(times)
    return tuple(unpacked)


def _newest(db: Connection, feed: int) -> int:
    row = db.execute(
        "SELECT article FROM deliveries WHERE feed = ? AND copy IS NULL ORDER BY article DESC LIMIT 1", (feed,)
    ).fetchone()
    return int(row[0]) if row else 0


def _look(db: Connection, feed: int) -> tuple[int, ...]:
    rows = db.execute(f"SELECT sort_at {_OWN} ORDER BY article DESC LIMIT {_TIMES}", (feed,)).fetchall()
    return tuple(at for (at,) in rows)
