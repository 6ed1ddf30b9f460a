"""Links to other stories: the card where one stood in the text, and the lists after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import tzinfo
from urllib.parse import quote

from reader import urls
from reader.model import Kind, Link, Ready, Row
from reader.page.markup import element, link, text
from reader.page.words import say
from reader.text import titled
from reader.times import date

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
    return _list("related", rows, papers)


def citing_list(citing: Sequence[Row], lang: str, zone: tzinfo | None = None) -> str:
    """List the stories in the library that lead to this one."""
    rows = [
        element(
            "li",
            link(titled(row.title, row.language or lang), f"broadsheet://article/{row.id}", dir="auto"),
            element("span", text(_source_and_day(row, lang, zone)), class_="of"),
        )
        for row in citing
    ]
    return _list("citing", rows, lang)


def address(related: Link) -> str:
    """Name where a related story's card leads: into the library, out to the paper, or to a search for its title."""
    if related.article is not None:
        return f"broadsheet://article/{related.article}"
    return related.url or f"broadsheet://search?q={quote(related.text, safe='', errors='replace')}"


def _list(name: str, rows: list[str], lang: str) -> str:
    if not rows:
        return ""
    heading = element("h2", text(say(name, lang)), id=f"{name}-heading", lang=lang)
    return element("section", heading, element("ul", *rows), class_=name, aria_labelledby=f"{name}-heading")


def _source_and_day(row: Row, lang: str, zone: tzinfo | None) -> str:
    return " · ".join(filter(None, (row.source, date(row.published, None, lang, zone=zone))))


def _title(related: Link) -> str:
    return titled(related.title or related.text)


def _badge(related: Link, lang: str, wished: Collection[str]) -> str:
    key = "search" if related.article is None and not related.url else _READY[related.ready]
    words = "wished" if key == "not-here" and urls.identity(related.url) in wished else key
    return element("span", text(say(words, lang)), class_=f"badge {key}")


def _each_once(links: Iterable[Link]) -> list[Link]:
    """Keep the first of the links that name one story."""
    return list({urls.identity(one.url) or address(one): one for one in reversed(list(links))}.values())[::-1]
