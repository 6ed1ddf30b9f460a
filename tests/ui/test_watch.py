import time
from itertools import pairwise

from reader.ui import watch
from reader.ui.watch import Watch


def test_a_library_that_others_wrote_to_is_noticed_once(qtbot, monkeypatch):
    monkeypatch.setattr(watch, "_EVERY", 1)
    version, noticed = [1], []
    watcher = Watch(lambda: version[0])
    watcher.moved.connect(lambda: noticed.append(version[0]))
    with qtbot.waitSignal(watcher.moved):
        version[0] = 2
    qtbot.wait(20)
    assert noticed == [2]
    watcher.stop()


def test_the_look_is_often_enough_to_show_a_write_within_a_third_of_a_second():
    assert watch._EVERY <= 100


def test_many_changes_are_told_at_most_four_times_a_second(qtbot):
    told: list[float] = []
    watch = Watch(time.monotonic_ns)  # another at every look
    watch.moved.connect(lambda: told.append(time.monotonic()))
    qtbot.waitUntil(lambda: len(told) >= 4, timeout=10_000)
    watch.stop()
    assert all(later - earlier >= 0.24 for earlier, later in pairwise(told))


def test_what_stands_still_is_not_told(qtbot):
    looks: list[int] = []

    def version() -> int:
        looks.append(1)
        return 7

    watch = Watch(version)
    told: list[int] = []
    watch.moved.connect(lambda: told.append(1))
    qtbot.waitUntil(lambda: len(looks) > 3, timeout=5_000)
    watch.stop()
    assert told == []
