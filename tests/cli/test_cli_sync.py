"""What a sync tells in a terminal while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from newspaper import Newspaper

from reader.cli.sync import Lines
from reader.progress import FeedPolled, Granted, Progress
from reader.settings import Settings
from reader.store import Store
from reader.sync import network


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_how_far_it_is_is_told_about_once_a_second_also_when_the_work_grows(capsys):
    clock = Clock()
    lines = Lines(clock)
    for second in range(5):
        for step in range(40):
            clock.now += 1 / 40
            lines(Progress(done=second * 40 + step + 1, total=(second + 1) * 40, text="paper.example"))
    told = capsys.readouterr().err.splitlines()
    assert told == [f"{done} of {done}: paper.example" for done in (40, 80, 120, 160, 200)]


def test_the_end_is_always_told_and_once(capsys):
    lines = Lines(Clock())
    lines(Progress(done=1, total=1, text="one.example"))
    lines(Progress(done=9, total=9, text="nine.example"))
    assert capsys.readouterr().err == ""
    lines.last()
    lines.last()
    assert capsys.readouterr().err == "9 of 9: nine.example\n"


def test_every_feed_has_its_line_at_once(capsys):
    lines = Lines(Clock())
    lines(FeedPolled(feed=1, title="The Paper", new=3, changed=1))
    lines(FeedPolled(feed=2, title="Other", error="It is gone."))
    assert capsys.readouterr().err == "The Paper: 3 new, 1 changed\nOther: It is gone.\n"
    lines.last()
    assert capsys.readouterr().err == ""


def test_a_wish_that_came_true_or_never_will_is_told(capsys):
    lines = Lines(Clock())
    lines(Granted(url="https://paper.example/a", title="Snow in May", article=7))
    lines(Granted(url="https://paper.example/b", title="Toll", error="It is gone."))
    assert capsys.readouterr().err == "“Snow in May” is here now.\nToll: It is gone.\n"


# --- with and without a connection -----------------------------------------------------------------------------------


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch):
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed


def work_offline(folder: Path) -> None:
    settings = Settings(folder / "settings.json")
    settings["offline"] = True
    settings.save()


def test_a_reader_who_works_offline_is_asked_whether_they_mean_it(
    broadsheet: Callable, store: Store, folder: Path, paper: Newspaper
):
    paper.stories.clear()  # their pages would come one a second
    feed = store.add_feed(url=paper.url("/feed.xml"))[0]
    work_offline(folder)
    said = broadsheet("sync")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "broadsheet: Broadsheet is set to work offline, so nothing was fetched; --anyway fetches all the same.\n"
    )
    assert paper.requests == []
    assert store.feeds() == (feed,)
    assert broadsheet("sync", "--anyway").code == 0
    assert paper.asked("/feed.xml")


def test_nothing_is_subscribed_to_offline(broadsheet: Callable, store: Store, folder: Path, paper: Newspaper):
    work_offline(folder)
    said = broadsheet("add", paper.url("/feed.xml"))
    assert (said.code, said.err) == (1, "broadsheet: Offline: nothing was fetched.\n")
    assert paper.requests == []


def test_without_a_route_nothing_is_tried_and_no_feed_has_failed(
    broadsheet: Callable, store: Store, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
):
    feed = store.add_feed(url=paper.url("/feed.xml"))[0]
    monkeypatch.delenv("BROADSHEET_TEST_ALLOW")
    monkeypatch.setattr(network, "_leads_to", lambda *_: False)
    for words in (("sync",), ("sync", "--anyway"), ("sync", "--json")):
        said = broadsheet(*words)
        assert (said.code, said.out) == (1, "")
        assert said.err == "broadsheet: There is no connection, so nothing was fetched.\n"
    assert paper.requests == []
    assert store.feeds() == (feed,)
