import pytest
from desks import FakeWorker

from reader.progress import Add, Done, Failed
from reader.ui.adding import Adding
from reader.ui.fetching import Fetching

ONE, TWO = Add(url="https://one.example/rss"), Add(url="https://two.example/rss", title="Two")


@pytest.fixture
def worker(qtbot):
    return FakeWorker()


@pytest.fixture
def add(worker):
    fetching, heard = Fetching(worker), []

    def begin(*lines):
        begin.adding = Adding(fetching, lines, lambda came, sentence: heard.append((came, sentence)))
        return heard

    return begin


def test_the_end_is_said_once_when_all_have_ended(worker, add):
    heard = add(ONE, TWO)
    worker.said.emit(Done(request=2, feeds=(8,)))
    assert heard == []
    worker.said.emit(Done(request=1, feeds=(7,)))
    assert heard == [({ONE.url: 7, TWO.url: 8}, "")]


def test_of_one_alone_its_failure_is_the_sentence(worker, add):
    heard = add(ONE)
    worker.answer(Failed(error="It did not answer."))
    assert heard == [({}, "It did not answer.")]


def test_of_several_each_failure_is_named(worker, add):
    heard = add(ONE, TWO)
    worker.said.emit(Failed(request=1, error="It did not answer."))
    worker.said.emit(Failed(request=2, error="It is gone."))
    assert heard == [({}, "https://one.example/rss: It did not answer.\nTwo: It is gone.")]


def test_what_was_stopped_is_no_failure(worker, add):
    heard = add(ONE, TWO)
    worker.said.emit(Done(request=1, feeds=(7,)))
    add.adding.stop()
    assert 2 in worker.cancelled
    worker.said.emit(Done(request=2, cancelled=True))
    assert heard == [({ONE.url: 7}, "")]
