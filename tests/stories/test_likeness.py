"""How much two articles tell the same."""

from __future__ import annotations

import struct

import pytest

from reader.stories.likeness import faded, glanced, likeness, score
from reader.stories.signature import DocumentFrequencies, Signature, pack, sign

TEXT = """A ferry with ninety people aboard ran aground in fog outside Tromso on Friday. Lifeboats took the passengers
off within two hours. The captain told rescuers that the radar failed minutes before the hull struck a reef."""


def signed(title: str, text: str = "") -> Signature:
    return sign(title, text, DocumentFrequencies(0, {}, "en"))


def test_an_article_is_like_itself_and_unlike_what_shares_nothing():
    ferry = signed("Ferry runs aground", TEXT)
    assert likeness(ferry, ferry) == pytest.approx(1, abs=0.02)
    assert likeness(ferry, signed("Harvest festival in Ulm")) == 0
    assert likeness(ferry, Signature()) == 0


def test_likeness_is_the_same_from_both_sides():
    one, two = signed("Ferry runs aground", TEXT), signed("Ferry captain blames radar", TEXT[90:])
    assert likeness(one, two) == likeness(two, one)
    assert 0.4 < likeness(one, two) < 1


def test_a_score_falls_with_the_days_between():
    one, two = signed("Ferry runs aground", TEXT), signed("Ferry aground off Tromso", TEXT)
    scores = [score(one, two, days) for days in (0, 1, 3, 7, 30)]
    assert scores == sorted(scores, reverse=True)
    assert score(one, two, -3) == score(one, two, 3)
    assert faded(0) == 1
    assert faded(365) == pytest.approx(0.1)


def test_two_headlines_are_trusted_less_than_two_texts():
    assert score(signed("Ferry runs aground"), signed("Ferry runs aground"), 0) < 0.5
    assert score(signed("Ferry runs aground", TEXT), signed("Ferry runs aground", TEXT), 0) > 0.9


def test_a_name_that_few_articles_hold_counts_for_more_than_an_everyday_word():
    name = likeness(signed("Lind speaks on Monday"), signed("Crowd hears Lind"))
    day = likeness(signed("Lind speaks on Monday"), signed("Crowd waits Monday"))
    assert name > 1.5 * day > 0


def test_a_packed_signature_is_compared_as_an_unpacked_one_is():
    ferry = signed("Ferry runs aground", TEXT)
    for other in (ferry, signed("Ferry captain blames radar", TEXT[90:]), signed("Harvest in Ulm"), Signature()):
        assert glanced(dict(ferry.terms), pack(other)) == pytest.approx(likeness(ferry, other))


def test_what_is_no_signature_is_refused_at_a_glance():
    with pytest.raises(struct.error):
        glanced({}, b"\x40")
    with pytest.raises(struct.error):
        glanced({}, b"\x40\x00\x00\x00\x00\x00")
