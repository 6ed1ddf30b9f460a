"""Articles find their stories and copies as they come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from builders import NOW, article, link
from event import BRIDGE, OFFERED, STOPPED
from newsroom import Newsroom

from reader.model import EVERYTHING, Article, Grouped, Kept, Origin, Scope, Story
from reader.store import Store
from reader.sync import arrival, grouping
from reader.sync.desk import Desk

HOUR = 3_600


class Desks:
    """Three papers in a library, and what they print."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.store = newsroom.store
        self.feeds = {name: newsroom.subscribe(f"https://{name}.example/feed") for name in ("paper", "other", "third")}

    def print(self, name: str, title: str, body: str, *, at: int = NOW, **given: Any) -> int:
        """Deliver one article, not looked at yet."""
        printed = article(
            title, body=body, published=at, **{"url": f"https://{name}.example/{len(title)}{at}", **given}
        )
        (new,) = self.store.deliver(self.feeds[name], [printed], max(at, NOW)).new
        return new

    def keep(self, brought: Article, origin: Origin) -> int:
        (kept,), _ = self.store.keep([brought], origin=origin, now=NOW)
        return kept

    def look(self, *articles: int) -> None:
        self.newsroom.do(lambda desk: grouping.arrived(desk, articles))

    def rest(self) -> None:
        self.newsroom.do(grouping.rest)

    def mend(self, now: int = NOW) -> None:
        self.newsroom.now = now

        async def job(desk: Desk) -> None:
            desk.unlooked.since_mended = 1
            await grouping.mended(desk)

        self.newsroom.do(job)

    def story(self, article: int) -> Story | None:
        id = self.store.story_of(article)
        return self.store.story(id) if id is not None else None

    def members(self, article: int) -> list[int]:
        story = self.story(article)
        return [member.row.id for member in story.members] if story else []

    def listed(self) -> set[int]:
        return set(self.store.ids(EVERYTHING))


@pytest.fixture
def desks(newsroom: Newsroom) -> Desks:
    return Desks(newsroom)


