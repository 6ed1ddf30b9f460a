from __future__ import annotations

from dataclasses import replace

import newspaper_pages
import pytest
from builders import article, link
from newspaper import Answer, Newspaper
from newspaper_stories import STORIES, Story
from newsroom import Newsroom

from reader.model import Lack, Origin, Part, Ready
from reader.settings import Settings
from reader.sync import budget

HOUR = 3600
BARE = replace(STORIES[0], also_read="", read_more="", more_on_this=(), pictures=1)  # names no other story


def wish(newsroom: Newsroom, **values: object) -> None:
    """Set the reader's settings beside the library."""
    settings = Settings(newsroom.store.folder / "settings.json")
    for name, value in values.items():
        settings[name] = value
    settings.save()


def title(slug: str) -> str:
    return f"What the ferryman saw on his {slug} crossing of the year"


def chain(paper: Newspaper, *slugs: str, pictures: int = 1) -> None:
    """Print a story in the feed that names a second, which names a third, and so on."""
    stories = [
        replace(BARE, slug=slug, title=title(slug), also_read=named, pictures=pictures)
        for slug, named in zip(slugs, (*slugs[1:], ""), strict=True)
    ]
    paper.stories[:] = [stories[0], *(replace(story, in_feed=False) for story in stories[1:])]


def naming(paper: Newspaper, *addresses: str) -> Story:
    """Print one story in the feed whose page names these addresses as related."""
    paper.stories[:] = [BARE]
    path = newspaper_pages.story_path(BARE.slug)
    printed = paper.find(path)
    assert isinstance(printed, Answer)
    links = "".join(
        f'<p><strong>ALSO READ: <a href="{address}">What the ferryman told of crossing number {n}</a></strong></p>'
        f"<p>{BARE.paragraphs[n % 4]}</p>"
        for n, address in enumerate(addresses)
    )
    paper.serve(path, printed.body.replace(b'<div class="share">', links.encode() + b'<div class="share">'))
    return paper.stories[0]


def lacks(newsroom: Newsroom, title: str) -> list[Lack]:
    (found,) = newsroom.store.readiness([newsroom.titled(title).id])
    return [lack for lack in found.lacks if lack.part is Part.RELATED]


def asked(paper: Newspaper, start: str) -> list[str]:
    return [one.path for one in paper.requests if one.path.startswith(start)]


# --- how far ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("depth", "kept"), [(0, "a"), (1, "ab"), (2, "abc")])
def test_stories_are_kept_as_many_steps_along_as_the_reader_wants(
    newsroom: Newsroom, paper: Newspaper, depth: int, kept: str
) -> None:
    wish(newsroom, related_depth=depth)
    chain(paper, *"abcde")
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    newsroom.sync()
    assert [slug for slug in "abcde" if newsroom.store.find(paper.story_url(slug))] == list(kept)
    assert len(newsroom.articles()) == 1


def test_who_wants_two_steps_later_gets_them_with_new_stories(newsroom: Newsroom, paper: Newspaper) -> None:
    chain(paper, *"abc")
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    wish(newsroom, related_depth=2)
    paper.publish(replace(BARE, slug="new", title="A crossing that nobody expected", also_read="a", read_more="b"))
    newsroom.sync()
    assert newsroom.store.find(paper.story_url("c")) is not None


