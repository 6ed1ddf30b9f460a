"""The view of one story: its span, its papers, a picture of its coverage, and all its articles in order."""

from __future__ import annotations

from collections import Counter
from datetime import tzinfo

from reader.model import Story
from reader.page.coverage import colours_of, coverage
from reader.page.document import document
from reader.page.headline import headline
from reader.page.markup import element, link, text
from reader.page.notice import message
from reader.page.timeline import Told, timeline
from reader.page.words import say, say_number
from reader.text import titled
from reader.times import days, span


def story(
    shown: Story | None,
    *,
    theme: str = "light",
    lang: str = "en",
    text_scale: float = 1.0,
    zone: tzinfo | None = None,
    current: int | None = None,
) -> str:
    """Set a story as an HTML document; one that is gone, None, as a page that says so.

    `lang` is the reader's language, `zone` their time zone (None: this machine's), `current` the article from which
    they came.
    """
    if shown is None or not shown.members:
        return message(
            say("story-gone", lang), say("story-gone-how", lang), theme=theme, lang=lang, text_scale=text_scale
        )
    told = Told(current=current, lang=lang, zone=zone, whole=True)
    title = titled(shown.title, _language(shown) or lang)
    body = element(
        "main",
        element("header", _heading(shown, title, told)),
        coverage(shown, lang, zone, current=current),
        timeline(shown.members, "", told),
        _acts(lang),
        class_="story",
    )
    return document(title=title, body=body, theme=theme, lang=lang, text_scale=text_scale)


def _heading(shown: Story, title: str, told: Told) -> str:
    lang = told.lang
    return (
        element("p", text(say("story", lang)), class_="label")
        + headline(title, lang=_language(shown) or None)
        + element("p", text(_span(shown, told)), class_="span")
        + _papers(shown, lang)
    )


def _language(shown: Story) -> str:
    """Name the language of the headline, which is its newest article's."""
    return shown.members[-1].row.language


def _span(shown: Story, told: Told) -> str:
    """Say in words which days it took, and of how much it is: "21 to 24 April 2021, 4 days"."""
    lang = told.lang
    dates = span(shown.first, shown.last, lang, zone=told.zone)
    count = days(shown.first, shown.last, zone=told.zone)
    comma = "，" if lang.lower().startswith("zh") else ", "
    time = comma.join(filter(None, (dates, say_number("day", count, lang) if count > 1 else "")))
    return " · ".join(filter(None, (time, say_number("article-from", len(shown.members), lang))))


def _papers(shown: Story, lang: str) -> str:
    """Name the papers with how many of its articles each has, in the colours of the picture."""
    counted = Counter(member.row.source for member in shown.members)
    colours = colours_of(shown)
    rows = [
        element(
            "li",
            element("span", text(paper), dir="auto"),
            element("span", text(f" {counted[paper]:,}"), class_="of"),
            class_=colours.get(paper),
        )
        for paper in shown.papers
        if counted[paper]
    ]
    return element("ul", *rows, class_="papers", aria_label=say("sources", lang))


def _acts(lang: str) -> str:
    act = element("li", link(say("break-up", lang), "broadsheet://share/break-up"))
    return element("ul", act, class_="acts", aria_label=say("acts", lang))
