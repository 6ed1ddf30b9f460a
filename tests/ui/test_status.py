import pytest

from reader.ui.status import how_far


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [(12, 40, "12 of 40"), (1_200, 4_000, "1,200 of 4,000"), (13_600_000, 34_000_000, "40 %"), (3, 0, "")],
)
def test_how_far_work_is_fits_into_a_few_letters(done, total, words):
    assert how_far(done, total) == words
