"""What the setting "proxy" comes to: none, one that is typed, or whatever the system says just now."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from reader import credentials
from reader.errors import InputError, ReaderError
from reader.sync import desktop_proxy, proxies
from reader.sync.aside import aside
from reader.sync.network import OfflineError
from reader.sync.proxies import NONE, Proxies, Proxy


class ProxySetting:
    """The setting of one job; system and keyring are asked once for it, and only when a host on the web is wanted."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._found: asyncio.Future[Proxies] | None = None

    async def chosen(self) -> Proxies:
        """Find what is set. Raises OfflineError where that is no proxy: going past it is not what was wanted."""
        if self._value == "none":
            return NONE
        if self._found is None:
            self._found = asyncio.ensure_future(aside(self._look, "proxy"))
            self._found.add_done_callback(lambda done: done.cancelled() or done.exception())  # it may come too late
        try:
            return await asyncio.shield(self._found)
        except InputError as error:
            raise OfflineError(f"{error} Nothing was fetched.") from error

    def _look(self) -> Proxies:
        found = named(self._value)
        return replace(found, http=_with_login(found.http), https=_with_login(found.https))


def named(value: str) -> Proxies:
    """Say what a value of the setting names; looking at the system takes some 20 ms. Raises InputError."""
    if value == "none":
        return NONE
    if value == "system":
        return desktop_proxy.ask()
    proxy = proxies.read(value)
    return Proxies(http=proxy, https=proxy)


def _with_login(proxy: Proxy | None) -> Proxy | None:
    """Add the name and password that are kept for it; most proxies want none, and one that does will say so."""
    if proxy is None or proxy.user:
        return proxy
    try:
        login = credentials.find(proxies.place(proxy))
    except ReaderError:
        return proxy
    return replace(proxy, user=login.user, password=login.password) if login else proxy
