import codecs
from random import Random

import pytest

from reader.parse import charset

CHINESE = "中俄将深化合作，双方发表联合声明。" * 4
RUSSIAN = "Москва и Пекин углубляют сотрудничество. " * 4


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (CHINESE, "gb2312", "text/xml; charset=GB2312"),
        (CHINESE, "gb18030", "gbk"),
        ("東京の新聞です。" * 4, "shift_jis", "Shift_JIS"),
        ("中俄深化合作" * 4, "big5", "big5"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "windows-1251", "text/html; charset='windows-1251'"),
        ("naïve “quotes” – café", "cp1252", "iso-8859-1"),
    ],
)
def test_a_declared_encoding_is_believed(text, encoding, declared):
    assert charset.decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_outweighs_a_declaration(encoding):
    assert charset.decode(CHINESE.encode(encoding), "iso-8859-1") == CHINESE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_is_seen_without_a_mark(encoding):
    text = f"<rss>{CHINESE}</rss>"
    assert charset.decode(text.encode(encoding)) == text


def test_the_documents_own_word_is_taken_where_the_server_says_nothing_useful():
    prolog = f'<?xml version="1.0" encoding="gb2312"?><rss>{CHINESE}</rss>'
    meta = f'<html><head><meta charset="gbk"></head>{CHINESE}</html>'
    assert charset.decode(prolog.encode("gb18030"), "text/xml; charset=utf-8") == prolog
    assert charset.decode(prolog.encode("gb18030"), "text/xml; charset=iso-8859-1") == prolog
    assert charset.decode(meta.encode("gb18030")) == meta


def test_a_servers_default_latin_does_not_break_utf8():
    assert charset.decode("café – 中俄".encode(), "text/xml; charset=ISO-8859-1") == "café – 中俄"


def test_an_undeclared_encoding_is_guessed():
    assert charset.decode(RUSSIAN.encode("windows-1251")) == RUSSIAN
    assert charset.decode(CHINESE.encode()) == CHINESE
    for encoding in ("gb18030", "big5"):
        text = "市議會同意重建碼頭，主席說，這項工程將持續半年。"
        assert charset.decode(text.encode(encoding)) == text


def test_one_broken_letter_does_not_change_the_encoding():
    assert charset.decode(CHINESE.encode() + b"\xff", "utf-8") == CHINESE + "\ufffd"


@pytest.mark.parametrize("name", ["zip", "hex", "rot13", "idna", "utf-7", "undefined", "no such", "\x00", "x" * 9999])
def test_trick_and_unknown_names_are_passed_over(name):
    assert charset.decode("café +ADw-".encode(), name) == "café +ADw-"


def test_wide_words_on_narrow_bytes_are_not_believed():
    assert charset.decode(b'<?xml version="1.0" encoding="utf-16"?><rss/>').endswith("<rss/>")


def test_what_may_not_stand_in_a_text_is_taken_out():
    assert charset.decode(b"a\x00b\x07c\td\ne\x7f") == "abc\td\ne"
    assert charset.clean("a\ud800b\ufffe") == "ab"
    assert charset.decode(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00").endswith("a")


@pytest.mark.parametrize("seed", range(5))
def test_a_programs_bytes_are_no_text(seed):
    noise = Random(seed).randbytes(5000)
    assert not charset.is_text(noise, charset.decode(noise))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "big5", "cp1251", "iso2022_jp"]
)
def test_words_are_a_text_in_every_encoding(encoding):
    data = (RUSSIAN if encoding == "cp1251" else "日本語 and English 中文。" * 9).encode(encoding, "ignore")
    assert charset.is_text(data, charset.decode(data, encoding))


def test_a_few_broken_letters_are_still_a_text():
    assert charset.is_text(b"", "")
    assert charset.is_text(b"x" * 40 + b"\x00", "A long line with one broken letter \ufffd in it.")
