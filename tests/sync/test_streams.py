"""Bytes to and from a server: nothing else that runs waits for them, and what failed is told."""

from __future__ import annotations

import asyncio
import socket
import ssl
from pathlib import Path

import certificates
import pytest
from wires import Wires, ok

from reader.sync import tls
from reader.sync.streams import Plain, Stream, connect, secured


def test_a_server_that_sends_faster_than_it_is_read_leaves_their_turn_to_others() -> None:
    async def read() -> list[str]:
        turns: list[str] = []
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.setblocking(False)
            theirs.sendall(bytes(1000))
            asyncio.get_running_loop().call_soon(turns.append, "another's")
            assert len(await Plain(ours).receive()) == 1000
            turns.append("read")
        return turns

    assert asyncio.run(read()) == ["another's", "read"]


class HangsUpEarly:
    """A stream whose other side is gone after what it said first."""

    def __init__(self, inner: Stream) -> None:
        self._inner = inner
        self._sent = False
        self.receive, self.is_quiet, self.close = inner.receive, inner.is_quiet, inner.close

    async def send(self, data: bytes) -> None:
        if self._sent:
            raise BrokenPipeError("gone")
        self._sent = True
        await self._inner.send(data)


def test_a_bad_certificate_is_the_reason_also_where_the_server_does_not_wait_to_be_told(tmp_path: Path) -> None:
    async def greet() -> None:
        async with Wires(ok(b"text"), tls=certificates.server(tmp_path, "secure.example")) as server:
            stream = HangsUpEarly(await connect("127.0.0.1", server.port))
            await secured(stream, tls.context(), "secure.example")

    with pytest.raises(ssl.SSLCertVerificationError):
        asyncio.run(greet())


def test_a_name_that_cannot_be_proved_leaves_no_connection_open() -> None:
    async def greet() -> bool:
        async with Wires(ok(b"text")) as server:
            stream = await connect("127.0.0.1", server.port)
            with pytest.raises(UnicodeError):
                await secured(stream, tls.context(), ".example")
            return stream.is_quiet()

    assert asyncio.run(greet()) is False
