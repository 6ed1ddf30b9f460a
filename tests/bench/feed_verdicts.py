"""Whether what was read of a document is what is claimed of it, as a reader would see it.

Texts are compared by their words and the addresses of their links and pictures, as markup is the sanitiser's matter;
names without "By" and mail addresses, addresses in their canonical form, dates as moments.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from feed_claims import Claim
from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.model import Article, ParsedFeed
from reader.parse import draft, sanitize

_NOWHERE = "http://nowhere.invalid/"  # the base of what is said without one
_LETTERS = re.compile(r"[\W_]+")


def is_right(claim: Claim, feed: ParsedFeed, url: str) -> bool:
    """Judge one claim. `url` is where the document came from."""
    if claim.article is None:
        return _of_feed(claim, feed, url)
    if claim.article >= len(feed.articles):
        return False
    return _of_article(claim, feed.articles[claim.article], url)


def found(claim: Claim, feed: ParsedFeed) -> str:
    """Say what was read in the place of a claim, for the list of those that differ."""
    if claim.article is None:
        return repr((feed.title, feed.site_url, feed.language, feed.icon_url))
    if claim.article >= len(feed.articles):
        return f"{len(feed.articles)} articles"
    article = feed.articles[claim.article]
    shown = {
        "title": article.title,
        "link": article.url,
        "guid": article.guid,
        "published": article.published,
        "date": (article.published, article.updated),
        "author": article.byline,
        "category": article.section_path,
        "language": article.language,
        "picture": (article.lead_image, article.pictures),
        "content": (article.standfirst, article.body_html),
    }
    return repr(shown.get(claim.field, article.enclosures))


def _of_feed(claim: Claim, feed: ParsedFeed, url: str) -> bool:
    said = claim.said
    if claim.field == "title":
        return _is_title(said, feed.title)
    if claim.field == "ttl":
        return feed.ttl == 60 * int(said)
    if claim.field == "language":
        return feed.language == said
    address = {"link": feed.site_url, "icon": feed.icon_url}[claim.field]
    return urls.canonical(address) == urls.canonical(urls.join(url, said))


def _of_article(claim: Claim, article: Article, url: str) -> bool:
    said, name = claim.said, claim.field
    if name == "title":
        return _is_title(said, article.title)
    if name == "link":
        return urls.canonical(urls.join(url, said)) == article.url
    if name == "guid":
        return str(said).strip() == article.guid
    if name in ("published", "date"):
        return _moment(said) in ((article.published, article.updated) if name == "date" else (article.published,))
    if name == "content":
        return _is_text(said, article)
    if name == "author":
        return draft.byline((str(said),)) in (article.byline, *article.byline.split(", "))
    if name == "category":
        return draft.section_path((str(said),)) == article.section_path
    if name == "language":
        return said == article.language
    return _is_file(claim, article)


def _is_title(said: str, title: str) -> bool:
    """Compare a title; feedparser gives some as HTML and some as text."""
    return title in (draft.plain(said), " ".join(said.split()))


def _moment(said: Any) -> int | None:
    if isinstance(said, tuple):
        return calendar.timegm((*said[:6], 0, 0, 0))
    try:
        moment = datetime.fromisoformat(said.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(said.strip())
        except ValueError:
            return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _is_text(said: str, article: Article) -> bool:
    """Compare a text with the article's body, else with its standfirst; those have an end where they are long."""
    safe = draft.cleaned(said, _NOWHERE)
    words, literal = _words(safe), " ".join(said.split())
    if literal in (article.standfirst, _words(article.body_html)):
        return True
    if _letters(words) in _readings(article):
        exact = bool(article.links or article.lead_image) or words == _words(article.body_html)
        return exact and _are_there(_addresses(safe), _all_addresses(article))
    cut = article.standfirst.removesuffix("…")
    return words == article.standfirst or (cut != article.standfirst and _letters(words).startswith(_letters(cut)))


def _words(html: str) -> str:
    """Give the words of HTML, without the name of a player in the place of a frame or film."""
    tree = LexborHTMLParser(html)
    players = [node for node in tree.css("a") if node.text().startswith(("▶", "↗"))]
    for node in players:
        node.decompose()
    return sanitize.text((tree.body.inner_html or "") if players and tree.body else html)


def _letters(words: str) -> str:
    return _LETTERS.sub("", words)


def _readings(article: Article) -> set[str]:
    """Give the letters of a body as it stands, and with those of the lead picture's caption at each place in it."""
    letters = _letters(_whole(article))
    caption = _letters(article.lead_image.caption) if article.lead_image else ""
    return {letters, *(letters[:at] + caption + letters[at:] for at in range(min(len(letters), 600) if caption else 0))}


def _whole(article: Article) -> str:
    """Give the words of a body, and of the stories that were taken out of it in their place."""
    text = article.body_html
    for link in article.links:
        text = text.replace(f'<aside data-link="{link.position}"></aside>', f"<p>{link.label}: {link.text}</p>")
    return _words(text)


def _addresses(html: str) -> set[str]:
    tree = LexborHTMLParser(html)
    nodes = [*tree.css("a[href]"), *tree.css("img[src]")]
    said = (node.attributes.get("href") or node.attributes.get("src") or "" for node in nodes)
    return {urls.canonical(address) for address in said if urls.is_web(address)}


def _are_there(said: set[str], read: set[str]) -> bool:
    """Tell whether all these addresses were read; a relative one may have been joined to any base."""
    relative = [address.removeprefix(_NOWHERE) for address in said if address.startswith(_NOWHERE)]
    return {address for address in said if not address.startswith(_NOWHERE)} <= read and all(
        any(address.endswith(end) for address in read) for end in relative if end
    )


def _all_addresses(article: Article) -> set[str]:
    pictures = [picture.url for picture in (article.lead_image, *article.pictures) if picture]
    links = [link.url for link in article.links]
    return _addresses(article.body_html) | {urls.canonical(unescape(address)) for address in (*pictures, *links)}


def _is_file(claim: Claim, article: Article) -> bool:
    """Judge what is said of enclosures, and of the picture that leads."""
    if claim.field == "picture":
        shown = [picture.url for picture in (article.lead_image, *article.pictures) if picture]
        return claim.said in shown
    if claim.field == "duration":
        minutes, _, seconds = claim.said.rpartition(":")
        return any(file.duration == 60 * int(minutes) + int(seconds) for file in article.enclosures)
    said = claim.said if isinstance(claim.said, dict) else {claim.field.partition(" ")[2]: claim.said}
    return any(_has(said, file.url, file.type, file.length) for file in article.enclosures)


def _has(said: dict[str, str], url: str, kind: str, length: int) -> bool:
    return (
        said.get("href", said.get("url", url)) == url
        and said.get("type", kind) == kind
        and (int(said["length"]) if str(said.get("length", "")).isdigit() else length) == length
    )
