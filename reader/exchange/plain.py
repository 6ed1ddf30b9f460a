"""An article as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from reader import standfirst
from reader.exchange import blocks
from reader.exchange.columns import width, wrap
from reader.exchange.related import gathered, label, stood
from reader.model import Article, Link, Picture
from reader.text import clean, one_line, titled
from reader.times import dateline

COLUMNS = 78


def write(article: Article, paper: str, *, columns: int = COLUMNS) -> str:
    """Write an article as wrapped text; nothing in it can drive the terminal."""
    parts = (*_head(article, paper, columns), *_body(article, columns), *_tail(article, columns))
    return "\n".join(parts) + "\n"


def _head(article: Article, paper: str, columns: int) -> Iterator[str]:
    place = " › ".join(filter(None, (paper.upper(), *article.section_path)))
    if place:
        yield from (*_line(place, columns), "")
    title = _line(titled(one_line(article.title), article.language), columns)
    yield from (*title, "=" * max(width(line) for line in title))
    said = standfirst.printed(article)
    if said:
        yield from ("", *_line(said, columns))
    about = [
        f"By {article.byline}" if article.byline else "",
        dateline(article.published, article.published_offset),
    ]
    if any(about):
        yield from ("", *(line for words in about if words for line in _line(words, columns)))
    if article.lead_image is not None:
        yield from ("", *_line(_picture(article.lead_image), columns))


def _body(article: Article, columns: int) -> Iterator[str]:
    for number, block in enumerate(blocks.read(article.body_html)):
        words = clean(block.words)
        link = stood(article.links, block.link) if block.link else None
        if block.link and link is None:
            continue
        if not block.tight or number == 0:
            yield ""
        if link is not None:
            yield from wrap(f"{label(link)}: {one_line(link.text)}", columns, first="> ", rest="> ")
        elif block.exact:
            yield from (f"{block.first}{line}".rstrip() for line in words.split("\n"))
        else:
            yield from wrap(words, columns, first=block.first, rest=block.rest)


def _tail(article: Article, columns: int) -> Iterator[str]:
    related = gathered(article.links)
    if related:
        yield from ("", "Also read", "---------")
        for link in related:
            yield from wrap(f"{one_line(link.text)}{_where(link)}", columns, first="- ", rest="  ")
    if article.url:
        yield from ("", f"Source: {one_line(article.url)}")


def _where(link: Link) -> str:
    if link.article is not None:
        return f" (article {link.article})"
    return f"\n{one_line(link.url)}" if link.url else ""


def _picture(image: Picture) -> str:
    words = one_line(image.caption or image.alt)
    credit = f" ({one_line(image.credit)})" if image.credit else ""
    return f"[Picture: {words}{credit}]" if words else f"[Picture{credit}]"


def _line(words: str, columns: int) -> list[str]:
    return wrap(one_line(words), columns)
