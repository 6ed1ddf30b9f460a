import pytest

from reader import sizes


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 KB"), (9_960, "10 KB"), (34_400_000, "34 MB"),
        (999_600, "1.0 MB"), (1_234_000_000, "1.2 GB"), (5 * 10**15, "5,000 TB"),
    ],
)  # fmt: skip
def test_bytes_are_written_as_a_person_says_them(count, words):
    assert sizes.size(count) == words
