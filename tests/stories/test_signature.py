"""An article in half a kilobyte."""

from __future__ import annotations

import struct

import pytest

from reader.stories.signature import KEPT, DocumentFrequencies, Signature, glance, hashes, pack, sign, unpack

NOTHING_KNOWN = DocumentFrequencies(0, {}, "en")
TEXT = """Three tankers turned back at the Strait of Hormuz on Monday after a warning from Tehran, officials said.
The ships carried crude oil for Asia. Insurers raised their rates within the hour, and two owners told their captains
to wait in the Gulf of Oman until the strait is safe again."""


def test_a_signature_survives_being_packed():
    signed = sign("Tankers turn back at Hormuz", TEXT, NOTHING_KNOWN)
    assert unpack(pack(signed)) == signed
    assert unpack(pack(Signature())) == Signature()


def test_a_signature_takes_little_room_however_long_the_text():
    long = " ".join(f"{TEXT} event{n} place{n}" for n in range(200))
    assert len(pack(sign("Tankers turn back at Hormuz", long, NOTHING_KNOWN))) <= 470
    chinese = "".join(chr(0x4E00 + 37 * n % 20_000) for n in range(5_000))
    assert len(pack(sign(chinese[:30], chinese, NOTHING_KNOWN))) <= 730


@pytest.mark.parametrize("length", [1, 40, 200])
def test_what_is_no_signature_is_refused(length):
    packed = pack(sign("Tankers turn back at Hormuz", TEXT, NOTHING_KNOWN))
    with pytest.raises(struct.error):
        unpack(packed[:length])


def test_a_signature_of_an_earlier_making_says_nothing():
    packed = b"\x40" + pack(sign("Tankers turn back at Hormuz", TEXT, NOTHING_KNOWN))[1:]
    assert unpack(packed) == Signature()
    assert glance(packed, dict.fromkeys(hashes("Hormuz", ""), 1)) == 0


def test_a_library_looks_for_the_strongest_terms_alone():
    many = sign("", " ".join(f"event{n}" for n in range(200)), NOTHING_KNOWN)
    assert many.searched == tuple(term for term, _ in many.terms[:24])
    pairs = sign("", "".join(chr(0x4E00 + 37 * n) for n in range(500)), NOTHING_KNOWN)
    assert pairs.searched == tuple(term for term, _ in pairs.terms[:48])


def test_the_strongest_terms_come_first_and_make_one_whole():
    signed = sign("Tankers turn back at Hormuz", TEXT, NOTHING_KNOWN)
    weights = [weight for _, weight in signed.terms]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) <= KEPT
    assert sum(weight * weight for weight in weights) == pytest.approx(65_535**2, rel=0.03)


def test_the_same_text_gets_the_same_signature_in_every_run():
    assert sign("Hormuz", "", NOTHING_KNOWN).terms == ((2_991_849, 65_535),)


def test_an_article_without_words_has_an_empty_signature():
    assert sign("", " … – ", NOTHING_KNOWN) == Signature()


def test_the_words_are_names_and_things_as_printed():
    words = sign("Tankers turn back at Hormuz", TEXT, NOTHING_KNOWN).words
    assert {"tankers", "Hormuz"} <= set(words)
    assert not {"the", "at", "after"} & set(words)


def test_chinese_words_are_joined_again_from_their_pairs():
    words = sign("霍尔木兹海峡", "霍尔木兹海峡。德黑兰。霍尔木兹海峡。", NOTHING_KNOWN).words
    assert "霍尔木兹海峡" in words


def test_a_word_that_the_library_sees_everywhere_weighs_nothing_much():
    (oman,) = hashes("Oman", "")
    often = DocumentFrequencies(10_000, {oman: 9_500}, "en")
    assert often.idf(oman) < 0.2 < NOTHING_KNOWN.idf(oman)


def test_each_term_of_an_article_is_counted_once():
    assert len(hashes("Oman, Oman", "In Oman and of Oman's")) == 1
