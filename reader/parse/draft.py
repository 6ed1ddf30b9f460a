"""What a feed says of one article, however it is written, and how that becomes an Article.

The readers of RSS, Atom and JSON Feed fill Drafts; cleaning, dates, names and pictures are done here for all of them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from reader import urls
from reader.errors import DocumentError
from reader.model import Article, Enclosure, Picture
from reader.parse import body, charset, dates, feed_texts, labelled, sanitize
from reader.text import one_line

MOST_TITLE = 1024  # bytes of UTF-8
_MOST_STANDFIRST = 300  # characters
_MOST_PLAIN = 200_000  # characters kept of a text whose markup was refused
_MOST_MARKUP = 20_000  # characters of markup that are looked at for a line of plain text

_TAG = re.compile(r"<[^<>]*>")
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|tr)>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#?\w{1,31});")
_ANY_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|p|q|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"^\s*\S+@\S+\s*\(([^)]+)\)\s*$|^\s*\"?([^\"<]+?)\"?\s*<[^<>]*@[^<>]*>\s*$")
_WITH_MAIL = re.compile(r"\s*[(\[][^\s()\[\]]+@[^\s()\[\]]+[)\]]\s*$")  # "Ada Quill (ada@paper.example)"
_ADDRESS = re.compile(r"\S+@\S+\.\S+$")
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+(?=\w)", re.IGNORECASE)
_STEPS = re.compile(r"\s*[/>›»]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its feed writes it: addresses absolute, texts as they came."""

    title: str = ""  # plain text
    url: str = ""
    guid: str = ""
    content: str = ""  # HTML
    summary: str = ""  # HTML
    base: str = ""  # of relative addresses within content and summary
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    categories: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()  # the article's own, the best first
    enclosures: tuple[Enclosure, ...] = ()
    language: str = ""


def article(draft: Draft) -> Article:
    """Make the Article. One whose markup is refused keeps its text without markup."""
    content = cleaned(draft.content or draft.summary, draft.base)
    content, related = labelled.take(content, house=urls.site(draft.url)) if draft.url else (content, ())
    lead, text, pictures = body.pictures(content, draft.pictures)
    published, updated = dates.read(draft.published), dates.read(draft.updated)
    return Article(
        title=cut(one_line(draft.title) or _beginning(text), MOST_TITLE),
        url=urls.canonical(draft.url),
        guid=draft.guid[:2048],
        standfirst=_standfirst(draft.summary if draft.content else "", text),
        byline=byline(draft.authors),
        published=(published or updated or (None,))[0],
        published_offset=(published or updated or (None, None))[1],
        updated=updated[0] if updated else None,
        updated_offset=updated[1] if updated else None,
        language=draft.language,
        section_path=section_path(draft.categories),
        body_html=text,
        lead_image=lead,
        pictures=pictures,
        links=related + body.links(text, draft.url, len(related)),
        enclosures=draft.enclosures,
    )


def cleaned(markup: str, base: str) -> str:
    """Make HTML safe; where that is refused, keep its words as paragraphs."""
    if "<" not in markup and "&" not in markup:
        return paragraphs(markup)
    try:
        safe = sanitize.clean(feed_texts.mended(markup), base=base)
        return charset.clean(safe)  # "&#31;" becomes a character within the sanitiser
    except DocumentError:
        lines = _TAG.sub(" ", _BLOCK_END.sub("\n\n", markup[: 5 * _MOST_PLAIN]))
        return paragraphs(html.unescape(lines)[:_MOST_PLAIN])


def paragraphs(text: str) -> str:
    """Set plain text as HTML paragraphs: an empty line parts them, a line end breaks a line."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    lines = (html.escape(block.strip(), quote=False).replace("\n", "<br>") for block in blocks)
    return "".join(f"<p>{line}</p>" for line in lines if line)


def plain(text: str) -> str:
    """Make one line of a title: tags and entities go, but a "<" that begins none of HTML's usual tags is meant."""
    text = text[:_MOST_MARKUP]
    if _ANY_TAG.search(text) or _ENTITY.search(text):
        return stripped(text)
    return one_line(text)


def stripped(markup: str) -> str:
    """Take the words out of HTML, on one line."""
    if "<" not in markup and "&" not in markup:
        return one_line(markup)
    try:
        text = sanitize.text(markup[:_MOST_MARKUP])
    except DocumentError:
        text = html.unescape(_TAG.sub(" ", markup[:_MOST_MARKUP]))
    return one_line(text)


def cut(text: str, most: int) -> str:
    """Shorten to so many bytes of UTF-8, with "…" where something is missing."""
    data = text.encode("utf-8", "replace")
    return text if len(data) <= most else data[: most - 3].decode("utf-8", "ignore").rstrip() + "…"


def byline(authors: tuple[str, ...]) -> str:
    """Write authors as names alone: no "By", no mail addresses, each once."""
    names = (_name(author) for author in authors)
    return cut(", ".join(dict.fromkeys(name for name in names if name)), 512)


def section_path(categories: tuple[str, ...]) -> tuple[str, ...]:
    """Read the first category as a path: "News/Nation" and "News > Nation" have two steps."""
    first = next((line for line in map(plain, categories) if line and not urls.is_web(line)), "")
    return tuple(cut(step, 120) for step in _STEPS.split(first) if step)[:4]


def _name(author: str) -> str:
    line = _WITH_MAIL.sub("", plain(author))
    found = _MAILBOX.match(line)
    name = (found[1] or found[2]).strip() if found else line
    return "" if _ADDRESS.match(name) or urls.is_web(name) else _BY.sub("", name, count=1) if _BY.match(name) else name


def _standfirst(summary: str, text: str) -> str:
    """Take a sentence or two: the feed's own summary, else the beginning of the text."""
    return shortened(stripped(summary) or stripped(text), _MOST_STANDFIRST)


def _beginning(text: str) -> str:
    """Name a text without a title by its first words."""
    return shortened(stripped(text), 80)


def shortened(line: str, most: int) -> str:
    """Cut a line after a whole word, at most `most` characters, and say so with "…"."""
    if len(line) <= most:
        return line
    head = line[:most]
    words = head.rpartition(" ")[0]
    return (words if len(words) > most // 2 else head).rstrip(" ,;:-–—") + "…"


def best_first(pictures: list[tuple[int, Picture]]) -> tuple[Picture, ...]:
    """Order pictures by their size as the feed tells it, each address once."""
    ordered = [picture for _, picture in sorted(pictures, key=lambda sized: -sized[0])]
    return tuple({picture.url: picture for picture in reversed(ordered) if picture.url}.values())[::-1]


def in_language(drafts: list[Draft], language: str) -> list[Draft]:
    """Give the feed's language to drafts that name none."""
    if not language:
        return drafts
    return [draft if draft.language else replace(draft, language=language) for draft in drafts]
