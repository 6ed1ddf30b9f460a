"""Undoable acts on feeds: to be asked no more, to be asked again, to become one with another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from reader.errors import InputError
from reader.model import NOTHING, Change
from reader.store import Store
from reader.ui.commands import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Say by id why feeds are not asked by themselves, as in Feed.stopped; "" asks them again."""

    text: str
    why: Mapping[int, str]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        feeds = store.feeds(self.why)
        before = {feed.id: feed.stopped for feed in feeds if feed.stopped != self.why[feed.id]}
        change = NOTHING
        for feed in before:
            why = self.why[feed]
            change |= store.pause_feed(feed, why) if why else store.resume_feed(feed)
        return (Stop(text=self.text, why=before) if before else None), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Let one feed carry what another brought, and take that one away."""

    text: str
    feed: int
    into: int

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        change = store.merge_feeds(self.feed, self.into)
        return Part(text=self.text, feed=self.feed, into=self.into), change


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Bring back a feed that was merged into another."""

    text: str
    feed: int
    into: int

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        change = store.unmerge_feed(self.feed)
        return Merge(text=self.text, feed=self.feed, into=self.into), change


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAddress:
    """Fetch a feed from another address; its old one stays known as its own."""

    text: str
    feed: int
    url: str

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        found, other = store.feeds([self.feed]), store.feed_by_url(self.url)
        if other is not None and other.id != self.feed:
            raise InputError(f"“{other.title or other.url}” has this address already.")
        if not found or found[0].url == self.url:
            return None, NOTHING
        # What the old address answered says nothing of the new one, which is asked as soon as may be.
        moved = replace(
            found[0], url=self.url, etag=b"", last_modified=b"", error="", failures=0, next_poll=0, moved_to="",
            moved_times=0, same_as=None,
        )  # fmt: skip
        change = store.update_feeds([moved])
        if store.feeds([self.feed])[0].url == found[0].url:
            raise InputError("A feed that was deleted not long ago has this address. Bring that one back instead.")
        return replace(self, url=found[0].url), change | Change(tree=True)


def pause(text: str, feeds: Collection[int]) -> Stop:
    """Let feeds rest; what they brought stays."""
    return Stop(text=text, why=dict.fromkeys(feeds, "paused"))


def resume(text: str, feeds: Collection[int]) -> Stop:
    """Let feeds be asked again."""
    return Stop(text=text, why=dict.fromkeys(feeds, ""))
