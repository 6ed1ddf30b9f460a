"""To which story an article belongs as it arrives."""

from __future__ import annotations

import pytest

from reader.stories.grouping import Candidate, decide
from reader.stories.signature import DocumentFrequencies, sign

DAY = 86_400

# One event told twice, and another of the same field.
EVENTS = {
    "en": (
        "Ferry runs aground off Tromso with ninety aboard",
        "Ninety rescued as ferry runs aground near Tromso",
        "Ferry company raises fares in the Hebrides",
    ),
    "de": (
        "Überschwemmung in Köln: Hunderte verlassen die Häuser am Rhein",
        "Hunderte müssen nach Überschwemmung am Rhein in Köln ihre Häuser verlassen",
        "Köln eröffnet ein Museum für die Häuser der Römer",
    ),
    "zh": (
        "渡轮在特罗姆瑟附近搁浅，九十人获救",
        "九十名乘客获救：渡轮于特罗姆瑟外海搁浅",
        "赫布里底群岛渡轮公司宣布票价上涨",
    ),
    "ja": (
        "トロムソ沖でフェリーが座礁、乗客九十人を救助",
        "フェリー座礁で乗客九十人救助　トロムソ沖",
        "北海道の鉄道会社が運賃を値上げへ",
    ),
    "ko": (
        "트롬쇠 앞바다에서 여객선 좌초, 승객 구십 명 구조",
        "여객선 좌초로 트롬쇠 해상에서 승객 구십 명이 구조됐다",
        "서울시 지하철 요금 인상을 발표",
    ),
    "ar": (
        "جنوح عبارة قرب ترومسو وإنقاذ تسعين راكبا",
        "إنقاذ تسعين راكبا بعد جنوح العبارة قرب ترومسو",
        "شركة العبارات ترفع أسعار التذاكر في الجزر",
    ),
}


def candidate(n: int, title: str, language: str = "en", day: float = 0, story: int | None = None) -> Candidate:
    known = DocumentFrequencies(0, {}, language)
    return Candidate(article=n, signature=sign(title, "", known), at=int(day * DAY), story=story)


@pytest.mark.parametrize("language", EVENTS)
def test_an_event_told_twice_is_one_story_and_another_is_not(language: str):
    told, again, other = EVENTS[language]
    there = [candidate(1, told, language), candidate(2, other, language)]
    decision = decide(candidate(3, again, language), there)
    assert (decision.story, decision.with_article) == (None, 1)
    assert decide(candidate(3, again, language), there[1:]).with_article is None


def test_an_arrival_joins_the_story_that_is_there():
    told, again, other = EVENTS["en"]
    decision = decide(candidate(3, again), [candidate(1, told, story=7), candidate(2, other, story=8)])
    assert (decision.story, decision.with_article) == (7, None)
    assert decision.score > 0.3


def test_weeks_later_the_same_words_are_another_event():
    told, again, _ = EVENTS["en"]
    assert decide(candidate(3, again, day=20), [candidate(1, told, story=7)]).story is None


@pytest.mark.parametrize("pair", [(3, 7), (3, 1), (1, 3)])
def test_what_the_reader_split_is_never_joined_again(pair: tuple[int, int]):
    told, again, _ = EVENTS["en"]
    decision = decide(candidate(3, again), [candidate(1, told, story=7)], never=[pair])
    assert (decision.story, decision.with_article) == (None, None)


def test_one_close_member_does_not_carry_a_story_that_tells_something_else():
    told, again, _ = EVENTS["en"]
    others = ["Hebrides council votes on schools", "Lugano bank fined", "Choir tours Wales", "Rain spoils harvest"]
    story = [candidate(1, told, story=7), *(candidate(n, title, story=7) for n, title in enumerate(others, 10))]
    assert decide(candidate(3, again), story).story is None


def test_an_arrival_without_candidates_is_alone():
    decision = decide(candidate(3, "Ferry runs aground"), [])
    assert (decision.story, decision.with_article, decision.copy_of, decision.score) == (None, None, None, 0.0)
