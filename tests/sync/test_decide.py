from __future__ import annotations

from dataclasses import replace

import pytest
from builders import NOW, also_read, article, feed, link, picture

from reader.errors import DocumentError, FetchError, ReaderError
from reader.model import Feed, Kind, Link, Media
from reader.sync import decide

HOUR, DAY = 3600, 86400


def polled(**given: object) -> Feed:
    return replace(feed(), **{"polled": NOW - HOUR, "next_poll": NOW, **given})  # type: ignore[arg-type]


# --- when ------------------------------------------------------------------------------------------------------------


def test_the_longest_waiting_feed_is_polled_first_and_the_sample_never() -> None:
    late, later, early = polled(next_poll=NOW - 20), polled(next_poll=NOW - 10), polled(next_poll=NOW + 10)
    assert decide.due([later, early, late, polled(sample=True)], NOW) == [late, later]


def test_a_clock_that_was_set_back_does_not_stop_the_paper() -> None:
    assert decide.due([polled(next_poll=NOW + 365 * DAY)], NOW)


def test_who_asked_us_to_wait_is_left_alone_even_when_the_reader_asks() -> None:
    waits = polled(error="Come back later.", failures=0, next_poll=NOW + HOUR)
    broken = polled(error="It was too slow.", failures=2, next_poll=NOW + HOUR)
    healthy = polled(next_poll=NOW + HOUR)
    assert decide.askable([waits, broken, healthy, polled(sample=True)], NOW) == ([waits], [broken, healthy])
    assert decide.askable([waits], NOW + HOUR) == ([], [waits])


def test_a_feed_that_is_stopped_is_polled_only_when_the_reader_names_it() -> None:
    for why in ("paused", "gone"):
        stopped = polled(stopped=why)
        assert decide.due([stopped], NOW) == []
        assert decide.askable([stopped], NOW) == ([], [])
        assert decide.askable([stopped], NOW, named=True) == ([], [stopped])
    assert decide.askable([polled(sample=True)], NOW, named=True) == ([], [])


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_new_feed_gets_the_pages_of_its_newest_twenty() -> None:
    articles = [article(f"Story {n}", id=n, sort_at=NOW - n) for n in range(1, 31)]
    wanted, put_off, unwanted = decide.split_by_page(feed(), [*articles, article(id=99, url="")], first=True)
    assert [one.id for one in wanted] == list(range(1, 21))
    assert [one.id for one in put_off] == list(range(21, 31))
    assert [one.id for one in unwanted] == [99]
    assert len(decide.split_by_page(feed(), articles, first=False)[0]) == 30


def wants_page(**given: object) -> bool:
    return bool(decide.split_by_page(feed(), [article(id=1, **given)], first=False)[0])


def test_a_link_blog_keeps_its_own_text() -> None:
    assert not wants_page(url="https://elsewhere.example/a", body="My thoughts on this. " * 50)
    assert wants_page(url="https://elsewhere.example/a", body="Short.")
    assert wants_page(url="https://news.paper.example/a", body="The whole text. " * 100)


@pytest.mark.parametrize(
    "url", ["", "https://paper.example/report.pdf", "https://paper.example/talk.MP3", "mailto:a@b"]
)
def test_what_is_no_page_is_not_fetched_as_one(url: str) -> None:
    assert not wants_page(url=url)


def waits(error: ReaderError) -> list[int]:
    """List the seconds after each try in vain until the next one, to the last."""
    tries = [decide.retry(error, tries, NOW) for tries in range(20)]
    assert tries == sorted(tries, key=lambda at: at or NOW * 2)  # once given up, always
    return [at - NOW for at in tries if at is not None]


@pytest.mark.parametrize(
    "error", [FetchError("Not reached."), FetchError("Fault.", status=500), FetchError("Slow.", status=408)]
)
def test_what_could_not_be_reached_is_tried_eight_times_more_and_more_rarely(error: ReaderError) -> None:
    assert waits(error) == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, 32 * HOUR, 64 * HOUR]


@pytest.mark.parametrize(
    "error",
    [DocumentError("No story."), *(FetchError("No.", status=status) for status in (400, 401, 403, 404, 410, 451))],
)
def test_a_no_is_asked_again_twice(error: ReaderError) -> None:
    assert waits(error) == [DAY, 3 * DAY]


