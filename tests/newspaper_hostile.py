"""What broken and hostile servers do, a path a case: `PATHS["/hostile/slow-body"](handler)`.

Each writes to the socket itself, and ends as soon as the client hangs up or the server stops.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

Case = Callable[[Any], None]
PATHS: dict[str, Case] = {}
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Small</title><link>http://small.example/</link>'
    b"<item><title>One thing</title><link>http://small.example/one</link><guid>one</guid></item></channel></rss>"
)


def case(path: str) -> Callable[[Case], Case]:
    def keep(function: Case) -> Case:
        PATHS["/hostile/" + path] = function
        return function

    return keep


def raw(handler: Any, head: str, body: bytes = b"") -> None:
    handler.wfile.write(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)
    handler.wfile.flush()


@case("silent")
def _silent(handler: Any) -> None:
    handler.pause(120)


@case("slow-head")
def _slow_head(handler: Any) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 2000:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        handler.pause(0.05)


@case("slow-body")
def _slow_body(handler: Any) -> None:
    raw(handler, "HTTP/1.1 200 OK\nContent-Type: text/xml")
    while not handler.paper.stopping.is_set():
        handler.wfile.write(b"x")
        handler.wfile.flush()
        handler.pause(0.05)


@case("endless")
def _endless(handler: Any) -> None:
    raw(handler, "HTTP/1.1 200 OK\nContent-Type: text/xml")
    while not handler.paper.stopping.is_set():
        handler.wfile.write(b"<item>" * 10_000)


@case("huge")
def _huge(handler: Any) -> None:
    size = 200 * 1024 * 1024
    raw(handler, f"HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: {size}")
    for _ in range(size // 65536):
        handler.wfile.write(b" " * 65536)


@case("half-head")
def _half_head(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Ty")


@case("nothing")
def _nothing(handler: Any) -> None:
    """Hang up without a word."""


@case("empty")
def _empty(handler: Any) -> None:
    raw(handler, "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: 0")


@case("length-too-large")
def _length_too_large(handler: Any) -> None:
    raw(handler, f'HTTP/1.1 200 OK\nETag: "short"\nContent-Length: {len(FEED) + 500}', FEED)


@case("length-too-small")
def _length_too_small(handler: Any) -> None:
    second = b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled"
    raw(handler, f"HTTP/1.1 200 OK\nContent-Length: {len(FEED)}", FEED + second)


@case("bad-chunks")
def _bad_chunks(handler: Any) -> None:
    raw(handler, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"zz\r\nnot a size\r\n")


@cache
def bomb() -> bytes:
    """Pack 40 MB of nothing into 40 KB."""
    return gzip.compress(b"\0" * 40_000_000)


@case("gzip-bomb")
def _gzip_bomb(handler: Any) -> None:
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {len(bomb())}", bomb())


@case("gzip-truncated")
def _gzip_truncated(handler: Any) -> None:
    body = gzip.compress(FEED * 20)[:-30]
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {len(body)}", body)


@case("gzip-said-plain-sent")
def _gzip_said(handler: Any) -> None:
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {len(FEED)}", FEED)


@case("plain-said-gzip-sent")
def _plain_said(handler: Any) -> None:
    body = gzip.compress(FEED)
    raw(handler, f"HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: {len(body)}", body)


@case("nested")
def _nested(handler: Any) -> None:
    body = gzip.compress(gzip.compress(FEED))
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: gzip, gzip\nContent-Length: {len(body)}", body)


@case("unknown-encoding")
def _unknown_encoding(handler: Any) -> None:
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: pack200\nContent-Length: {len(FEED)}", FEED)


@case("deflate-raw")
def _deflate_raw(handler: Any) -> None:
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(FEED) + packer.flush()
    raw(handler, f"HTTP/1.1 200 OK\nContent-Encoding: deflate\nContent-Length: {len(body)}", body)


@case("long-header")
def _long_header(handler: Any) -> None:
    raw(handler, f"HTTP/1.1 200 OK\nX-Long: {'x' * 65536}\nContent-Length: {len(FEED)}", FEED)


@case("many-headers")
def _many_headers(handler: Any) -> None:
    many = "\n".join(f"X-{n}: y" for n in range(3_000))
    raw(handler, f"HTTP/1.1 200 OK\n{many}\nContent-Length: {len(FEED)}", FEED)


@case("control-in-etag")
def _control_in_etag(handler: Any) -> None:
    raw(handler, f'HTTP/1.1 200 OK\nETag: "a\tb\x01c"\nContent-Length: {len(FEED)}', FEED)


@case("loop")
def _loop(handler: Any) -> None:
    raw(handler, "HTTP/1.1 302 Found\nLocation: /hostile/loop-back\nContent-Length: 0")


@case("loop-back")
def _loop_back(handler: Any) -> None:
    raw(handler, "HTTP/1.1 302 Found\nLocation: /hostile/loop\nContent-Length: 0")


@case("ever-elsewhere")
def _ever_elsewhere(handler: Any) -> None:
    count = int(handler.path.partition("?")[2] or "0") + 1
    raw(handler, f"HTTP/1.1 302 Found\nLocation: /hostile/ever-elsewhere?{count}\nContent-Length: 0")


@case("not-modified")
def _not_modified(handler: Any) -> None:
    raw(handler, "HTTP/1.1 304 Not Modified")


def zipped_picture_bomb() -> bytes:
    """Write a PNG that claims 30,000 x 30,000 pixels in a few KB."""
    header = b"\x89PNG\r\n\x1a\n"

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    size = (30_000).to_bytes(4) * 2
    out = io.BytesIO()
    out.write(header + chunk(b"IHDR", size + bytes([1, 0, 0, 0, 0])))
    out.write(chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b""))
    return out.getvalue()
