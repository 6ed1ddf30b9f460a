"""Which requests carry a login: those to a host whose feed the reader logged in to, and nobody else's.

The pages of a paper at the host of its feed get it, too: that is what a subscriber pays for. Pictures do not, as any
feed may name one at any host, and a redirect from elsewhere does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial

from reader import credentials
from reader.credentials import Login
from reader.errors import FetchError, ReaderError
from reader.model import Feed
from reader.sync.aside import aside
from reader.sync.heads import Headers

_SECONDS = 30.0  # that a keyring may take, which may have to be unlocked first


class Logins:
    """The logins of one job. `feeds` are asked for once, each password once."""

    def __init__(self, feeds: Callable[[], Iterable[Feed]] = tuple) -> None:
        self._feeds = feeds
        self._places: frozenset[str] | None = None
        self._found: dict[str, asyncio.Future[Login | None]] = {}

    async def headers(self, url: str) -> Headers:
        """Write the headers that log in at this address; none where the reader has no login there.

        Raises FetchError where the keyring does not tell.
        """
        place = self._place(url)
        if not place:
            return ()
        if place not in self._found:
            asked = asyncio.ensure_future(aside(partial(credentials.find, place), "keyring"))
            asked.add_done_callback(lambda done: done.cancelled() or done.exception())  # it may come too late
            self._found[place] = asked
        try:
            async with asyncio.timeout(_SECONDS):
                login = await asyncio.shield(self._found[place])
        except TimeoutError as error:
            raise FetchError("The keyring did not tell the password in time. Unlock it, and try again.") from error
        except ReaderError as error:
            raise FetchError(str(error)) from error
        return login.headers() if login else ()

    def _place(self, url: str) -> str:
        """Find where a login for this address is kept; "" where there is none."""
        if self._places is None:
            kept = (feed.url for feed in self._feeds() if feed.user or feed.cookies)
            self._places = frozenset(filter(None, map(credentials.place, kept)))
        if not self._places:
            return ""
        return next((place for place in credentials.places(url) if place in self._places), "")
