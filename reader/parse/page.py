"""A newspaper's page -> an Article: title, byline, dates, section path, lead picture, readable body, related links.

The order of things; each step is a module beside this one. Pure: bytes in, a value out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from reader import urls
from reader.errors import DocumentError, WallError
from reader.model import Article, Kind, Link
from reader.parse import (
    blocks,
    bylines,
    captions,
    dates,
    figures,
    formulas,
    headings,
    hidden,
    metadata,
    printed,
    readable,
    related,
    sanitize,
    sections,
    sites,
    standfirsts,
    walls,
)
from reader.parse import document as documents
from reader.parse.blocks import Cover
from reader.parse.document import MARKS, Document, words
from reader.parse.outline import Block
from reader.parse.sites import Site

SHORTEST = 200  # characters of body below which a page has no article,
BRIEF = 40  # unless its headline stands above them; walls and empty shells print none
NO_ARTICLE = "No article could be found on this page."

_MARK = re.compile(f"<p>{MARKS[0]}(\\d+){MARKS[1]}</p>")
_BETWEEN_BLOCKS = re.compile(r"(?<!\s)\s++(?=<(?!/?(?:a|b|i|em|strong|span|code|sub|sup|mark|q|u|s|abbr|time|math)\b))")
_STRAY_MARK = re.compile(f"{MARKS[0]}\\d*{MARKS[1]}?")


def read(data: bytes, *, url: str, content_type: str = "", however_short: bool = False) -> Article:
    """Read everything a page says; raises DocumentError where it holds no article or would stall a parser.

    A page that shows a demand in place of its article is a WallError, a DocumentError with its own sentence; where it
    shows the beginning too, that is the body, `full_text` is False and `page_error` the sentence.

    `url` is where the page was found, "" for a file that may say so itself; the article's `url` is the one it wants to
    be known by on that site. `however_short` takes a page of a few words for an article too: a file that a person chose
    is one. Where a link was taken out of the running text, `body_html` has its
    `<aside data-link="N">`.
    """
    document = documents.parse(data, url=url, content_type=content_type)
    site = sites.by_host(document.url)
    for selector in site.pages.drop:
        for node in reversed(document.body.css(selector)):
            node.decompose()
    asks = walls.asks_to_agree(document)
    formulas.unfold(document.tree, document.body)
    hidden.take_out(document)
    captions.frame(document)
    cover = blocks.find(document, site.pages.body, everything=however_short)
    about, lines = _about(document, site, cover)
    shortest = 1 if however_short else BRIEF if _is_headed(document, about) else SHORTEST
    printed.take_out(cover, lines)
    links = related.find(document, headings.without_sections(cover), site.pages)
    lead = figures.lead(document, cover)
    body, text = _body(document, cover, links, about)
    demand = walls.check(document, cover.blocks, text, asks_to_agree=asks)
    if len(text) < shortest:
        raise WallError(demand) if demand else DocumentError(NO_ARTICLE)
    if demand:
        body = walls.beginning(body)
        about = replace(about, full_text=False, page_error=demand)
    if lead is not None:
        lead, body = figures.settled(lead, body)
    return replace(about, body_html=body, lead_image=lead, links=links, pictures=figures.in_body(body))


def _about(document: Document, site: Site, cover: Cover) -> tuple[Article, list[Block]]:
    """Read all that a page says of its article beside the text, and which lines of the text only say that again."""
    paper = metadata.paper(document) or site.masthead
    title = _known(document, site.pages.title) or metadata.title(document)
    head, lines = printed.head(cover, title)
    published = _known_date(document, site) or metadata.published(document, head.date, site.timezone)
    updated = metadata.updated(document, head.updated, site.timezone)
    trail = sections.known(document, site.pages.section, title, paper)
    about = Article(
        url=metadata.canonical(document),
        title=title,
        standfirst=standfirsts.whole(cover, metadata.standfirst(document, title)),
        byline=bylines.known(_known(document, site.pages.byline)) or bylines.read(document, paper) or head.byline,
        published=published[0] if published else None,
        published_offset=published[1] if published else None,
        updated=updated[0] if updated else None,
        updated_offset=updated[1] if updated else None,
        language=metadata.language(document),
        section_path=sites.sections(site, trail or sections.path(document, head.crumbs, title, paper)),
        paper_title=paper,
        full_text=True,
    )
    return about, lines


def _body(document: Document, cover: Cover, links: tuple[Link, ...], about: Article) -> tuple[str, str]:
    """Make the sanitised body, and its words.

    Where the page's own markup yields nothing, it is the extractor's words as paragraphs.
    """
    names = (about.byline, *about.byline.split(", "))
    repeated = (about.title, about.standfirst, about.byline, *(f"By {name}" for name in names))
    markup = readable.html(document, cover, drop=repeated) if cover.blocks else ""
    marked = sanitize.clean(markup, base=document.base)
    marked = _BETWEEN_BLOCKS.sub(lambda gap: "\n" if "\n" in gap[0] else gap[0], marked).strip()
    body = _STRAY_MARK.sub("", _MARK.sub(r'<aside data-link="\1"></aside>', marked))
    said = {urls.title_key(text) for text in repeated}
    longest = 2 * max(map(len, repeated))
    lines = [line.strip() for line in cover.plain.splitlines() if line.strip()]
    lines = [line for line in lines if len(line) > longest or urls.title_key(line) not in said]
    taken_out = sum(len(link.label) + len(link.text) for link in links if link.kind is not Kind.MENTION)
    text = sanitize.text(body)
    if len(text) + taken_out < sum(map(len, lines)) / 2:
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines), "\n".join(lines)
    return body, text


def _is_headed(document: Document, about: Article) -> bool:
    """Tell whether the page prints its article's title as a headline, and not only the paper's name."""
    key = urls.title_key(about.title)
    headlines = {urls.title_key(words(headline)) for headline in document.body.css("h1")}
    return key in headlines and key != urls.title_key(about.paper_title)


def _known(document: Document, selectors: tuple[str, ...]) -> str:
    """Give the text at the first of a site's selectors that has any."""
    return next((text for text in (words(document.body.css_first(selector)) for selector in selectors) if text), "")


def _known_date(document: Document, site: Site) -> tuple[int, int | None] | None:
    text = _known(document, site.pages.published)
    found = re.search(r"\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?|[A-Z][a-z]+ \d{1,2}, \d{4}(?:, \d{1,2}:\d{2})?", text)
    return dates.read(found[0], zone=site.timezone) if found else None
