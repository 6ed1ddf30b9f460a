from __future__ import annotations

from dataclasses import asdict

import pytest

from reader import progress
from reader.errors import InputError
from reader.model import EVERYTHING, UNREAD, FoundFeed, Scope
from reader.progress import Found, Import, Listed, MakeReady, Outline


@pytest.mark.parametrize(
    "scope",
    [
        EVERYTHING,
        UNREAD,
        Scope(unread=True, lacking=True),
        Scope(feed=7, section=3, today=1_750_000_000, bookmarked=True, search="tram — 电车"),
    ],
)
def test_a_place_to_make_ready_arrives_as_it_was_meant(scope: Scope) -> None:
    said = progress.read(progress.write(MakeReady(request=1, scope=progress.scope_values(scope))))
    assert isinstance(said, MakeReady)
    assert said.scope is not None
    assert progress.scope(said.scope) == scope


@pytest.mark.parametrize("values", [{"feeds": 1}, {"feed": "1"}, {"feed": True}, {"unread": 1}, {"search": None}])
def test_what_is_no_place_is_not_taken_for_everything(values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        progress.scope(values)


def test_a_list_of_feeds_arrives_as_it_was_read() -> None:
    read = (
        Listed(path=("World", "Asia/Pacific"), title="海港报", url="https://harbour.example/rss"),
        Listed(url="file:///x", problem="It is on a disk."),
        Listed(url="https://quay.example/feed", known=7, twice=True),
    )
    said = progress.read(progress.write(Outline(request=1, entries=tuple(asdict(one) for one in read))))
    assert isinstance(said, Outline)
    assert progress.listed(said.entries) == read
    assert [one.new for one in read] == [True, False, False]


@pytest.mark.parametrize("entry", [{}, {"path": 1}, {"path": [], "colour": "red"}])
def test_what_is_no_list_of_feeds_is_a_sentence(entry: dict[str, object]) -> None:
    with pytest.raises(InputError):
        progress.listed([entry])


@pytest.mark.parametrize("only", [None, (), ("https://harbour.example/rss",)])
def test_none_chosen_is_told_from_no_choice(only: tuple[str, ...] | None) -> None:
    said = progress.read(progress.write(Import(path="/home/me/feeds.opml", only=only)))
    assert isinstance(said, Import)
    assert said.only == only


def test_a_feed_that_was_found_arrives_with_its_newest_stories() -> None:
    feed = FoundFeed(
        url="https://a.example/rss", title="海港报", week=3.5, newest=(("Tide", 1_750_000_000), ("Fog", None))
    )
    said = progress.read(progress.write(Found(request=1, feeds=(asdict(feed),))))
    assert isinstance(said, Found)
    assert progress.found(said.feeds) == (feed,)


@pytest.mark.parametrize("values", [{"url": "x"}, {"url": "x", "title": "y", "newest": 3}, {"colour": "red"}])
def test_what_is_no_feed_is_a_sentence(values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        progress.found([values])
