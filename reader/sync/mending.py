"""Mends the stories of the last two weeks: on arrival an article sees only what came before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reader.model import NOTHING, Change, Scope
from reader.store import Store
from reader.stories.candidate import Candidate
from reader.stories.repair import repair
from reader.sync import signing, whys
from reader.sync.places import Place, likelihood

DAYS = 14
MOST = 3_500  # articles: with more of them the oldest are left as they are
_TOLD = 1_000  # articles that are told anew why they are where they are
_DAY = 86_400

Articles = Mapping[int, Candidate]


def mend(store: Store, now: int) -> Change:
    """Group the articles of the last two weeks anew; what the reader put together or took apart stays so."""
    recent = store.recent(now - DAYS * _DAY)[-MOST:]
    titles = {row.id: row.title for row in store.rows([one.article for one in recent])}
    articles = {one.article: one for one in signing.candidates(recent, titles)}
    groups = repair(list(articles.values()), store.together(articles), store.apart(articles))
    stories = _by_story(articles.values())
    moved = [group for group in groups if group not in stories.values()]
    alone = articles.keys() - {article for group in groups for article in group}
    leaving = {article for article in alone if articles[article].story is not None}
    staying = set(_with_older(store, leaving, articles))
    if not moved and leaving <= staying:
        return NOTHING
    return store.regroup(groups, articles.keys() - staying, _told(store, moved, articles), now)


def _by_story(articles: Iterable[Candidate]) -> dict[int, frozenset[int]]:
    """List which of these articles are in each story now."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one in articles:
        if one.story is not None:
            found[one.story].add(one.article)
    return {story: frozenset(members) for story, members in found.items()}


def _with_older(store: Store, leaving: Iterable[int], articles: Articles) -> Iterator[int]:
    """List those that tell a story with articles older than are looked at: they were not seen together."""
    for article in leaving:
        if any(other not in articles for other in store.ids(Scope(story=articles[article].story))):
            yield article


def _told(store: Store, groups: Iterable[frozenset[int]], articles: Articles) -> dict[int, tuple[float, str, str]]:
    """Say of each article in these groups how well it belongs there, why, and what of it is news."""
    places = [_place(article, group, articles) for group in groups for article in group][:_TOLD]
    texts = {one.id: one for one in store.texts([place.candidate.article for place in places])}
    return {
        place.candidate.article: (place.score, *whys.tell(place, texts))
        for place in places
        if place.candidate.article in texts
    }


def _place(article: int, group: frozenset[int], articles: Articles) -> Place:
    one = articles[article]
    beside = tuple(articles[other] for other in sorted(group) if other != article)
    return Place(
        candidate=one,
        beside=beside,
        story=one.story,
        score=sum(likelihood(one, other) for other in beside) / len(beside),
    )
