"""A story named in one line, for a letter or a footnote."""

from __future__ import annotations

from reader.model import Article
from reader.page.languages import language
from reader.text import one_line, titled
from reader.times import date


def citation(article: Article, paper: str) -> str:
    """Write "title - paper, date, link"; what is unknown is left out."""
    day = date(article.published, article.published_offset, language(article))
    origin = ", ".join(filter(None, (one_line(paper), day, one_line(article.url))))
    return " - ".join(filter(None, (titled(one_line(article.title), article.language), origin)))
