from array import array

from reader.ui.staying import merge


def merged(now, held, staying):
    return list(merge(array("q", now), array("q", held), frozenset(staying)))


def test_what_was_read_in_the_list_stays_where_it_stood():
    assert merged([9, 5], [9, 7, 5], {7}) == [9, 7, 5]


def test_what_left_the_list_otherwise_is_gone():
    assert merged([9, 5], [9, 7, 5], set()) == [9, 5]


def test_what_arrived_stands_before_those_it_is_newer_than():
    assert merged([12, 9, 5], [9, 7, 5], {7}) == [12, 9, 7, 5]


def test_the_first_and_the_last_may_stay_too():
    assert merged([7], [9, 7, 5], {9, 5}) == [9, 7, 5]
    assert merged([], [9, 7, 5], {9, 7, 5}) == [9, 7, 5]


def test_what_stays_and_is_listed_again_is_there_once():
    assert merged([9, 7, 5], [9, 7, 5], {7, 9}) == [9, 7, 5]
