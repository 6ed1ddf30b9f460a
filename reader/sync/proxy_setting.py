"""What the setting "proxy" comes to: none, one that is typed, or whatever the system says just now."""

from __future__ import annotations

import asyncio

from reader.errors import InputError
from reader.sync import desktop_proxy, proxies
from reader.sync.network import OfflineError
from reader.sync.proxies import NONE, Proxies


class ProxySetting:
    """The setting of one job; the system is asked once for it, and only when a host on the web is to be dialled."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._system: asyncio.Future[Proxies] | None = None

    async def chosen(self) -> Proxies:
        """Find what is set. Raises OfflineError where that is no proxy: going past it is not what was wanted."""
        if self._value == "none":
            return NONE
        try:
            if self._value != "system":
                return proxies.typed(self._value)
            if self._system is None:
                self._system = asyncio.ensure_future(asyncio.to_thread(desktop_proxy.ask))
            return await asyncio.shield(self._system)
        except InputError as error:
            raise OfflineError(f"{error} Nothing was fetched.") from error
