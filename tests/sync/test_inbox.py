"""What polls bring is written together, and each feed's failure is its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest
from builders import NOW, article
from newsroom import Newsroom

from reader.errors import InputError, LibraryError
from reader.model import Feed, Poll
from reader.store import Brought, Delivered
from reader.sync import inbox
from reader.sync.desk import Desk
from reader.sync.inbox import Inbox
from reader.sync.network import OfflineError


def brought(feed: int, *titles: str) -> Brought:
    return Brought.of(feed, [article(title) for title in titles])


def subscribed(newsroom: Newsroom, count: int) -> list[int]:
    return [newsroom.subscribe(f"https://paper{n}.example/feed") for n in range(count)]


def watched(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what is written: "deliver 3" and "note 2" are one transaction each."""
    acts: list[str] = []
    deliver, note = newsroom.store.deliver_some, newsroom.store.note_polls

    def delivering(waiting: Sequence[Brought], now: int) -> list[Delivered]:
        done = deliver(waiting, now)
        acts.append(f"deliver {len(done)}")
        return done

    def noting(polled: Sequence[tuple[Feed, Poll]]) -> object:
        acts.append(f"note {len(polled)}")
        return note(polled)

    monkeypatch.setattr(newsroom.store, "deliver_some", delivering)
    monkeypatch.setattr(newsroom.store, "note_polls", noting)
    return acts


def line(feed: Feed) -> Poll:
    return Poll(feed=feed.id, at=NOW, took=1, status=304, new=0, changed=0, size=0, error="")


def nothing() -> None:
    """Hear that it was written."""


def within(newsroom: Newsroom, act: Callable[[Desk, Inbox], object]) -> None:
    async def job(desk: Desk) -> None:
        async with inbox.opened(desk) as box:
            await act(desk, box)  # type: ignore[misc]

    newsroom.do(job)


def test_what_comes_together_is_written_together(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = subscribed(newsroom, 4)
    acts = watched(newsroom, monkeypatch)

    async def act(desk: Desk, box: Inbox) -> None:
        done = await asyncio.gather(*(box.deliver(brought(feed, f"Of {feed}")) for feed in feeds))
        assert [len(one.new) for one in done] == [1, 1, 1, 1]

    within(newsroom, act)
    assert sum(int(act.split()[1]) for act in acts) == 4
    assert len(acts) < 4


def test_one_bad_feed_among_several_loses_nothing_of_the_others(newsroom: Newsroom) -> None:
    one, two = subscribed(newsroom, 2)

    async def act(desk: Desk, box: Inbox) -> None:
        made = [brought(one, "A"), brought(99, "Of no feed"), brought(two, "B")]
        first, bad, second = await asyncio.gather(*map(box.deliver, made), return_exceptions=True)
        assert isinstance(bad, InputError)
        assert isinstance(first, Delivered)
        assert isinstance(second, Delivered)
        assert len(first.new) == len(second.new) == 1

    within(newsroom, act)
    assert sorted(row.title for row in newsroom.articles()) == ["A", "B"]


def test_polls_without_news_are_noted_in_one_transaction(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = newsroom.store.feeds(subscribed(newsroom, 5))
    acts = watched(newsroom, monkeypatch)
    told: list[int] = []

    async def act(desk: Desk, box: Inbox) -> None:
        for feed in feeds:
            box.note(feed, line(feed), lambda feed=feed: told.append(feed.id), news=False)
            await asyncio.sleep(0)

    within(newsroom, act)
    assert acts == ["note 5"]
    assert told == [feed.id for feed in feeds]


def test_a_poll_with_news_is_noted_at_once(newsroom: Newsroom) -> None:
    (feed,) = newsroom.store.feeds(subscribed(newsroom, 1))

    async def act(desk: Desk, box: Inbox) -> None:
        heard = asyncio.Event()
        box.note(feed, line(feed), heard.set, news=True)
        await asyncio.wait_for(heard.wait(), 2)
        assert len(newsroom.store.polls()) == 1

    within(newsroom, act)


def test_cancelling_notes_the_polls_that_ended(newsroom: Newsroom) -> None:
    (feed,) = newsroom.store.feeds(subscribed(newsroom, 1))

    async def act(desk: Desk, box: Inbox) -> None:
        box.note(feed, line(feed), nothing, news=False)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        within(newsroom, act)
    assert len(newsroom.store.polls()) == 1


def test_losing_the_connection_notes_the_polls_that_ended(newsroom: Newsroom) -> None:
    (feed,) = newsroom.store.feeds(subscribed(newsroom, 1))

    async def act(desk: Desk, box: Inbox) -> None:
        box.note(feed, line(feed), nothing, news=False)
        raise OfflineError("The connection was lost.")

    with pytest.raises(OfflineError):
        within(newsroom, act)
    assert len(newsroom.store.polls()) == 1


def test_a_poll_without_news_is_noted_soon_though_another_goes_on_and_on(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = newsroom.store.feeds(subscribed(newsroom, 2))
    monkeypatch.setattr(inbox, "_NO_NEWS", 0.02)

    async def act(desk: Desk, box: Inbox) -> None:
        await asyncio.sleep(0)  # the box waits for something to come
        for feed in feeds:
            heard = asyncio.Event()
            box.note(feed, line(feed), heard.set, news=False)
            await asyncio.wait_for(heard.wait(), 2)
        assert len(newsroom.store.polls()) == 2

    within(newsroom, act)


def test_what_is_wrong_with_the_library_ends_it_all(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = subscribed(newsroom, 2)

    def full(*_: object) -> list[Delivered]:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(newsroom.store, "deliver_some", full)

    async def act(desk: Desk, box: Inbox) -> None:
        await asyncio.gather(*(box.deliver(brought(feed, "A")) for feed in feeds))

    with pytest.raises(LibraryError, match="disk is full"):
        within(newsroom, act)
