"""The pages of the library that are no article: a story's view."""

from __future__ import annotations

from typing import TypedDict

from reader import page
from reader.store import Store


class Look(TypedDict):
    """How the reader wants pages to be set."""

    theme: str
    lang: str
    text_scale: float


def story_page(store: Store, story: int, seen_from: int | None, look: Look) -> str:
    """Set the view of a story, with the article marked from which the reader came."""
    return page.story(store.story(story), current=seen_from, **look)
