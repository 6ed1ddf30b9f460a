"""How long each place keeps what it has: the reader's rules, and which of them holds where.

What is old enough to go by them is found in due.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.errors import InputError
from reader.model import Retention
from reader.store import feeds, folders
from reader.store.sqlite import Connection

Place = tuple[int | None, int | None]  # (folder, feed), one of them or neither: the library

LIMITS = ("text_days", "picture_days", "page_days", "megabytes")

# What holds where the reader said nothing. A story that was promised to be here stays here: text and pictures are for
# ever. The bytes of a page are never looked at, they only let better rules read it again, and weigh the most.
DEFAULT = Retention(text_days=0, picture_days=0, page_days=90, megabytes=0)

_MOST = 1_000_000  # days, or megabytes: beyond any library, and within what SQLite and a calendar count
_COLUMNS = "kind, place, " + ", ".join(LIMITS)


def read(db: Connection) -> tuple[Retention, ...]:
    """Read the rules: the library's own first, then folders', then feeds'; not those of what was removed for good."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM retention WHERE kind = 'all' "
        "OR (kind = 'folder' AND place IN (SELECT id FROM folders)) "
        "OR (kind = 'feed' AND place IN (SELECT id FROM feeds)) ORDER BY kind = 'feed', kind = 'folder', place"
    ).fetchall()
    return tuple(_value(*row) for row in rows)


def _value(kind: str, place: int, *limits: int | None) -> Retention:
    return Retention(
        folder=place if kind == "folder" else None,
        feed=place if kind == "feed" else None,
        **dict(zip(LIMITS, limits, strict=True)),
    )


def write(db: Connection, rule: Retention) -> None:
    """Set one place's rule, or remove it where it says nothing. Raises InputError for no such place or limit."""
    kind, place = _place(db, rule)
    limits = [getattr(rule, name) for name in LIMITS]
    for limit in limits:
        if limit is not None and not 0 <= limit <= _MOST:
            raise InputError(f"A limit is a whole number from 0, which is for ever, to {_MOST}.")
    db.execute("DELETE FROM retention WHERE kind = ? AND place = ?", (kind, place))
    if any(limit is not None for limit in limits):
        db.execute(f"INSERT INTO retention ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", (kind, place, *limits))


def _place(db: Connection, rule: Retention) -> tuple[str, int]:
    if rule.folder is not None and rule.feed is not None:
        raise InputError("A limit is for a feed or for a folder, not for both at once.")
    if rule.folder is not None:
        folders.check(db, rule.folder)
        return "folder", rule.folder
    if rule.feed is not None:
        if not feeds.read(db, [rule.feed]):
            raise InputError(f"There is no feed {rule.feed} in the library.")
        return "feed", rule.feed
    return "all", 0


def of(db: Connection, *, folder: int | None = None, feed: int | None = None) -> Retention:
    """Work out what holds for a feed, a folder or the whole library. Raises InputError where there is no such place."""
    _place(db, Retention(folder=folder, feed=feed))
    if feed is not None:
        return in_force(read(db), feed=feed, folders=_places(db)[feed])
    return in_force(read(db), folders=_upward(folder, _parents(db)))


def _places(db: Connection) -> dict[int, tuple[int, ...]]:
    """Answer for every feed, hidden ones too, the folders that it lies in, from the nearest up."""
    parents = _parents(db)
    return {feed: _upward(folder, parents) for feed, folder in db.execute("SELECT id, folder FROM feeds").fetchall()}


def _parents(db: Connection) -> dict[int, int | None]:
    return dict(db.execute("SELECT id, parent FROM folders").fetchall())


def _upward(folder: int | None, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    found: list[int] = []
    while folder is not None:
        found.append(folder)
        folder = parents[folder]
    return tuple(found)


def in_force(rules: Iterable[Retention], *, feed: int | None = None, folders: Sequence[int] = ()) -> Retention:
    """Work out what holds for a feed within these folders (the nearest first): each limit as the nearest place says.

    The nearest is the feed itself, then the folders from the lowest up, then the library, then what holds by default.
    Without a feed it is what holds for the nearest folder, or, with neither, for the whole library.
    """
    said = {(rule.folder, rule.feed): rule for rule in rules}
    own = [(None, feed)] if feed is not None else []
    near = [said[at] for at in (*own, *((folder, None) for folder in folders), (None, None)) if at in said]
    limits = {
        name: next(limit for rule in (*near, DEFAULT) if (limit := getattr(rule, name)) is not None) for name in LIMITS
    }
    nearest = folders[0] if folders and feed is None else None
    return replace(DEFAULT, folder=nearest, feed=feed, **limits)


def limits(db: Connection) -> dict[int, Retention]:
    """Work out what holds for every feed, and, under 0, for what no feed delivered."""
    rules = read(db)
    feeds = {feed: in_force(rules, feed=feed, folders=folders) for feed, folders in _places(db).items()}
    return {**feeds, 0: in_force(rules)}


def rooms(db: Connection) -> dict[int, tuple[Place, Retention]]:
    """Name likewise the place whose limit in megabytes holds, and what holds there."""
    rules = read(db)
    feeds = {
        feed: (room(rules, feed=feed, folders=folders), in_force(rules, feed=feed, folders=folders))
        for feed, folders in _places(db).items()
    }
    return {**feeds, 0: (room(rules), in_force(rules))}


def room(rules: Iterable[Retention], *, feed: int | None = None, folders: Sequence[int] = ()) -> Place:
    """Name the place whose limit in megabytes holds for a feed; all for which it holds share the room.

    So a place with a limit of its own does not count toward the one above it.
    """
    said = {(rule.folder, rule.feed) for rule in rules if rule.megabytes is not None}
    if feed is not None and (None, feed) in said:
        return None, feed
    return next(((folder, None) for folder in folders if (folder, None) in said), (None, None))
