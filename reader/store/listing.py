"""Lists: the ids of a Scope, newest first, and rows as a list shows them. Bodies are never read here."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import Any

from reader.model import Ready, Row, Scope
from reader.store import folding, search
from reader.store.reading import FEED
from reader.store.sqlite import Connection
from reader.store.values import listed

_IN_FEED = "id IN (SELECT article FROM deliveries JOIN feeds ON feeds.id = feed WHERE feed = ? AND deleted_at IS NULL)"
_IN_FOLDER = (
    "id IN (SELECT article FROM folder_above JOIN feeds USING (folder) JOIN deliveries ON feed = feeds.id "
    "WHERE above = ? AND deleted_at IS NULL)"
)
# What is folded into a row is found there too: in the sections in which a copy of it was printed, by its words.
_BELOW = "section IN (SELECT section FROM section_above WHERE above = ?)"
_IN_SECTION = (
    f"id IN (SELECT id FROM articles WHERE shown = 1 AND {_BELOW} UNION ALL "
    f"SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL AND sources > 0 AND {_BELOW})"
)
_IN_SECTION_OF_FEED = (
    f"id IN (SELECT id FROM articles JOIN deliveries ON article = id WHERE shown = 1 AND {_BELOW} "
    "AND copy IS NULL AND feed = ? UNION ALL SELECT duplicate_of FROM articles AS printed JOIN deliveries "
    f"ON article = duplicate_of AND copy = printed.id WHERE duplicate_of IS NOT NULL AND {_BELOW} AND feed = ?) "
    "AND EXISTS (SELECT 1 FROM feeds WHERE feeds.id = ? AND deleted_at IS NULL)"
)
_SAYS = (
    "id IN (WITH found AS MATERIALIZED (SELECT rowid AS saying FROM words WHERE words MATCH ?) "
    "SELECT saying FROM found UNION ALL "
    "SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL AND id IN (SELECT saying FROM found))"
)
_IN_LIST = (
    "uid IN (SELECT uid FROM reading_list_articles JOIN reading_lists ON reading_lists.id = list "
    "WHERE list = ? AND deleted_at IS NULL) AND purged_at IS NULL"
)
_NEWEST = "ORDER BY sort_at DESC, id DESC"
_PLACE = "(SELECT position FROM reading_list_articles WHERE list = ? AND reading_list_articles.uid = articles.uid)"
_SOURCE = (
    f"ifnull((SELECT nullif(title, '') FROM feeds WHERE feeds.id = {FEED}), "
    "(SELECT title FROM papers WHERE papers.id = paper))"
)
_COLUMNS = ("id", "title", "standfirst", "source", "section", "sort_at", "published", "language")


def where(scope: Scope) -> tuple[str, list[object]]:
    """Turn a Scope into the WHERE of a query on articles, and its values."""
    if scope.search.strip() and not search.query(scope.search):
        return "0", []  # it looks for signs alone, which are no words
    # What is unread or bookmarked is shown too; saying so again would lead SQLite to a wider index. And a reading list
    # shows all that the reader put there, also what no other list does: a copy, or a story whose feed is gone.
    gathered = scope.reading_list is not None
    plain = not (scope.unread or scope.bookmarked or gathered)
    asked: list[tuple[bool, str, tuple[object, ...]]] = [
        (plain or scope.section is not None, "shown = 1", ()),
        (scope.unread, "read = 0" if gathered else "unread = 1", ()),
        (scope.bookmarked, "bookmarked = 1", ()),
        (scope.lacking, "ready < 2", ()),
        (scope.folder is not None, _IN_FOLDER, (scope.folder,)),
        _in_place(scope.feed, scope.section),
        (scope.today is not None, "sort_at >= ?", (scope.today,)),
        (scope.story is not None, "id IN (SELECT article FROM story_members WHERE story = ?)", (scope.story,)),
        (gathered, _IN_LIST, (scope.reading_list,)),
        (bool(scope.search.strip()), _SAYS, (search.query(scope.search),)),
    ]
    used = [(condition, values) for on, condition, values in asked if on]
    return " AND ".join(condition for condition, _ in used), [value for _, values in used for value in values]


def _in_place(feed: int | None, section: int | None) -> tuple[bool, str, tuple[object, ...]]:
    """Give the condition for a feed, a section, or a section under a feed: whether there is one, and its values."""
    if section is None:
        return feed is not None, _IN_FEED, (feed,)
    if feed is None:
        return True, _IN_SECTION, (section, section)
    return True, _IN_SECTION_OF_FEED, (section, feed, section, feed, feed)


def ids(db: Connection, scope: Scope) -> array[int]:
    """List the ids of a scope's articles, newest first; a reading list's in its own order."""
    condition, values = where(scope)
    order = _NEWEST if scope.reading_list is None else f"ORDER BY {_PLACE}"
    answer = db.execute(
        f"SELECT id FROM articles WHERE {condition} {order}",
        values if scope.reading_list is None else [*values, scope.reading_list],
    ).fetchall()
    found = array("q", [id for (id,) in answer])
    return folding.first_of_each(db, found) if _folds(scope) else found


def _folds(scope: Scope) -> bool:
    """Tell whether stories show as one row: not in a reading list, whose very order tells a story."""
    return scope.folded and scope.reading_list is None


def page(db: Connection, scope: Scope, limit: int, before: tuple[int, int] | None) -> tuple[Row, ...]:
    """Read the scope's newest rows after `before` = (sort_at, id); a reading list's in its own order."""
    if scope.reading_list is not None:
        return _page_of_list(db, scope, limit, before)
    condition, values = where(scope)
    if _folds(scope):
        condition, values = f"{condition} AND NOT EXISTS ({folding.NEWER} AND {condition})", [*values, *values]
    if before is not None:
        condition, values = f"{condition} AND (sort_at, id) < (?, ?)", [*values, *before]
    found = db.execute(
        f"SELECT id FROM articles AS this WHERE {condition} {_NEWEST} LIMIT ?", [*values, limit]
    ).fetchall()
    return rows(db, [id for (id,) in found])


def _page_of_list(db: Connection, scope: Scope, limit: int, before: tuple[int, int] | None) -> tuple[Row, ...]:
    found = ids(db, scope)
    start = found.index(before[1]) + 1 if before is not None and before[1] in found else 0
    return rows(db, found[start : start + limit])


def shown(db: Connection, articles: Collection[int]) -> frozenset[int]:
    """Answer those of these articles that lists show."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND shown = 1", (listed(articles),)
    ).fetchall()
    return frozenset(id for (id,) in rows)


