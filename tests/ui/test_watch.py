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


def test_the_look_is_often_enough_to_show_a_write_within_two_seconds():
    assert watch._EVERY <= 1_000
