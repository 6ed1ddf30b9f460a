"""The part of the door about what feeds bring. `Store` is the whole door; this is no class of its own."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article
from reader.store import arriving
from reader.store.arriving import Brought
from reader.store.connection import File
from reader.store.delivery import Delivered


class Arriving:
    """How a Store takes in documents."""

    _library: File

    def deliver(self, feed: int, articles: Sequence[Article], now: int) -> Delivered:
        """Write what a feed brought at `now`: a document as a whole. Bringing it again changes nothing.

        Raises InputError where the feed is gone.
        """
        return arriving.deliver(self._library.write, Brought.of(feed, articles), now)

    def deliver_some(self, waiting: Sequence[Brought], now: int) -> list[Delivered]:
        """Write what the first of these feeds brought, as many as fit into one short transaction, and at least one.

        Where it fails nothing of it is there, except portions of a large document, which comes alone. Raises InputError
        where a feed is gone.
        """
        return arriving.deliver_some(self._library.write, waiting, now)
