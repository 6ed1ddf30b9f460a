"""One article as a whole HTML document, set like a page of a good newspaper; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from html import escape

from reader import urls
from reader.model import Around, Article, KeptFile, Lack, Link, Row
from reader.page import pictures
from reader.page.around import NOTHING_AROUND, around_lists
from reader.page.attached import attached
from reader.page.body import set_body
from reader.page.cards import card, related_list
from reader.page.document import document
from reader.page.headline import headline
from reader.page.languages import direction, language
from reader.page.markup import element, link, text
from reader.page.provenance import also_in, rewritten
from reader.page.words import say, voice
from reader.standfirst import printed
from reader.text import titled
from reader.times import dateline, iso


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What every part of the page is told."""

    media: Mapping[str, str | None]
    files: Mapping[str, KeptFile]
    wished: frozenset[str]  # identities
    text_lack: Lack | None
    copies: Sequence[Row]
    own: frozenset[str]  # the names under which it came itself
    rewritten: int
    lang: str
    zone: tzinfo | None


def render(
    article: Article,
    *,
    media: Mapping[str, str | None],
    paper: str,
    around: Around = NOTHING_AROUND,
    copies: Sequence[Row] = (),
    rewritten: int = 0,
    files: Mapping[str, KeptFile] | None = None,
    wished: Collection[str] = (),
    text_lack: Lack | None = None,
    theme: str = "light",
    lang: str = "en",
    feed: str = "",
    text_scale: float = 1.0,
    zone: tzinfo | None = None,
) -> str:
    """Set an article as an HTML document.

    `media` maps a picture's address to its kept copy's hash, as in `page.pictures`; `files` maps an enclosure's to its
    kept file. `paper` is the masthead, `feed` the feed's name, `lang` the reader's language, `zone` the reader's time
    zone (None: this machine's). `around` is what the library knows around the article, `copies` are the rows of the
    same text from other sources, `rewritten` is how often its paper rewrote it. `wished` are the addresses of stories
    that the next connection shall bring; `text_lack` says why the whole text is not here, None where it is.
    """
    look = _Look(
        media=media, files=files or {}, wished=frozenset(map(urls.identity, wished)), text_lack=text_lack,
        copies=copies, own=frozenset((paper, feed)), rewritten=rewritten, lang=lang, zone=zone,
    )  # fmt: skip
    papers = voice(language(article), lang)
    named = _to_others(article)
    ids = {one.article for one in named if one.article is not None}
    parts = (
        _masthead(article, paper or feed),
        element(
            "main",
            _story(article, look),
            _share(article, lang),
            related_list(named, lang, papers, look.wished),
            *around_lists(around, article=article, named=ids, lang=lang, zone=zone),
        ),
        _colophon(article, paper, feed, lang),
    )
    title = titled(article.title, papers)
    return document(title=title, body="\n".join(parts), theme=theme, lang=lang, text_scale=text_scale)


def _masthead(article: Article, paper: str) -> str:
    name = paper or article.paper_title
    return element("header", element("p", text(name), class_="nameplate", dir="auto"), class_="masthead")


def _story(article: Article, look: _Look) -> str:
    lang, media, papers = look.lang, look.media, voice(language(article), look.lang)
    lead = None if _body_captions_lead(article) else article.lead_image
    body = set_body(
        article.body_html,
        pictures=pictures.counted(article),
        media=media,
        cards={one.position: card(one, lang, papers, look.wished) for one in _to_others(article)},
        lead_url=lead.url if lead else "",
        lang=lang,
    )
    return element(
        "article",
        element(
            "header",
            _breadcrumb(article.section_path, lang),
            headline(titled(article.title, papers)),
            element("p", text(printed(article)), class_="standfirst", dir="auto"),
            _who_and_when(article, papers, look.zone),
            also_in(look.copies, look.own, lang),
            rewritten(look.rewritten, article.id, lang),
        ),
        pictures.lead(lead, media=media, lang=lang, papers=papers),
        element("div", body, class_="body", dir="auto"),
        _how_whole(article, bool(body), look),
        attached(article, look.files, lang),
        lang=language(article) or None,
        dir=direction(article),
    )


def _body_captions_lead(article: Article) -> bool:
    """Tell whether only the body prints the lead picture with words under it: then it stays where the paper put it."""
    lead = article.lead_image
    if lead is None or not lead.url or lead.caption or "<figcaption" not in article.body_html:
        return False
    return f'src="{escape(lead.url)}"' in article.body_html


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


def _how_whole(article: Article, has_text: bool, look: _Look) -> str:
    """Say what is not here of the text and why; nothing where all of it is."""
    lang, error = look.lang, _why_not_whole(article, look.text_lack)
    what = "" if has_text else say("headline-only", lang)
    if error:
        what = f"{what or say('feed-text', lang)} {error}"
    elif has_text and look.text_lack is not None:
        what = say("not-fetched", lang)
    browse = link(say("browser", lang), "broadsheet://share/browser") if what and article.url else ""
    return element("p", element("span", text(what), dir="auto"), browse, class_="notice", lang=lang) if what else ""


def _why_not_whole(article: Article, lack: Lack | None) -> str:
    if lack is not None and lack.error:
        return lack.error
    return "" if article.full_text else article.page_error


def _to_others(article: Article) -> list[Link]:
    """List an article's links without those that a paper made to the story itself."""
    own = urls.identity(article.url)
    return [one for one in article.links if not (own and urls.identity(one.url) == own)]


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
