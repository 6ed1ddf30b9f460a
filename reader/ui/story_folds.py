"""Stories folded into one row each, and those that the reader unfolded: which ids a list shows, in which order."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence

from reader.model import Row, Scope
from reader.store import Store

_MOST = 500  # articles whose story is looked up before a list is shown


def unfold(store: Store, ids: array[int], stories: Collection[int]) -> array[int]:
    """List all articles of these stories below each other, the newest first, where the first of them stands in `ids`.

    Those that the list would not hold unfolded are among them: a row counts all that tell its story.
    """
    shown = ids
    for story in stories:
        shown = _gather(shown, store.ids(Scope(story=story)))
    return shown


def once(store: Store, ids: array[int], staying: Collection[int]) -> array[int]:
    """Leave out of a folded list what is older than an article of the same story that only stays in sight of it.

    That one was marked and is no longer what the list asks for; the next of its story would come up in its place.
    """
    stay = [article for article in ids if article in staying]
    if not stay or len(stay) > _MOST:
        return ids
    older = {article for row in _newest(store.rows(stay)) for article in _older(store, row)}
    return array("q", (article for article in ids if article not in older)) if older else ids


def _newest(rows: Sequence[Row]) -> list[Row]:
    """Choose the newest of these in each story."""
    newest: dict[int, Row] = {}
    for row in sorted(rows, key=lambda row: (row.sort_at, row.id)):
        if row.story is not None:
            newest[row.story] = row
    return list(newest.values())


def _older(store: Store, row: Row) -> array[int]:
    members = store.ids(Scope(story=row.story))
    return members[members.index(row.id) + 1 :] if row.id in members else array("q")


def _gather(ids: array[int], members: array[int]) -> array[int]:
    inside = set(members)
    gathered, begun = array("q"), False
    for article in ids:
        if article not in inside:
            gathered.append(article)
        elif not begun:
            gathered.extend(members)
            begun = True
    return gathered
