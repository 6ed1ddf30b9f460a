"""HTTP/1.1 on one connection: a request out, its answer in (RFC 9112).

The framing is h11's. HTTP/2 would save nothing here: a feed is one request, and a host is asked for two at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import h11

from reader.sync.heads import Head, Headers
from reader.sync.streams import Stream

_HEAD_BYTES = 96 * 1024  # of an answer; `answers` refuses less, in words
_TOO_LARGE = 431
_TOO_LATE = 408  # said on a connection that waited too long for a request (RFC 9110, 15.5.9)
_WORDS = 20  # before an answer (1xx): no server has more to say


class WireError(Exception):
    """The other side hung up in the middle, or what it sent is no HTTP."""


class HeadTooLargeError(WireError):
    """The headers have no end."""


class StaleError(WireError):
    """The connection had ended before it was used again: nothing of the answer came, and asking anew is safe."""


class Wire:
    """One connection: it takes a request only when the answer before was read to its end."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._http = h11.Connection(our_role=h11.CLIENT, max_incomplete_event_size=_HEAD_BYTES)
        self._used = False  # for a request before this one
        self._is_doubtful = False  # where the answer ends: it says so twice (RFC 9112, 6.3)

    async def ask(self, target: bytes, headers: Headers, method: bytes = b"GET") -> Head:
        """Send a request without a body and wait for the head of its answer. Raises WireError."""
        out = self._written(method, target, headers)
        try:
            await self._send(out)
            event = await self._head()
        except WireError as error:
            if self._used and not self._http.trailing_data[0] and not isinstance(error, HeadTooLargeError):
                raise StaleError from error
            raise
        if self._used and event.status_code == _TOO_LATE:
            raise StaleError
        self._is_doubtful = {b"content-length", b"transfer-encoding"} <= {name for name, _ in event.headers}
        return Head(status=event.status_code, headers=tuple(event.headers))

    async def parts(self) -> AsyncIterator[bytes]:
        """Hand over the body as it comes, packed as it is. Raises WireError."""
        while isinstance(event := await self._next(), h11.Data):
            yield bytes(event.data)

    def is_free(self) -> bool:
        """Tell whether it may take another request: the answer was read, and nothing came after it.

        What a server sends after its answer could else be taken for the next one.
        """
        done = self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
        return done and not self._is_doubtful and not self._http.trailing_data[0] and self._stream.is_quiet()

    def renew(self) -> None:
        """Make ready for another request."""
        self._http.start_next_cycle()
        self._used = True

    def is_quiet(self) -> bool:
        """Tell whether the other side still waits, too."""
        return self._stream.is_quiet()

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def surrender(self) -> Stream:
        """Give the bare connection away: a proxy has led it on to somebody else. Raises WireError."""
        if self._http.trailing_data[0]:
            raise WireError("bytes came before their time")
        return self._stream

    def _written(self, method: bytes, target: bytes, headers: Headers) -> bytes:
        try:
            request = h11.Request(method=method, target=target, headers=list(headers))
        except h11.LocalProtocolError:  # whose text has the header in it, perhaps a password: nobody is to log that
            raise WireError("a request that cannot be sent") from None
        return (self._http.send(request) or b"") + (self._http.send(h11.EndOfMessage()) or b"")

    async def _head(self) -> h11.Response:
        for _ in range(_WORDS):
            event = await self._next()
            if isinstance(event, h11.Response):
                return event
            if not isinstance(event, h11.InformationalResponse) or event.status_code == 101:
                raise WireError("not an answer")
        raise WireError("words without end before an answer")

    async def _send(self, out: bytes) -> None:
        try:
            await self._stream.send(out)
        except OSError as error:
            raise WireError(str(error)) from error

    async def _receive(self) -> bytes:
        try:
            return await self._stream.receive()
        except OSError as error:
            raise WireError(str(error)) from error

    async def _next(self) -> object:
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                self._http.receive_data(await self._receive())
        except h11.RemoteProtocolError as error:
            if error.error_status_hint == _TOO_LARGE:
                raise HeadTooLargeError from error
            raise WireError(str(error)) from error
        return event
