"""Stories folded into one row each, and those that the reader unfolded: which ids a list shows, in which order."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import replace

from reader.model import Scope
from reader.store import Store

_MOST_NEW = 1_000  # rows whose story is looked up before a list is shown


def unfold(
    store: Store, scope: Scope, ids: array[int], stories: Collection[int], staying: Collection[int]
) -> array[int]:
    """List the articles of these stories below each other, where the first of them stands in `ids`.

    `ids` is what a folded `scope` holds; of a story's articles those are listed that the scope would hold unfolded,
    and those `staying` in sight.
    """
    shown = ids
    for story in stories:
        whole = store.ids(replace(scope, story=story, folded=False, unread=False, lacking=False))
        inside = set(store.ids(replace(scope, story=story, folded=False))).union(staying)
        shown = _gather(shown, [article for article in whole if article in inside])
    return shown


def once(store: Store, ids: array[int], held: Collection[int], staying: Collection[int]) -> array[int]:
    """Leave out what came into a folded list only because the newest article of its story was marked and left it.

    `held` is what the list showed before, `staying` what stays in sight of it.
    """
    before = set(held)
    stay = [article for article in ids if article in staying and article in before]
    new = [article for article in ids if article not in before]
    if not stay or not new or len(new) > _MOST_NEW:
        return ids
    place = {article: number for number, article in enumerate(ids)}
    first = _first_places(store, stay, place)
    older = {
        row.id for row in store.rows(new) if row.story is not None and first.get(row.story, len(ids)) < place[row.id]
    }
    return array("q", (article for article in ids if article not in older)) if older else ids


def _first_places(store: Store, articles: list[int], place: dict[int, int]) -> dict[int, int]:
    """Tell where the first of each story's articles stands."""
    first: dict[int, int] = {}
    for row in store.rows(articles):
        if row.story is not None:
            first[row.story] = min(place[row.id], first.get(row.story, place[row.id]))
    return first


def _gather(ids: array[int], members: list[int]) -> array[int]:
    inside = set(members)
    gathered, begun = array("q"), False
    for article in ids:
        if article not in inside:
            gathered.append(article)
        elif not begun:
            gathered.extend(members)
            begun = True
    return gathered
