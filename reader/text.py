"""Words made fit to print: what would disturb the lines around them is taken out; pure."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and line feed would drive a terminal; bidi embeddings, overrides and isolates
# (Unicode TR 9, 2.1 to 2.5) would turn the words that follow; lone surrogates cannot be written as UTF-8.
_DISTURBING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(words: str) -> str:
    """Drop control characters, bidi overrides and lone surrogates; line feeds and tabs stay."""
    return _DISTURBING.sub("", words)


def titled(title: str, language: str = "") -> str:
    """Give a title to show: in place of none, the word for that in the text's `language` (BCP 47), else in English."""
    return title or ("无标题" if language.lower().startswith("zh") else "Untitled")


def one_line(words: str) -> str:
    """Clean words and set them on one line, single spaces between them."""
    return clean(" ".join(words.split()))
