"""The worker's requests, without a process around them: what each ends with, and what the connection does to them."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from builders import NOW, article
from newspaper import Newspaper
from newspaper_pages import picture_path, story_path
from newsroom import Newsroom

from reader import progress
from reader.model import UNREAD, Enclosure, Ready, Wish
from reader.progress import (
    CleanUp,
    Connected,
    Done,
    Failed,
    Follow,
    Granted,
    KeepFile,
    Line,
    MakeReady,
    Network,
    Progress,
    Reextract,
    Sync,
)
from reader.sync.desk import Desk
from reader.sync.office import Office
from reader.sync.speaker import Speaker

OFFLINE = Network(online=False)


class Window:
    """What the window says to an office, and hears."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.events = io.BytesIO()
        self.numbers = iter(range(1, 100))

    def __call__(self, script: Callable[[Window], Awaitable[None]]) -> list[Line]:
        """Open an office, play a script, close it; returns all that was said but how far things were."""

        async def work(desk: Desk) -> None:
            speaker = Speaker(self.events)
            async with asyncio.TaskGroup() as group:
                self.office = Office(desk, speaker, group)
                self.office.open()
                await script(self)
                self.office.close()
            speaker.say(Progress(), at_once=True)  # all that waited is said with it

        self.newsroom.do(work)
        return self.said

    @property
    def said(self) -> list[Line]:
        lines = [progress.read(raw) for raw in self.events.getvalue().splitlines()]
        return [line for line in lines if not isinstance(line, Progress)]

    def tell(self, line: Line) -> None:
        self.office.take(progress.write(line))

    async def ask(self, line: Line) -> Done | Failed:
        request = next(self.numbers)
        self.tell(replace(line, request=request))
        while True:
            for said in self.said:
                if said.request == request and isinstance(said, Done | Failed):
                    return said
            await asyncio.sleep(0.005)

    async def hear(self, kind: type[Line]) -> None:
        while not any(isinstance(line, kind) for line in self.said):
            await asyncio.sleep(0.005)

    def plug(self, in_: bool) -> None:
        """Pull the cable or plug it in, and let that be seen."""
        self.newsroom.route = in_
        self.newsroom.net.look()


@pytest.fixture
def window(newsroom: Newsroom, paper: Newspaper) -> Window:
    newsroom.subscribe(paper.url("/feed.xml"))
    return Window(newsroom)


def answers(window: Window, *lines: Line) -> list[Done | Failed]:
    """Ask for these one after the other."""
    found: list[Done | Failed] = []

    async def script(window: Window) -> None:
        for line in lines:
            if isinstance(line, Network):
                window.tell(line)
            else:
                found.append(await window.ask(line))

    window(script)
    return found


# --- offline ---------------------------------------------------------------------------------------------------------


def test_offline_a_sync_ends_well_and_at_once_and_nothing_is_tried(window: Window, paper: Newspaper) -> None:
    before = window.newsroom.store.feeds()
    (done,) = answers(window, OFFLINE, Sync(all=True))
    assert done == Done(request=1, text="Offline: nothing was fetched.")
    assert paper.requests == []
    assert window.newsroom.store.feeds() == before


@pytest.mark.parametrize("line", [Follow(url="http://paper.example/story"), MakeReady(scope={})])
def test_offline_what_the_reader_asks_for_by_name_fails_with_a_sentence(
    window: Window, paper: Newspaper, line: Line
) -> None:
    (failed,) = answers(window, OFFLINE, line)
    assert failed == Failed(request=1, error="Offline: nothing was fetched.")
    assert paper.requests == []


def test_online_again_everything_goes_on(window: Window) -> None:
    offline, online = answers(window, OFFLINE, Sync(all=True), Network(online=True), Sync(all=True))
    assert isinstance(offline, Done)
    assert isinstance(online, Done)
    assert (offline.feeds, len(online.feeds)) == ((), 1)


def test_that_the_network_came_or_went_is_said_once_each(window: Window) -> None:
    async def script(window: Window) -> None:
        for in_ in (True, False, False, True, True):
            window.plug(in_)

    assert window(script) == [Connected(online=False), Connected(online=True)]


def test_the_readers_own_switch_is_not_the_network(window: Window) -> None:
    async def script(window: Window) -> None:
        window.tell(OFFLINE)
        window.tell(Network(online=True))

    assert all(line == Connected(online=True) for line in window(script))


