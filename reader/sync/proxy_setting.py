"""What the setting "proxy" comes to: none, one that is typed, or whatever the system says just now."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from reader import credentials
from reader.errors import InputError, ReaderError
from reader.sync import desktop_proxy, proxies
from reader.sync.network import OfflineError
from reader.sync.proxies import NONE, Proxies


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
            ask = desktop_proxy.ask if self._value == "system" else self._typed
            self._found = asyncio.ensure_future(asyncio.to_thread(ask))
        try:
            return await asyncio.shield(self._found)
        except InputError as error:
            raise OfflineError(f"{error} Nothing was fetched.") from error

    def _typed(self) -> Proxies:
        proxy = proxies.read(self._value)
        try:
            login = credentials.find(proxies.place(proxy))
        except ReaderError:
            login = None  # most proxies want none, and one that does will say so
        if login:
            proxy = replace(proxy, user=login.user, password=login.password)
        return Proxies(http=proxy, https=proxy)
