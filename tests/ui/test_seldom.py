from reader.ui.seldom import Seldom


def test_it_is_done_at_once_and_once_more_for_all_that_was_asked_soon_after(qtbot):
    done = []
    seldom = Seldom(lambda: done.append(1), 30)
    for _ in range(5):
        seldom.ask()
    assert len(done) == 1
    qtbot.waitUntil(lambda: len(done) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not seldom._rest.isActive(), timeout=20_000)
    assert len(done) == 2


def test_what_is_forgotten_is_not_done_and_the_next_is_done_at_once(qtbot):
    done = []
    seldom = Seldom(lambda: done.append(1), 60_000)
    seldom.ask()
    seldom.ask()
    seldom.forget()
    assert len(done) == 1
    seldom.ask()
    assert len(done) == 2


def test_a_longer_rest_may_be_asked_for(qtbot):
    done = []
    seldom = Seldom(lambda: done.append(1), 1)
    seldom.ask()
    seldom.rest(60_000)
    seldom.ask()
    assert len(done) == 1
    seldom.rest(1)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=20_000)
