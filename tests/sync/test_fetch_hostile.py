"""Answers that no good server gives, byte for byte, and what the fetcher makes of them."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import certificates
import pytest
from wires import Wires, ok

from reader.errors import FetchError
from reader.sync.bodies import MB
from reader.sync.fetch import DOCUMENT_LIMIT, PICTURE_LIMIT, Fetcher, Limits, Response
from reader.sync.network import Net, OfflineError

LIMITS = Limits(answer=10.0, whole=20.0, page_pause=0.0)
Ask = Callable[..., Response]


async def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask a server that answers so, once."""

    def run(server: Wires | bytes, *, host: str = "paper.example", **asked: Any) -> Response:
        async def play() -> Response:
            async with server if isinstance(server, Wires) else Wires(server) as there:
                monkeypatch.setenv("BROADSHEET_TEST_ALLOW", there.address)
                with Fetcher(net=Net(route=lambda: True), limits=LIMITS, resolve=here, now=lambda: 0.0) as fetcher:
                    return await fetcher.get(there.url(host=host), **asked)

        return asyncio.run(asyncio.wait_for(play(), 30))

    return run


def test_the_limits_are_those_that_are_promised() -> None:
    limits = Limits()
    assert (limits.answer, limits.whole, limits.redirects) == (20.0, 60.0, 10)
    assert (limits.per_host, limits.total, limits.page_pause) == (2, 8, 1.0)
    assert (DOCUMENT_LIMIT, PICTURE_LIMIT) == (15 * MB, 10 * MB)


def test_chunks_without_end_stop_at_the_limit_with_little_memory(ask: Ask) -> None:
    endless = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + bytes(65536) + b"\r\n"
    body = endless + (b"10000\r\n" + bytes(65536) + b"\r\n") * 400
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="more than 15 MB"):
            ask(body)
        assert tracemalloc.get_traced_memory()[1] < 64 * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "chunks", [b"-5\r\ntext\r\n", b"5 5\r\ntext\r\n", b"f" * 30 + b"\r\n", b"4\r\ntextXX0\r\n\r\n"]
)
def test_sizes_of_chunks_that_are_no_sizes_are_refused(ask: Ask, chunks: bytes) -> None:
    with pytest.raises(FetchError, match="broke off or sent what is no valid answer"):
        ask(
            Wires(
                lambda head: (
                    None if b"gone" in head else b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                )
            )
        )


@pytest.mark.parametrize(
    "head",
    [
        "X-Long: " + "x" * 65536,
        "\r\n".join(f"X-{n}: y" for n in range(10_000)),
        "X-Folded: a" + "\r\n b" * 40_000,
    ],
    ids=["64 KB in one line", "10,000 of them", "folded without end"],
)
def test_headers_beyond_reason_are_refused(ask: Ask, head: str) -> None:
    with pytest.raises(FetchError, match="headers larger than any server should"):
        ask(ok(b"text", head))


@pytest.mark.parametrize("name", ["Location", "ETag", "Last-Modified", "Content-Type"])
@pytest.mark.parametrize("bad", ["a\0b", "a\rb"])
def test_an_answer_with_control_bytes_in_its_headers_is_none(ask: Ask, name: str, bad: str) -> None:
    with pytest.raises(FetchError, match="no valid answer"):
        ask(ok(b"text", f"{name}: {bad}", status="302 Found" if name == "Location" else "200 OK"))


def test_a_bare_line_feed_ends_a_header(ask: Ask) -> None:
    """As every server and proxy reads it: what stands after it is another header, and no part of the validator."""
    assert ask(ok(b"text", 'ETag: "a"\nX-Smuggled: b')).etag == b'"a"'


@pytest.mark.parametrize("etag", [b'"a\tb"', b'"a\x01b"', b'"a\x7fb"', b'"' + b"x" * 5000 + b'"'])
def test_a_validator_that_is_none_is_forgotten(ask: Ask, etag: bytes) -> None:
    assert ask(ok(b"text", f"ETag: {etag.decode('latin-1')}")).etag == b""


def test_two_validators_of_one_kind_are_none(ask: Ask) -> None:
    assert ask(ok(b"text", 'ETag: "a"', 'ETag: "b"')).etag == b""


