"""What a page says about its article beside the text: title, dates, language, canonical address, paper, standfirst."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from reader import urls
from reader.parse import dates
from reader.parse.document import Document, words
from reader.parse.structured import words as said

_TITLE_END = re.compile(r"\s+[|–—·»:-]+\s+[^|–—·»]{2,60}$|\s*--[^-]{1,40}$|_[^_]{2,30}$")
_PUBLISHED = (
    "article:published_time",
    *(
        "og:published_time",
        "datepublished",
        "article.published",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "date",
        "ptime",
    ),
    *("cxenseparse:recs:publishtime", "cxenseparse:publishtime", "apub:time", "publishdate"),
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_TIMES = (
    "[itemprop='datePublished']",
    "article time[datetime], main time[datetime]",
    "time[datetime], time[pubdate]",
    "[class*='publish' i][class*='date' i], [class*='dateline' i], [class~='date']",
    "[class*='pubtime' i], [class*='timestamp' i]",
)
_SLOGAN = re.compile(r":| [-–|] |\.[a-z]{2,4}$")  # "The Gazette - News of the harbour", "gazette.example"
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-]|$)")


def title(document: Document) -> str:
    """Choose the headline: the <h1> that agrees with what the page says of itself, else what it says."""
    claimed = [
        said(document.structured.article().get("headline")),
        without_paper(document.said("og:title", "twitter:title", "dc.title"), document),
        without_paper(words(document.tree.css_first("title")), document),
    ]
    claims = [
        set(urls.title_key(claim).split()) | set(urls.title_key(claim).replace(" ", "")) for claim in claimed if claim
    ]
    headings = [heading for heading in map(_heading, document.body.css("h1")[:6]) if heading]
    if claims:
        scored = [(max(_overlap(heading, claim) for claim in claims), heading) for heading in headings]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
        if best[0] >= 0.5:
            return best[1]
        return next(claim for claim in claimed if claim)
    return headings[0] if headings else _heading(document.body.css_first("h2, h3, strong, b"))[:200]


def _heading(node: LexborNode | None) -> str:
    """Give a heading's words; a space between its elements counts only where it parts two words."""
    glued, apart = " ".join(node.text().split()) if node is not None else "", words(node)
    return glued if urls.title_key(glued) == urls.title_key(apart) else apart


def _overlap(heading: str, claim: set[str]) -> float:
    """Tell how much two titles share, by words and, for scripts without spaces, by characters."""
    own = set(urls.title_key(heading).split()) | set(urls.title_key(heading).replace(" ", ""))
    return len(own & claim) / max(len(own | claim), 1)


def without_paper(text: str, document: Document) -> str:
    """Cut " | The Paper" and " - World - The Paper" off the end of a title."""
    while True:
        shorter = _TITLE_END.sub("", text)
        tail = urls.title_key(text[len(shorter) :])
        own = urls.title_key(paper(document))
        is_paper = bool(tail) and (tail == own or tail.replace(" ", "") in urls.host(document.url).replace("-", ""))
        may_be = not own and len(shorter) > len(tail)  # the page does not name its paper
        if shorter == text or len(shorter) < 8 or not (is_paper or may_be):
            return text
        text = shorter


def paper(document: Document) -> str:
    """Name the paper that prints the page; "" where it does not say."""
    publisher = document.structured.follow(document.structured.article().get("publisher"))
    name, owner = document.said("og:site_name", "application-name", "al:android:app_name"), said(publisher)
    if not name or (owner and (name.islower() or _SLOGAN.search(name))):
        name = owner or name
    return name if len(name) <= 60 and not urls.is_web(name) else ""


def canonical(document: Document) -> str:
    """Give the address the page wants to be known by, where that is a page of the same site, else its own."""
    link = document.tree.css_first("link[rel='canonical']")
    for address in (link.attributes.get("href") if link is not None else "", document.said("og:url")):
        whole = urls.canonical(urls.join(document.url, address or ""))
        at_home = whole.rstrip("/").count("/") <= 2 and document.url.rstrip("/").count("/") > 2
        if whole and urls.site(whole) == urls.site(document.url) and not at_home:
            return whole
    return document.url


def language(document: Document) -> str:
    """Give the language as BCP 47: "en-GB"."""
    root = document.tree.css_first("html")
    named = (root.attributes.get("lang") if root is not None else "") or ""
    for name in (
        named,
        said(document.structured.article().get("inLanguage")),
        document.said("og:locale", "content-language"),
    ):
        found = re.fullmatch(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?", name.strip())
        if found:
            parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
            return "-".join(part for part in parts if part)
    return ""


def standfirst(document: Document, title: str) -> str:
    """Give the sentence or two under the headline, as the page describes itself; "" where it only repeats the title."""
    article = document.structured.article()
    for text in (
        said(article.get("description")),
        document.said("og:description", "description", "twitter:description"),
    ):
        if text and urls.title_key(text) != urls.title_key(title):
            return text if len(text) <= 500 else text[:500].rsplit(" ", 1)[0] + "…"
    return ""


def published(document: Document, printed: str = "", zone: int | None = None) -> tuple[int, int | None] | None:
    """Say when the page says it was first published: UTC seconds and its own offset in minutes.

    `printed` is the date in words by the headline, for a page that says it in no other way.
    """
    article = document.structured.article()
    stated = [said(article.get("datePublished")), said(article.get("dateCreated")), *map(document.said, _PUBLISHED)]
    return _first([*stated, *_printed(document), printed], zone) or _from_address(document.url)


def updated(document: Document, printed: str = "", zone: int | None = None) -> tuple[int, int | None] | None:
    """Say when the page says it was last changed."""
    stated = [said(document.structured.article().get("dateModified")), *map(document.said, _UPDATED)]
    return _first([*stated, printed], zone)


def _printed(document: Document) -> list[str]:
    found = []
    for selector in _TIMES:
        for node in document.body.css(selector)[:3]:
            attributes = node.attributes
            found.append(attributes.get("datetime") or attributes.get("content") or words(node)[:80])
    return found


def _first(texts: list[str], zone: int | None) -> tuple[int, int | None] | None:
    """Read the first date; where a later text gives the same moment in the paper's own zone, that one."""
    read = [moment for moment in (dates.read(text, zone=zone) for text in texts if text) if moment is not None]
    same = [moment for moment in read if moment[0] // 60 == read[0][0] // 60]
    return next((moment for moment in same if moment[1]), same[0] if same else None)


def _from_address(url: str) -> tuple[int, int | None] | None:
    found = _IN_ADDRESS.search(url)
    return dates.read("-".join(found.groups())) if found else None
