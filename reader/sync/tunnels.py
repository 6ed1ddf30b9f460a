"""Asks a proxy to lead on to a server: CONNECT (RFC 9110, 9.3.6) and SOCKS5 (RFC 1928, RFC 1929).

The host's name goes to the proxy as it is, so that it is looked up there.
"""

from __future__ import annotations

import base64
import ipaddress

from reader.errors import FetchError
from reader.sync.heads import Headers
from reader.sync.network import OfflineError
from reader.sync.proxies import Proxy
from reader.sync.streams import Stream
from reader.sync.wire import Wire, WireError

_NO_LOGIN, _PASSWORD = 0, 2
_SOCKS_REFUSED = {
    2: "its rules do not allow it",
    3: "the network there cannot be reached",
    4: "it cannot be reached from there",
    5: "it refused the connection",
    6: "it took too long",
}


def login(proxy: Proxy) -> Headers:
    """Write the header in which a proxy reads name and password; none where it has none."""
    if not proxy.user:
        return ()
    pair = base64.b64encode(f"{proxy.user}:{proxy.password}".encode())
    return ((b"Proxy-Authorization", b"Basic " + pair),)


async def lead(stream: Stream, proxy: Proxy, host: str, port: int) -> Stream:
    """Have a proxy lead this connection on to `host`, an ASCII name or an address.

    Raises FetchError where it does not, OfflineError where the proxy itself is of no use, OSError.
    """
    if proxy.kind == "socks5":
        try:
            await _socks5(stream, proxy, host, port)
        except WireError as error:
            raise broken(proxy) from error
        return stream
    return await _connect(stream, proxy, host, port)


def unreachable(proxy: Proxy) -> OfflineError:
    """Say that there is no proxy where one is set: nobody else's failure."""
    return OfflineError(f"The proxy {proxy} could not be reached, so nothing was fetched. Check it in the settings.")


def broken(proxy: Proxy) -> OfflineError:
    """Say that what answers there is no proxy."""
    return OfflineError(f"What answers at {proxy} is no proxy of the kind that is set. Check it in the settings.")


def wants_login(proxy: Proxy) -> OfflineError:
    """Say that a proxy does not know us."""
    refused = "does not accept this name and password" if proxy.user else "wants a name and a password"
    return OfflineError(f"The proxy {proxy} {refused}, so nothing was fetched. `broadsheet login --proxy` keeps them.")


async def _connect(stream: Stream, proxy: Proxy, host: str, port: int) -> Stream:
    place = (f"[{host}]:{port}" if ":" in host else f"{host}:{port}").encode()
    wire = Wire(stream)
    try:
        head = await wire.ask(place, ((b"Host", place), *login(proxy)), method=b"CONNECT")
        if 200 <= head.status < 300:
            return wire.surrender()
    except WireError as error:
        raise broken(proxy) from error
    if head.status == 407:
        raise wants_login(proxy)
    raise FetchError(f"The proxy {proxy} did not lead to {host} ({head.status}). Try again later.")


async def _socks5(stream: Stream, proxy: Proxy, host: str, port: int) -> None:
    came = _Bytes(stream)
    await stream.send(bytes([5, 2, _NO_LOGIN, _PASSWORD] if proxy.user else [5, 1, _NO_LOGIN]))
    version, way = await came.take(2)
    if version != 5:
        raise WireError("not SOCKS5")
    if way != _NO_LOGIN and (way != _PASSWORD or not proxy.user):
        raise wants_login(proxy)
    if way == _PASSWORD:
        user, password = proxy.user.encode()[:255], proxy.password.encode()[:255]
        await stream.send(bytes([1, len(user)]) + user + bytes([len(password)]) + password)
        if (await came.take(2))[1] != 0:
            raise wants_login(proxy)
    await stream.send(bytes([5, 1, 0]) + _socks_place(host) + port.to_bytes(2))
    _, refused, _, kind = await came.take(4)
    if refused:
        why = _SOCKS_REFUSED.get(refused, "it gave no reason")
        raise FetchError(f"The proxy {proxy} did not lead to {host}: {why}. Try again later.")
    lengths = {1: 4, 4: 16, 3: 0}
    if kind not in lengths:
        raise WireError("not SOCKS5")
    await came.take((lengths[kind] or (await came.take(1))[0]) + 2)  # the address that the proxy dialled from
    if came.over:
        raise WireError("bytes came before their time")


def _socks_place(host: str) -> bytes:
    """Write a host as RFC 1928, 5 wants it: an address as one, and a name, which the proxy looks up."""
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return bytes([3, len(host)]) + host.encode()
    return bytes([1 if ip.version == 4 else 4]) + ip.packed


class _Bytes:
    """Takes from a stream as many bytes as are wanted."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.over = b""

    async def take(self, count: int) -> bytes:
        while len(self.over) < count:
            came = await self._stream.receive()
            if not came:
                raise WireError("hung up")
            self.over += came
        taken, self.over = self.over[:count], self.over[count:]
        return taken
