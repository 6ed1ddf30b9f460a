from __future__ import annotations

import asyncio

import newspaper_pages
import pytest
from builders import feed
from newspaper import Newspaper
from newsroom import Newsroom

from reader.model import Mark, Poll, Purge, Ready, Retention
from reader.progress import Progress
from reader.store import clearing
from reader.sync import cleanup, pipeline
from reader.sync.cleanup import clean_up, told
from reader.sync.desk import Desk
from reader.sync.ready import make_ready

DAY = 24 * 3600
BRIDGE = "Wooden bridge over the Aller opens after nine years"


def synced(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.store.set_retention(Retention(text_days=0, picture_days=0, page_days=0))
    newsroom.sync()
    newsroom.said.clear()


def test_what_may_go_goes_and_is_told(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.store.set_retention(Retention(picture_days=30, page_days=30))
    newsroom.now += 40 * DAY
    expected = newsroom.store.purge_preview(newsroom.now)
    gone = newsroom.do(clean_up)
    assert gone == expected
    assert gone.pictures >= 8
    assert gone.pages >= 8
    last = [line for line in newsroom.said if isinstance(line, Progress)][-1]
    assert last.done == last.total == gone.pictures + gone.pages
    assert newsroom.do(clean_up) == Purge()


def test_bookmarks_stay_whole(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    story = newsroom.titled(BRIDGE)
    newsroom.store.mark([story.id], Mark.BOOKMARK)
    newsroom.store.set_retention(Retention(text_days=30, picture_days=30, page_days=30))
    newsroom.do(clean_up)
    assert newsroom.titled(BRIDGE).ready is Ready.READY
    assert newsroom.store.page_bytes(story.id) is not None


def test_what_went_is_not_fetched_again_by_the_next_sync(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.store.set_retention(Retention(picture_days=30))
    newsroom.do(clean_up)
    paper.requests.clear()
    newsroom.now += 8 * DAY
    newsroom.sync()
    assert {asked.path for asked in paper.requests} == {"/feed.xml"}
    assert newsroom.titled(BRIDGE).ready is Ready.PARTLY


def test_the_first_sync_of_a_day_cleans_up_and_the_others_do_not(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.store.set_retention(Retention(picture_days=30))
    newsroom.sync()
    assert newsroom.titled(BRIDGE).ready is Ready.READY
    newsroom.now += DAY
    newsroom.sync()
    assert newsroom.titled(BRIDGE).ready is Ready.PARTLY


def test_a_library_without_feeds_is_cleaned_up_with_every_sync() -> None:
    assert cleanup.is_due([], DAY)
    assert cleanup.is_due([feed(polled=None), feed(polled=DAY - 1)], DAY)
    assert not cleanup.is_due([feed(polled=None), feed(polled=DAY)], DAY)


def test_stopped_between_two_steps_it_leaves_the_rest_for_the_next_time(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced(newsroom, paper)
    newsroom.store.set_retention(Retention(picture_days=30, page_days=30))
    newsroom.now += 40 * DAY
    whole = newsroom.store.purge_preview(newsroom.now)
    monkeypatch.setattr(clearing, "_BATCH", 1)
    purge = newsroom.store.purge
    monkeypatch.setattr(newsroom.store, "purge", lambda now: purge(now, seconds=0))

    async def stopped(desk: Desk) -> None:
        task = asyncio.create_task(clean_up(desk))
        while not newsroom.said and not task.done():
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    newsroom.do(stopped)
    rest = newsroom.do(clean_up)
    assert Purge() != rest != whole


def test_a_picture_that_went_comes_back_when_its_story_is_made_ready(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.store.set_retention(Retention(picture_days=30))
    newsroom.do(clean_up)
    paper.requests.clear()
    newsroom.do(lambda desk: make_ready(desk, [newsroom.titled(BRIDGE).id]))
    assert newsroom.titled(BRIDGE).ready is Ready.READY
    assert paper.asked(newspaper_pages.picture_path("bridge-opens", 1))


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (Purge(), "There is nothing to clean up."),
        (Purge(pictures=1, bytes=20_000), "1 picture removed, 20 KB freed."),
        (
            Purge(pictures=1203, pages=88, bytes=214_000_000),
            "1,203 pictures and 88 stored pages removed, 214 MB freed.",
        ),
        (
            Purge(articles=5, pictures=2, pages=1, bytes=900_000),
            "5 articles, 2 pictures and 1 stored page removed, 900 KB freed.",
        ),
    ],
)
def test_it_ends_with_a_sentence(gone: Purge, said: str) -> None:
    assert told(gone) == said


def test_the_log_of_polls_is_kept_for_thirty_days(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.now += 29 * DAY
    newsroom.do(clean_up)
    assert len(newsroom.store.polls()) == 1
    newsroom.now += 2 * DAY
    newsroom.do(clean_up)
    assert newsroom.store.polls() == ()


def test_who_never_asks_for_more_than_feeds_keeps_no_more_of_the_log(newsroom: Newsroom) -> None:
    feed = newsroom.store.feeds([newsroom.subscribe("https://paper.example/feed")])[0]
    newsroom.store.note_polls([(feed, Poll(feed=feed.id, at=newsroom.now))])
    newsroom.now += 31 * DAY
    newsroom.store.pause_feed(feed.id)
    newsroom.do(lambda desk: pipeline.sync(desk, feeds_only=True))
    assert newsroom.store.polls() == ()
