"""The stories of the last two weeks as they look when all their articles are known: average link over the whole.

Run in idle; the grouping on arrival sees only what came before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from reader.stories.grouping import SAME, Candidate
from reader.stories.likeness import faded, shared
from reader.stories.signature import SEARCHED

_DAY = 86_400
_LOOSE = 0.1  # scores below it count as nothing: the graph stays small
_COMMON = 400  # a term that more articles hold finds nobody
_NEIGHBOURS = 60


def repair(
    articles: Sequence[Candidate],
    together: Iterable[frozenset[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[frozenset[int]]:
    """Group articles by average link over all pairs; gives the groups of two or more, as article ids.

    `together` are articles which the reader joined, `apart` pairs which the reader took apart: both always hold, and
    the reader's joining goes before an older taking apart. Memory and time grow with the number of likely pairs.
    """
    forest = _Clusters([a.article for a in articles], apart)
    for one, two, score in edges(articles):
        forest.link(one, two, score)
    for group in together:
        forest.unite(group)
    forest.grow(SAME)
    return [frozenset(members) for members in forest.members.values() if len(members) > 1]


def edges(articles: Sequence[Candidate]) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of articles that are somewhat alike, each once, with its score; by postings, not all by all."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        weights = dict(article.signature.terms)
        for other in _likely(article, postings, at):
            earlier = articles[other]
            score = shared(weights, earlier.signature) * faded((article.at - earlier.at) / _DAY)
            if score >= _LOOSE:
                yield article.article, earlier.article, score
        for term, _ in article.signature.terms[:SEARCHED]:
            postings[term].append(at)


def _likely(article: Candidate, postings: dict[int, list[int]], at: int) -> list[int]:
    met: defaultdict[int, int] = defaultdict(int)
    for term, weight in article.signature.terms[:SEARCHED]:
        holders = postings.get(term, ())
        if len(holders) <= _COMMON:
            for other in holders:
                met[other] += weight
    return sorted(met, key=met.__getitem__, reverse=True)[:_NEIGHBOURS]


class _Clusters:
    """Groups that grow by their best pair; between two groups stands the sum of the scores of their articles."""

    def __init__(self, articles: Iterable[int], apart: Iterable[tuple[int, int]]) -> None:
        self.members = {article: [article] for article in articles}
        self.sums: dict[int, dict[int, float]] = {article: {} for article in self.members}
        self.barred: dict[int, set[int]] = defaultdict(set)
        for one, two in apart:
            self.barred[one].add(two)
            self.barred[two].add(one)
        self.home = {article: article for article in self.members}

    def link(self, one: int, two: int, score: float) -> None:
        self.sums[one][two] = self.sums[two][one] = score

    def unite(self, group: Iterable[int]) -> None:
        known = [article for article in group if article in self.home]
        for one, two in combinations(known, 2):
            if self.home[one] != self.home[two]:
                self._merge(self.home[one], self.home[two])

    def grow(self, least: float) -> None:
        heap = [
            (-self._mean(one, two), one, two)
            for one, others in self.sums.items()
            for two in others
            if one < two and self._mean(one, two) >= least
        ]
        heapify(heap)
        while heap:
            score, one, two = heappop(heap)
            if two not in self.sums.get(one, {}) or -score != self._mean(one, two) or two in self.barred[one]:
                continue  # one of them has grown since, or the reader took them apart
            kept = self._merge(one, two)
            for other in self.sums[kept]:
                if (mean := self._mean(kept, other)) >= least:
                    heappush(heap, (-mean, kept, other))

    def _mean(self, one: int, two: int) -> float:
        return self.sums[one][two] / (len(self.members[one]) * len(self.members[two]))

    def _merge(self, one: int, two: int) -> int:
        """Join two groups; gives the larger one's name, which both have now."""
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        for article in self.members[two]:
            self.home[article] = one
        self.members[one] += self.members.pop(two)
        for other, total in self.sums.pop(two).items():
            del self.sums[other][two]
            if other != one:
                self.sums[one][other] = self.sums[other][one] = self.sums[one].get(other, 0.0) + total
        for other in self.barred.pop(two, ()):
            self.barred[other].discard(two)
            self.barred[other].add(one)
            self.barred[one].add(other)
        return one
