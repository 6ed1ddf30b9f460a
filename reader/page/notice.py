"""Pages that are no article: nothing chosen, nothing there, on its way, failed, offline. Same type, same theme."""

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


def choose(*, theme: str = "light", lang: str = "en") -> str:
    """Say that no story is chosen."""
    return message(say("choose", lang), say("choose-how", lang), theme=theme, lang=lang)


def empty(*, theme: str = "light", lang: str = "en") -> str:
    """Say that a list has no stories yet."""
    return message(say("empty", lang), say("empty-how", lang), theme=theme, lang=lang)


def loading(what: str, *, theme: str = "light", lang: str = "en") -> str:
    """Say that a story is being fetched; `what` is its title or address."""
    return message(say("loading", lang), what, theme=theme, lang=lang, busy=True)


def failed(sentence: str, url: str = "", *, theme: str = "light", lang: str = "en") -> str:
    """Say why a story could not be fetched, and offer to try its address again."""
    return message(say("failed", lang), sentence, theme=theme, lang=lang, actions=_again(url, lang))


def offline(url: str = "", *, theme: str = "light", lang: str = "en") -> str:
    """Say that a story is not in the library and the network is gone."""
    return message(say("offline", lang), say("offline-how", lang), theme=theme, lang=lang, actions=_again(url, lang))


def _again(url: str, lang: str) -> tuple[tuple[str, str], ...]:
    return ((say("again", lang), url),) if url else ()
