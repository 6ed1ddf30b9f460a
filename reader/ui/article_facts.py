"""What is known of an article, as rows of label and words: pure, no Qt."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import tzinfo
from html import unescape

from reader.model import Article, Origin
from reader.page import attached
from reader.text import one_line
from reader.times import dateline
from reader.ui.ready_words import many

_TAG = re.compile(r"<[^>]*>")
# Han, kana and hangul: written without spaces, so that characters are counted and not words.
_CHARACTER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORDS_A_MINUTE, _CHARACTERS_A_MINUTE = 230, 400
_ORIGINS = {
    Origin.FEED: "Delivered by a feed",
    Origin.FOLLOWED: "You followed a link to it",
    Origin.PREFETCHED: "Kept because another story names it",
    Origin.IMPORTED: "You imported it",
}

Fact = tuple[str, str]  # a label, and what there is to say


def facts(
    article: Article, *, paper: str, feed: str = "", files: Container[str] = (), zone: tzinfo | None = None
) -> tuple[Fact, ...]:
    """List what is known; what is unknown has no row.

    `paper` and `feed` are names, `files` the addresses of the attached files that are kept, `zone` the reader's.
    """
    rows = (
        ("Paper", paper),
        ("Section", " › ".join(article.section_path)),
        ("By", article.byline),
        ("Published", dateline(article.published, article.published_offset, zone=zone)),
        ("Updated", dateline(article.updated, article.updated_offset, zone=zone)),
        ("Length", length(article.body_html)),
        ("Origin", f"Delivered by {feed}" if feed else _ORIGINS[article.origin]),
        ("In the library since", dateline(article.first_seen or None, None, zone=zone)),
        ("Address", article.url),
        ("Attached", _attached(article, files)),
    )
    return tuple((label, one_line(words)) for label, words in rows if words)


def _attached(article: Article, files: Container[str]) -> str:
    """Name the attached files: being ready offline says nothing of them, for they are kept when they are asked for."""
    return ", ".join(
        f"{attached.name(one.url)} ({'kept' if one.url in files else 'not kept'})"
        for _, one in attached.offered(article)
    )


def unkept(article: Article, files: Container[str]) -> int:
    """Count the attached files that a page offers and that are not kept; `files` are the kept ones' addresses."""
    return sum(one.url not in files for _, one in attached.offered(article))


def length(html: str) -> str:
    """Say how long a text is and takes to read: "640 words, 3 minutes"; "" for none."""
    words = unescape(_TAG.sub(" ", html))
    characters = len(_CHARACTER.findall(words))
    spaced = len(_CHARACTER.sub(" ", words).split())
    if not (characters or spaced):
        return ""
    minutes = round(spaced / _WORDS_A_MINUTE + characters / _CHARACTERS_A_MINUTE)
    counted = many(characters, "character") if characters > spaced else many(spaced, "word")
    return f"{counted}, {many(minutes, 'minute') if minutes else 'less than a minute'}"
