import pytest

from reader.ui.status import StatusLine, how_far


@pytest.fixture
def status(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    return line


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [(12, 40, "12 of 40"), (1_200, 4_000, "1,200 of 4,000"), (13_600_000, 34_000_000, "40 %"), (3, 0, "")],
)
def test_how_far_work_is_fits_into_a_few_letters(done, total, words):
    assert how_far(done, total) == words


def test_what_failed_stands_there_until_it_is_pressed_or_past(status, qtbot):
    status.show_failed("3 feeds failed")
    assert status.failed == "3 feeds failed"
    with qtbot.waitSignal(status.failures_asked, timeout=0):
        status._failed.click()
    status.show_failed("")
    assert status._failed.isHidden()
