"""What articles that go leave behind in stories: places to be freed, copies that stand alone now."""

from __future__ import annotations

from collections.abc import Collection

from reader.model import NOTHING, Change
from reader.store import copies, members, story_terms
from reader.store.sqlite import Connection


def leave(db: Connection, going: Collection[int]) -> Change:
    """Take articles out of stories and texts before they go. Answers what changes among those that stay."""
    stay = copies.part(db, going)
    stories = members.leave(db, going)
    beside = members.beside(db, stories)
    members.dissolve(db, stories)
    story_terms.forget(db, going)
    if not (beside or stay):
        return NOTHING
    return Change(articles=frozenset(beside | stay), arrived=frozenset(stay), counts=bool(stay))
