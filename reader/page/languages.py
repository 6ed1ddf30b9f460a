"""Which language and direction a text is set in, so that its letters come from the right fonts and sides."""

from __future__ import annotations

import re
import unicodedata

from reader.model import Article

# Where a paper does not say, the script tells enough to choose type. Kana first: Japanese has Han letters too.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
)


def language(article: Article) -> str:
    """Name an article's language (BCP 47): the one it says, else one that its title's script gives away, else ""."""
    if article.language:
        return article.language
    return next((name for name, script in _SCRIPTS if script.search(article.title)), "")


def direction(article: Article) -> str:
    """Tell from which side an article's title is read, "ltr" or "rtl": by its first letter that has a side."""
    sides = (unicodedata.bidirectional(letter) for letter in article.title)
    first = next((side for side in sides if side in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
