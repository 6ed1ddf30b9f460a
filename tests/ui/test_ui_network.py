import pytest
from desks import FakeNetwork, FakeWorker

from reader.progress import Connected, Network
from reader.settings import Settings
from reader.ui import network
from reader.ui.network import Connection, Desktop, Reach, Silent


class Line:
    """A connection on a network and a worker that a test plays."""

    def __init__(self, folder):
        self.network, self.worker = FakeNetwork(), FakeWorker()
        self.settings = Settings(folder / "settings.json")
        self.made = Connection(self.network, self.worker, self.settings)
        self.changes = []
        self.made.changed.connect(lambda: self.changes.append(self.made.online))


@pytest.fixture
def line(qapp, tmp_path):
    return Line(tmp_path)


def test_a_desktop_that_knows_nothing_counts_as_online(line):
    assert line.made.online
    assert line.made.why_not() == ""


def test_a_network_that_goes_is_told_to_the_window_and_to_the_worker(line):
    line.network.become(online=False)
    assert (line.made.online, line.made.why) == (False, "no connection")
    assert line.made.why_not().startswith("There is no connection")
    line.network.become(online=True)
    assert line.changes == [False, True]
    assert line.worker.told == [Network(online=False), Network(online=True)]


def test_a_network_that_stays_as_it_is_is_told_once(line):
    line.network.become(online=True)
    line.network.become(online=True)
    assert (line.changes, line.worker.told) == ([], [])


def test_a_connection_that_costs_by_the_byte_is_told_and_saved_on(line):
    line.network.become(online=True, metered=True)
    assert line.worker.told == [Network(online=True, metered=True)]
    assert line.changes == [True]
    words, sentence = line.made.sign()
    assert words == "Saving data"
    assert "pictures and related stories wait" in sentence


def test_a_reader_who_does_not_want_to_save_is_told_nothing_of_it(line):
    line.settings["save_on_metered"] = False
    line.network.become(online=True, metered=True)
    assert line.made.sign() == ("", "")
    assert line.changes == []


def test_a_worker_that_has_just_started_is_told_first_of_all(line):
    line.network.become(online=False)
    line.worker.told.clear()
    line.worker.greeted.emit()
    assert line.worker.told == [Network(online=False)]


def test_the_readers_choice_comes_before_the_network_and_is_kept(line, tmp_path):
    line.made.choose(True)
    assert (line.made.online, line.made.why) == (False, "as you chose")
    assert "as you chose" in line.made.why_not()
    assert line.worker.told == [Network(online=False)]
    assert Settings(tmp_path / "settings.json")["offline"]
    line.network.become(online=False)
    line.made.choose(False)
    assert line.made.why == "no connection"


def test_what_the_worker_sees_counts_too(line):
    line.worker.said.emit(Connected(online=False))
    assert line.made.why == "no connection"
    line.worker.said.emit(Connected(online=True))
    assert line.changes == [False, True]
    assert line.worker.told == []


def test_what_the_worker_saw_while_it_was_told_to_rest_is_still_so_afterwards(line):
    line.made.choose(True)
    line.worker.said.emit(Connected(online=False))
    line.made.choose(False)
    assert line.made.why == "no connection"
    line.worker.said.emit(Connected(online=True))
    assert line.made.online


def test_a_price_that_changes_brings_no_connection_back(line):
    line.worker.said.emit(Connected(online=False))
    line.network.become(online=None, metered=True)
    assert line.changes == [False]


def test_what_the_last_worker_saw_is_forgotten_with_it(line):
    line.worker.said.emit(Connected(online=False))
    line.worker.greeted.emit()
    assert line.changes == [False, True]


def test_a_tests_own_servers_are_there_whatever_the_desktop_says(qapp, monkeypatch):
    monkeypatch.setenv("BROADSHEET_TEST_ALLOW", "127.0.0.1:9")
    assert isinstance(network.source(), Silent)
    assert network.source().online() is None
    monkeypatch.delenv("BROADSHEET_TEST_ALLOW")
    assert isinstance(network.source(), Desktop)


@pytest.mark.parametrize(
    ("reach", "has_address", "online"),
    [
        (Reach.Online, True, True),
        (Reach.Site, True, True),
        (Reach.Local, True, True),
        (Reach.Unknown, False, None),
        (Reach.Disconnected, False, False),
        (Reach.Disconnected, True, None),
    ],
)
def test_only_a_network_that_is_surely_gone_counts_as_gone(reach, has_address, online):
    assert network.judge(reach, has_address=has_address) is online


def test_the_desktop_says_yes_no_or_nothing(qapp):
    desktop = Desktop()
    assert desktop.online() in (True, False, None)
    assert desktop.metered() in (True, False)
