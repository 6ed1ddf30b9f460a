"""Pages that are no article: nothing chosen; a page on its way, waiting for a connection, not coming, or gone."""

from __future__ import annotations

from collections.abc import Sequence

from reader.page.document import document
from reader.page.markup import element, link, text
from reader.page.words import say


def message(
    title: str,
    sentence: str,
    *,
    theme: str = "light",
    lang: str = "en",
    busy: bool = False,
    actions: Sequence[tuple[str, str]] = (),
    text_scale: float = 1.0,
) -> str:
    """Set a heading and a sentence as a page of their own; `actions` are (label, address) pairs."""
    acts = [element("li", link(label, href)) for label, href in actions]
    body = element(
        "main",
        element("p", text("…"), class_="busy", aria_hidden="true") if busy else "",
        element("h1", text(title), dir="auto"),
        element("p", text(sentence), dir="auto"),
        element("ul", *acts, class_="acts"),
        class_="message",
        role="status",
        aria_busy="true" if busy else None,
    )
    return document(title=title, body=body, theme=theme, lang=lang, text_scale=text_scale)


def choose(*, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say that no story is chosen."""
    return message(say("choose", lang), say("choose-how", lang), theme=theme, lang=lang, text_scale=text_scale)


def unpacking(*, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say that the sample paper is on its way."""
    return message(
        say("unpacking", lang), say("unpacking-how", lang), theme=theme, lang=lang, text_scale=text_scale, busy=True
    )


def fetching(host: str, stop: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say that a page is being fetched from `host`; the address `stop` stops it."""
    return message(
        say("fetching", lang),
        say("fetching-from", lang, host=host),
        theme=theme,
        lang=lang,
        text_scale=text_scale,
        busy=True,
        actions=((say("stop", lang), stop),),
    )


def failed(
    sentence: str, again: str, browser: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0
) -> str:
    """Say why a page could not be fetched; `again` is where to try again, `browser` where it opens elsewhere."""
    acts = ((say("again", lang), again), (say("browser", lang), browser))
    return message(say("failed", lang), sentence, theme=theme, lang=lang, text_scale=text_scale, actions=acts)


def wanted(
    title: str, never_mind: str, browser: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0
) -> str:
    """Say that a story is not here while there is no connection, and that it is fetched at the next one.

    `title` is what is known of it, or ""; `never_mind` is where the wish is taken back.
    """
    sentence = say("not-kept-title", lang, title=title) if title else say("not-kept-how", lang)
    acts = ((say("never-mind", lang), never_mind), (say("browser", lang), browser))
    return message(say("not-kept", lang), sentence, theme=theme, lang=lang, text_scale=text_scale, actions=acts)


def gone(*, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say that a story is no longer in the library."""
    return message(say("gone", lang), say("gone-how", lang), theme=theme, lang=lang, text_scale=text_scale)


def unreadable(sentence: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say why the library cannot give a story."""
    return message(say("unreadable", lang), sentence, theme=theme, lang=lang, text_scale=text_scale)
