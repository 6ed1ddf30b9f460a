"""A paper is fetched, its server goes, and every story is read to its last link."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from newspaper import Newspaper
from newspaper_stories import STORIES, Story
from windows import JOURNEY, OpenApp

from reader.model import Kind, Mark, Ready, Retention
from reader.progress import CleanUp, Done

pytestmark = JOURNEY

IN_FEED = [story for story in STORIES if story.in_feed]


def test_with_the_network_gone_every_story_is_read_with_its_pictures_and_links(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp]
) -> None:
    app = open_app()
    app.subscribe(paper.url())
    app.until(lambda: all_here(app) and not app.desk.fetching.busy, within=60_000)
    paper.stop()
    asked = len(paper.requests)
    with socket.create_server(("127.0.0.1", paper.port)) as grave:  # hears whoever still dials the paper
        grave.setblocking(False)
        app.until(lambda: {row.ready for row in app.rows()} == {Ready.READY})
        assert app.titles() == [story.title for story in IN_FEED]
        read_all(app, paper, IN_FEED)
        app.close()

        again = open_app()
        again.until(lambda: again.shown_row() is not None)  # where the reader stopped
        read_all(again, paper, IN_FEED)

        saved = IN_FEED[:2]
        again.store.mark([again.row(story.title).id for story in saved], Mark.BOOKMARK)
        again.store.mark([row.id for row in again.rows()], Mark.READ)
        again.store.set_retention(Retention(text_days=1, picture_days=1, page_days=1))
        before = sum(one.all for one in again.store.storage())
        clean_up(again)
        assert sum(one.all for one in again.store.storage()) < before
        again.close()

        last = open_app()
        last.until(lambda: set(last.titles()) == {story.title for story in saved} and last.shown_row() is not None)
        read_all(last, paper, saved)
        assert not anybody_knocked(grave)
    assert app.refused == again.refused == last.refused == 0
    assert len(paper.requests) == asked


def read_all(app: OpenApp, paper: Newspaper, stories: Sequence[Story]) -> None:
    """Read every story to its last link, then walk all of the way back and forth; no page may be set twice."""
    arrivals: list[int] = []
    followed: list[int] = []
    begun = [app.pane.article] if app.pane.article else []
    app.page.arrived.connect(lambda: arrivals.append(1))
    for story in stories:
        app.open(story.title)
        assert_whole(app, story)
        followed += follow_every_link(app, story, paper)
    way = [*begun, *(app.row(story.title).id for story in stories), followed[-1]]
    walk_back_and_forth(app, way)
    steps = len(stories) + 2 * len(followed) + 2 * len(way) - 3
    assert steps <= len(arrivals) <= steps + 3  # no page was set twice, though the engine may tell of one twice


def clean_up(app: OpenApp) -> None:
    """Let the worker remove what may go."""
    ended: list[Done] = []
    app.desk.fetching.ask(CleanUp(), ended.append)
    app.until(lambda: ended)


def anybody_knocked(grave: socket.socket) -> bool:
    """Tell whether a connection is waiting to be taken."""
    try:
        connection, _ = grave.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


def all_here(app: OpenApp) -> bool:
    """Tell whether every page, every picture and every related story has been fetched."""
    articles = app.articles()
    related = [link for article in articles for link in article.links if link.kind is not Kind.MENTION]
    return (
        len(articles) == len(IN_FEED)
        and all(article.full_text and article.ready is Ready.READY for article in articles)
        and all(link.article is not None and link.ready is not Ready.NOT for link in related)
    )


def assert_whole(app: OpenApp, story: Story) -> None:
    """Read the open story from its caption to its last sentence, and look at its pictures."""
    text = app.text()
    assert story.caption in text
    for paragraph in story.paragraphs:
        assert paragraph in text
    widths = app.picture_widths()
    assert len(widths) == story.pictures
    assert 0 not in widths


def follow_every_link(app: OpenApp, story: Story, paper: Newspaper) -> list[int]:
    """Click each related story, read there, and come back; returns where that led."""
    here = app.row(story.title).id
    slugs = [slug for slug in (story.also_read, story.read_more, *story.more_on_this) if slug]
    targets = [app.article_at(paper.story_url(slug)) for slug in slugs]
    assert targets
    assert {article.id for article in targets} <= set(app.linked())
    for target in targets:
        app.follow(target.id)
        assert app.shown_title() == target.title
        assert "What it will cost is still disputed" in app.text()
        assert 0 not in app.picture_widths()
        app.go_back(here)
        assert app.shown_title() == story.title
    return [target.id for target in targets]


def walk_back_and_forth(app: OpenApp, way: list[int]) -> None:
    """Walk the reader's trail to its beginning and to its end again."""
    *behind, _here, _ahead = way
    for article in reversed(behind):
        app.go_back(article)
    assert not app.window.made["back"].isEnabled()
    for article in way[1:]:
        app.go_forward(article)
    assert not app.window.made["forward"].isEnabled()
