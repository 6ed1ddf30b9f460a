"""The activity log, and how feeds have been doing."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import NOTHING, Change, Feed, FeedHealth, Poll, rhythm
from reader.store import feeds, rhythms
from reader.store.sqlite import Connection
from reader.store.values import words
from reader.text import clean

_COLUMNS = "id, feed, at, took, status, new, changed, size, error"
_NAMES = _COLUMNS.split(", ")
_FEED = ", ".join(f"feeds.{name}" for name in feeds.NAMES)
_POLL = ", ".join(f"polls.{name}" for name in _NAMES)


def note(db: Connection, polled: Sequence[tuple[Feed, Poll]]) -> Change:
    """Write how polls left their feeds, and a line of the log for each. Feeds that are gone are passed over.

    Where a feed got another address meanwhile, what the old one answered says nothing of it.
    """
    change = NOTHING
    for feed, poll in polled:
        if not _has_moved(db, feed):
            change |= feeds.update(db, [feed])
        made = db.execute(
            "INSERT INTO polls (feed, at, took, status, new, changed, size, error) "
            "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM feeds WHERE id = ?1",
            (feed.id, poll.at, poll.took, poll.status, poll.new, poll.changed, poll.size, words(poll.error, 1000)),
        )
        if made.rowcount:
            rhythms.note(db, feed.id, int(made.lastrowid or 0), _letter(poll))
    return change


def _has_moved(db: Connection, polled: Feed) -> bool:
    """Tell whether a feed stands at another address than the one polled, or the one that its redirects lead to."""
    found = db.execute("SELECT url, moved_to FROM feeds WHERE id = ?", (polled.id,)).fetchone()
    return found is not None and clean(polled.url) not in found


def _letter(poll: Poll) -> str:
    if poll.error:
        return "x"
    return "+" if poll.new else "."


def read(db: Connection, feed: int | None, *, failed: bool, limit: int, before: int | None) -> tuple[Poll, ...]:
    """Read the log, the newest first, of one feed or of all."""
    conditions = [
        *(["feed = :feed"] if feed is not None else []),
        *(["error <> ''"] if failed else []),
        *(["id < :before"] if before is not None else []),
    ]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    # Without being told, SQLite reads on through the whole log for the few that failed.
    table = "polls INDEXED BY polls_failed" if failed and feed is None else "polls"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM {table} {where} ORDER BY id DESC LIMIT :limit",
        {"feed": feed, "before": before, "limit": limit},
    ).fetchall()
    return tuple(map(_poll, rows))


def _poll(row: Sequence[object]) -> Poll:
    return Poll(**dict(zip(_NAMES, row, strict=True)))  # type: ignore[arg-type]


def forget(db: Connection, before: int) -> None:
    """Remove from the log what is older than `before`."""
    db.execute("DELETE FROM polls WHERE at < ?", (before,))


def health(db: Connection, now: int) -> tuple[FeedHealth, ...]:
    """Tell how each feed that is polled at all has been doing, in the tree's order."""
    rows = db.execute(
        f"SELECT {_FEED}, {_POLL}, strip, times FROM feeds LEFT JOIN rhythms ON rhythms.feed = feeds.id "
        "LEFT JOIN polls ON polls.id = last_poll WHERE deleted_at IS NULL AND NOT sample "
        "ORDER BY folder, position, feeds.id"
    ).fetchall()
    return tuple(_health(db, row, now) for row in rows)


def _health(db: Connection, row: tuple[object, ...], now: int) -> FeedHealth:
    split = len(feeds.NAMES)
    feed, poll, (strip, times) = feeds.value(row[:split]), row[split:-2], row[-2:]
    known = rhythms.unpack(times) if isinstance(times, bytes) else rhythms.read(db, feed.id)
    return FeedHealth(
        feed=feed,
        last=None if poll[0] is None else _poll(poll),
        strip=str(strip or ""),
        week=rhythm.a_week(known, now),
        newest=max(known, default=None),
        silent=rhythm.is_silent(known, now),
    )
