"""Groups that grow by their best pair."""

from __future__ import annotations

from itertools import combinations

from reader.stories.clusters import Clusters

FIRST, SECOND = range(4), range(4, 8)


def two_events(*, within: float, between: float) -> list[list[int]]:
    """Group eight articles, four of each event, by their scores; gives the groups in order."""
    clusters = Clusters(range(8), ())
    for one, two in combinations(range(8), 2):
        clusters.link(one, two, within if (one in FIRST) == (two in FIRST) else between)
    clusters.grow(0.07)
    return sorted(map(sorted, clusters.members.values()))


def test_twins_that_are_told_alike_stay_apart():
    assert two_events(within=0.5, between=0.1) == [list(FIRST), list(SECOND)]


def test_an_event_that_everybody_tells_otherwise_is_one():
    assert two_events(within=0.12, between=0.1) == [[*FIRST, *SECOND]]


def test_what_the_reader_joined_against_all_likeness_draws_in_nobody():
    clusters = Clusters(range(11), ())
    clusters.link(0, 10, 0.3)
    clusters.unite(range(10))
    clusters.grow(0.07)
    assert clusters.home[10] != clusters.home[0]
    assert len(clusters.members[clusters.home[0]]) == 10


def test_the_sums_of_groups_are_those_of_their_articles():
    scores = {(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.03, (1, 3): 0.05}
    clusters = Clusters(range(4), ())
    for pair, score in scores.items():
        clusters.link(*pair, score)
    clusters.grow(0.07)
    one, two = clusters.home[0], clusters.home[2]
    assert clusters.home[1] == one != two == clusters.home[3]
    assert round(clusters.sums[one][two], 9) == round(clusters.sums[two][one], 9) == 0.08
