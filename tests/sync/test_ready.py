from __future__ import annotations

import asyncio
from collections.abc import Sequence

import newspaper_hostile
import newspaper_pages
import newspaper_pictures
import pytest
from newspaper import Answer, Newspaper
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.model import EVERYTHING, Article, Lack, Part, Ready, ReadyCounts
from reader.progress import Progress
from reader.sync import budget, pipeline
from reader.sync.desk import Desk
from reader.sync.network import OfflineError
from reader.sync.ready import make_ready, still_lacking, told

IN_FEED = [story for story in STORIES if story.in_feed]


def delivered(newsroom: Newsroom, paper: Newspaper) -> list[int]:
    """Put the feed's articles into the library as an added feed does: no page, no picture."""
    newsroom.add(paper.url("/feed.xml"))
    paper.requests.clear()
    newsroom.said.clear()
    return list(newsroom.store.ids(EVERYTHING))


def make(newsroom: Newsroom, articles: Sequence[int]) -> ReadyCounts:
    return newsroom.do(lambda desk: make_ready(desk, articles))


def lacking(newsroom: Newsroom, article: Article, part: Part) -> list[str]:
    (found,) = newsroom.store.readiness([article.id])
    return [lack.error for lack in found.lacks if lack.part is part]


# --- what is fetched -------------------------------------------------------------------------------------------------


def test_one_story_is_made_ready_and_no_other_is_touched(newsroom: Newsroom, paper: Newspaper) -> None:
    delivered(newsroom, paper)
    story = newsroom.titled("Wooden bridge over the Aller opens after nine years")
    assert make(newsroom, [story.id]) == ReadyCounts(ready=1)
    paper.stop()
    story = newsroom.titled(story.title)
    assert story.full_text
    assert story.ready is Ready.READY
    assert not any(one.full_text for one in newsroom.articles() if one.id != story.id)
    pages = {asked.path for asked in paper.requests if asked.path.startswith("/news/")}
    assert pages == {newspaper_pages.story_path(slug) for slug in ("bridge-opens", "ferry-retires")}


def test_its_related_stories_come_with_their_lead_pictures(newsroom: Newsroom, paper: Newspaper) -> None:
    delivered(newsroom, paper)
    story = newsroom.titled("Wooden bridge over the Aller opens after nine years")
    make(newsroom, [story.id])
    named = newsroom.store.article(newsroom.store.find(paper.story_url("ferry-retires")) or 0)
    assert named is not None
    assert named.full_text
    ferry = paper.url(newspaper_pages.picture_path("ferry-retires", 1))
    assert newsroom.store.pictures([ferry])[ferry]