@pytest.mark.parametrize(("named", "kept"), [(2 * HOUR, 2 * HOUR), (60, HOUR), (0, HOUR), (10 * DAY, DAY)])
def test_a_time_that_the_server_names_is_waited_for_within_reason(named: int, kept: int) -> None:
    assert waits(FetchError("Later.", status=429, retry_after=named)) == [kept] * 7
    assert waits(FetchError("Later.", retry_after=named)) == [kept] * 7


@pytest.mark.parametrize(
    ("promised", "found", "other"),
    [
        ("Council votes down a toll for the new bridge", "Snow falls on cherry trees in May", True),
        ("Council votes down a toll for the new bridge", "Bridge stays free after council vote", False),
        ("Toll?", "TOLL rejected", False),
        ("五月的雪", "桥梁通车", True),
        ("五月的雪", "雪落五月", False),
        ("", "Anything", False),
        ("Anything", "", False),
    ],
)
def test_another_story_has_not_one_word_in_common_with_the_promised_one(promised: str, found: str, other: bool) -> None:
    assert decide.tells_other_story(promised, found) is other


def test_a_front_page_is_nobodys_canonical_address() -> None:
    asked = "https://paper.example/news/a.html?page=1"
    assert decide.address_of(asked, "https://paper.example/news/a.html") == "https://paper.example/news/a.html"
    for wrong in ("https://paper.example/", "https://paper.example", "https://elsewhere.example/news/a.html", ""):
        assert decide.address_of(asked, wrong) == asked


# --- related stories -------------------------------------------------------------------------------------------------


def related(*links: Link, most: int = 10) -> list[str]:
    return [one.url.rpartition("/")[2] for one in decide.related(article("Here", links=links), most)]


def test_a_story_takes_ten_others_along_at_most_or_as_many_as_asked_for() -> None:
    links = [also_read(f"story-{n}") for n in range(19)]
    assert related(*links) == [f"story-{n}" for n in range(10)]
    assert related(*links, most=100) == [f"story-{n}" for n in range(19)]


def test_related_are_those_printed_so_with_an_address_of_any_house_each_once() -> None:
    assert related(link(slug="plain", kind=Kind.MENTION), link(url=""), link(slug="here")) == []
    assert related(link(url="https://elsewhere.example/story")) == ["story"]
    assert related(also_read("twice"), link(slug="twice", kind=Kind.END)) == ["twice"]


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://pixel.wp.com/b.gif?x=1",
        "https://ad.doubleclick.net/a.jpg",
        "https://feeds.feedburner.com/~r/paper/1.gif",
        "https://paper.example/1x1.gif",
        "https://paper.example/tracking/pixel.png",
        "data:image/gif;base64,R0lGOD",
        "",
    ],
)
def test_trackers_are_not_fetched(url: str) -> None:
    assert not decide.is_to_look_at(picture(url=url))
    assert decide.is_to_look_at(picture())


def test_of_many_pictures_those_are_too_many_that_come_first_after_so_many() -> None:
    story = article(lead_image=picture("lead"), pictures=tuple(map(picture, ("a", "b", "c", "a", "lead"))))
    assert decide.pictures_beyond(story, 3) == {picture("c").url}
    assert decide.pictures_beyond(story, 4) == set()


def test_a_single_pixel_is_no_picture() -> None:
    one = Media(hash="", type="image/gif", data=b"", width=1, height=1)
    assert decide.is_pixel(one)
    assert not decide.is_pixel(replace(one, width=640, height=480))


def test_the_lead_picture_stands_for_its_article_else_the_first() -> None:
    lead, first = picture("lead"), picture("first")
    assert decide.thumbnail_source(article(lead_image=lead, pictures=(first,))) == lead.url
    assert decide.thumbnail_source(article(lead_image=picture(url=""), pictures=(first,))) == first.url
    assert decide.thumbnail_source(article()) == ""


def test_an_icon_is_looked_for_once_a_day() -> None:
    assert decide.wants_icon(polled(polled=None), NOW)
    assert not decide.wants_icon(polled(polled=NOW - 60), NOW)
    assert decide.wants_icon(polled(polled=NOW - DAY), NOW)
    assert not decide.wants_icon(polled(polled=None, icon="hash"), NOW)
