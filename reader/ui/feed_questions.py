"""What the reader is asked about a feed: it is gone, it became another, it rests. Asked where the feed is looked at."""

from __future__ import annotations

from functools import partial

from reader.model import Feed, Scope
from reader.ui import feed_commands, health_words
from reader.ui.commands import Delete
from reader.ui.contents import Contents
from reader.ui.feed_commands import Merge
from reader.ui.strip import Offer
from reader.ui.undo import Undo


class FeedQuestions:
    """Puts a question into a sentence and its answers into acts, all of which can be undone."""

    def __init__(self, undo: Undo, contents: Contents) -> None:
        self._undo, self._contents = undo, contents

    def about(self, feed: Feed) -> tuple[str, tuple[Offer, ...]]:
        """Give the question about a feed with the answers to choose from; "" where there is none."""
        other = self._other(feed)
        if feed.stopped == "gone":
            return health_words.gone(feed), self._about_gone(feed)
        if other is not None:
            return health_words.twice(feed, other), (("Merge", partial(self._merge, feed, other)),)
        if feed.stopped:
            return health_words.paused(feed), (("Resume", partial(self.resume, (feed,))),)
        return "", ()

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

    def _about_gone(self, feed: Feed) -> tuple[Offer, ...]:
        return (
            ("Keep Asking", partial(self.resume, (feed,))),
            ("Stop Asking", partial(self.pause, (feed,))),
            ("Delete", partial(self.delete, (feed,))),
        )

    def _merge(self, feed: Feed, other: Feed) -> None:
        text = f"Merged “{health_words.name(feed)}” into “{health_words.name(other)}”"
        self._undo.do(Merge(text=text, feed=feed.id, into=other.id))

    def _other(self, feed: Feed) -> Feed | None:
        """Find the subscribed feed that this one became."""
        return next((each for each in self._contents.tree.feeds if each.id == feed.same_as != feed.id), None)


def _ids(feeds: tuple[Feed, ...]) -> frozenset[int]:
    return frozenset(feed.id for feed in feeds)


def _named(feeds: tuple[Feed, ...]) -> str:
    return f"“{health_words.name(feeds[0])}”" if len(feeds) == 1 else f"{len(feeds)} feeds"