def test_what_was_put_off_given_up_or_waits_is_fetched_at_once(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    gone, fault = newspaper_pages.story_path("toll-vote"), newspaper_pages.picture_path("night-train", 1)
    paper.answers |= {gone: Answer(b"x", status=404), fault: Answer(b"x", status=404)}
    newsroom.store.put_off_pages(articles[:1])
    for _ in range(4):
        newsroom.sync()
        newsroom.now += 4 * 24 * 3600
    assert make(newsroom, articles).ready < len(IN_FEED)
    paper.answers.clear()
    assert make(newsroom, articles) == ReadyCounts(ready=len(IN_FEED))


def test_a_second_time_nothing_is_asked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    make(newsroom, articles)
    paper.requests.clear()
    assert make(newsroom, articles) == ReadyCounts(ready=len(IN_FEED))
    assert paper.requests == []


def test_a_picture_that_is_gone_from_the_media_file_is_fetched_again(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    make(newsroom, articles)
    url = paper.url(newspaper_pages.picture_path("toll-vote", 1))
    kept = newsroom.store.pictures([url])[url]
    with newsroom.store._media.write() as db:  # type: ignore[union-attr]
        db.execute("DELETE FROM media WHERE hash = ?", (kept,))
    paper.requests.clear()
    assert make(newsroom, articles) == ReadyCounts(ready=len(IN_FEED))
    assert [asked.path for asked in paper.requests] == [newspaper_pages.picture_path("toll-vote", 1)]


def test_a_gallery_is_fetched_as_far_as_it_may_go(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "ASKED_FOR", 50)
    paper.serve("/one.jpg", newspaper_pages.picture("one", 200, 150), type="image/jpeg")
    urls = [paper.url(f"/one.jpg?{n}") for n in range(60)]
    paper.serve("/gallery.xml", newspaper_pictures.feed(("A gallery", urls)), type="text/xml")
    newsroom.add(paper.url("/gallery.xml"))
    gallery = newsroom.titled("A gallery")
    assert make(newsroom, [gallery.id]) == ReadyCounts(partly=1)
    assert len(paper.asked("/one.jpg")) == 50
    assert (
        lacking(newsroom, gallery, Part.PICTURE)
        == ["This story has more than 50 pictures; the rest are not kept."] * 10
    )


def test_what_fails_says_why_and_the_others_are_ready(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    paper.serve(newspaper_pages.picture_path("toll-vote", 1), b"x", status=500)
    paper.answers[newspaper_pages.story_path("chess-final")] = Answer(b"x", status=403)
    counts = make(newsroom, articles)
    assert counts == ReadyCounts(ready=len(IN_FEED) - 2, partly=2)
    assert (
        "(500)" in lacking(newsroom, newsroom.titled("Council votes down a toll for the new bridge"), Part.PICTURE)[0]
    )
    assert "(403)" in lacking(newsroom, newsroom.titled("Schoolgirl of twelve draws the chess final"), Part.TEXT)[0]


def test_a_story_without_a_page_gets_its_pictures(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/one.jpg", newspaper_pages.picture("one"), type="image/jpeg")
    paper.serve("/own.xml", newspaper_pictures.feed(("A note", [paper.url("/one.jpg")])), type="text/xml")
    newsroom.add(paper.url("/own.xml"))
    assert make(newsroom, [newsroom.titled("A note").id]) == ReadyCounts(ready=1)


# --- how it is told --------------------------------------------------------------------------------------------------


def test_it_says_first_about_how_much_it_is_and_then_how_far(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    make(newsroom, articles)
    first, *rest = [line for line in newsroom.said if isinstance(line, Progress)]
    assert first.text.startswith("about ")
    assert first.text.endswith("KB")
    assert rest[-1].done == rest[-1].total > len(IN_FEED)
    assert {line.text for line in rest} <= {story.title for story in STORIES}


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (ReadyCounts(ready=23, partly=1, missing=1), "23 of 25 are ready offline now; 2 lack something."),
        (ReadyCounts(ready=1, partly=1), "1 of 2 is ready offline now; 1 lacks something."),
        (ReadyCounts(ready=25), "All 25 are ready offline now."),
        (ReadyCounts(ready=1), "It is ready offline now."),
        (ReadyCounts(missing=1), "It still lacks something."),
        (ReadyCounts(partly=1, missing=1), "All 2 still lack something."),
        (ReadyCounts(), "There is nothing here to make ready."),
    ],
)
def test_it_ends_with_a_sentence(counts: ReadyCounts, sentence: str) -> None:
    assert told(counts) == sentence


def test_of_one_story_it_says_what_is_still_not_here_and_why(newsroom: Newsroom, paper: Newspaper) -> None:
    delivered(newsroom, paper)
    paper.serve("/pictures/bridge-opens-2.jpg", status=404)
    story = newsroom.titled("Wooden bridge over the Aller opens after nine years")
    counts = make(newsroom, [story.id])
    sentence = newsroom.do(lambda desk: say(desk, counts, story))
    assert sentence.startswith("It still lacks a picture. 127.0.0.1 has nothing at this address (404).")


async def say(desk: Desk, counts: ReadyCounts, story: Article) -> str:
    return told(counts, still_lacking(desk, [story.id]))


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ((Part.TEXT,), "the page's own text"),
        ((Part.RELATED, Part.PICTURE, Part.PICTURE), "a picture and a related story"),
        (tuple(Part), "the page's own text, a picture and a related story"),
    ],
)
def test_it_names_each_kind_of_thing_once(parts: tuple[Part, ...], what: str) -> None:
    assert told(ReadyCounts(partly=1), [Lack(part=part, url="") for part in parts]) == f"It still lacks {what}."


def test_the_first_reason_that_is_known_stands_for_all() -> None:
    untold, busy = (Lack(part=Part.PICTURE, url="", error=error) for error in ("", "The server is busy."))
    assert told(ReadyCounts(partly=1), [untold, busy, busy]) == "It still lacks a picture. The server is busy."


# --- stopped, offline, beside a sync ---------------------------------------------------------------------------------


def test_what_was_finished_before_it_is_stopped_stays(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    path = newspaper_pages.story_path("harbour-cranes")
    paper.answers[path] = newspaper_hostile.PATHS["/hostile/silent"]

    async def stopped(desk: Desk) -> None:
        task = asyncio.create_task(make_ready(desk, articles))
        while not paper.asked(path):
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    newsroom.do(stopped)
    done = [story for story in newsroom.articles() if story.full_text]
    assert 0 < len(done) < len(IN_FEED)
    paper.answers.clear()
    assert make(newsroom, articles) == ReadyCounts(ready=len(IN_FEED))
    for story in done:
        assert len(paper.asked(story.url.removeprefix(paper.base))) == 1


def test_offline_nothing_is_tried(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    newsroom.net.offline_wanted = True
    with pytest.raises(OfflineError):
        make(newsroom, articles)
    assert paper.requests == []


def test_where_a_connection_costs_by_the_byte_it_is_done_all_the_same(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)
    newsroom.net.metered = True
    assert make(newsroom, articles) == ReadyCounts(ready=len(IN_FEED))


def test_it_does_not_wait_for_a_sync_and_neither_stops_the_other(newsroom: Newsroom, paper: Newspaper) -> None:
    articles = delivered(newsroom, paper)

    async def both(desk: Desk) -> ReadyCounts:
        counts, _ = await asyncio.gather(make_ready(desk, articles[:4]), pipeline.sync(desk, every=True))
        return counts

    assert newsroom.do(both) == ReadyCounts(ready=4)
    assert all(story.ready is Ready.READY for story in newsroom.articles())
