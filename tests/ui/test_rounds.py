"""What is fetched without anybody asking for it."""

import pytest
from builders import article
from desks import FakeWorker, fill

from reader.progress import Done, Failed, Follow, Progress, Sync
from reader.settings import Settings
from reader.store import Store
from reader.ui.contents import Contents
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.models.section_tree import SectionTreeModel
from reader.ui.rounds import Rounds


class Round:
    """Everything a round stands on."""

    def __init__(self, qtbot, folder, store):
        self.worker, self.settings = FakeWorker(), Settings(folder / "settings.json")
        self.fetching, self.jobs = Fetching(self.worker), Jobs()
        self.contents = Contents(store, self.jobs, SectionTreeModel(lambda: 0))
        self.worked, self.rested, self.failed = [], [], []
        self.fetching.worked.connect(lambda done, total, _doing: self.worked.append((done, total)))
        self.fetching.rested.connect(self.rested.append)
        with qtbot.waitSignal(self.contents.shown):
            self.contents.read()

    def rounds(self, *, locked=False):
        self.made = Rounds(fetching=self.fetching, contents=self.contents, settings=self.settings, locked=locked)
        self.made.failed.connect(self.failed.append)
        return self.made


@pytest.fixture
def library(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


@pytest.fixture
def make(qtbot, tmp_path, library):
    made = []

    def one():
        made.append(Round(qtbot, tmp_path, library))
        return made[-1]

    yield one
    for each in made:
        each.jobs.close()


@pytest.fixture
def round_(make, library):
    fill(library, article("Crane"))
    return make()


def test_a_round_asks_for_what_is_due_and_shows_nothing_before_there_is_something_to_do(round_):
    round_.rounds().go()
    assert round_.worker.heard == [Sync(request=1)]
    assert round_.worked == []
    round_.worker.answer(Progress(done=1, total=3))
    assert round_.worked == [(1, 3)]


def test_a_round_without_a_find_ends_without_a_word(round_):
    round_.rounds().go()
    round_.worker.answer(Done(text="Nothing new."))
    assert round_.rested == [""]


def test_a_round_that_fails_says_so_in_passing(round_):
    round_.rounds().go()
    round_.worker.answer(Failed(error="The disk is full."))
    assert round_.failed == ["The disk is full."]


def test_no_round_begins_while_something_is_being_fetched(round_):
    round_.fetching.ask(Follow(url="https://far.example/"))
    round_.rounds().go()
    assert [type(line) for line in round_.worker.heard] == [Follow]


def test_a_reader_who_wants_no_rounds_gets_none(round_):
    round_.settings["sync_by_itself"] = False
    round_.rounds().go()
    assert round_.worker.heard == []


def test_a_library_that_can_only_be_read_gets_none(round_):
    round_.rounds(locked=True).go()
    assert round_.worker.heard == []


def test_a_library_with_the_sample_paper_alone_gets_none(make, library):
    library.add_feed(url="sample:paper", title="The Sample", sample=True)
    round_ = make()
    round_.rounds().go()
    assert round_.worker.heard == []


def test_the_first_round_comes_by_itself(round_, monkeypatch, qtbot):
    monkeypatch.setattr("reader.ui.rounds._SOON", 0)
    rounds = round_.rounds()
    rounds.start()
    qtbot.waitUntil(lambda: round_.worker.heard == [Sync(request=1)], timeout=20_000)


def test_without_a_connection_no_round_goes_out(round_):
    round_.fetching.why_not = lambda: "There is no connection."
    round_.rounds().go()
    assert round_.worker.heard == []
