"""What a sync tells in a terminal while it goes on."""

from __future__ import annotations

from reader.cli.sync import Lines
from reader.progress import FeedPolled, Progress


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
