"""Bookmarked articles as a file that browsers import and that people can read on its own.

The form is the Netscape bookmark file. Chrome reads it line by line and passes over lines it does not know, so each
mark has a line of its own.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

from reader.model import Article, ReadingList
from reader.text import one_line, titled
from reader.times import date

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<META NAME="viewport" CONTENT="width=device-width">
<STYLE>
 body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, "Noto Serif", serif; }
 body { color: #1d1b18; background: #fdfbf7; }
 dl { margin: 0; } h3 { margin: 2rem 0 .4rem; padding-top: .5rem; border-top: 2px solid; font-size: 1rem; }
 dt { margin-top: .8rem; } dd { margin: .1rem 0 0; color: #655f56; font-size: .9rem; } a { color: inherit; }
</STYLE>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""


def write(
    articles: Iterable[Article],
    papers: Mapping[int, str],
    lists: Iterable[tuple[ReadingList, Sequence[Article]]] = (),
) -> str:
    """Write reading lists, each in its order, then the other articles grouped by paper, in the order given.

    `papers` names each paper by its id. An article without an address is written too, for people: a browser has nothing
    to import there.
    """
    gathered = [(one.title, group) for one, group in lists]
    told = {article.id for _, group in gathered for article in group}
    lines = [line for name, group in gathered for line in _group(name, group)]
    for name, group in _by_paper((one for one in articles if one.id not in told), papers).items():
        lines += _group(name, group)
    return "".join((_HEAD, "<DL><p>\n", *(f"{line}\n" for line in lines), "</DL><p>\n"))


def _by_paper(articles: Iterable[Article], papers: Mapping[int, str]) -> dict[str, list[Article]]:
    groups: dict[str, list[Article]] = {}
    for article in articles:
        name = one_line(papers.get(article.paper, "") or article.paper_title) or "Other papers"
        groups.setdefault(name, []).append(article)
    return groups


def _group(name: str, articles: Sequence[Article]) -> list[str]:
    marks = [line for article in articles for line in _mark(article)]
    return [f"    <DT><H3>{_text(name)}</H3>", "    <DL><p>", *marks, "    </DL><p>"]


def _mark(article: Article) -> list[str]:
    title = titled(_text(article.title), article.language)
    times = (article.bookmarked_at, article.published, article.sort_at)
    added = next(time for time in times if time is not None)
    when = f' ADD_DATE="{added}"' if added > 0 else ""
    named = f'<A HREF="{_text(article.url)}"{when}>{title}</A>' if article.url else title
    about = (
        date(article.published, article.published_offset),
        f"By {one_line(article.byline)}" if article.byline else "",
        one_line(article.standfirst),
    )
    described = _text(" · ".join(filter(None, about)))
    return [f"        <DT>{named}", *([f"        <DD>{described}"] if described else [])]


def _text(words: str) -> str:
    return html.escape(one_line(words))