def test_two_papers_that_tell_one_event_are_one_story_and_each_says_why_and_what_is_new(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    bridge = desks.print("paper", "Bremen builds a bridge", BRIDGE, at=NOW - 4 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    desks.look(first, bridge, second)
    story = desks.story(first)
    assert story
    assert [member.row.id for member in story.members] == [first, second]
    assert all(member.why.startswith("Shares ") for member in story.members)
    assert not any("apart" in member.why or "papers" in member.why for member in story.members)
    assert story.members[0].news.startswith("A tanker")
    assert story.members[1].news.startswith("Norway offered to mediate")
    assert desks.story(bridge) is None


def test_it_is_the_same_whether_they_come_together_or_one_by_one_and_in_any_order(desks: Desks) -> None:
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    desks.look(second)
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    desks.look(first)
    story = desks.story(second)
    assert story
    assert [member.row.id for member in story.members] == [first, second]
    assert all(member.why and member.news for member in story.members)


def test_a_text_printed_twice_is_one_row_and_counts_once(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    copy = desks.print("third", "Tanker is stopped in Hormuz", f"(Reuters) - {STOPPED}", at=NOW - 3 * HOUR)
    desks.look(first, copy)
    assert desks.listed() == {first}
    assert desks.store.counts(NOW).unread == 1
    assert desks.store.rows([first])[0].also == ("third.example",)
    assert list(desks.store.ids(Scope(feed=desks.feeds["third"]))) == [first]


def test_a_third_paper_joins_the_story_that_two_of_the_same_batch_begin(desks: Desks) -> None:
    articles = [
        desks.print(name, title, body, at=NOW - hours * HOUR)
        for name, title, body, hours in (
            ("paper", "Tanker stopped in Hormuz", STOPPED, 6),
            ("other", "Tehran stops a tanker in the strait", OFFERED, 4),
            ("third", "Owners in Bergen ask Tehran for their tanker", f"{OFFERED} The owners wait in Bergen.", 2),
        )
    ]
    desks.look(*articles)
    assert set(desks.members(articles[0])) >= set(articles) & desks.listed()


def test_looking_again_changes_nothing(desks: Desks) -> None:
    articles = [
        desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR),
        desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR),
        desks.print("third", "Tanker stopped in Hormuz", STOPPED, at=NOW - HOUR),
    ]
    desks.look(*articles)
    before = [desks.members(articles[0]), desks.listed(), desks.store.counts(NOW)]
    desks.look(*articles)
    desks.rest()
    desks.mend()
    assert [desks.members(articles[0]), desks.listed(), desks.store.counts(NOW)] == before
    assert desks.store.ungrouped(10) == []


def test_a_reader_who_waits_for_a_story_does_not_wait_for_all_that_stand_in_line(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_READER_WAITS", 0.001)
    followed = desks.keep(article("Tanker", body=STOPPED, url="https://kept.example/t"), Origin.FOLLOWED)

    async def job(desk: Desk) -> None:
        async with desk.unlooked.turn:  # others are looked at
            await grouping.soon(desk, followed)
            assert desks.store.ungrouped(9) == [followed]
        await asyncio.gather(*desk.unlooked.looking)
        assert desks.store.ungrouped(9) == []
        assert not desk.unlooked.looking

    desks.newsroom.do(job)


def test_what_was_left_is_taken_up_by_the_next_sync(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    assert set(desks.store.ungrouped(10)) == {first, second}
    desks.rest()
    assert desks.store.ungrouped(10) == []
    assert desks.members(first) == [first, second]


def test_no_more_older_ones_are_looked_at_than_a_sync_has_time_for(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_OLDER", 2)
    printed = [desks.print("paper", f"Bridge number {n}", f"{BRIDGE} {n}", at=NOW - n * HOUR) for n in range(3)]
    desks.rest()
    assert desks.store.ungrouped(10) == [printed[0]]
    monkeypatch.setattr(grouping, "_OLDER_SECONDS", 0.0)
    desks.rest()
    assert desks.store.ungrouped(10) == [printed[0]]


def test_a_bug_with_one_batch_stops_no_feed_and_the_batch_waits(
    desks: Desks, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(arrival, "look", broken)
        desks.look(first)
    assert "a bug" in capsys.readouterr().err
    assert desks.store.ungrouped(10) == [first]
    desks.rest()
    assert desks.store.ungrouped(10) == []


def test_a_bug_with_one_article_holds_no_other_up(
    desks: Desks, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (desks.print("paper", f"Bridge {n}", f"{BRIDGE} {n}", at=NOW - n) for n in range(3))
    look = arrival.look

    def broken_with_second(store: Store, articles: Sequence[Article]) -> list[Grouped]:
        if second in [one.id for one in articles]:
            raise ZeroDivisionError("a bug")
        return look(store, articles)

    monkeypatch.setattr(arrival, "look", broken_with_second)
    desks.look(first, second, third)
    assert "a bug" in capsys.readouterr().err
    assert desks.store.ungrouped(10) == [second]


def test_what_the_reader_opened_or_brought_is_never_folded(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    brought = desks.keep(
        article("Tanker stopped in Hormuz", body=STOPPED, url="https://kept.example/t"), Origin.IMPORTED
    )
    desks.look(first, brought)
    assert desks.listed() == {first, brought}
    assert desks.members(first) == [first, brought]


def test_what_was_fetched_along_hides_no_article_and_is_in_no_story_until_it_is_opened(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    along = desks.keep(article("Tehran stops a tanker", body=OFFERED, url="https://along.example/t"), Origin.PREFETCHED)
    desks.look(first, along)
    assert desks.story(first) is None
    assert desks.listed() == {first}
    desks.store.open_article(along)
    desks.rest()
    assert desks.members(first) == [first, along]


def test_a_text_is_not_folded_into_one_that_only_a_deleted_feed_brought(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    desks.look(first)
    desks.store.delete_feeds([desks.feeds["paper"]])
    second = desks.print("third", "Tanker stopped in Hormuz", STOPPED, at=NOW - 3 * HOUR)
    desks.look(second)
    assert desks.listed() == {second}


def test_one_paper_that_fills_a_form_with_other_news_prints_no_copies(desks: Desks) -> None:
    form = (
        "{} woke on Tuesday to news of {}, which the town council had debated for most of a year. By noon the square "
        "was full, and the bakery on the corner had sold its last loaf to the waiting crowd."
    )
    oven = desks.print("paper", "Bakers share one oven", form.format("Allerby", "a shared oven"))
    letters = desks.print("paper", "Forty found behind a wall", form.format("Allerby", "forty letters"), at=NOW - 1)
    desks.look(oven, letters)
    assert desks.listed() == {oven, letters}


FORECAST = (
    "{} begins with fog in the valley and light rain over the hills. Highs reach {} degrees, with a south-westerly "
    "wind. The outlook for the rest of the week is unsettled, and drivers are asked to take care on the hill roads."
)


def test_the_forecast_of_a_day_hides_not_that_of_the_next(desks: Desks) -> None:
    monday = desks.print("paper", "Weather: Monday", FORECAST.format("Monday", 7), at=NOW - 30 * HOUR)
    tuesday = desks.print("paper", "Weather: Tuesday", FORECAST.format("Tuesday", 9), at=NOW - 6 * HOUR)
    desks.look(monday, tuesday)
    assert desks.listed() == {monday, tuesday}


def test_two_papers_print_no_copy_where_their_headlines_name_other_days(desks: Desks) -> None:
    monday = desks.print("paper", "Weather: Monday", FORECAST.format("The day", 7), at=NOW - 30 * HOUR)
    tuesday = desks.print("other", "Weather: Tuesday", FORECAST.format("The day", 7), at=NOW - 6 * HOUR)
    copy = desks.print("third", "Weather: Tuesday", FORECAST.format("The day", 7), at=NOW - 5 * HOUR)
    desks.look(monday, tuesday, copy)
    assert desks.listed() == {monday, tuesday}


def test_a_text_in_two_feeds_of_one_paper_is_one_row(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    again = desks.print("paper", "Tanker Stopped in Hormuz", STOPPED, at=NOW - 3 * HOUR)
    desks.look(first, again)
    assert desks.listed() == {first}


def test_what_the_reader_took_apart_stays_apart(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    copy = desks.print("third", "Tanker stopped in Hormuz", STOPPED, at=NOW - HOUR)
    desks.look(first, second, copy)
    desks.store.take_out([second])
    desks.store.unfold(first)
    desks.look(first, second, copy)
    desks.mend()
    assert desks.listed() == {first, second, copy}
    assert second not in desks.members(first)


def test_an_unfolded_copy_tells_the_story_and_is_never_folded_again(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    copy = desks.print("third", "Tanker stopped in Hormuz", STOPPED, at=NOW - HOUR)
    desks.look(first, second, copy)
    assert desks.members(first) == [first, second]
    desks.store.unfold(first)
    desks.rest()
    desks.mend()
    assert desks.members(first) == [first, second, copy]
    assert desks.listed() == {first, second, copy}


def test_a_text_whose_page_turns_out_to_be_a_copy_is_folded_though_it_told_the_story(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    desks.look(first, second)
    assert desks.members(first) == [first, second]
    desks.store.set_pages({second: article("Tanker stopped in Hormuz", body=STOPPED, url="https://other.example/s")})
    desks.look(second)
    assert desks.listed() == {first}
    assert [row.id for row in desks.store.copies(first)] == [second]


def test_articles_that_lead_to_one_story_say_so(desks: Desks) -> None:
    named = link("Pilots of the strait", slug="pilots")
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR, links=(named,))
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR, links=(named,))
    desks.look(first, second)
    story = desks.story(first)
    assert story
    assert "link to the same story" in story.members[1].why


def test_mending_joins_what_came_in_an_unlucky_order(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    with monkeypatch.context() as patched:  # each was looked at when the other was not there
        patched.setattr(type(desks.store), "candidates", nobody)
        desks.look(first)
        desks.look(second)
    assert desks.story(first) is None
    desks.mend()
    story = desks.story(first)
    assert story
    assert [member.row.id for member in story.members] == [first, second]
    assert all(member.why and member.news for member in story.members)


def nobody(*_: object, **__: object) -> tuple[Kept, ...]:
    return ()


def test_mending_leaves_a_story_that_began_before_its_two_weeks(desks: Desks) -> None:
    day = 24 * HOUR
    old = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 16 * day)
    young = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 13 * day)
    desks.look(old, young)
    assert desks.members(old) == [old, young]
    desks.mend()
    assert desks.members(old) == [old, young]


def test_mending_is_done_once_an_hour_where_anything_came(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    mended: list[int] = []
    monkeypatch.setattr(grouping, "_mend", lambda store, now: mended.append(now))

    async def job(desk: Desk) -> None:
        await grouping.mended(desk)
        for at in (NOW, NOW + 60, NOW + HOUR):
            desks.newsroom.now = at
            desk.unlooked.since_mended += 1
            await grouping.mended(desk)

    desks.newsroom.do(job)
    assert mended == [NOW, NOW + HOUR]


def test_a_text_that_became_another_is_looked_at_again_and_stays_in_its_story(desks: Desks) -> None:
    first = desks.print("paper", "Tanker stopped in Hormuz", STOPPED, at=NOW - 5 * HOUR)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    desks.look(first, second)
    page = article("Tehran stops a tanker", body=f"{OFFERED} Sweden sent an envoy called Lindqvist.", slug="x")
    desks.store.set_pages({second: page})
    assert desks.store.ungrouped(10) == [second]
    desks.rest()
    assert desks.members(first) == [first, second]
    assert desks.store.ungrouped(10) == []


def test_chinese_articles_find_each_other(desks: Desks) -> None:
    first = desks.print(
        "paper", "伊朗在霍尔木兹海峡扣押油轮", "伊朗海岸警卫队星期一在霍尔木兹海峡扣押一艘载有原油的油轮。",
        at=NOW - 5 * HOUR, language="zh",
    )  # fmt: skip
    second = desks.print(
        "other", "挪威愿就被扣油轮调解", "挪威表示愿意就伊朗在霍尔木兹海峡扣押的油轮进行调解。",
        at=NOW - 2 * HOUR, language="zh",
    )  # fmt: skip
    desks.look(first, second)
    assert desks.members(first) == [first, second]


def test_what_one_paper_writes_by_a_form_is_no_story_when_it_comes_nor_when_it_is_mended(desks: Desks) -> None:
    brief = (
        "Police have charged a man after a break-in at a house on {} in the early hours. Officers were called by a "
        "neighbour who heard glass breaking. Anyone with information is asked to call the police on the usual number."
    )
    oak, mill, late = (
        desks.print("paper", f"Man charged after break-in on {place}", brief.format(place), at=NOW - hours * HOUR)
        for place, hours in (("Oak Street", 9), ("Mill Lane", 7), ("Harbour Road", 3))
    )
    desks.look(oak, mill)
    desks.look(late)
    desks.mend()
    assert [desks.story(one) for one in (oak, mill, late)] == [None, None, None]
    assert desks.listed() == {oak, mill, late}


def test_the_first_of_a_story_has_no_news_where_it_repeats_its_standfirst(desks: Desks) -> None:
    lead = STOPPED.split(". ")[0] + "."
    first = desks.print("paper", "Tanker stopped in Hormuz", lead, at=NOW - 5 * HOUR, standfirst=lead)
    second = desks.print("other", "Tehran stops a tanker in the strait", OFFERED, at=NOW - 2 * HOUR)
    desks.look(first, second)
    story = desks.story(first)
    assert story
    assert [bool(member.news) for member in story.members] == [False, True]


def test_a_flood_of_articles_waits_until_all_feeds_are_polled(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "_A_FLOOD", 2)
    flood = grouping.Flood()
    few = [desks.print("paper", OFFERED, BRIDGE, at=NOW + n) for n in range(2)]
    many = [desks.print("other", STOPPED, BRIDGE, at=NOW + n) for n in range(3)]
    for came in (few, many):
        desks.newsroom.do(lambda desk, came=came: flood.arrived(desk, came))
    assert sorted(desks.store.ungrouped(10)) == many
    desks.newsroom.do(lambda desk: grouping.rest(desk, len(many)))
    assert desks.store.ungrouped(10) == []
