import pytest
from desks import FakeWorker

from reader.progress import Done, Failed, FeedPolled, Follow, Import, KeepFile, MakeReady, Progress, Sync
from reader.ui.fetching import Fetching


@pytest.fixture
def worker(qtbot):
    return FakeWorker()


@pytest.fixture
def fetching(worker):
    made = Fetching(worker)
    made.heard = []
    for name in ("worked", "rested", "failed"):
        getattr(made, name).connect(lambda *said, name=name: made.heard.append((name, *said)))
    return made


def test_two_requests_are_one_progress(fetching, worker):
    fetching.ask(Sync())
    worker.answer(Progress(done=3, total=10, text="The Paper"))
    fetching.ask(Follow(url="https://far.example/"))
    worker.answer(Progress(done=1, total=2))
    assert fetching.heard[-1] == ("worked", 4, 12, "Fetching The Paper")


def test_two_large_files_are_more_bytes_than_a_bar_can_count(fetching, worker):
    fetching.ask(KeepFile(article=1, url="https://far.example/a.mp4"))
    worker.answer(Progress(done=10**9, total=2 * 10**9, text="A film"))
    fetching.ask(KeepFile(article=2, url="https://far.example/b.mp4"))
    worker.answer(Progress(done=0, total=2 * 10**9))
    name, done, total, doing = fetching.heard[-1]
    assert (name, doing) == ("worked", "A film")
    assert total < 2**31
    assert done / total == pytest.approx(0.25)


def test_whoever_asked_hears_the_end_once(fetching, worker):
    ends, failures = [], []
    fetching.ask(Follow(url="https://far.example/"), ends.append, failed=failures.append)
    worker.answer(Done(articles=(7,)))
    worker.answer(Done(articles=(8,)))
    assert [done.articles for done in ends] == [(7,)]
    assert failures == []
    assert not fetching.busy


def test_a_failure_that_nobody_waits_for_is_told(fetching, worker):
    fetching.ask(Sync())
    worker.answer(Failed(error="The disk is full."))
    assert fetching.heard[-2:] == [("failed", "The disk is full."), ("rested", "")]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([FeedPolled(feed=1, new=2), FeedPolled(feed=2, new=3), Done()], "5 new articles."),
        ([FeedPolled(feed=1, new=1), Done()], "1 new article."),
        ([Done(cancelled=True)], "Stopped."),
        ([Done(text="Nothing new.")], "Nothing new."),
    ],
)
def test_the_end_is_a_few_words(fetching, worker, events, words):
    fetching.ask(Sync())
    for event in events:
        worker.answer(event)
    assert fetching.heard[-1] == ("rested", words)


def test_lines_about_no_request_of_ours_are_passed_over(fetching, worker):
    worker.said.emit(Progress(request=99, done=1, total=2))
    worker.said.emit(Done(request=99))
    assert fetching.heard == []


@pytest.mark.parametrize("line", [Sync(), Follow(url="https://far.example/"), MakeReady(articles=(7,))])
def test_without_a_connection_nothing_that_needs_one_is_sent(fetching, worker, qtbot, line):
    fetching.why_not = lambda: "There is no connection."
    failures = []
    assert fetching.ask(line, failed=failures.append) == 0
    qtbot.waitUntil(lambda: failures == ["There is no connection."], timeout=20_000)
    assert worker.heard == []
    assert not fetching.busy


def test_what_was_not_sent_and_nobody_waits_for_is_told_unless_it_is_quiet(fetching, worker, qtbot):
    fetching.why_not = lambda: "There is no connection."
    refused = []
    fetching.refused.connect(refused.append)
    fetching.ask(Sync(), quiet=True)
    fetching.ask(Sync())
    qtbot.waitUntil(lambda: refused != [], timeout=20_000)
    assert refused == ["There is no connection."]


def test_a_file_of_the_readers_own_is_read_without_a_connection(fetching, worker):
    fetching.why_not = lambda: "There is no connection."
    fetching.ask(Import(path="/home/me/story.txt"))
    assert [type(line) for line in worker.heard] == [Import]


def test_a_request_is_quiet_while_nobody_asked_for_it_and_when_it_has_ended(fetching, worker):
    asked = fetching.ask(Sync(all=True))
    by_itself = fetching.ask(Sync(), quiet=True)
    assert [fetching.is_quiet(number) for number in (asked, by_itself, 99)] == [False, True, True]
    worker.said.emit(Done(request=asked))
    assert fetching.is_quiet(asked)
