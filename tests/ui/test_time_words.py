from datetime import UTC

import pytest

from reader.ui.time_words import ago, ahead

NOW = 1_750_000_000  # 15 June 2025, 15:06 UTC
MINUTE, HOUR, DAY = 60, 3_600, 86_400


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (-DAY, "just now"),
        (0, "just now"),
        (59, "just now"),
        (MINUTE, "1 minute ago"),
        (59 * MINUTE, "59 minutes ago"),
        (HOUR - 10, "1 hour ago"),
        (23 * HOUR, "23 hours ago"),
        (DAY - 60, "1 day ago"),
        (13 * DAY, "13 days ago"),
        (14 * DAY, "1 Jun"),
        (400 * DAY, "11 May 2024"),
    ],
)
def test_what_is_past_is_told_by_its_largest_unit_and_by_its_date_when_long_past(passed, said):
    assert ago(NOW - passed, NOW, zone=UTC) == said


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (-5, "now"),
        (0, "now"),
        (1, "in 1 minute"),
        (20 * MINUTE, "in 20 minutes"),
        (3 * HOUR, "in 3 hours"),
        (2 * DAY, "in 2 days"),
    ],
)
def test_what_comes_is_told_by_its_largest_unit(left, said):
    assert ahead(NOW + left, NOW) == said
