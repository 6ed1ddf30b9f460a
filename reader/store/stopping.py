"""Which feeds are not polled, and how they log in: what the reader says of them, and no poll changes."""

from __future__ import annotations

from reader.errors import InputError
from reader.model import NOTHING, Change
from reader.store import feeds
from reader.store.sqlite import Connection
from reader.store.values import words

_WHYS = ("paused", "gone")


def stop(db: Connection, id: int, why: str) -> Change:
    """Poll a feed no more."""
    if why not in _WHYS:
        raise InputError(f"A feed is stopped as one of {', '.join(_WHYS)}; “{why[:40]}” is neither.")
    feeds.check(db, [id])
    changed = db.execute("UPDATE feeds SET stopped = ?1 WHERE id = ?2 AND stopped <> ?1", (why, id))
    return Change(tree=True) if changed.rowcount else NOTHING


def resume(db: Connection, id: int) -> Change:
    """Poll a feed again. One that was gone is asked at once, whatever its next poll was; a time that its server named
    for coming back is waited for.
    """
    feeds.check(db, [id])
    changed = db.execute(
        "UPDATE feeds SET stopped = '', gone_times = 0, next_poll = iif(stopped = 'gone', 0, next_poll) "
        "WHERE id = ? AND stopped <> ''",
        (id,),
    )
    return Change(tree=True) if changed.rowcount else NOTHING


def set_login(db: Connection, id: int, user: str, *, cookies: bool) -> Change:
    """Note how a feed logs in."""
    feeds.check(db, [id])
    db.execute("UPDATE feeds SET user = ?, cookies = ? WHERE id = ?", (words(user, 200), cookies, id))
    return Change(tree=True)