def test_a_story_kept_along_that_the_reader_opens_takes_its_own_along_with_the_next_sync(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    chain(paper, *"abc", pictures=2)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    second = newsroom.store.find(paper.story_url("b"))
    assert second is not None
    newsroom.store.open_article(second)
    newsroom.sync()
    opened = newsroom.store.article(second)
    assert opened is not None
    assert opened.origin is Origin.FOLLOWED
    assert opened.ready is Ready.READY
    assert newsroom.store.find(paper.story_url("c")) is not None


async def here(host: str, port: int) -> list[str]:
    """Resolve every name to this machine."""
    return ["127.0.0.1"]


def test_a_story_of_another_house_is_kept_too(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.resolve = here
    other = f"http://other-house.example:{paper.port}/news/report.html"
    paper.serve("/news/report.html", _page(paper, "/news/report.html", "A report of the other house"))
    named = article("Here", links=[link("A report of the other house", url=other)])
    newsroom.store.keep([named], origin=Origin.FOLLOWED, now=newsroom.now)
    newsroom.sync()
    kept = newsroom.store.article(newsroom.store.find(other) or 0)
    assert kept is not None
    assert kept.origin is Origin.PREFETCHED
    assert newsroom.titled("Here").ready is Ready.READY


def test_a_link_into_the_readers_own_network_is_never_asked_and_says_so(newsroom: Newsroom, paper: Newspaper) -> None:
    with Newspaper() as inner:
        story = naming(paper, inner.story_url("toll-vote"))
        newsroom.subscribe(f"http://localhost:{paper.port}/feed.xml")
        newsroom.sync()
        assert inner.requests == []
    (lack,) = lacks(newsroom, story.title)
    assert "within your own network" in lack.error


def test_ten_stories_are_kept_along_with_one_that_names_more(newsroom: Newsroom, paper: Newspaper) -> None:
    story = naming(paper, *(f"/news/many-{n}.html" for n in range(14)))
    for n in range(14):
        paper.serve(
            f"/news/many-{n}.html",
            _page(paper, f"/news/many-{n}.html", f"What the ferryman told of crossing number {n}"),
        )
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    newsroom.sync()
    assert sorted(asked(paper, "/news/many")) == sorted(f"/news/many-{n}.html" for n in range(10))
    (why,) = {lack.error for lack in lacks(newsroom, story.title)}
    assert why == "It is not among the stories that are fetched ahead; make the article ready to fetch it."
    assert len(lacks(newsroom, story.title)) == 4


def _page(paper: Newspaper, path: str, title: str) -> bytes:
    printed = newspaper_pages.page(replace(BARE, title=title), {}, paper.base)
    return printed.replace(newspaper_pages.story_path(BARE.slug).encode(), path.encode())


# --- how much --------------------------------------------------------------------------------------------------------


def test_what_the_budget_leaves_out_comes_with_the_next_syncs(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MB", 3_000)  # bytes: less than one page
    wish(newsroom, related_megabytes=1)
    story = naming(paper, *(f"/news/many-{n}.html" for n in range(4)))
    for n in range(4):
        paper.serve(
            f"/news/many-{n}.html",
            _page(paper, f"/news/many-{n}.html", f"What the ferryman told of crossing number {n}"),
        )
    newsroom.subscribe(paper.url("/feed.xml"))
    kept = []
    for _ in range(4):
        newsroom.sync()
        kept.append(4 - len(lacks(newsroom, story.title)))
    assert kept == [1, 2, 3, 4]
    assert len(asked(paper, "/news/many")) == 4
    assert newsroom.store.without_related(9) == []


def test_no_budget_is_without_a_limit(newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MB", 1)
    wish(newsroom, related_megabytes=0)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    assert newsroom.store.find(paper.story_url("ferry-retires")) is not None


def test_its_lead_picture_comes_with_a_story_and_its_others_last_of_all(newsroom: Newsroom, paper: Newspaper) -> None:
    chain(paper, *"ab", pictures=2)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    pictures = asked(paper, "/pictures/")
    assert sorted(pictures[:2]) == ["/pictures/a-1.jpg", "/pictures/a-2.jpg"]  # two are fetched at a time
    assert pictures[2:] == ["/pictures/b-1.jpg", "/pictures/b-2.jpg"]
    assert asked(paper, "/news/")[-1] == newspaper_pages.story_path("b")


# --- what cannot be had ----------------------------------------------------------------------------------------------


def test_a_related_story_that_cannot_be_had_says_why_and_when_it_is_tried_again(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    chain(paper, *"ab")
    paper.answers[newspaper_pages.story_path("b")] = Answer(b"x", status=500)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    (lack,) = lacks(newsroom, title("a"))
    assert "fault of its own (500)" in lack.error
    assert lack.next_try == newsroom.now + HOUR
    assert newsroom.titled(title("a")).ready is Ready.PARTLY
    paper.answers.clear()
    newsroom.now += HOUR
    newsroom.sync()
    assert newsroom.titled(title("a")).ready is Ready.READY


def test_what_is_no_story_is_given_up_after_a_few_days(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/news/report-of-the-day.html", b"%PDF-1.7", type="application/pdf")
    story = naming(paper, "/news/report-of-the-day.html")
    newsroom.subscribe(paper.url("/feed.xml"))
    for _ in range(5):
        newsroom.sync()
        newsroom.now += 96 * HOUR
    (lack,) = lacks(newsroom, story.title)
    assert "no page to read" in lack.error
    assert lack.next_try is None
    assert len(paper.asked("/news/report-of-the-day.html")) == 3