def rows(db: Connection, wanted: Sequence[int]) -> tuple[Row, ...]:
    """Read articles as a list shows them, in the order asked; ids that are gone are left out."""
    asked = listed(wanted)
    found = db.execute(
        f"SELECT id, title, standfirst, {_SOURCE}, "
        "ifnull((SELECT name FROM sections WHERE sections.id = section), ''), "
        "sort_at, published, language, read, bookmarked, ready, thumbnail, changed "
        "FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (asked,),
    ).fetchall()
    copies, stories = folding.copies(db, asked, _SOURCE), folding.stories(db, asked)
    known = {row[0]: _row(row, copies.get(row[0], ()), *stories.get(row[0], (None, 0))) for row in found}
    return tuple(known[id] for id in wanted if id in known)


def _row(found: tuple[Any, ...], also: Sequence[str], story: int | None, size: int) -> Row:
    *plain, read, bookmarked, ready, thumbnail, changed = found
    given: dict[str, Any] = dict(zip(_COLUMNS, plain, strict=True))
    return Row(
        **given,
        read=bool(read),
        bookmarked=bool(bookmarked),
        ready=Ready(ready),
        thumbnail=thumbnail,
        also=tuple(source for source in also if source != given["source"]),
        changed=bool(changed),
        story=story,
        story_size=size,
    )
