"""Feeds that are called what they are not, in letters that they do not name or that are none."""

from __future__ import annotations

import codecs
import re
import zlib

import pytest
from hostile_feeds import TEXT, item, news, ok, rss
from siege import Siege

from reader.paths import library_file
from reader.store.sqlite import sqlite3

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@pytest.mark.parametrize(
    "kind",
    ["text/html", "application/octet-stream", "image/png", "audio/mpeg", "", "x" * 300, "text/xml; charset=none"],
)
def test_h36_is_called_what_it_is_not(siege: Siege, kind: str) -> None:
    name = f"h36-{zlib.crc32(kind.encode())}"
    feed = siege.subscribe("/" + name, ok(news(name), f"Content-Type: {kind}" if kind else "X: y"))
    assert siege.poll(feed).new == 1
    assert siege.titles(feed) == [f"News of {name}"]


WORDS = {
    "gb2312": "北京的船停在港口里",
    "big5": "臺北的船停在港口裡",
    "shift_jis": "東京の船は港に泊まっている",
    "euc-kr": "서울의 배는 항구에 있다",
    "koi8-r": "Лодки стоят в гавани",
    "windows-1251": "Лодки стоят в гавани у маяка",
    "iso-8859-1": "Les bateaux étaient à quai, déjà",
    "utf-16": "Die Boote lagen über Nacht fest",
    "utf-32": "Łodzie stały w porcie",
    "utf-8": "小舟が港に Лодки déjà 船",
}


def written(encoding: str, *, named: str) -> bytes:
    """Write a feed in an encoding; `named` is what its first line calls it."""
    prolog = f'<?xml version="1.0" encoding="{named}"?>' if named else ""
    text = f"<title>{WORDS[encoding]}</title><description>{WORDS[encoding] * 40}</description>"
    return f"{prolog}<rss version='2.0'><channel><title>x</title><item>{text}</item></channel></rss>".encode(encoding)


@pytest.mark.parametrize("encoding", WORDS)
def test_h37_is_in_letters_that_it_names_itself(siege: Siege, encoding: str) -> None:
    feed = siege.subscribe(f"/h37/{encoding}", ok(written(encoding, named=encoding), "Content-Type: text/xml"))
    siege.poll(feed)
    assert siege.titles(feed) == [WORDS[encoding]]


@pytest.mark.parametrize(
    ("encoding", "header", "prolog"),
    [
        ("gb2312", "", "gb2312"),
        ("big5", "big5", ""),
        ("shift_jis", "shift_jis", "shift_jis"),
        ("koi8-r", "koi8-r", ""),
        ("gb2312", "utf-8", "gb2312"),  # the header is wrong, as no such UTF-8 exists
        ("utf-8", "utf-8", "iso-8859-1"),
        ("utf-16", "utf-8", "utf-8"),  # its byte order mark says so
        ("utf-32", "iso-8859-1", ""),
        ("utf-8", "nonsense", "no-such-letters"),
    ],
)
def test_h37_is_named_twice_and_once_wrongly(siege: Siege, encoding: str, header: str, prolog: str) -> None:
    name = f"{encoding}-{header}-{prolog}"
    body = written(encoding, named=prolog)
    kind = "text/xml" + (f"; charset={header}" if header else "")
    feed = siege.subscribe(f"/h37/{name}", ok(body, f"Content-Type: {kind}"))
    assert not siege.poll(feed).error
    assert siege.titles(feed) == [WORDS[encoding]]


def test_h37_has_a_byte_order_mark_that_its_first_line_contradicts(siege: Siege) -> None:
    body = codecs.BOM_UTF8 + written("utf-8", named="gb2312")
    feed = siege.subscribe("/h37/bom", ok(body, "Content-Type: text/xml; charset=iso-8859-1"))
    siege.poll(feed)
    assert siege.titles(feed) == [WORDS["utf-8"]]


DIRT = {
    "invalid UTF-8": b"dirty \xff\xfe\xc3\x28 words",
    "NUL and control": b"dirty \x00\x01\x08\x0b\x1b\x1f words",
    "surrogate halves": b"dirty \xed\xa0\x80 \xed\xbf\xbf words",
    "overlong": b"dirty \xc0\x80 \xe0\x80\xaf words",
    "numbers of none": b"dirty &#0; &#x1; &#xD800; &#xFFFE; &#99999999; words",
}


@pytest.mark.parametrize("kind", DIRT)
def test_h38_holds_what_is_no_text(siege: Siege, kind: str) -> None:
    dirty = DIRT[kind]
    body = rss(item("TITLE", guid="GUID", text=f"<p>TEXT</p>{TEXT} {kind}", more="<category>TAG</category>"))
    for word in (b"TITLE", b"GUID", b"TEXT", b"TAG"):
        body = body.replace(word, dirty + word)
    feed = siege.subscribe("/h38/" + kind.replace(" ", ""), ok(body))
    siege.poll(feed)
    (title,) = siege.titles(feed)
    assert title.startswith("dirty")
    assert title.endswith("TITLE")
    assert unclean(siege) == []


def unclean(siege: Siege) -> list[str]:
    """List every text of the library, whatever table it is in, that holds a control character."""
    db = sqlite3.connect(library_file(siege.folder / "library"))
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    tables = [name for name in names if not name.startswith("sqlite") and "search" not in name]
    values = [value for name in tables for row in db.execute(f'SELECT * FROM "{name}"').fetchall() for value in row]
    db.close()
    assert len(tables) > 10
    return [value for value in values if isinstance(value, str) and _CONTROL.search(value)]
