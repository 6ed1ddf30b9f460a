import pytest

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Scope
from reader.ui import last_time


@pytest.mark.parametrize(
    "scope", [EVERYTHING, UNREAD, BOOKMARKS, Scope(folder=2), Scope(feed=1, section=4), Scope(reading_list=3)]
)
def test_a_place_is_found_again(scope):
    assert last_time.read(last_time.write(scope)) == scope


def test_what_was_searched_for_is_not_kept():
    assert last_time.read(last_time.write(Scope(search="crane"))) == EVERYTHING


def test_nonsense_is_everything():
    assert last_time.read({"reading_list": "three", "unread": 1, "colour": "red"}) == EVERYTHING