def test_a_window_that_switches_on_without_a_cable_hears_that_it_is_out(window: Window) -> None:
    async def script(window: Window) -> None:
        window.tell(OFFLINE)
        window.plug(False)
        window.tell(Network(online=True))

    assert window(script)[-1] == Connected(online=False)


# --- wishes ----------------------------------------------------------------------------------------------------------


def test_a_wish_comes_true_as_soon_as_the_cable_is_in(window: Window, paper: Newspaper) -> None:
    url = paper.story_url("toll-vote")

    async def script(window: Window) -> None:
        window.plug(False)
        window.newsroom.store.add_wish(Wish(url=url, title="Toll", wished_at=NOW))
        assert paper.requests == []
        window.plug(True)
        await window.hear(Granted)

    said = window(script)
    (granted,) = [line for line in said if isinstance(line, Granted)]
    assert granted.url == url
    assert granted.request == 0
    assert not any(isinstance(line, Done | Failed) for line in said)
    assert paper.asked("/feed.xml") == []  # what is due is left to the window's own rounds


def test_a_wish_that_an_earlier_worker_left_comes_true_at_the_start(window: Window, paper: Newspaper) -> None:
    window.newsroom.store.add_wish(Wish(url=paper.story_url("toll-vote"), wished_at=NOW))
    said = window(lambda window: window.hear(Granted))
    next_one = Window(window.newsroom)
    answers(next_one, Sync())
    assert len([line for line in (*said, *next_one.said) if isinstance(line, Granted)]) == 1


# --- a costly connection ---------------------------------------------------------------------------------------------


def test_on_a_metered_connection_pictures_and_related_stories_wait(window: Window, paper: Newspaper) -> None:
    answers(window, Network(metered=True), Sync(all=True))
    assert all(story.full_text for story in window.newsroom.articles())
    assert not any(asked.path.startswith("/pictures/") for asked in paper.requests)
    assert paper.asked(story_path("ferry-retires")) == []


def test_a_reader_who_does_not_mind_the_cost_gets_them(window: Window, paper: Newspaper) -> None:
    (window.newsroom.store.folder / "settings.json").write_text('{"save_on_metered": false}')
    answers(window, Network(metered=True), Sync(all=True))
    assert all(story.ready is Ready.READY for story in window.newsroom.articles())


def test_what_is_asked_for_by_name_does_not_wait(window: Window, paper: Newspaper) -> None:
    metered = Network(metered=True)
    answers(window, metered, Follow(url=paper.story_url("toll-vote")))
    assert paper.asked(picture_path("toll-vote", 1))
    answers(Window(window.newsroom), metered, Sync(all=True), MakeReady(scope=progress.scope_values(UNREAD)))
    assert all(story.ready is Ready.READY for story in window.newsroom.articles(UNREAD))


# --- what else is asked for ------------------------------------------------------------------------------------------


def test_making_ready_says_how_ready_it_is(window: Window) -> None:
    _, ready = answers(window, Sync(all=True), MakeReady(scope={}))
    count = len(window.newsroom.articles())
    assert isinstance(ready, Done)
    assert ready.text == f"All {count} are ready offline now."
    assert len(ready.articles) == count


def test_a_place_that_is_none_is_a_sentence(window: Window) -> None:
    (failed,) = answers(window, MakeReady(scope={"feed": "all of them"}))
    assert isinstance(failed, Failed)


def test_an_attached_file_is_kept(window: Window, paper: Newspaper) -> None:
    talk = paper.serve("/talk.pdf", b"%PDF-1.7\n" + b"x" * 5000, type="application/pdf")
    story = article("A talk", url=paper.url("/talk"), enclosures=(Enclosure(url=talk),))
    window.newsroom.store.deliver(1, [story], NOW)
    id = window.newsroom.store.find(story.url) or 0
    kept, refused = answers(window, KeepFile(article=id, url=talk), KeepFile(article=id, url=paper.url("/other.pdf")))
    assert isinstance(kept, Done)
    assert "is kept here now" in kept.text
    assert talk in window.newsroom.store.kept_files([talk])
    assert isinstance(refused, Failed)


def test_pages_are_read_again_and_old_things_cleaned_up(window: Window) -> None:
    _, read, cleaned = answers(window, Sync(all=True), Reextract(), CleanUp())
    assert isinstance(read, Done)
    assert "read again" in read.text
    assert isinstance(cleaned, Done)
    assert cleaned.text
    assert len(window.newsroom.articles()) > 0
