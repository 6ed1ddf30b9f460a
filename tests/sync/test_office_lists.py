"""The worker's requests about feeds that are not in the library yet: finding them, adding them, lists of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from newspaper import Newspaper
from newsroom import Newsroom
from test_office import Window

from reader import progress
from reader.model import FoundFeed
from reader.progress import Add, Done, Failed, Find, Found, Import, Line, Outline, ReadOpml

LIST = """<opml><head><title>Mine</title></head><body><outline text="World">
<outline text="海港报" xmlUrl="https://harbour.example/rss"/><outline text="Quay" xmlUrl="https://quay.example/feed"/>
</outline></body></opml>"""


@pytest.fixture
def window(newsroom: Newsroom) -> Window:
    return Window(newsroom)


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "mine.opml").write_text(LIST, encoding="utf-8")
    return str(tmp_path / "mine.opml")


def ask(window: Window, line: Line) -> list[Line]:
    """Ask for one thing; returns all that was said of it, its end the last."""

    async def script(window: Window) -> None:
        await window.ask(line)

    play: Callable[[Window], Awaitable[None]] = script
    return [said for said in window(play) if said.request == 1]


def test_what_was_found_is_said_before_the_end_and_nothing_is_kept(window: Window, paper: Newspaper) -> None:
    found, done = ask(window, Find(url=paper.url("/feed.xml")))
    assert isinstance(found, Found)
    assert isinstance(done, Done)
    (feed,) = progress.found(found.feeds)
    assert isinstance(feed, FoundFeed)
    assert feed.url == paper.url("/feed.xml")
    assert feed.articles > 0
    assert len(feed.newest) == min(feed.articles, 8)
    assert window.newsroom.store.feeds() == ()


def test_offline_nothing_is_looked_for(window: Window, paper: Newspaper) -> None:
    window.newsroom.route = False
    (failed,) = ask(window, Find(url=paper.url("/feed.xml")))
    assert isinstance(failed, Failed)
    assert paper.requests == []


def test_where_nothing_is_found_the_sentence_says_so(window: Window, paper: Newspaper) -> None:
    (failed,) = ask(window, Find(url=paper.url("/nothing-here")))
    assert isinstance(failed, Failed)
    assert failed.error.endswith(".")


def test_a_feed_is_added_under_the_reader_s_own_name(window: Window, paper: Newspaper) -> None:
    *_, done = ask(window, Add(url=paper.url("/feed.xml"), folder="World/Asia", title="My paper"))
    assert isinstance(done, Done)
    (feed,) = window.newsroom.store.feeds(done.feeds)
    assert feed.title == "My paper"
    assert window.newsroom.store.tree().folders[-1].title == "Asia"


def test_a_list_is_read_and_exactly_the_chosen_is_brought_in(window: Window, file: str) -> None:
    outline, done = ask(window, ReadOpml(path=file))
    assert isinstance(outline, Outline)
    assert done == Done(request=1)
    assert outline.title == "Mine"
    chosen = progress.listed(outline.entries)[0]
    assert (chosen.path, chosen.title) == (("World",), "海港报")
    window.newsroom.route = False  # what came in is fetched later
    *_, done = ask(Window(window.newsroom), Import(path=file, only=(chosen.url,)))
    assert isinstance(done, Done)
    assert [feed.url for feed in window.newsroom.store.feeds()] == [chosen.url]


def test_an_article_has_no_outline(window: Window, tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text("# On the quay\n\nIt rained.", encoding="utf-8")
    assert ask(window, ReadOpml(path=str(tmp_path / "quay.md"))) == [Done(request=1)]


def test_a_file_that_is_not_there_is_a_sentence(window: Window, tmp_path: Path) -> None:
    (failed,) = ask(window, ReadOpml(path=str(tmp_path / "none.opml")))
    assert isinstance(failed, Failed)
    assert "no file" in failed.error
