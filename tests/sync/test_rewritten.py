"""A paper rewrites a story: its page is fetched again where the feed tells of it, and both texts are kept."""

from __future__ import annotations

from dataclasses import replace

from newspaper import Newspaper
from newspaper_pages import RSS, rss, story_path
from newsroom import Newsroom

from reader.progress import FeedPolled
from reader.sync.reextract import reextract

HOUR = 3600


def rewrite(paper: Newspaper, **said: object) -> None:
    """Let the first story say something else from now on."""
    paper.stories[0] = replace(paper.stories[0], **said)  # type: ignore[arg-type]


def test_a_rewritten_story_is_fetched_again_and_its_first_text_stays(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    before = newsroom.titled(paper.stories[0].title)
    assert before.full_text
    told = paper.stories[0].paragraphs
    rewrite(paper, title="Wooden bridge opens at last", paragraphs=("Nobody came to see it.", *told[1:]))
    newsroom.sync()
    after = newsroom.titled("Wooden bridge opens at last")
    assert after.id == before.id
    assert "Nobody came to see it." in after.body_html
    first, now = newsroom.store.versions(before.id)
    assert (first.title, first.body_html) == (before.title, before.body_html)
    assert (now.title, now.body_html) == (after.title, after.body_html)
    assert newsroom.store.rows([before.id])[0].changed


def test_a_story_that_stays_as_it_was_is_not_asked_for_again(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    asked = len(paper.requests)
    newsroom.now += HOUR
    newsroom.sync()
    assert [one.path for one in paper.requests[asked:] if "/news/" in one.path] == []


def test_reading_a_stored_page_anew_is_no_rewriting(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    story = newsroom.titled(paper.stories[0].title)
    newsroom.store.set_pages({story.id: replace(story, body_html="<p>What poorer rules found.</p>")}, reread=True)
    newsroom.do(reextract)
    assert newsroom.titled(story.title).body_html == story.body_html
    assert newsroom.store.versions(story.id) == ()


def beginning(paper: Newspaper, words: str) -> None:
    """Let the first story begin with other words from now on, in the feed as on its page; its headline stays."""
    rewrite(paper, paragraphs=(words, *paper.stories[0].paragraphs[1:]))


def test_a_story_rewritten_under_the_same_headline_is_fetched_again(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    before = newsroom.titled(paper.stories[0].title)
    beginning(paper, "Nobody came to see how the bridge was opened after all those years of waiting for it.")
    newsroom.said.clear()
    newsroom.sync()
    after = newsroom.titled(before.title)
    assert "Nobody came to see" in after.body_html
    assert [version.body_html for version in newsroom.store.versions(before.id)] == [before.body_html, after.body_html]
    assert [(line.new, line.changed) for line in newsroom.said if isinstance(line, FeedPolled)] == [(0, 1)]


def test_its_standfirst_is_the_new_ones(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    beginning(paper, "Nobody came to see how the bridge was opened after all those years of waiting for it.")
    newsroom.sync()
    story = newsroom.titled(paper.stories[0].title)
    assert story.standfirst.startswith("Nobody came to see")
    first, now = newsroom.store.versions(story.id)
    assert "woke on Tuesday" in first.standfirst
    assert now.standfirst == story.standfirst


def test_a_teaser_that_counts_does_not_fetch_the_page_at_every_poll(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    page = story_path(paper.stories[0].slug)
    feed = rss([story for story in paper.stories if story.in_feed], paper.base)
    asked = []
    for words in (b"3 minutes ago", b"14 minutes ago", b"half an hour ago", b"an hour ago"):
        paper.serve("/feed.xml", feed.replace(b"Allerby woke", words + b", Allerby woke"), type=RSS)
        newsroom.sync()
        asked.append(len(paper.asked(page)))
    assert asked == [2, 2, 2, 2]
    newsroom.now += HOUR
    newsroom.sync()
    assert len(paper.asked(page)) == 3
