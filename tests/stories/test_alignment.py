"""Which parts of two sequences are the same ones."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.alignment import align, matched

texts = st.lists(st.sampled_from("abcd"), max_size=14)


def test_what_both_share_is_paired_in_order():
    assert align("abcd", "xbcdy", most=10) == [(1, 1), (2, 2), (3, 3)]
    assert align("", "abc", most=10) == []


@given(texts, texts)
def test_pairs_rise_in_both_and_hold_the_same_and_no_longer_way_is_known(old: list[str], new: list[str]):
    pairs = align(old, new, most=100)
    assert all(old[one] == new[other] for one, other in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    known = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    assert len(pairs) >= sum(block.size for block in known)


def test_beyond_its_bound_only_both_ends_are_paired():
    assert align("aXbYc", "a1b2c", most=2) == [(0, 0), (4, 4)]


def test_bags_are_paired_for_the_greatest_likeness():
    old = [frozenset("abcd"), frozenset("efgh")]
    new = [frozenset("wxyz"), frozenset("abce"), frozenset("efgx")]
    assert matched(old, new, least=0.5) == [(0, 1), (1, 2)]
    assert matched(old, [frozenset("abxyz")], least=0.5) == []
    assert matched([], new, least=0.5) == []
