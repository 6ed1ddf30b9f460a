"""Undoable acts on stories: the library remembers what the reader said, and how it was before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.model import NOTHING, Change
from reader.store import Store, Undone
from reader.ui.commands import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Tell the library which articles are one story, or are not; what it answers takes that back."""

    text: str
    said: Callable[[Store], tuple[Undone, Change]]

    def perform(self, store: Store) -> tuple[Act | None, Change]:
        undone, change = self.said(store)
        return (Say(text=self.text, said=lambda store: store.take_back(undone)) if change != NOTHING else None), change


def take_out(articles: tuple[int, ...]) -> Say:
    """Take articles out of their story."""
    text = "Took the article out of its story" if len(articles) == 1 else f"Took {len(articles)} articles out"
    return Say(text=text, said=lambda store: store.take_out(articles))


def break_up(story: int) -> Say:
    """Let each article of a story stand alone."""
    return Say(text="Broke up the story", said=lambda store: store.break_up(story))


def unfold(article: int) -> Say:
    """Show the copies of an article as articles of their own."""
    return Say(text="Showed the copies apart", said=lambda store: store.unfold(article))


def put_together(articles: tuple[int, ...]) -> Say:
    """Make articles one story."""
    text = f"Put {len(articles)} articles together as one story"
    return Say(text=text, said=lambda store: store.put_together(articles))
