"""A worker is any program that reads and writes lines; here it is a few lines of Python."""

import os
import signal
import sys

import pytest

from reader.progress import VERSION, Done, Failed, Network, Progress, Sync
from reader.ui import worker_process
from reader.ui.worker_process import WorkerProcess

HELLO = f"import sys, json\nsay = lambda **k: print(json.dumps(k), flush=True)\nsay(name='hello', version={VERSION})\n"
ECHO = HELLO + "for line in sys.stdin: say(name='done', request=json.loads(line)['request'], text=line)\n"


@pytest.fixture
def start(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(worker_process, "_WAITS", (1,))
    made = []

    def make(program):
        worker = WorkerProcess(tmp_path, command=[sys.executable, "-c", program])
        made.append(worker)
        worker.heard = []
        worker.said.connect(worker.heard.append)
        worker.start()
        return worker

    yield make
    for worker in made:
        worker.close()


def test_a_command_is_answered_under_its_number(start, qtbot):
    worker = start(ECHO)
    first, second = worker.send(Sync()), worker.send(Sync(all=True))
    qtbot.waitUntil(lambda: len(worker.heard) == 2)
    assert [line.request for line in worker.heard] == [first, second]
    assert '"all": true' in worker.heard[1].text


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks at open files as Linux lists them")
def test_a_worker_inherits_nothing_but_its_own_ends(start, qtbot, tmp_path):
    """The engine's sockets are open for all children to inherit: a renderer's death would go unnoticed."""
    with (tmp_path / "ours").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        worker = start(
            HELLO + "import os\nsay(name='progress', text=' '.join(os.readlink(f'/proc/self/fd/{n}') "
            "for n in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{n}')))\ninput()\n"
        )
        qtbot.waitUntil(lambda: bool(worker.heard))
    assert str(tmp_path) not in worker.heard[0].text


def test_a_line_that_is_none_of_ours_is_passed_over(start, qtbot):
    worker = start(
        HELLO + "print('Traceback, or a chatty library', flush=True)\nsay(name='progress', done=1, total=2)\ninput()\n"
    )
    qtbot.waitUntil(lambda: bool(worker.heard))
    assert worker.heard == [Progress(done=1, total=2)]


def test_work_that_died_with_the_worker_fails_in_words_and_the_next_worker_works(start, qtbot, tmp_path):
    flag = tmp_path / "died"
    worker = start(
        HELLO + f"import os\nfirst = not os.path.exists({str(flag)!r})\nopen({str(flag)!r}, 'w').close()\n"
        "for line in sys.stdin:\n    if first: os._exit(9)\n    say(name='done', request=json.loads(line)['request'])\n"
    )
    lost = worker.send(Sync())
    qtbot.waitUntil(lambda: bool(worker.heard))
    assert isinstance(worker.heard[0], Failed)
    assert worker.heard[0].request == lost
    kept = worker.send(Sync())  # said while no worker runs
    qtbot.waitUntil(lambda: len(worker.heard) == 2)
    assert worker.heard[1] == Done(request=kept)


def test_a_killed_worker_comes_back(start, qtbot):
    worker = start(HELLO + "import os\nsay(name='progress', text=str(os.getpid()))\nsys.stdin.read()\n")
    qtbot.waitUntil(lambda: len(worker.heard) == 1)
    os.kill(int(worker.heard[0].text), signal.SIGKILL)
    qtbot.waitUntil(lambda: len(worker.heard) == 2)
    assert worker.heard[0].text != worker.heard[1].text


def test_repeated_deaths_are_told_once(start, qtbot):
    told = []
    worker = start("raise SystemExit(3)")
    worker.ended.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "keeps stopping" in told[0]


def test_a_program_that_is_not_there_is_told_too(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(worker_process, "_WAITS", (1,))
    worker = WorkerProcess(tmp_path, command=[str(tmp_path / "nothing")])
    with qtbot.waitSignal(worker.ended):
        worker.start()
    worker.close()


def test_a_worker_of_another_version_is_not_used(start, qtbot):
    told = []
    worker = start('print(\'{"name": "hello", "version": 99}\', flush=True)\ninput()')
    worker.ended.connect(told.append)
    request = worker.send(Sync())
    qtbot.waitUntil(lambda: bool(told))
    assert "another version" in told[0]
    assert [line.request for line in worker.heard] == [request]
    late = worker.send(Sync())
    qtbot.waitUntil(lambda: worker.heard[-1].request == late)


def test_closing_ends_the_worker_even_one_that_will_not_listen(start, qtbot, monkeypatch):
    monkeypatch.setattr(worker_process, "_GOODBYE", 100)
    worker = start(HELLO + "say(name='progress')\nimport signal\nwhile True: signal.pause()\n")
    qtbot.waitUntil(lambda: bool(worker.heard))
    worker.close()
    assert worker._process.processId() == 0


def test_what_is_told_to_a_worker_that_greets_is_heard_before_what_was_asked(start, qtbot):
    order = "say(name='progress', text=' '.join(json.loads(sys.stdin.readline())['name'] for _ in range(2)))\ninput()\n"
    worker = start(HELLO + order)
    worker.greeted.connect(lambda: worker.tell(Network(online=False)))
    worker.send(Sync())
    qtbot.waitUntil(lambda: bool(worker.heard))
    assert worker.heard[0].text == "network sync"


def test_what_is_told_to_no_worker_is_left_to_its_greeting(start, qtbot):
    worker = start(ECHO)
    worker.tell(Network(online=False))
    worker.send(Sync())
    qtbot.waitUntil(lambda: bool(worker.heard))
    assert '"name": "sync"' in worker.heard[0].text
