"""The part of the door about polls: how they went, how feeds are doing, which are stopped, which became one.

`Store` is the whole door; this is no class of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reader.model import Change, Feed, FeedHealth, Poll
from reader.store import feeds, joined_feeds, polls, rhythms, stopping
from reader.store.connection import File


class Polls:
    """What a Store knows of polls."""

    _library: File
    _clock: Callable[[], float]

    def update_feeds(self, polled: Iterable[Feed]) -> Change:
        """Write what polls found out: addresses, validators, times, failures, icon.

        A title counts only where the feed has none yet. An address that another feed has is not taken over.
        """
        with self._library.write() as db:
            return feeds.update(db, polled)

    def note_polls(self, polled: Sequence[tuple[Feed, Poll]]) -> Change:
        """Write what polls found out, as `update_feeds` does, and a line of the log for each, in one transaction."""
        with self._library.write() as db:
            return polls.note(db, polled)

    def polls(
        self, feed: int | None = None, *, failed: bool = False, limit: int = 200, before: int | None = None
    ) -> tuple[Poll, ...]:
        """Read the log of one feed or of all, the newest first; `before` is the id of the last one read before."""
        with self._library.read() as db:
            return polls.read(db, feed, failed=failed, limit=limit, before=before)

    def forget_polls(self, before: int) -> None:
        """Remove from the log what is older than this UTC second."""
        with self._library.write() as db:
            polls.forget(db, before)

    def health(self, now: int) -> tuple[FeedHealth, ...]:
        """Tell how each feed has been doing, in the tree's order; the sample paper is never polled and left out."""
        with self._library.read() as db:
            return polls.health(db, now)

    def rhythm(self, feed: int) -> tuple[int, ...]:
        """Read when the last articles of a feed came out: `sort_at` of at most 50, the newest delivery first."""
        with self._library.read() as db:
            return rhythms.read(db, feed)

    def pause_feed(self, id: int, why: str = "paused") -> Change:
        """Poll a feed no more, until `resume_feed`; its articles stay. Raises InputError where there is none.

        With why="gone" it stands as one whose server says that it is gone: so its resuming is undone.
        """
        with self._library.write() as db:
            return stopping.stop(db, id, why)

    def resume_feed(self, id: int) -> Change:
        """Poll a feed again that was paused or gone. Raises InputError where there is none."""
        with self._library.write() as db:
            return stopping.resume(db, id)

    def merge_feeds(self, feed: int, into: int) -> Change:
        """Let `into` carry what `feed` brought, under its addresses too, and delete `feed`; nothing else changes.

        `unmerge_feed` parts them again, until the deleted feed is purged. Raises InputError where one is not there.
        """
        with self._library.write() as db:
            return joined_feeds.merge(db, feed, into, int(self._clock()))

    def unmerge_feed(self, feed: int) -> Change:
        """Bring back a feed that was merged into another, and take from that one what it had of it alone."""
        with self._library.write() as db:
            return joined_feeds.part(db, feed)

    def set_login(self, id: int, *, user: str, cookies: bool) -> Change:
        """Note under which name a feed is asked, and whether cookies are kept for it; secrets are kept elsewhere."""
        with self._library.write() as db:
            return stopping.set_login(db, id, user, cookies=cookies)
