"""What was found of articles is written: how to find them, their story, their text. The reader's word goes first."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import NOTHING, Change, Grouped
from reader.store import copies, members, said, story_terms, tombstones
from reader.store.sqlite import Connection


def set_groups(db: Connection, batch: Sequence[Grouped], now: int) -> Change:
    """Write what was found of each article. One that has gone meanwhile is passed over."""
    here = set(tombstones.living(db, [one.article for one in batch]))
    found = [one for one in {one.article: one for one in batch}.values() if one.article in here]
    story_terms.taken(db, [one.article for one in batch])
    changed = story_terms.keep(db, found)
    # What was a copy of the text before may be none of the new one.
    story_terms.look_again(db, copies.folded(db, changed))
    change = NOTHING
    for one in found:
        change |= _place(db, one, now)
    return change


def _place(db: Connection, one: Grouped, now: int) -> Change:
    before = copies.stays(db, one.article)
    into = None if one.copy_of is None else copies.stays(db, one.copy_of)
    if into is not None and into != one.article and _may_fold(db, one.article, into):
        return NOTHING if before == into else _fold(db, one.article, into)
    change = NOTHING
    if before != one.article:
        copies.unfold(db, [one.article])
        story_terms.taken(db, [one.article])
        both = frozenset({one.article, before})
        change = Change(articles=both, arrived=both, counts=True)
    return change | _join(db, one, now)


def _may_fold(db: Connection, article: int, into: int) -> bool:
    """Tell whether the one text is there, and none of it is a text of its own beside one of the other's."""
    texts, others = copies.same_text(db, [article]), copies.same_text(db, [into])
    never = said.two_texts(db, texts)
    return copies.is_there(db, into) and not any((one, other) in never for one in texts for other in others - {one})


def _fold(db: Connection, article: int, into: int) -> Change:
    beside = members.beside(db, members.stories_of(db, [article, into]).values())
    text = copies.same_text(db, [article, into])
    copies.fold(db, article, into)
    return Change(articles=frozenset(text | beside), arrived=frozenset({copies.stays(db, article)}), counts=True)


def _join(db: Connection, one: Grouped, now: int) -> Change:
    was = members.stories_of(db, [one.article]).get(one.article)
    story, other = _found(db, one)
    if story is None and other is None:
        return NOTHING if was is None else _leave(db, one.article, was)
    if story is None:
        story = members.make(db, now)
    if other is not None:
        members.join(db, other, story)
    members.join(db, one.article, story, one.score, one.why, one.news)
    if was == story:
        return NOTHING
    touched = members.beside(db, {story, *([] if was is None else [was])})
    members.dissolve(db, [] if was is None else [was])
    return Change(articles=frozenset(touched))


def _leave(db: Connection, article: int, story: int) -> Change:
    touched = members.of(db, story)
    members.leave(db, [article])
    members.dissolve(db, [story])
    return Change(articles=frozenset(touched))


def _found(db: Connection, one: Grouped) -> tuple[int | None, int | None]:
    """Answer the story to join, or None for a new one, and the article that joins along, or None."""
    held = [other for _, other in said.pairs(db, [one.article], together=True)]
    if not held and one.story is not None and members.is_there(db, one.story):
        return _unless_apart(db, one.article, one.story, None)
    found = [*held, *([] if one.with_article is None else [one.with_article])]
    for other in [copies.stays(db, other) for other in found if copies.is_there(db, other)]:
        if other != one.article:
            story = members.story_of(db, other)
            return _unless_apart(db, one.article, story, other if story is None else None)
    return None, None


def _unless_apart(db: Connection, article: int, story: int | None, other: int | None) -> tuple[int | None, int | None]:
    beside = set() if story is None else set(members.of(db, story))
    never = {away for _, away in said.pairs(db, [article], together=False)}
    return (None, None) if never & {*beside, other} else (story, other)
