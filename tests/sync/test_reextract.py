from __future__ import annotations

import asyncio
from dataclasses import replace

import newspaper_pages
import pytest
from newspaper import Newspaper
from newspaper_stories import STORIES
from newsroom import Newsroom

from reader.model import Article, Mark, Picture, Ready
from reader.progress import Progress
from reader.sync import pipeline
from reader.sync.desk import Desk
from reader.sync.reextract import Reread, reextract

BRIDGE = "Wooden bridge over the Aller opens after nine years"
ALL = len(STORIES)


def synced(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.stop()
    paper.requests.clear()
    newsroom.said.clear()


def by_poorer_rules(newsroom: Newsroom, story: Article) -> None:
    """Leave of a story what rules of another day might have found on its page."""
    poor = replace(story, byline="Share this", body_html="<p>Home. News. Sport.</p>", links=(), pictures=())
    newsroom.store.set_pages({story.id: poor})


def test_rules_of_another_day_give_way_to_those_of_today_and_marks_places_and_ids_stay(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    synced(newsroom, paper)
    before = newsroom.titled(BRIDGE)
    newsroom.store.mark([before.id], Mark.BOOKMARK, Mark.READ)
    newsroom.store.set_place(before.id, 0.4)
    before = newsroom.titled(BRIDGE)
    by_poorer_rules(newsroom, before)
    assert newsroom.titled(BRIDGE).links == ()
    assert newsroom.do(reextract) == Reread(pages=ALL, changed=1)
    after = newsroom.titled(BRIDGE)
    assert after == before
    assert after.ready is Ready.READY
    assert (after.id, after.uid, after.sort_at) == (before.id, before.uid, before.sort_at)
    assert (after.bookmarked, after.read, newsroom.store.place(after.id)) == (True, True, 0.4)
    assert paper.requests == []


def test_pictures_that_are_kept_stay_kept_by_their_address(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    story = newsroom.titled(BRIDGE)
    shown = [one.url for one in (story.lead_image, *story.pictures) if one]
    kept = newsroom.store.pictures(shown)
    by_poorer_rules(newsroom, replace(story, lead_image=Picture(url="https://paper.example/logo.png")))
    newsroom.do(reextract)
    assert newsroom.store.pictures(shown) == kept
    assert newsroom.titled(BRIDGE).ready is Ready.READY
    assert newsroom.titled(BRIDGE).lead_image == story.lead_image
    assert all(row.thumbnail for row in newsroom.store.rows([story.id]))


def test_with_the_same_rules_nothing_changes(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    before = newsroom.articles()
    assert newsroom.do(reextract) == Reread(pages=ALL)
    assert newsroom.articles() == before


def test_a_page_that_yields_nothing_now_leaves_its_story_as_it_was(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    story = newsroom.titled(BRIDGE)
    newsroom.store.add_page_bytes(story.id, b"<html><body></body></html>", story.url, "text/html")
    assert newsroom.do(reextract) == Reread(pages=ALL, failed=1)
    assert newsroom.titled(BRIDGE) == story


def test_a_story_that_was_only_kept_along_is_read_again_too_and_stays_unlisted(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    synced(newsroom, paper)
    ferry = newsroom.store.article(newsroom.store.find(paper.story_url("ferry-retires")) or 0)
    assert ferry is not None
    by_poorer_rules(newsroom, ferry)
    assert newsroom.do(reextract).changed == 1
    assert newsroom.store.article(ferry.id) == ferry
    assert ferry.title not in {story.title for story in newsroom.articles()}


def test_the_next_sync_fetches_what_the_better_rules_found(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    story = newsroom.titled(BRIDGE)
    other = replace(STORIES[0], slug=story.url.rpartition("/")[2].removesuffix(".html"), pictures=3)
    page = newspaper_pages.page(other, {one.slug: one for one in STORIES}, paper.base).replace(
        b"bridge-opens-2.jpg", b"toll-vote-7.jpg"
    )
    newsroom.store.add_page_bytes(story.id, page, story.url, "text/html")
    newsroom.do(reextract)
    assert newsroom.titled(BRIDGE).ready is Ready.PARTLY
    newsroom.sync()
    assert newsroom.titled(BRIDGE).ready is Ready.READY
    assert paper.asked("/pictures/toll-vote-7.jpg")


def test_it_tells_how_far_it_is_and_stopped_keeps_what_it_has(newsroom: Newsroom, paper: Newspaper) -> None:
    synced(newsroom, paper)
    newsroom.do(reextract)
    told = [line for line in newsroom.said if isinstance(line, Progress)]
    assert [line.done for line in told] == list(range(1, ALL + 1))
    assert {line.total for line in told} == {ALL}

    async def stopped(desk: Desk) -> None:
        task = asyncio.create_task(reextract(desk))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await pipeline.fill(desk)

    before = newsroom.articles()
    newsroom.do(stopped)
    assert newsroom.articles() == before


@pytest.mark.parametrize(
    ("reread", "said"),
    [
        (Reread(pages=412, changed=396, failed=2), "412 pages read again: 396 changed, 2 could not be read."),
        (Reread(pages=1, changed=1), "1 page read again: 1 changed."),
        (Reread(), "There are no stored pages to read again."),
    ],
)
def test_it_ends_with_a_sentence(reread: Reread, said: str) -> None:
    assert reread.text == said
