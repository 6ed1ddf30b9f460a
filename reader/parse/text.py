"""Plain text or Markdown -> Article: what a reader saved or wrote, and the stories of the sample paper.

The head is read in text_head.py, the text in text_body.py, Markdown in text_markdown.py.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.errors import DocumentError
from reader.model import Article
from reader.parse import charset, dates, draft, sanitize, sites, text_body, text_head, text_markdown
from reader.parse.text_head import Head

_MARKDOWN = (".md", ".markdown", ".mdown")
_HOME = ("home", "首页", "首頁", "accueil", "startseite", "inicio")
_MOST = 4_000_000  # characters


def read(data: bytes, *, name: str = "") -> Article:
    """Read a text file; `name` tells Markdown (.md) from plain text. The title is never empty.

    Raises DocumentError for what is no text, is empty, or would stall a parser.
    """
    text = charset.decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError(f"{name or 'This file'} is empty.")
    if not charset.is_text(data, text):
        raise DocumentError(f"{name or 'This file'} is not a text.")
    if len(text) > _MOST:
        raise DocumentError(f"{name or 'This file'} is too long to be read as one article.")
    if PurePath(name).suffix.lower() in _MARKDOWN:
        return text_markdown.read(text)
    return _plain(text)


def _plain(text: str) -> Article:
    blocks = _blocks(text)
    head = text_head.read([line for block in blocks for line in block])
    site = sites.by_masthead(head.masthead)
    body = text_body.read(_without_banners(_after(blocks, head.end), site))
    published, updated = (dates.read(date, zone=site.timezone) for date in (head.date, head.updated))
    return Article(
        title=draft.cut(head.title or "Untitled", draft.MOST_TITLE),
        standfirst=head.standfirst or _beginning(body.html),
        byline=head.byline,
        published=published[0] if published else None,
        published_offset=published[1] if published else None,
        updated=updated[0] if updated else None,
        updated_offset=updated[1] if updated else None,
        section_path=_sections(head, site),
        body_html=sanitize.clean(body.html, allow_placeholders=True),
        lead_image=body.caption,
        links=body.links,
        paper_title=head.masthead,
        full_text=True,
    )


def _beginning(body: str) -> str:
    """Take the first paragraph for a standfirst."""
    first = re.search(r"<p>(.*?)</p>", body, re.DOTALL)
    return draft.shortened(draft.stripped(first[1]), 300) if first else ""


def _blocks(text: str) -> list[list[str]]:
    """Part the text at its empty lines; each block is a list of lines, none of them empty."""
    parts = (re.split(r"\n", part) for part in re.split(r"\n[ \t\u3000]*\n", text))
    blocks = ([" ".join(line.split()) for line in part if line.strip()] for part in parts)
    return [block for block in blocks if block]


def _after(blocks: list[list[str]], count: int) -> list[list[str]]:
    """Leave out the first `count` lines."""
    left = []
    for block in blocks:
        rest = block[min(count, len(block)) :]
        count = max(0, count - len(block))
        if rest:
            left.append(rest)
    return left


def _without_banners(blocks: list[list[str]], site: sites.Site) -> list[list[str]]:
    kept = ([line for line in block if not (site.banners and line.startswith(site.banners))] for block in blocks)
    return [block for block in kept if block]


def _sections(head: Head, site: sites.Site) -> tuple[str, ...]:
    steps = head.crumbs[1:] if head.crumbs[:1] and head.crumbs[0].casefold() in _HOME else head.crumbs
    return tuple(step for step in sites.sections(site, steps) if step != head.title)
