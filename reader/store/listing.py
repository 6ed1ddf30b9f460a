"""Lists: the ids of a Scope, newest first, and rows as a list shows them. Bodies are never read here."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from reader.model import Ready, Row, Scope
from reader.store import search
from reader.store.reading import FEED
from reader.store.sqlite import Connection
from reader.store.values import listed

_IN_FEED = "id IN (SELECT article FROM deliveries JOIN feeds ON feeds.id = feed WHERE feed = ? AND deleted_at IS NULL)"
_IN_FOLDER = (
    "id IN (SELECT article FROM folder_above JOIN feeds USING (folder) JOIN deliveries ON feed = feeds.id "
    "WHERE above = ? AND deleted_at IS NULL)"
)
_IN_SECTION = "section IN (SELECT section FROM section_above WHERE above = ?)"
_NEWEST = "ORDER BY sort_at DESC, id DESC"


def where(scope: Scope) -> tuple[str, list[object]]:
    """Turn a Scope into the WHERE of a query on articles, and its values."""
    if scope.search.strip() and not search.query(scope.search):
        return "0", []  # it looks for signs alone, which are no words
    # What is unread or bookmarked is shown too; saying so again would lead SQLite to a wider index.
    plain = not (scope.unread or scope.bookmarked)
    asked: list[tuple[bool, str, object]] = [
        (plain or scope.section is not None, "shown = 1", None),
        (scope.unread, "unread = 1", None),
        (scope.bookmarked, "bookmarked = 1", None),
        (scope.lacking, "ready < 2", None),
        (scope.feed is not None, _IN_FEED, scope.feed),
        (scope.folder is not None, _IN_FOLDER, scope.folder),
        (scope.section is not None, _IN_SECTION, scope.section),
        (scope.today is not None, "sort_at >= ?", scope.today),
        (bool(scope.search.strip()), "id IN (SELECT rowid FROM words WHERE words MATCH ?)", search.query(scope.search)),
    ]
    used = [(condition, value) for on, condition, value in asked if on]
    return " AND ".join(condition for condition, _ in used), [value for condition, value in used if "?" in condition]


def ids(db: Connection, scope: Scope) -> array[int]:
    """List the ids of a scope's articles, newest first."""
    condition, values = where(scope)
    rows = db.execute(f"SELECT id FROM articles WHERE {condition} {_NEWEST}", values).fetchall()
    return array("q", [id for (id,) in rows])


def page(db: Connection, scope: Scope, limit: int, before: tuple[int, int] | None) -> tuple[Row, ...]:
    """Read the scope's newest rows after `before` = (sort_at, id)."""
    condition, values = where(scope)
    if before is not None:
        condition, values = f"{condition} AND (sort_at, id) < (?, ?)", [*values, *before]
    found = db.execute(f"SELECT id FROM articles WHERE {condition} {_NEWEST} LIMIT ?", [*values, limit]).fetchall()
    return rows(db, [id for (id,) in found])


def rows(db: Connection, wanted: Sequence[int]) -> tuple[Row, ...]:
    """Read articles as a list shows them, in the order asked; ids that are gone are left out."""
    found = db.execute(
        "SELECT id, title, standfirst, "
        f"ifnull((SELECT nullif(title, '') FROM feeds WHERE feeds.id = {FEED}), "
        "(SELECT title FROM papers WHERE papers.id = paper)), "
        "ifnull((SELECT name FROM sections WHERE sections.id = section), ''), "
        "sort_at, published, language, read, bookmarked, ready, thumbnail "
        "FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (listed(wanted),),
    ).fetchall()
    known = {row[0]: _row(row) for row in found}
    return tuple(known[id] for id in wanted if id in known)


def _row(found: tuple[Any, ...]) -> Row:
    names = ("id", "title", "standfirst", "source", "section", "sort_at", "published", "language")
    *plain, read, bookmarked, ready, thumbnail = found
    given: dict[str, Any] = dict(zip(names, plain, strict=True))
    return Row(**given, read=bool(read), bookmarked=bool(bookmarked), ready=Ready(ready), thumbnail=thumbnail)
