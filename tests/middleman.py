"""A proxy on loopback for tests: HTTP, CONNECT and SOCKS5. Whatever name it is asked for, it leads to one server."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from contextlib import suppress


class Middleman:
    """The proxy. `asked` are the places it was to lead to; `login` is "name:password" where it wants one."""

    def __init__(
        self,
        port: int = 0,
        *,
        kind: str = "http",
        login: str = "",
        refuses: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.upstream = port
        self.kind = kind
        self.asked: list[str] = []
        self.heads: list[bytes] = []
        self._login = login
        self._tls = tls  # where it is one that is talked to under TLS
        self._open: list[asyncio.StreamWriter] = []
        self._refuses = refuses  # an HTTP status, or a SOCKS reply

    async def __aenter__(self) -> Middleman:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        self.setting = f"{self.kind}://127.0.0.1:{self.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for writer in self._open:
            writer.transport.abort()
        await asyncio.sleep(0)  # for those that carried to see it
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await (self._socks(reader, writer) if self.kind == "socks5" else self._http(reader, writer))
        writer.close()

    async def _http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head)
        method, place = head.split()[:2]
        self.asked.append(place.decode())
        if self._login and b"Proxy-Authorization" not in head:
            writer.write(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
        elif self._refuses:
            writer.write(b"HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n" % self._refuses)
        elif method == b"CONNECT":
            writer.write(b"HTTP/1.1 200 Go on\r\n\r\n")
            await self._join(reader, writer, b"")
        else:
            await self._join(reader, writer, head)

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        way = 2 if self._login else 0
        writer.write(bytes([5, way if way in offered else 255]))
        if self._login and way in offered:
            name = await reader.readexactly((await reader.readexactly(2))[1])
            word = await reader.readexactly((await reader.readexactly(1))[0])
            writer.write(bytes([1, 0 if f"{name.decode()}:{word.decode()}" == self._login else 1]))
        kind = (await reader.readexactly(4))[3]
        place = await reader.readexactly({1: 4, 4: 16}.get(kind) or (await reader.readexactly(1))[0])
        name = place.decode() if kind == 3 else str(ipaddress.ip_address(place))
        self.asked.append(f"{name}:{int.from_bytes(await reader.readexactly(2))}")
        writer.write(bytes([5, self._refuses, 0, 1, 0, 0, 0, 0, 0, 0]))
        if not self._refuses:
            await self._join(reader, writer, b"")

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: bytes) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.upstream)
        self._open.append(back)
        back.write(first)
        await asyncio.gather(_carry(reader, back), _carry(there, writer))


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()
