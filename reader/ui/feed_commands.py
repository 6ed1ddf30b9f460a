"""Undoable acts on feeds: to be asked no more, to be asked again, to become one with another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

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


def pause(text: str, feeds: Collection[int]) -> Stop:
    """Let feeds rest; what they brought stays."""
    return Stop(text=text, why=dict.fromkeys(feeds, "paused"))


def resume(text: str, feeds: Collection[int]) -> Stop:
    """Let feeds be asked again."""
    return Stop(text=text, why=dict.fromkeys(feeds, ""))
