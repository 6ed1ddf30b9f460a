"""The pages of the library that are no article: a story's view, and what a paper changed in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from reader import page
from reader.model import Article, Version
from reader.standfirst import printed
from reader.store import Store
from reader.stories.changes import compare, paragraphs


class Look(TypedDict):
    """How the reader wants pages to be set."""

    theme: str
    lang: str
    text_scale: float


def story_page(store: Store, story: int, seen_from: int | None, look: Look) -> str:
    """Set the view of a story, with the article marked from which the reader came."""
    return page.story(store.story(story), current=seen_from, **look)


def changes_page(store: Store, article_id: int, number: int | None, look: Look) -> str:
    """Set what changed from a version of an article to the next; the latest change where there is no such version."""
    article = store.article(article_id)
    if article is None:
        return page.gone(**look)
    versions = store.versions(article_id)
    if len(versions) < 2:
        return page.unchanged(article_id, **look)
    before, after = _pair(versions, number)
    old, new = _standfirst(article, before), _standfirst(article, after)
    return page.changes(
        article,
        versions,
        number=before.number,
        title=compare(before.title, after.title),
        standfirst=compare(old, new) if old != new else (),
        body=paragraphs(before.body_html, after.body_html),
        **look,
    )


def _pair(versions: Sequence[Version], number: int | None) -> tuple[Version, Version]:
    """Choose a version and the next; their numbers have gaps where some were let go."""
    place = next((place for place, one in enumerate(versions[:-1]) if one.number == number), len(versions) - 2)
    return versions[place], versions[place + 1]


def _standfirst(article: Article, version: Version) -> str:
    """Give the standfirst that a version's page printed: none where its body began with the same words."""
    return printed(replace(article, standfirst=version.standfirst, body_html=version.body_html))
