"""What the library knows around an article, in lists after its text: who cites it, its story, what is like it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import tzinfo

from reader.model import Around, Article, Row, Similar
from reader.page.cards import section
from reader.page.markup import element, link, text
from reader.page.timeline import this_story
from reader.page.words import say
from reader.text import titled
from reader.times import date

NOTHING_AROUND = Around()


def around_lists(
    known: Around, *, article: Article, named: Collection[int], lang: str, zone: tzinfo | None = None
) -> Iterable[str]:
    """Set what stands around an article, each part only where there is something.

    `named` are the ids of the stories that its paper named: what is said of them above is not said once more.
    """
    yield _cited_by(known.cited_by, lang, zone)
    if known.story is not None:
        yield this_story(known.story, article.id, lang, zone)
    told = {*named, *(row.id for row in known.cited_by)}
    yield _like([one for one in known.like if one.row.id not in told], article.sort_at, lang, zone)


def _cited_by(rows: Sequence[Row], lang: str, zone: tzinfo | None) -> str:
    return section("cited-by", _list([_row(row, lang, zone) for row in rows], "cited-by-heading"), lang)


def _like(similar: Sequence[Similar], at: int, lang: str, zone: tzinfo | None) -> str:
    """List what is similar to an article of the time `at`: of the same days, then from long before and long after it.

    Those of other times stand under labels of their own.
    """
    near = [_similar(one, lang, zone) for one in similar if not one.earlier]
    far = [one for one in similar if one.earlier]
    before = [_similar(one, lang, zone) for one in far if one.row.sort_at < at]
    after = [_similar(one, lang, zone) for one in far if one.row.sort_at >= at]
    apart = _labelled("earlier", before, lang) + _labelled("later", after, lang)
    return section("like", _list(near, "like-heading") + apart, lang)


def _labelled(name: str, rows: Sequence[str], lang: str) -> str:
    if not rows:
        return ""
    label = element("h3", text(say(name, lang)), class_="label", id=f"{name}-heading")
    return label + _list(rows, f"{name}-heading")


def _similar(one: Similar, lang: str, zone: tzinfo | None) -> str:
    return _row(one.row, lang, zone, element("p", text(one.why), class_="why", dir="auto"))


def _row(row: Row, lang: str, zone: tzinfo | None, more: str = "") -> str:
    said = " · ".join(filter(None, (row.source, date(row.published, None, lang, zone=zone))))
    title = link(
        titled(row.title, row.language or lang), f"broadsheet://article/{row.id}", dir="auto", lang=row.language or None
    )
    return element("li", title, element("span", text(said), class_="of", dir="auto"), more)


def _list(rows: Sequence[str], named_by: str) -> str:
    return element("ul", *rows, aria_labelledby=named_by)
