"""Groups that grow by their best pair: average link over a sparse graph, with the reader's own acts held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from itertools import combinations


class Clusters:
    """Articles in groups; between two groups stands the sum of the scores of their articles."""

    def __init__(self, articles: Iterable[int], apart: Iterable[tuple[int, int]]) -> None:
        self.members = {article: [article] for article in articles}
        self.sums: dict[int, dict[int, float]] = {article: {} for article in self.members}
        self.barred: dict[int, set[int]] = defaultdict(set)
        for one, two in apart:
            self.barred[one].add(two)
            self.barred[two].add(one)
        self.home = {article: article for article in self.members}  # by article: the group it is in

    def link(self, one: int, two: int, score: float) -> None:
        """Say how likely two articles, not grouped yet, tell the same."""
        self.sums[one][two] = self.sums[two][one] = score

    def unite(self, group: Iterable[int]) -> None:
        """Join articles whatever their scores; those not known here are left out."""
        known = [article for article in group if article in self.home]
        for one, two in combinations(known, 2):
            if self.home[one] != self.home[two]:
                self._merge(self.home[one], self.home[two])

    def grow(self, least: float) -> None:
        """Join the two groups of the highest mean score until none reaches `least`; never what stands apart."""
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
