"""A paper rewrites a story: its page is fetched again where the feed has another headline, and both texts are kept."""

from __future__ import annotations

from dataclasses import replace

from newspaper import Newspaper
from newsroom import Newsroom

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
