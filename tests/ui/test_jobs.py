import threading

import pytest

from reader.errors import InputError
from reader.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


def test_a_question_is_asked_elsewhere_and_answered_here(jobs, qtbot):
    heard = []
    jobs.ask(threading.get_ident, lambda there: heard.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(heard))
    there, here = heard[0]
    assert there != here
    assert here == threading.get_ident()


def test_writes_happen_on_one_thread_in_order(jobs, qtbot):
    written, threads, answered = [], set(), []

    def write(number):
        threads.add(threading.get_ident())
        written.append(number)
        return number

    for number in range(50):
        jobs.write(lambda number=number: write(number), answered.append)
    qtbot.waitUntil(lambda: len(answered) == 50)
    assert written == answered == list(range(50))
    assert len(threads) == 1


def test_a_sentence_reaches_whoever_asked(jobs, qtbot):
    def fail():
        raise InputError("That is no address.")

    heard = []
    jobs.ask(fail, heard.append, failed=lambda error: heard.append(str(error)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["That is no address."]


def test_a_sentence_nobody_waits_for_reaches_everybody(jobs, qtbot):
    def fail():
        raise InputError("That is no address.")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.write(fail, lambda _: None)
    assert told.args == ["That is no address."]


@pytest.mark.parametrize("door", ["ask", "write"])
def test_a_bug_in_a_thread_rises_on_the_windows_thread(jobs, qtbot, door):
    def bug():
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as risen:
        getattr(jobs, door)(bug, lambda _: None)
        qtbot.waitUntil(lambda: bool(risen))
    assert risen[0][0] is ZeroDivisionError


def test_closing_finishes_the_writes_and_answers_nobody(qtbot):
    jobs, written, answered = Jobs(), [], []
    for number in range(20):
        jobs.write(lambda number=number: written.append(number), answered.append)
    jobs.close()
    jobs.write(lambda: written.append("late"), answered.append)
    qtbot.wait(1)
    assert written == list(range(20))
    assert answered == []


def test_hundreds_of_thousands_of_signals_and_void_calls_do_not_abort_the_process(jobs):
    """PySide6 6.12.0 on Python 3.11 loses a reference of None at each: the process dies after some thousands."""
    heard = 0

    def hear(sentence):
        nonlocal heard
        heard += 1

    jobs.failed.connect(hear)
    for _ in range(200_000):
        jobs.failed.emit("")
        jobs.setObjectName("")
    assert heard == 200_000
