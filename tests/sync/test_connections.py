"""Connections that stay open for the next request, and when they must not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from wires import Wires, ok

from reader.errors import FetchError
from reader.sync import tls
from reader.sync.asking import Ask, target
from reader.sync.bodies import MB
from reader.sync.connections import Connections
from reader.sync.dial import Dialler, resolve
from reader.sync.fetch import Fetcher, Limits
from reader.sync.network import Net

LIMITS = Limits(answer=10.0, whole=20.0, page_pause=0.0)
Play = Callable[[Wires, Fetcher], Awaitable[None]]


async def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Wires]:
    """Run a scene between a server and a fetcher that may dial it."""

    def run(server: Wires, scene: Play, *, allowed: bool = True) -> Wires:
        async def on_stage() -> None:
            async with server:
                if allowed:
                    monkeypatch.setenv("BROADSHEET_TEST_ALLOW", server.address)
                with Fetcher(net=Net(route=lambda: True), limits=LIMITS, resolve=here) as fetcher:
                    await scene(server, fetcher)

        asyncio.run(asyncio.wait_for(on_stage(), 30))
        return server

    return run


async def twice(server: Wires, fetcher: Fetcher) -> None:
    for path in ("/one", "/two"):
        assert (await fetcher.get(server.url(path))).body == b"text"


def test_one_connection_serves_request_after_request(play: Callable[..., Wires]) -> None:
    server = play(Wires(ok(b"text")), twice)
    assert server.connections == 1
    assert [head.split()[1] for head in server.heads] == [b"/one", b"/two"]
    assert b"connection: close" not in server.heads[0].lower()


def test_a_host_has_no_more_connections_than_requests_at_once(play: Callable[..., Wires]) -> None:
    async def many(server: Wires, fetcher: Fetcher) -> None:
        await asyncio.gather(*(fetcher.get(server.url(f"/{n}")) for n in range(20)))

    server = play(Wires(ok(b"text")), many)
    assert server.connections <= LIMITS.per_host
    assert len(server.heads) == 20


def test_an_answer_that_nothing_has_changed_leaves_the_connection_open(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        for _ in range(3):
            assert (await fetcher.get(server.url(), etag=b'"a"')).not_modified

    assert play(Wires(b"HTTP/1.1 304 Not Modified\r\n\r\n"), ask).connections == 1


def test_a_server_that_hung_up_meanwhile_is_dialled_again_without_a_word(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        await fetcher.get(server.url())
        server.hang_up()
        await asyncio.sleep(0.01)
        assert (await fetcher.get(server.url())).body == b"text"

    assert play(Wires(ok(b"text")), ask).connections == 2


def test_a_server_that_hangs_up_at_the_second_request_is_asked_anew(play: Callable[..., Wires]) -> None:
    """Nobody can see it come: the connection was good when the request went out."""
    heads: list[bytes] = []

    def only_one_each(head: bytes) -> bytes | None:
        heads.append(head)
        return None if len(heads) == 2 else ok(b"text")

    server = play(Wires(only_one_each), twice)
    assert server.connections == 2
    assert len(server.heads) == 3


def test_a_server_that_says_it_waited_too_long_is_asked_anew(play: Callable[..., Wires]) -> None:
    """It means the time before the request; both went over the wire at the same moment."""
    heads: list[bytes] = []

    def impatient(head: bytes) -> bytes:
        heads.append(head)
        return ok(b"", "Connection: close", status="408 Request Timeout") if len(heads) == 2 else ok(b"text")

    assert play(Wires(impatient), twice).connections == 2


def test_an_answer_that_breaks_off_is_not_asked_for_again(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        await fetcher.get(server.url("/one"))
        with pytest.raises(FetchError, match="broke off"):
            await fetcher.get(server.url("/two"))

    def half(head: bytes) -> bytes | None:
        if b"/one" in head:
            return ok(b"text")
        asyncio.get_running_loop().call_soon(server.hang_up)
        return b"HTTP/1.1 200 OK\r\nContent-Le"

    server = Wires(half)
    play(server, ask)
    assert len(server.heads) == 2


@pytest.mark.parametrize(
    "answer",
    [
        ok(b"text") + ok(b"smuggled"),
        ok(b"text") + b"x",
        ok(b"text", "Connection: close"),
        b"HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\ntext",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
    ],
    ids=["a second answer", "a byte too many", "said so", "an old server", "after the last chunk", "two ends"],
)
def test_what_comes_after_an_answer_ends_its_connection(play: Callable[..., Wires], answer: bytes) -> None:
    assert play(Wires(answer), twice).connections == 2


def test_what_a_server_sends_unasked_is_taken_for_no_answer(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        await fetcher.get(server.url())
        for writer in server.open:
            writer.write(ok(b"smuggled"))
            await writer.drain()
        await asyncio.sleep(0.01)
        assert (await fetcher.get(server.url())).body == b"text"

    assert play(Wires(ok(b"text")), ask).connections == 2


def test_a_body_that_was_not_read_to_its_end_ends_its_connection(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        with pytest.raises(FetchError, match="more than 1 MB"):
            await fetcher.get(server.url(), limit=MB)
        with pytest.raises(FetchError, match="more than 1 MB"):
            await fetcher.get(server.url(), limit=MB)

    assert play(Wires(ok(bytes(2 * MB))), ask).connections == 2


def test_a_connection_over_a_network_that_is_gone_is_not_used_again(play: Callable[..., Wires]) -> None:
    async def ask(server: Wires, fetcher: Fetcher) -> None:
        await fetcher.get(server.url())
        fetcher.net.hear(online=False, metered=False)
        fetcher.net.hear(online=True, metered=False)
        await fetcher.get(server.url())

    assert play(Wires(ok(b"text")), ask).connections == 2


def test_what_the_reader_typed_opens_no_door_for_others(play: Callable[..., Wires]) -> None:
    """The connection to a private address stands open, and is for the feed that is really there alone."""

    async def ask(server: Wires, fetcher: Fetcher) -> None:
        await fetcher.get(server.url(), home="127.0.0.1")
        with pytest.raises(FetchError, match="within your own network"):
            await fetcher.get(server.url("/inner"))

    assert len(play(Wires(ok(b"text")), ask, allowed=False).heads) == 1


def test_a_connection_waits_a_quarter_of_a_minute_and_not_over_a_night() -> None:
    now = [1000.0]

    async def ask() -> tuple[int, int]:
        async with Wires(ok(b"")) as server:
            allowed = frozenset({("127.0.0.1", server.port)})
            connections = Connections(Dialler(resolve, allowed), tls.context(), clock=lambda: now[0])
            counts = []
            for later in (14.0, 8 * 3600.0):
                for _ in range(2):
                    there = target(server.url())
                    place, wire, _ = await connections.ask(there, Ask(limit=9, accept="*/*").headers(there), "")
                    async for _ in wire.parts():
                        pass
                    connections.release(place, wire)
                    now[0] += later
                counts.append(server.connections)
            connections.close()
            return counts[0], counts[1]

    assert asyncio.run(ask()) == (1, 2)


def test_the_newest_connections_wait_and_the_oldest_make_room(play: Callable[..., Wires]) -> None:
    """A sync asks a thousand hosts once each; the one that is asked again is the one that was asked just now."""

    async def ask(server: Wires, fetcher: Fetcher) -> None:
        for n in range(20):
            for _ in range(2):
                await fetcher.get(server.url(host=f"paper{n}.example"))
        assert len(server.open) == server.connections == 20
        before = server.connections
        await fetcher.get(server.url(host="paper0.example"))
        assert server.connections == before + 1
        await asyncio.gather(*(fetcher.get(server.url(host=f"paper{n % 24}.example")) for n in range(48)))

    play(Wires(ok(b"text")), ask)


def test_requests_wait_for_room_that_the_reader_gives_them(play: Callable[..., Wires]) -> None:
    """More room is used at once, also by those that stand in line already."""
    settings = {"connections": 8, "connections_per_host": 1, "proxy": "none"}
    reached = asyncio.Event()

    async def ask(server: Wires, fetcher: Fetcher) -> None:
        fetcher.obey(settings, tuple)  # type: ignore[arg-type]
        waiting = [asyncio.create_task(fetcher.get(server.url(f"/{n}"))) for n in range(3)]
        while len(server.heads) < 1:
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.02)
        assert len(server.heads) == 1
        fetcher.obey({**settings, "connections_per_host": 3}, tuple)  # type: ignore[arg-type]
        while len(server.heads) < 3:
            await asyncio.sleep(0.005)
        for one in waiting:
            one.cancel()
        reached.set()

    play(Wires(b""), ask)
    assert reached.is_set()
