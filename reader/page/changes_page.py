"""What a paper changed in an article: its versions as a list, and the words of one against those of the next.

The comparing is done by whoever asks for the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import groupby, pairwise
from typing import Protocol

from reader.model import Article, Version
from reader.page.document import document
from reader.page.headline import headline
from reader.page.languages import direction, language
from reader.page.markup import element, link, text
from reader.page.notice import message
from reader.page.words import say, say_number
from reader.text import titled
from reader.times import clock, date

_SHORT = 160  # letters: so much that has not changed is printed as it is
_MARKS = {"inserted": "ins", "deleted": "del"}
_ADDRESS = "broadsheet://changes/"


class Piece(Protocol):
    """Some words and what became of them."""

    @property
    def kind(self) -> str:
        """Say "same", "inserted" or "deleted"."""

    @property
    def text(self) -> str:
        """Give the words."""


Pieces = Sequence[Piece]


def changes(
    article: Article,
    versions: Sequence[Version],
    *,
    number: int,
    title: Pieces,
    standfirst: Pieces,
    body: Sequence[Pieces],
    theme: str = "light",
    lang: str = "en",
    text_scale: float = 1.0,
    zone: tzinfo | None = None,
) -> str:
    """Set what changed from version `number` to the next as an HTML document.

    `versions` are all of the article's, the oldest first; `title`, `standfirst` and each paragraph of `body` are the
    words of both. `lang` is the reader's language, `zone` their time zone (None: this machine's).
    """
    name = titled(article.title, language(article) or lang)
    main = element(
        "main",
        element("p", text(say("what-changed", lang)), class_="label"),
        _versions(article.id, versions, number, lang, zone),
        element(
            "article",
            headline(name, markup=_marked(title, lang)),
            element("p", _marked(standfirst, lang), class_="standfirst", dir="auto"),
            element("div", *_paragraphs(body, lang), class_="body"),
            lang=language(article) or None,
            dir=direction(article),
        ),
        _acts(article.id, lang),
        class_="changes",
    )
    return document(
        title=f"{say('what-changed', lang)}: {name}", body=main, theme=theme, lang=lang, text_scale=text_scale
    )


def unchanged(article: int, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> str:
    """Say that an article is as it was first seen."""
    return message(
        say("nothing-changed", lang),
        say("nothing-changed-how", lang),
        theme=theme,
        lang=lang,
        text_scale=text_scale,
        actions=((say("to-article", lang), f"broadsheet://article/{article}"),),
    )


def _versions(article: int, versions: Sequence[Version], number: int, lang: str, zone: tzinfo | None) -> str:
    """List when the texts were seen; each but the first leads to what it changed in the one before."""
    rows = [element("li", text(say("first-seen", lang, time=_when(one.seen_at, lang, zone)))) for one in versions[:1]]
    for before, one in pairwise(versions):
        words = say("rewritten-at", lang, time=_when(one.seen_at, lang, zone))
        shown = before.number == number
        inside = element("strong", text(words)) if shown else link(words, f"{_ADDRESS}{article}/{before.number}")
        rows.append(element("li", inside, aria_current="page" if shown else None))
    return element("nav", element("ol", *rows, aria_label=say("versions", lang)), class_="versions")


def _when(seconds: int, lang: str, zone: tzinfo | None) -> str:
    return f"{date(seconds, None, lang, zone=zone)} {clock(seconds, zone=zone)}".strip()


def _paragraphs(body: Sequence[Pieces], lang: str) -> Iterator[str]:
    """Set paragraphs with their changes; of those that stayed, long ones and many are folded away."""
    if all(map(_is_same, body)):
        yield element("p", text(say("text-same", lang)), class_="of")
    for same, run in groupby(body, _is_same):
        paragraphs = list(run)
        if same and not _is_short(paragraphs):
            yield _folded(paragraphs, lang)
        else:
            yield from (element("p", _marked(one, lang), dir="auto", class_=_whole(one)) for one in paragraphs)


def _is_same(pieces: Pieces) -> bool:
    return all(one.kind == "same" for one in pieces)


def _is_short(paragraphs: Sequence[Pieces]) -> bool:
    return len(paragraphs) == 1 and sum(len(one.text) for one in paragraphs[0]) <= _SHORT


def _folded(paragraphs: Sequence[Pieces], lang: str) -> str:
    summary = element("summary", text(say_number("paragraph-same", len(paragraphs), lang)), lang=lang)
    return element("details", summary, *(element("p", _marked(one, lang), dir="auto") for one in paragraphs))


def _whole(pieces: Pieces) -> str | None:
    """Name what became of a paragraph as a whole, None where it was only touched."""
    kinds = {one.kind for one in pieces}
    return f"all-{kinds.pop()}" if len(kinds) == 1 else None


def _marked(pieces: Pieces, lang: str) -> str:
    return "".join(_mark(one, lang) for one in pieces)


def _mark(piece: Piece, lang: str) -> str:
    """Mark words by an element that a screen reader may pass over, and so by words that only it reads, too."""
    if piece.kind not in _MARKS:
        return text(piece.text)
    begin, end = (
        element("span", text(f"{words} "), class_="unseen", lang=lang)
        for words in (say(piece.kind, lang), say("end-mark", lang))
    )
    words = piece.text.rstrip()
    return element(_MARKS[piece.kind], begin, text(words), end) + text(piece.text[len(words) :])


def _acts(article: int, lang: str) -> str:
    back = element("li", link(say("to-article", lang), f"broadsheet://article/{article}"))
    return element("ul", back, class_="acts", aria_label=say("acts", lang))
