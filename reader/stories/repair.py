"""The stories of the last two weeks as they look when all their articles are known: average link over the whole.

Run in idle; the grouping on arrival sees only what came before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import sqrt

from reader.stories.candidate import Candidate
from reader.stories.clusters import Clusters
from reader.stories.forms import is_form
from reader.stories.likeness import scored

_DAY = 86_400
_TOGETHER = 0.0725  # closeness from which groups are one story
_LOOSE = 0.04  # scores below it count as nothing: the graph stays small
_COMMON = 400  # a term that more articles hold finds nobody
_NEIGHBOURS = 60
_NEAREST = 3  # an event is told by so many others at least, where it is told by many
_FAR = 0.2  # nearest ones below it tell nothing: a lone article is not like the first that comes

Edge = tuple[int, int, float]  # two articles and a score


def repair(
    articles: Sequence[Candidate],
    together: Iterable[frozenset[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[frozenset[int]]:
    """Group articles by average link over all pairs; gives the groups of two or more, as article ids.

    `together` are articles which the reader joined, `apart` pairs which the reader took apart: both always hold, and
    the joining goes first where they gainsay each other. Memory and time grow with the number of likely pairs.
    """
    clusters = Clusters([article.article for article in articles], apart)
    for one, two, score in relative(list(edges(articles))):
        clusters.link(one, two, score)
    for group in together:
        clusters.unite(group)
    clusters.grow(_TOGETHER)
    return [frozenset(members) for members in clusters.members.values() if len(members) > 1]


def relative(found: Sequence[Edge]) -> Iterator[Edge]:
    """Weigh each score by how it compares with the best that its two articles have.

    Twin events share names and words; what tells them apart is that each has others that are closer still
    (Zelnik-Manor and Perona, "Self-tuning spectral clustering", 2004).
    """
    scores: defaultdict[int, list[float]] = defaultdict(list)
    for one, two, score in found:
        scores[one].append(score)
        scores[two].append(score)
    near = {article: max(_FAR, sum(nlargest(_NEAREST, own)) / _NEAREST) for article, own in scores.items()}
    return ((one, two, score * score / sqrt(near[one] * near[two])) for one, two, score in found)


def edges(articles: Sequence[Candidate]) -> Iterator[Edge]:
    """Give the pairs of articles that are somewhat alike, each once, with its score; by postings, not all by all."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        weights = dict(article.signature.terms)
        for other in _likely(article, postings):
            earlier = articles[other]
            days = (article.at - earlier.at) / _DAY
            score = scored(weights, article.signature.length, earlier.signature, days)
            if score >= _LOOSE and not is_form(article, earlier):
                yield article.article, earlier.article, score
        for term in article.signature.searched:
            postings[term].append(at)


def _likely(article: Candidate, postings: dict[int, list[int]]) -> list[int]:
    """Find those before it that share most of its searched terms."""
    shared: Counter[int] = Counter()
    for term in article.signature.searched:
        holders = postings.get(term, ())
        if len(holders) <= _COMMON:
            shared.update(holders)
    return nlargest(_NEIGHBOURS, shared, key=shared.__getitem__)
