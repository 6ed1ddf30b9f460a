"""Documents that are built to stall a parser, to fill the memory, or to draw in what is none of theirs."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest
from hostile_feeds import TEXT, item, news, ok, rss
from memory import cpu, peak, start_measuring
from siege import Anybody, Siege

from reader.model import Scope

MB = 1024 * 1024
LIMIT = 10.0  # seconds a document may take to be read


def read(siege: Siege, path: str, body: bytes, *, within: float, memory: int = 1024 * MB) -> str:
    """Poll a document and give the feed's sentence, "" where it could be read; both limits were kept."""
    feed = siege.subscribe(path, ok(body))
    start_measuring(siege.worker.process.pid)
    before = peak(siege.worker.process.pid)
    started = time.monotonic()
    polled = siege.poll(feed)
    assert time.monotonic() - started < within
    assert peak(siege.worker.process.pid) - before < memory
    return polled.error


def test_h39_is_one_of_the_documents_that_make_other_readers_fail(lone_siege: Siege, corpora: Path) -> None:
    folder = corpora / "corpora" / "feeds"
    found = sorted((*folder.glob("feedparser-crashers/*.bin"), *folder.glob("hostile-feeds/*.*")))
    documents = [path for path in found if path.suffix in (".bin", ".xml") and path.stem != "20k_items"]  # that is H43
    assert len(documents) == 59 + 30
    feeds = [lone_siege.subscribe(f"/h39/{path.name}", ok(path.read_bytes())) for path in documents]
    lone_siege.names = Anybody()  # they name pages elsewhere, which nobody knows
    polled = lone_siege.poll_all(*feeds)
    assert set(feeds) < set(polled)
    for feed in feeds:
        assert polled[feed].error == lone_siege.feed(feed).error
    assert sum(1 for feed in feeds if not polled[feed].error) > 40


@pytest.mark.parametrize("encoding", ["&#xD800;", "\x00", "utf-9", "ISO-8859-1; charset=x", "x" * 5000])
def test_h39_names_letters_that_are_none(siege: Siege, encoding: str) -> None:
    name = f"h39-{len(encoding)}"
    feed = siege.subscribe("/" + name, ok(news(name).replace(b'"utf-8"', f'"{encoding}"'.encode())))
    siege.poll(feed)
    assert siege.titles(feed) == [f"News of {name}"]


def with_entities(declared: str, text: str) -> bytes:
    return (
        f"<!DOCTYPE rss [{declared}]>".encode()
        + rss(item("Laughs", text=""))
        .replace(b"<title>Laughs</title>", f"<title>{text}</title>".encode())
        .partition(b"?>")[2]
    )


@pytest.mark.parametrize("kind", ["billion", "quadratic"])
def test_h40_declares_entities_that_grow(siege: Siege, kind: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    declared, text = f'<!ENTITY l0 "ha">{levels}', "&l10;"
    if kind == "quadratic":
        declared, text = f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 50_000
    before = cpu(siege.worker.process.pid)
    read(siege, f"/h40/{kind}", with_entities(declared, text), within=LIMIT, memory=200 * MB)
    assert cpu(siege.worker.process.pid) - before < 2


def test_h41_draws_in_a_file_and_another_address(siege: Siege, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-words")
    other = siege.serve("/h41/outside", ok(b'<!ENTITY a "the-secret-words">'))
    for n, declared in enumerate(
        (
            f'<!ENTITY a SYSTEM "{secret.as_uri()}">',
            f'<!ENTITY a SYSTEM "{other}">',
            f'<!ENTITY % e SYSTEM "{other}"> %e;',
            f'<!ENTITY a PUBLIC "x" "{other}">',
        )
    ):
        feed = siege.subscribe(f"/h41/{n}", ok(with_entities(declared, "[&a;]")))
        siege.poll(feed)
        assert "secret" not in repr(siege.articles(feed))
    dtd = f'<!DOCTYPE rss SYSTEM "{other}">'.encode() + news("h41").partition(b"?>")[2]
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    for path, body in (("/h41/dtd", dtd), ("/h41/include", rss(item("Included", more=include)))):
        feed = siege.subscribe(path, ok(body))
        siege.poll(feed)
        assert "secret" not in repr(siege.articles(feed))
    assert siege.asked("/h41/outside") == []


DEEP = {
    "nested XML": b"<rss><channel><title>T</title>" + b"<a>" * 100_000,
    "nested XML that closes": b"<rss><channel>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</channel></rss>",
    "nested div": rss(item("Deep divs", text="<div>" * 200_000 + "Deep words")),
    "attributes": rss(item("Wide", text="<p " + " ".join(f"a{n}='{n}'" for n in range(100_000)) + ">Wide words</p>")),
    "attributes of XML": b"<rss " + b" ".join(b"a%d='x'" % n for n in range(100_000)) + b"><channel/></rss>",
    "comments": rss(item("Comments", text="<!--" * 50_000)),
    "comments of XML": b"<rss><channel>" + b"<!--" * 50_000,
    "formatting": rss(item("Bold", text="<b><i><p>" * 30_000)),
}


@pytest.mark.parametrize("kind", DEEP)
def test_h42_is_nested_beyond_all_bounds(siege: Siege, kind: str) -> None:
    read(siege, "/h42/" + kind.replace(" ", "-"), DEEP[kind], within=LIMIT + 5)


def test_h43_has_one_item_of_20_mb_or_one_that_is_just_let_through(siege: Siege) -> None:
    assert "more than 15 MB" in read(siege, "/h43/20", rss(item("Huge", text="x " * 10 * MB)), within=LIMIT)
    large = rss(item("Large", text=f"<p>{escape(TEXT)}</p>" * 6_000))
    assert read(siege, "/h43/large", large, within=LIMIT + 5) == ""


def test_h43_has_a_title_of_five_megabytes(siege: Siege) -> None:
    feed = siege.subscribe("/h43/title", ok(rss(item("Long " * MB, guid="long"))))
    assert siege.poll(feed).new == 1
    (title,) = siege.titles(feed)
    assert len(title.encode()) <= 1024


@pytest.mark.journey  # most of a minute
def test_h43_has_twenty_thousand_items(lone_siege: Siege) -> None:
    items = (item(f"Small {n}", guid=f"small-{n}", text=f"Word {n}.") for n in range(20_000))
    feed = lone_siege.subscribe("/h43/many", ok(rss(*items)))
    assert lone_siege.poll(feed).new == 20_000
    started = time.process_time()
    rows = lone_siege.store.page(Scope(feed=feed), limit=200)
    assert len(lone_siege.store.ids(Scope(feed=feed))) == 20_000
    assert len(rows) == 200
    assert time.process_time() - started < 0.5, "the list of it stays quick"
    assert lone_siege.poll(feed).new == 0
