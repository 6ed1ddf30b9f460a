"""Stories folded into one row each, and those that the reader unfolded: which ids a list shows, in which order."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence

from reader.model import Row, Scope
from reader.store import Store

_MOST = 1_000  # rows whose story is looked up before a list is shown


def unfold(store: Store, ids: array[int], stories: Collection[int]) -> array[int]:
    """List all articles of these stories below each other, the newest first, where the first of them stands in `ids`.

    Those that the list would not hold unfolded are among them: a row counts all that tell its story.
    """
    shown = ids
    for story in stories:
        shown = _gather(shown, store.ids(Scope(story=story)))
    return shown


def once(store: Store, ids: array[int], held: Collection[int], staying: Collection[int]) -> array[int]:
    """Leave out what came into a folded list only because the newest article of its story was marked and left it.

    `held` is what the list showed before, `staying` what stays in sight of it.
    """
    before = set(held)
    stay = [article for article in ids if article in staying and article in before]
    new = [article for article in ids if article not in before]
    if not stay or not new or len(new) + len(stay) > _MOST:
        return ids
    newest = _newest(store.rows(stay))
    older = {row.id for row in store.rows(new) if (row.sort_at, row.id) < newest.get(row.story or 0, (0, 0))}
    return array("q", (article for article in ids if article not in older)) if older else ids


def _newest(rows: Sequence[Row]) -> dict[int, tuple[int, int]]:
    """Tell the time and id of the newest of these in each story."""
    newest: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.story is not None:
            newest[row.story] = max((row.sort_at, row.id), newest.get(row.story, (0, 0)))
    return newest


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
