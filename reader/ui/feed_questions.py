"""What the reader is asked about a feed: it is gone, it became another, it rests. Asked where the feed is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from reader.model import Feed, FeedHealth, Scope
from reader.settings import Settings
from reader.ui import feed_commands, health_words
from reader.ui.commands import Delete
from reader.ui.contents import Contents
from reader.ui.feed_commands import ChangeAddress, Merge
from reader.ui.strip import Offer
from reader.ui.undo import Undo


class FeedQuestions(QObject):
    """Puts a question into a sentence and its answers into acts. What they do to the library can be undone."""

    settled = Signal()  # a question was answered for good, and the library is as it was

    def __init__(self, undo: Undo, contents: Contents, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo, self._contents, self._settings = undo, contents, settings

    def about(self, feed: Feed) -> tuple[str, tuple[Offer, ...]]:
        """Give the question about a feed with the answers to choose from; "" where there is none."""
        other = self._other(feed)
        if feed.stopped == "gone":
            return health_words.gone(feed), self._about_gone(feed)
        if other is not None:
            return health_words.twice(feed, other), self._about_twice(feed, other)
        if feed.stopped:
            return health_words.paused(feed), (("Resume", partial(self.resume, (feed,))),)
        return "", ()

    def open(self, feeds: Sequence[FeedHealth]) -> tuple[FeedHealth, ...]:
        """Take from feeds the question that is settled: those that the reader keeps apart are two."""
        return tuple(each if each.feed.same_as is None or self._other(each.feed) else _apart(each) for each in feeds)

    def feeds_of(self, place: Scope) -> tuple[Feed, ...]:
        """Give the feeds of a place that can rest: of one feed or folder, not of all there are."""
        if place.feed is None and place.folder is None:
            return ()
        within = set(self._contents.feeds(place))
        return tuple(feed for feed in self._contents.tree.feeds if feed.id in within)

    def pause(self, feeds: tuple[Feed, ...]) -> None:
        """Let feeds rest."""
        self._undo.do(feed_commands.pause(f"Paused {_named(feeds)}", _ids(feeds)))

    def resume(self, feeds: tuple[Feed, ...]) -> None:
        """Let feeds be asked again."""
        self._undo.do(feed_commands.resume(f"Resumed {_named(feeds)}", _ids(feeds)))

    def delete(self, feeds: tuple[Feed, ...]) -> None:
        """Take feeds out of the library."""
        self._undo.do(Delete(text=f"Deleted {_named(feeds)}", feeds=_ids(feeds)))

    def change_address(self, feed: Feed, url: str) -> None:
        """Let a feed be fetched from another address."""
        text = f"Changed the address of “{health_words.name(feed)}”"
        self._undo.do(ChangeAddress(text=text, feed=feed.id, url=url))

    def _about_gone(self, feed: Feed) -> tuple[Offer, ...]:
        return (
            ("Keep Asking", partial(self.resume, (feed,))),
            ("Stop Asking", partial(self.pause, (feed,))),
            ("Delete", partial(self.delete, (feed,))),
        )

    def _about_twice(self, feed: Feed, other: Feed) -> tuple[Offer, ...]:
        return (
            ("Merge", partial(self._merge, feed, other)),
            ("Keep Both", partial(self._keep_apart, feed, other)),
        )

    def _keep_apart(self, feed: Feed, other: Feed) -> None:
        self._settings["kept_apart"] = [*self._settings["kept_apart"], [feed.id, other.id]]
        self._settings.keep()
        self.settled.emit()

    def _merge(self, feed: Feed, other: Feed) -> None:
        text = f"Merged “{health_words.name(feed)}” into “{health_words.name(other)}”"
        self._undo.do(Merge(text=text, feed=feed.id, into=other.id))

    def _other(self, feed: Feed) -> Feed | None:
        """Find the subscribed feed that this one became, unless the reader keeps them apart."""
        if feed.same_as is None or [feed.id, feed.same_as] in self._settings["kept_apart"]:
            return None
        return next((each for each in self._contents.tree.feeds if each.id == feed.same_as != feed.id), None)


def _apart(each: FeedHealth) -> FeedHealth:
    return replace(each, feed=replace(each.feed, same_as=None))


def _ids(feeds: tuple[Feed, ...]) -> frozenset[int]:
    return frozenset(feed.id for feed in feeds)


def _named(feeds: tuple[Feed, ...]) -> str:
    return f"“{health_words.name(feeds[0])}”" if len(feeds) == 1 else f"{len(feeds)} feeds"
