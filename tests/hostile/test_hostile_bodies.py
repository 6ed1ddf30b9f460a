"""Bodies that are cut short, too long, packed many times over, or not what their headers say."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import zstandard
from hostile_feeds import news, ok, says
from memory import peak, peak_of, start_measuring
from newspaper_hostile import PATHS
from siege import Siege

from reader.sync.unpack import ACCEPTED

MB = 1024 * 1024


def stays_small(siege: Siege, answer: Callable[[Any], None], path: str, *, within: int = 64 * MB) -> str:
    """Poll what would be large: the worker and its children together grow by less than this, or it is told."""
    start_measuring(siege.worker.process.pid)
    before = peak(siege.worker.process.pid)
    sentence = siege.refuse(siege.subscribe(path, answer))
    assert peak(siege.worker.process.pid) - before < within
    return sentence


def test_the_measure_sees_what_a_child_took() -> None:
    with subprocess.Popen([sys.executable, "-c", "input(len(b'x' * 99_000_000))"], stdin=-1, stdout=-1) as child:
        assert child.stdout
        assert child.stdin
        child.stdout.read(8)
        assert peak(os.getpid()) - peak_of(os.getpid()) > 99_000_000
        child.stdin.write(b"\n")


def test_h05_closes_in_the_middle_of_its_body(siege: Siege) -> None:
    feed = siege.subscribe("/h05", ok(news("h05 one", "h05 two"), 'ETag: "whole"'))
    assert siege.poll(feed).new == 2
    kept = siege.articles(feed)
    cut = news("h05 three", "h05 four")
    siege.serve("/h05", ok(cut[:-40], 'ETag: "cut"', length=len(cut)))
    assert "broke off" in siege.refuse(feed)
    assert siege.articles(feed) == kept
    assert siege.feed(feed).etag == b'"whole"'


def test_h06_sends_more_than_it_said_and_a_second_answer_behind(siege: Siege) -> None:
    false = news("what was smuggled")
    smuggled = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(false) + false
    true = news("h06")
    feed = siege.subscribe("/h06", ok(true + smuggled, length=len(true)))
    other = siege.subscribe("/h06/next", ok(news("h06 next")))
    for _ in range(2):
        siege.poll(feed)
        siege.poll(other)
    assert siege.titles(feed) == ["News of h06"]
    assert siege.titles(other) == ["News of h06 next"]
    two = news("h06 begun", "h06 cut")
    cut = siege.subscribe("/h06/cut", ok(two, length=len(two) // 2))
    siege.poll(cut)
    assert "News of h06 cut" not in siege.titles(cut)


def test_h07_sends_chunks_of_no_size_or_without_end(siege: Siege) -> None:
    head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked"
    for n, size in enumerate((b"zz", b"-5", b"ffffffffffffffffffff", b"5 5")):
        siege.refuse(siege.subscribe(f"/h07/{n}", says(head, size + b"\r\nhello\r\n0\r\n\r\n")))

    def endless(handler: Any) -> None:
        says(head)(handler)
        part = b"<item>" * 10_000
        while not handler.paper.stopping.is_set():
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))

    assert "more than 15 MB" in stays_small(siege, endless, "/h07/endless")


def test_h08_sends_200_mb(siege: Siege) -> None:
    assert "more than 15 MB" in stays_small(siege, PATHS["/hostile/huge"], "/h08")


def ten_gigabytes() -> bytes:
    """Pack 10 GB of spaces into 10 MB: a thousand gzip members of 10 MB one after the other."""
    return gzip.compress(b" " * 10_000_000, 9) * 1024


def test_h09_sends_ten_megabytes_of_gzip_that_unpack_to_ten_gigabytes(siege: Siege) -> None:
    bomb = ten_gigabytes()
    assert 9 * MB < len(bomb) < 11 * MB
    started = time.monotonic()
    assert "more than 15 MB" in stays_small(siege, ok(bomb, "Content-Encoding: gzip"), "/h09")
    assert time.monotonic() - started < 10


def zstd_bomb() -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(b" " * 200 * MB)


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(b" " * MB) for _ in range(200)) + packer.finish()


@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [("br", brotli_bomb), ("zstd", zstd_bomb), ("deflate", lambda: zlib.compress(b" " * 200 * MB))],
)
def test_h10_sends_bombs_of_other_packings(siege: Siege, encoding: str, bomb: Callable[[], bytes]) -> None:
    answer = ok(bomb(), f"Content-Encoding: {encoding}")
    assert "more than 15 MB" in stays_small(siege, answer, f"/h10/{encoding}")


def test_h10_sends_packings_within_packings_and_unknown_ones(siege: Siege) -> None:
    twice = gzip.compress(gzip.compress(news("h10")))
    for n, encoding in enumerate(("gzip, gzip", "gzip,br", "pack200", "compress", "x" * 500)):
        assert "is packed as" in siege.refuse(siege.subscribe(f"/h10/{n}", ok(twice, f"Content-Encoding: {encoding}")))
    assert siege.asked("/h10/0")[0].headers["Accept-Encoding"] == ACCEPTED
    siege.refuse(siege.subscribe("/h10/once", ok(twice, "Content-Encoding: gzip")))


def test_h11_says_gzip_and_is_plain_or_is_gzip_and_says_nothing(siege: Siege) -> None:
    plain = siege.subscribe("/h11/plain", ok(news("h11 plain"), "Content-Encoding: gzip"))
    packed = siege.subscribe("/h11/packed", ok(gzip.compress(news("h11 packed")), "Content-Type: text/xml"))
    polled = siege.poll_all(plain, packed)
    assert (polled[plain].new, polled[packed].new) == (1, 1)
    damaged = b"\x1f\x8b\x08" + b"these are no packed bytes at all" * 9
    assert "damaged" in siege.refuse(siege.subscribe("/h11/damaged", ok(damaged, "Content-Encoding: gzip")))


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress), ("deflate", zlib.compress)],
)
def test_h12_sends_packed_bytes_that_break_off(siege: Siege, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    path = f"/h12/{encoding}"
    two = news(f"{encoding} one", f"{encoding} two")
    feed = siege.subscribe(path, ok(pack(two), f"Content-Encoding: {encoding}", 'ETag: "whole"'))
    assert siege.poll(feed).new == 2
    kept = siege.articles(feed)
    cut = pack(news(*(f"{encoding} {n}" for n in range(9))))[:-30]
    siege.serve(path, ok(cut, f"Content-Encoding: {encoding}", 'ETag: "cut"'))
    assert re.search("broke off|is damaged", siege.refuse(feed))
    assert siege.articles(feed) == kept
    assert siege.feed(feed).etag == b'"whole"'
