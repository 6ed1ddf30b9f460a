"""Links that a paper printed to other stories: the card where one stood in the text, and the list after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote

from reader import urls
from reader.model import Kind, Link, Ready
from reader.page.markup import element, link, text
from reader.page.words import say
from reader.text import titled

_READY = {Ready.READY: "ready", Ready.PARTLY: "partly", Ready.NOT: "not-here"}


def card(related: Link, lang: str, papers: str, wished: Collection[str] = ()) -> str:
    """Set one related story as a quiet card for the place where the paper printed it.

    `lang` is the reader's language, `papers` that of the words which the paper would print; `wished` are the
    identities (`urls.identity`) of the stories that the next connection shall bring.
    """
    label = related.label or say("related-label", papers)
    return element(
        "aside",
        element("p", text(label), class_="label", dir="auto"),
        element("p", link(_title(related), address(related)), class_="title", dir="auto"),
        _badge(related, lang, wished),
        class_="card",
        aria_label=label,
    )


def related_list(links: Iterable[Link], lang: str, papers: str, wished: Collection[str] = ()) -> str:
    """Gather the stories that the paper called related, each once, under one heading."""
    rows = [
        element("li", link(_title(one), address(one), dir="auto"), _badge(one, lang, wished))
        for one in _each_once(one for one in links if one.kind is not Kind.MENTION)
    ]
    return section("related", element("ul", *rows, aria_labelledby="related-heading"), papers)


def address(related: Link) -> str:
    """Name where a related story's card leads: into the library, out to the paper, or to a search for its title."""
    if related.article is not None:
        return f"broadsheet://article/{related.article}"
    return related.url or f"broadsheet://search?q={quote(related.text, safe='', errors='replace')}"


def section(name: str, markup: str, lang: str, *, heading: str = "") -> str:
    """Set a list of other stories under its heading; "" where it holds none. `heading` is markup in place of words."""
    if not markup:
        return ""
    head = element("h2", heading or text(say(name, lang)), id=f"{name}-heading", lang=lang)
    return element("section", head, markup, class_=f"others {name}", aria_labelledby=f"{name}-heading")


def _title(related: Link) -> str:
    return titled(related.title or related.text)


def _badge(related: Link, lang: str, wished: Collection[str]) -> str:
    key = "search" if related.article is None and not related.url else _READY[related.ready]
    words = "wished" if key == "not-here" and urls.identity(related.url) in wished else key
    return element("span", text(say(words, lang)), class_=f"badge {key}")


def _each_once(links: Iterable[Link]) -> list[Link]:
    """Keep the first of the links that name one story."""
    return list({urls.identity(one.url) or address(one): one for one in reversed(list(links))}.values())[::-1]
