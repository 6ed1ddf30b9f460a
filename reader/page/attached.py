"""What a feed attached to a story, as a list: what it is, how large, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from reader.model import Article, Enclosure, KeptFile
from reader.page import pictures
from reader.page.markup import element, link, text
from reader.page.words import say
from reader.sizes import size
from reader.text import one_line
from reader.urls import is_web

_KINDS = {"audio": "sound", "video": "film", "image": "image"}  # by the first half of a MIME type
_LONGEST_NAME = 80  # letters


def attached(article: Article, files: Mapping[str, KeptFile], lang: str) -> str:
    """List an article's enclosures with what can be done with each; `files` are the kept ones by their addresses."""
    rows = [_row(f"{article.id}/{number}", one, files.get(one.url), lang) for number, one in offered(article)]
    if not rows:
        return ""
    label = element("p", text(say("attached", lang)), class_="label")
    return element("div", label, element("ul", *rows), lang=lang, class_="attached")


def offered(article: Article) -> list[tuple[int, Enclosure]]:
    """List the enclosures that a page offers, each with its number in the article.

    Many feeds attach the picture that the story is printed with: that is on the page already.
    """
    printed = pictures.counted(article)
    return [(number, one) for number, one in enumerate(article.enclosures) if one.url not in printed]


def _row(place: str, enclosure: Enclosure, kept: KeptFile | None, lang: str) -> str:
    named = name(enclosure.url)
    buttons = [
        element("li", link(say(act, lang), f"broadsheet://{act}/{place}", aria_label=f"{say(act, lang)}: {named}"))
        for act in _acts(enclosure, kept)
    ]
    return element(
        "li",
        element("span", text(named), class_="file", dir="auto", title=enclosure.url),
        element("span", text(_kind_and_size(enclosure, kept, lang)), class_="badge ready" if kept else "of"),
        element("ul", *buttons, class_="acts"),
    )


def _acts(enclosure: Enclosure, kept: KeptFile | None) -> tuple[str, ...]:
    if kept:
        return ("open-file", "let-go")
    if not is_web(enclosure.url):
        return ()
    return ("browse-file",) if enclosure.type.lower().startswith("image/") else ("keep", "browse-file")


def _kind_and_size(enclosure: Enclosure, kept: KeptFile | None, lang: str) -> str:
    if kept:
        return f"{say('kept-file', lang)} · {size(kept.size)}"
    length = size(enclosure.length) if enclosure.length > 0 else ""
    return " · ".join(filter(None, (_kind(enclosure.type, lang), length)))


def _kind(mime: str, lang: str) -> str:
    """Name a MIME type in a word, where there is one for it."""
    whole = mime.partition(";")[0].strip().lower()
    key = _KINDS.get(whole.partition("/")[0])
    if key:
        return say(key, lang)
    return "PDF" if whole == "application/pdf" else mime


def name(url: str) -> str:
    """Take the file's name out of an address, else its host."""
    parts = url.partition("#")[0].partition("?")[0].rstrip("/")
    last = one_line(unquote(parts.rpartition("/")[2]))
    return last if len(last) <= _LONGEST_NAME else f"{last[: _LONGEST_NAME - 1]}…"