def test_an_etag_of_500_characters_is_sent_back_byte_for_byte(ask: Ask) -> None:
    etag = b'W/"' + bytes(range(0x80, 0x100)) * 3 + b"'\\~" * 40 + b'"'
    server = Wires(ok(b"text"))
    ask(server, etag=etag)
    assert b"\r\nIf-None-Match: " + etag + b"\r\n" in server.heads[0]


def test_nothing_modified_that_was_not_asked_is_an_error_and_leaves_no_validator(ask: Ask) -> None:
    server = Wires(b'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n')
    with pytest.raises(FetchError, match="was not asked that"):
        ask(server)
    assert b"If-None-Match" not in server.heads[0]


@pytest.mark.parametrize(
    "target", ["gopher://x/", "JavaScript:alert(1)", " file:///etc/passwd", "data:text/xml,<rss/>"]
)
def test_a_redirect_off_the_web_is_refused(ask: Ask, target: str) -> None:
    with pytest.raises(FetchError, match="not on the web"):
        ask(ok(b"", f"Location: {target}", status="301 Moved"))


@pytest.mark.parametrize("place", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0/"])
def test_a_redirect_into_ones_own_network_is_refused_where_it_would_be_dialled(ask: Ask, place: str) -> None:
    async def truly(host: str, port: int) -> list[str]:
        return ["127.0.0.1" if host == "paper.example" else host]

    with pytest.raises(FetchError, match="within your own network"):
        ask(ok(b"", f"Location: {place}", status="302 Found"))


@pytest.mark.parametrize(
    "place", ["http://me:secret@other.example/", "http://other.example:22/", "http://o.example:25/"]
)
def test_a_redirect_with_a_password_or_to_another_protocols_port_is_refused(ask: Ask, place: str) -> None:
    with pytest.raises(FetchError, match=r"not on the web|not one that web servers use"):
        ask(ok(b"", f"Location: {place}", status="302 Found"))


def test_a_name_that_turns_private_is_refused_at_the_next_dialling(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer may have been public: each new connection is checked again, a kept one was checked."""
    found = iter([["93.184.216.34"], ["10.0.0.1"]])

    async def rebinding(host: str, port: int) -> list[str]:
        return next(found)

    async def play() -> None:
        with Fetcher(net=Net(route=lambda: True), limits=Limits(answer=0.2), resolve=rebinding) as fetcher:
            monkeypatch.setattr("reader.sync.dial.connect", unreachable)
            with pytest.raises(FetchError, match="could not be reached"):
                await fetcher.get("http://paper.example/")
            with pytest.raises(FetchError, match="within your own network"):
                await fetcher.get("http://paper.example/")

    async def unreachable(address: str, port: int) -> None:
        assert address == "93.184.216.34"
        raise ConnectionRefusedError

    asyncio.run(play())


def test_from_secure_to_open_is_followed_and_never_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))

    async def play() -> Response:
        async with Wires(ok(b"text")) as plain:
            to = f"Location: {plain.url(host='paper.example')}"
            tls = certificates.server(tmp_path, "paper.example")
            async with Wires(ok(b"", to, status="301 Moved"), tls=tls) as secure:
                monkeypatch.setenv("BROADSHEET_TEST_ALLOW", f"{plain.address},{secure.address}")
                with Fetcher(net=Net(route=lambda: True), limits=LIMITS, resolve=here) as fetcher:
                    answer = await fetcher.get(asked := secure.url(host="paper.example"))
                    assert answer.permanent_url == asked
                    return answer

    assert asyncio.run(play()).body == b"text"


def test_what_a_server_wants_us_to_remember_is_not_sent_back(ask: Ask) -> None:
    turns = iter([ok(b"", "Location: /b", "Set-Cookie: id=1", status="302 Found")])
    wishes = ("Set-Cookie: id=2", "Strict-Transport-Security: max-age=9", "WWW-Authenticate: Basic", "Alt-Svc: h3=x")
    server = Wires(lambda head: next(turns, ok(b"text", *wishes)))
    ask(server)
    for head in server.heads:
        assert {line.partition(b":")[0] for line in head.strip().split(b"\r\n")[1:]} == {
            b"Host", b"User-Agent", b"Accept", b"Accept-Encoding"
        }  # fmt: skip


def test_a_network_that_wants_its_users_to_log_in_is_no_feeds_failure(ask: Ask) -> None:
    with pytest.raises(OfflineError, match="This network wants you to log in"):
        ask(ok(b"<html>Welcome to the hotel</html>", status="511 Network Authentication Required"))


def test_words_before_an_answer_are_passed_over(ask: Ask) -> None:
    assert ask(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ok(b"text")).body == b"text"


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", b"SSH-2.0-x\r\n\r\n", b"\0" * 99, b"\r\n"]
)
def test_what_is_no_answer_is_told(ask: Ask, answer: bytes) -> None:
    turns = iter([answer])
    with pytest.raises(FetchError, match="broke off or sent what is no valid answer"):
        ask(Wires(lambda head: next(turns, None)))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((), 0),
        (("Cache-Control: max-age=600",), 600),
        (("Cache-Control: public, MAX-AGE=600, must-revalidate", "Age: 100"), 500),
        (("Cache-Control: max-age=60", "Age: 100"), 0),
        (('Cache-Control: max-age="600"',), 600),
        (("Cache-Control: no-cache, max-age=600",), 0),
        (("Cache-Control: no-store",), 0),
        (("Cache-Control: max-age=99999999999999",), 30 * 24 * 3600),
        (("Cache-Control: max-age=soon",), 0),
        (("Expires: Thu, 01 Jan 1970 01:00:00 GMT",), 3600),
        (("Expires: Tue, 07 May 2024 09:00:00 GMT", "Date: Tue, 07 May 2024 08:30:00 GMT"), 1800),
        (("Expires: 0",), 0),
        (("Cache-Control: max-age=60", "Expires: Thu, 01 Jan 1970 01:00:00 GMT"), 60),
    ],
)
def test_a_document_says_for_how_long_it_stays_as_it_is(ask: Ask, headers: tuple[str, ...], seconds: int) -> None:
    assert ask(ok(b"text", *headers)).fresh_for == seconds


def test_an_answer_tells_its_size_and_how_long_it_took(ask: Ask) -> None:
    def slowly(head: bytes) -> bytes:
        time.sleep(0.03)
        return ok(b"text" * 100)

    answer = ask(Wires(slowly))
    assert answer.size == 400
    assert 30 <= answer.took < 10_000


@pytest.mark.parametrize(
    ("url", "line", "host"),
    [
        ("http://paper.example", b"GET / ", b"paper.example"),
        ("http://paper.example/a b?q=ä#part", b"GET /a%20b?q=%C3%A4 ", b"paper.example"),
        ("http://paper.example/%e4?x", b"GET /%e4?x ", b"paper.example"),
        ("http://BÜCHER.example/", b"GET / ", b"xn--bcher-kva.example"),
        ("http://paper.example./", b"GET / ", b"paper.example"),
        ("http://paper.example/a\r\nX-Evil: 1", b"GET /aX-Evil:%201 ", b"paper.example"),
    ],
)
def test_an_address_goes_over_the_wire_as_servers_know_it(
    monkeypatch: pytest.MonkeyPatch, url: str, line: bytes, host: bytes
) -> None:
    async def play() -> bytes:
        async with Wires(ok(b"text")) as server:
            monkeypatch.setenv("BROADSHEET_TEST_ALLOW", server.address)
            start, slashes, rest = url.partition("://")
            name, slash, path = rest.partition("/")
            with Fetcher(net=Net(route=lambda: True), limits=LIMITS, resolve=here) as fetcher:
                await fetcher.get(f"{start}{slashes}{name}:{server.port}{slash}{path}")
            assert b"\r\nHost: " + host + b":%d\r\n" % server.port in server.heads[0]
            return server.heads[0]

    assert asyncio.run(play()).startswith(line + b"HTTP/1.1\r\n")


@pytest.mark.parametrize("host", [".example", "a..example", "a" * 64 + ".example", "a.example" * 40, "ü" * 64 + ".de"])
def test_a_name_that_no_host_can_have_is_told_before_anybody_is_asked(host: str) -> None:
    async def play() -> None:
        with Fetcher(net=Net(route=lambda: True)) as fetcher:
            await fetcher.get(f"https://{host}/feed")

    with pytest.raises(FetchError, match="not a usable web address"):
        asyncio.run(play())


def test_a_password_in_an_address_is_not_repeated(ask: Ask) -> None:
    with pytest.raises(FetchError) as caught:
        ask(b"HTTP/1.1 302 Found\r\nLocation: http://me:hunter2@other.example/\r\n\r\n")
    assert "hunter2" not in str(caught.value)
