"""What the reader does to stories and copies. Each act is remembered by uid, and answers what undoes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations

from reader.model import NOTHING, Change
from reader.store import copies, members, said, undoing
from reader.store.said import Pair
from reader.store.sqlite import Connection
from reader.store.undoing import Undone

_NOT_ANYTHING = Undone()


def take_out(db: Connection, articles: Collection[int]) -> tuple[Undone, Change]:
    """Take articles out of their stories, apart from the members that stay; from one another where none stays."""
    stories: defaultdict[int, set[int]] = defaultdict(set)
    for article, story in members.stories_of(db, {copies.stays(db, article) for article in articles}).items():
        stories[story].add(article)
    pairs: set[Pair] = set()
    for story, going in stories.items():
        staying = set(members.of(db, story)) - going
        pairs |= {(one, other) for one in going for other in staying} or set(combinations(sorted(going), 2))
    return _leave(db, {one for going in stories.values() for one in going}, set(stories), pairs)


def break_up(db: Connection, story: int) -> tuple[Undone, Change]:
    """Take all members of a story apart from each other."""
    everyone = members.of(db, story)
    return _leave(db, set(everyone), {story}, set(combinations(everyone, 2)))


def _leave(db: Connection, going: set[int], stories: set[int], pairs: set[Pair]) -> tuple[Undone, Change]:
    if not going:
        return _NOT_ANYTHING, NOTHING
    everyone = members.beside(db, stories)
    before = undoing.look(db, everyone, said.names(db, pairs))
    said.say(db, pairs, together=False)
    members.leave(db, going)
    members.dissolve(db, stories)
    return before, Change(articles=frozenset(everyone))


def unfold(db: Connection, article: int) -> tuple[Undone, Change]:
    """Let all copies of an article stand alone, or this one where it is a copy itself. They tell its story still."""
    first = copies.stays(db, article)
    freed = copies.folded(db, [first]) if first == article else [article]
    if not freed:
        return _NOT_ANYTHING, NOTHING
    text = copies.same_text(db, [first])
    pairs = {pair for pair in combinations(sorted(text), 2) if set(pair) & set(freed)}
    before = undoing.look(db, text, said.names(db, pairs))
    said.say_two_texts(db, pairs)
    copies.unfold(db, freed)
    beside = _join_story_of(db, first, freed)
    return before, Change(articles=frozenset(text | beside), arrived=frozenset(text), counts=True)


def _join_story_of(db: Connection, first: int, freed: Collection[int]) -> set[int]:
    """Put the freed copies of an article into its story, if it has any. Answers who tells that now."""
    story = members.story_of(db, first)
    if story is None:
        return set()
    for article in fitting(db, [*members.of(db, story), *freed]):
        if article in freed:
            members.join(db, article, story)
    return set(members.of(db, story))


def put_together(db: Connection, articles: Sequence[int], now: int) -> tuple[Undone, Change]:
    """Make one story of articles and the stories that they have, but for members that the reader keeps apart."""
    given = list(dict.fromkeys(copies.stays(db, one) for one in articles if copies.is_there(db, one)))
    if len(given) < 2:
        return _NOT_ANYTHING, NOTHING
    stories = set(members.stories_of(db, given).values())
    beside = members.beside(db, stories)
    pairs = set(combinations(given, 2))
    before = undoing.look(db, {*given, *beside}, said.names(db, pairs))
    said.say(db, pairs, together=True)
    chosen = fitting(db, [*given, *sorted(beside - set(given))])
    story = _largest(db, stories) or members.make(db, now)
    members.leave(db, set(members.of(db, story)) - set(chosen))
    members.move(db, chosen, story)
    members.dissolve(db, stories)
    return before, Change(articles=frozenset({*given, *beside}))


def fitting(db: Connection, articles: Sequence[int]) -> list[int]:
    """Choose from articles, in their order, those that the reader does not keep apart from one chosen before."""
    never = said.apart(db, articles)
    chosen: list[int] = []
    for article in articles:
        if not any((article, other) in never for other in chosen):
            chosen.append(article)
    return chosen


def _largest(db: Connection, stories: Collection[int]) -> int | None:
    return max(stories, key=lambda story: (len(members.of(db, story)), -story), default=None)
