"""The stories of two weeks, once all their articles are known."""

from __future__ import annotations

from reader.stories.grouping import Candidate
from reader.stories.repair import repair
from reader.stories.signature import DocumentFrequencies, sign

DAY = 86_400
RARE = DocumentFrequencies(0, {}, "en")

CLINIC_IN_MAY = [
    "Singer Mara Lind enters clinic in Malmo after crash",
    "Mara Lind checks into Malmo clinic following the crash of her car",
    "After car crash, Mara Lind goes to a clinic in Malmo",
]
CLINIC_IN_AUTUMN = [
    "Mara Lind back in treatment at Lugano lake house, manager confirms",
    "Manager: Mara Lind seeks treatment in Lugano lake house",
    "Lugano lake house takes in Mara Lind for treatment, says manager",
]
FERRY = [
    "Ferry runs aground off Tromso with ninety aboard",
    "Ninety rescued as ferry runs aground near Tromso",
]


def articles(*titles: str, first: int = 1, day: int = 0) -> list[Candidate]:
    return [
        Candidate(article=n, signature=sign(title, "", RARE), at=day * DAY) for n, title in enumerate(titles, first)
    ]


def test_articles_of_one_event_are_one_story():
    assert repair(articles(*FERRY)) == [frozenset({1, 2})]


def test_twin_events_of_one_person_stay_apart():
    found = repair(articles(*CLINIC_IN_MAY, *CLINIC_IN_AUTUMN, *FERRY))
    assert sorted(found, key=min) == [frozenset({1, 2, 3}), frozenset({4, 5, 6}), frozenset({7, 8})]


def test_the_same_words_a_fortnight_later_are_another_story():
    assert repair([*articles(FERRY[0]), *articles(FERRY[1], first=2, day=13)]) == []


def test_what_the_reader_joined_stays_together():
    both = frozenset({1, 9})
    (found,) = repair(
        [*articles("Ferry runs aground off Tromso"), *articles("Harvest festival in Ulm", first=9)], together=[both]
    )
    assert found == both


def test_what_the_reader_took_apart_stays_apart():
    assert repair(articles(*FERRY), apart=[(2, 1)]) == []


def test_taking_apart_holds_for_all_who_come_with_either():
    three = [*FERRY, "Ninety aboard ferry that runs aground off Tromso are rescued"]
    found = repair(articles(*three), apart=[(1, 2)])
    assert len(found) == 1
    assert not {1, 2} <= found[0]


def test_a_joining_with_an_article_that_is_gone_is_no_error():
    assert repair(articles("Harvest festival in Ulm"), together=[frozenset({1, 99})]) == []


def test_nothing_has_no_stories():
    assert repair([]) == []
