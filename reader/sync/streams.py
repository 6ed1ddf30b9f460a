"""Bytes to and from one server, in the open or under TLS. What they mean is a matter of `wire`.

Nothing is read that was not asked for: what a server sends unasked stays with the system.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

T = TypeVar("T")
_PART = 64 * 1024  # bytes


class Stream(Protocol):
    """What all of them can do. Each call raises OSError where the connection fails (ssl.SSLError is one)."""

    async def send(self, data: bytes) -> None:
        """Send all of it."""

    async def receive(self) -> bytes:
        """Wait for some bytes; b"" is the end."""

    def is_quiet(self) -> bool:
        """Tell whether the other side neither hung up nor sent anything that nobody asked for."""

    def close(self) -> None:
        """Hang up."""


class Plain:
    """A connection in the open."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._loop = asyncio.get_running_loop()

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        await self._loop.sock_sendall(self._line, data)

    async def receive(self) -> bytes:
        """Wait for some bytes; b"" is the end.

        What is there already is taken in turn with all else that runs: a server that sends faster than it is read would
        keep everything waiting, the very clock that stops it, too.
        """
        try:
            came = self._line.recv(_PART)
        except (BlockingIOError, InterruptedError):
            return await self._loop.sock_recv(self._line, _PART)
        await asyncio.sleep(0)
        return came

    def is_quiet(self) -> bool:
        """Tell whether the other side neither hung up nor sent anything that nobody asked for."""
        try:
            self._line.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Hang up."""
        self._line.close()


class Secure:
    """TLS over another stream; made by `secured`."""

    def __init__(self, inner: Stream, tls: ssl.SSLContext, host: str) -> None:
        self._inner = inner
        self._came, self._goes = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = tls.wrap_bio(self._came, self._goes, server_hostname=host)

    async def greet(self) -> None:
        """Shake hands and check the certificate. Raises ssl.SSLError."""
        await self._until_done(self._tls.do_handshake)

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        await self._until_done(lambda: self._tls.write(data))

    async def receive(self) -> bytes:
        """Wait for some bytes; b"" is the end, also where the server hangs up without a farewell, as many do."""
        try:
            return await self._until_done(lambda: self._tls.read(_PART))
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""

    def is_quiet(self) -> bool:
        """Tell whether nothing waits to be read."""
        return not self._came.pending and not self._tls.pending() and self._inner.is_quiet()

    def close(self) -> None:
        """Hang up, without a farewell: nothing more is wanted."""
        self._inner.close()

    async def _until_done(self, act: Callable[[], T]) -> T:
        """Do one thing of TLS, and carry the bytes that it takes, there and back."""
        while True:
            try:
                done = act()
            except ssl.SSLWantReadError:
                await self._flush()
                if data := await self._inner.receive():
                    self._came.write(data)
                else:
                    self._came.write_eof()
            except ssl.SSLError:
                with suppress(OSError):  # it may have hung up: the reason is the one that counts
                    await self._flush()  # the alert that tells the other side why
                raise
            else:
                await self._flush()
                return done

    async def _flush(self) -> None:
        if data := self._goes.read():
            await self._inner.send(data)


async def connect(address: str, port: int) -> Plain:
    """Dial one IP address. Raises OSError."""
    line = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        line.setblocking(False)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(line, (address, port))
    except BaseException:
        line.close()
        raise
    return Plain(line)


async def secured(stream: Stream, tls: ssl.SSLContext, host: str) -> Secure:
    """Go on under TLS on an open connection; it is closed where that fails. Raises ssl.SSLError, OSError."""
    try:
        secure = Secure(stream, tls, host)
        await secure.greet()
    except BaseException:
        stream.close()
        raise
    return secure
