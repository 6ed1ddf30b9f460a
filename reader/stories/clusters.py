"""Groups that grow by their best pair: average link over a sparse graph, each pair of groups judged by how close the
members of either are, with the reader's own acts held.

Of one event many reports are alike, of another few are: a mean that is high between the loose ones is low between twins
of an earthquake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import sqrt

# Fitted together with the threshold of `repair` to one half of the stories that `make bench-stories` measures by.
_USUAL = 0.15  # mean score within a story
_DOUBT = 5  # as many pairs of members weigh as much as what is usual


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
        self._within = dict.fromkeys(self.members, 0.0)  # the sum of the scores among a group's own members

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
        """Join the two closest groups until none are as close as `least`; never what stands apart.

        `least` is a mean score, as between groups whose own members are as close as is usual.
        """
        heap = [
            (-close, one, two)
            for one, others in self.sums.items()
            for two in others
            if one < two and (close := self._closeness(one, two)) >= least
        ]
        heapify(heap)
        while heap:
            score, one, two = heappop(heap)
            if two not in self.sums.get(one, {}) or -score != self._closeness(one, two) or two in self.barred[one]:
                continue  # one of them has grown since, or the reader took them apart
            kept = self._merge(one, two)
            for other in self.sums[kept]:
                if (close := self._closeness(kept, other)) >= least:
                    heappush(heap, (-close, kept, other))

    def _closeness(self, one: int, two: int) -> float:
        mean = self.sums[one][two] / (len(self.members[one]) * len(self.members[two]))
        return mean * _USUAL / sqrt(self._tightness(one) * self._tightness(two))

    def _tightness(self, group: int) -> float:
        """Give the mean score of a group's members among each other; of a small group rather what is usual.

        No less than half of that: what a reader joined against all likeness is not to draw in others.
        """
        size = len(self.members[group])
        return max(_USUAL / 2, (self._within[group] + _DOUBT * _USUAL) / (size * (size - 1) / 2 + _DOUBT))

    def _merge(self, one: int, two: int) -> int:
        """Join two groups; gives the larger one's name, which both have now."""
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        for article in self.members[two]:
            self.home[article] = one
        self.members[one] += self.members.pop(two)
        self._within[one] += self._within.pop(two) + self.sums[one].get(two, 0.0)
        for other, total in self.sums.pop(two).items():
            del self.sums[other][two]
            if other != one:
                self.sums[one][other] = self.sums[other][one] = self.sums[one].get(other, 0.0) + total
        for other in self.barred.pop(two, ()):
            self.barred[other].discard(two)
            self.barred[other].add(one)
            self.barred[one].add(other)
        return one
