"""Whether an article's standfirst says anything that its body does not say at once; pure.

Feeds and plain texts have no standfirst of their own: theirs is the body's beginning, cut off with "…".
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from reader.model import Article
from reader.urls import title_key

_NO_RUNNING_TEXT = "figure, aside, table, pre, script, style, template"


def printed(article: Article) -> str:
    """Give the standfirst to print above the body, "" where the body begins with the same words."""
    said = _letters(article.standfirst)
    return "" if said and _beginning(article.body_html, len(said)).startswith(said) else article.standfirst


def _beginning(body_html: str, length: int) -> str:
    """Give the first letters of the running text, `length` of them and more."""
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{body_html}").body
    if body is None:
        return ""
    for node in body.css(_NO_RUNNING_TEXT):
        node.decompose()
    return _letters(" ".join(body.text().split())[: 8 * length])


def _letters(words: str) -> str:
    """Leave letters and digits alone: a feed's spaces, quotation marks and dots are not the page's."""
    return title_key(words).replace(" ", "")
