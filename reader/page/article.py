"""One article as a whole HTML document, set like a page of a good newspaper; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from html import escape

from reader.model import Article, Enclosure, Row
from reader.page import pictures
from reader.page.body import set_body
from reader.page.cards import card, citing_list, related_list
from reader.page.document import document
from reader.page.languages import direction, language
from reader.page.markup import element, link, text
from reader.page.words import say, voice
from reader.standfirst import printed
from reader.text import titled
from reader.times import dateline, iso

_LONG_TITLE = 110  # characters: from here on a headline is set smaller


def render(
    article: Article,
    *,
    media: Mapping[str, str | None],
    paper: str,
    citing: Sequence[Row] = (),
    theme: str = "light",
    lang: str = "en",
    feed: str = "",
    text_scale: float = 1.0,
    zone: tzinfo | None = None,
) -> str:
    """Set an article as an HTML document.

    `media` maps a picture's address to the hash of its kept copy, or to None where fetching it failed; an address
    that is missing was not tried yet. `paper` is the masthead, `feed` the feed's name, `lang` the reader's language,
    `citing` the stories that lead to this one, `zone` the reader's time zone (None: this machine's).
    """
    parts = (
        _masthead(article, paper or feed),
        element(
            "main",
            _story(article, media=media, lang=lang, zone=zone),
            _share(article, lang),
            related_list(article.links, lang, voice(language(article), lang)),
            citing_list(citing, lang, zone),
        ),
        _colophon(article, paper, feed, lang),
    )
    title = titled(article.title, voice(language(article), lang))
    return document(title=title, body="\n".join(parts), theme=theme, lang=lang, text_scale=text_scale)


def _masthead(article: Article, paper: str) -> str:
    name = paper or article.paper_title
    return element("header", element("p", text(name), class_="nameplate", dir="auto"), class_="masthead")


def _story(article: Article, *, media: Mapping[str, str | None], lang: str, zone: tzinfo | None) -> str:
    papers = voice(language(article), lang)
    cards = {one.position: card(one, lang, papers) for one in article.links}
    lead = None if _body_captions_lead(article) else article.lead_image
    body = set_body(article.body_html, media=media, cards=cards, lead_url=lead.url if lead else "", lang=lang)
    return element(
        "article",
        element(
            "header",
            _breadcrumb(article.section_path, lang),
            _headline(titled(article.title, papers)),
            element("p", text(printed(article)), class_="standfirst", dir="auto"),
            _who_and_when(article, papers, zone),
        ),
        pictures.lead(lead, media=media, lang=lang, papers=papers),
        element("div", body, class_="body", dir="auto") or _headline_only(lang),
        _attached(article.enclosures, lang),
        lang=language(article) or None,
        dir=direction(article),
    )


def _body_captions_lead(article: Article) -> bool:
    """Tell whether only the body prints the lead picture with words under it: then it stays where the paper put it."""
    lead = article.lead_image
    if lead is None or not lead.url or lead.caption or "<figcaption" not in article.body_html:
        return False
    return escape(lead.url) in article.body_html


def _headline(title: str) -> str:
    return element("h1", text(title), dir="auto", class_="long" if len(title) > _LONG_TITLE else None)


def _breadcrumb(path: Sequence[str], lang: str) -> str:
    steps = [element("li", text(name), dir="auto") for name in path if name]
    return element("nav", element("ol", *steps), class_="breadcrumb", aria_label=say("sections", lang))


def _who_and_when(article: Article, lang: str, zone: tzinfo | None) -> str:
    byline = text(say("by", lang, names=article.byline)) if article.byline else ""
    updated = ""
    if article.updated is not None and article.updated != article.published:
        updated = dateline(article.updated, article.updated_offset, lang, zone=zone)
    return element(
        "p",
        element("span", byline, class_="byline", dir="auto"),
        element("span", _time(article.published, article.published_offset, lang, zone), class_="dateline"),
        element("span", text(say("updated", lang, time=updated)) if updated else "", class_="dateline"),
        class_="by",
        lang=lang,
    )


def _time(seconds: int | None, offset: int | None, lang: str, zone: tzinfo | None) -> str:
    return element("time", text(dateline(seconds, offset, lang, zone=zone)), datetime=iso(seconds, offset))


def _headline_only(lang: str) -> str:
    return element("p", text(say("headline-only", lang)), class_="notice", lang=lang)


def _attached(enclosures: Sequence[Enclosure], lang: str) -> str:
    rows = [
        element("li", link(one.url, one.url, dir="auto"), element("span", text(_kind_and_size(one)), class_="of"))
        for one in enclosures
    ]
    if not rows:
        return ""
    return element("div", element("p", text(say("attached", lang)), class_="label"), element("ul", *rows), lang=lang,
                   class_="attached")  # fmt: skip


def _kind_and_size(enclosure: Enclosure) -> str:
    size = f"{enclosure.length / 1_000_000:.1f} MB" if enclosure.length > 0 else ""
    return " · ".join(filter(None, (enclosure.type, size)))


def _share(article: Article, lang: str) -> str:
    """Offer what can be done with the story; without an address there is no link to copy or open."""
    acts = ("copy-link", "copy-citation", "mail", "browser") if article.url else ("copy-citation", "mail")
    steps = [element("li", link(say(act, lang), f"broadsheet://share/{act}")) for act in acts]
    return element("nav", element("ul", *steps), class_="share", aria_label=say("share", lang))


def _colophon(article: Article, paper: str, feed: str, lang: str) -> str:
    delivered = text(say("from-feed", lang, feed=feed)) if feed and feed != paper else ""
    source = ""
    if article.url:
        source = text(say("source", lang)) + " " + link(article.url, article.url, dir="ltr")
    return element("footer", element("p", delivered), element("p", source), class_="colophon")
