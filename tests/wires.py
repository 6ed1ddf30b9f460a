"""A server on loopback that answers byte for byte as a test says, on connections that stay open.

    async with Wires(ok(b"text")) as server:
        await fetcher.get(server.url("/feed"))

It runs in the test's own loop. `heads` are the requests as they came, `connections` how many were opened.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress

Answer = Callable[[bytes], bytes | None]  # the head of a request -> what to send; None hangs up


def ok(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Write an answer with its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


class Wires:
    """The server; `answer` is the same bytes for every request, or a function of a request's head."""

    def __init__(self, answer: bytes | Answer, *, tls: ssl.SSLContext | None = None) -> None:
        self._answer: Answer = answer if callable(answer) else lambda _: answer
        self._tls = tls
        self.heads: list[bytes] = []
        self.connections = 0
        self.open: list[asyncio.StreamWriter] = []
        self.port = 0

    async def __aenter__(self) -> Wires:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.hang_up()
        self._server.close()
        await self._server.wait_closed()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def hang_up(self) -> None:
        """Close every connection that is open."""
        for writer in self.open:
            writer.transport.abort()
        self.open.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while (answer := self._answer(await self._head(reader))) is not None:
                writer.write(answer)
                await writer.drain()
        writer.close()

    async def _head(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head)
        return head
