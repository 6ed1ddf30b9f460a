"""Markdown with optional front matter -> Article.

Front matter is a block of `key: value` lines between two `---`: title, byline, published, updated, section, language,
standfirst, url, lead_image, caption, credit, alt, paper. Pictures keep the address they are given with, as the files of
the sample paper lie beside its stories.
"""

from __future__ import annotations

import html
import re

import markdown
from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.errors import DocumentError
from reader.model import Article, Picture
from reader.parse import dates, draft, guards, labelled, sanitize

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z_]\w*)[ \t]*:[ \t]*(.*)")
_HEADING = re.compile(r"\s*#[ \t]+([^\n]+?)[ \t#]*(?:\n|\Z)|\s*([^\n]+)\n=+[ \t]*(?:\n|\Z)")
_EXTENSIONS = ("tables", "footnotes", "sane_lists")
_HELD = "https://held.invalid/"  # stands before a relative picture's path, so that the sanitiser lets it through
_WEB = ("http://", "https://", "//", "data:")


def read(text: str) -> Article:
    """Read the text of a Markdown file. Raises DocumentError for what would stall a parser."""
    said, rest = _front(text.lstrip("\ufeff"))
    title, rest = (said["title"], rest) if said.get("title") else _heading(rest)
    base = said.get("url", "")
    safe = sanitize.clean(_hold_pictures(guards.checked(_written(rest))), base=base)
    body, links = labelled.take(safe.replace(_HELD, ""), base=base)
    published, updated = dates.read(said.get("published", "")), dates.read(said.get("updated", ""))
    return Article(
        title=draft.cut(title or draft.shortened(draft.stripped(body), 80) or "Untitled", draft.MOST_TITLE),
        url=urls.canonical(base),
        standfirst=said.get("standfirst", "") or draft.shortened(draft.stripped(_first_paragraph(body)), 300),
        byline=draft.byline((said.get("byline", ""),)),
        published=published[0] if published else None,
        published_offset=published[1] if published else None,
        updated=updated[0] if updated else None,
        updated_offset=updated[1] if updated else None,
        language=said.get("language", ""),
        section_path=draft.section_path((said.get("section", ""),)),
        body_html=body,
        lead_image=_lead(said),
        links=links,
        pictures=_pictures(body),
        paper_title=said.get("paper", ""),
        full_text=True,
    )


def _front(text: str) -> tuple[dict[str, str], str]:
    """Part the front matter from the text; a value may stand in quotes."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    lines = (_LINE.fullmatch(line.strip()) for line in found[1].splitlines())
    return {line[1].lower(): _unquoted(line[2]) for line in lines if line}, text[found.end() :]


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def _heading(text: str) -> tuple[str, str]:
    """Take the first heading for the title, where the text begins with one."""
    found = _HEADING.match(text)
    if not found:
        return "", text
    return draft.stripped(_written(found[1] or found[2])), text[found.end() :]


def _written(text: str) -> str:
    try:
        return markdown.markdown(text, extensions=list(_EXTENSIONS))
    except RecursionError as error:  # a thousand quotations within each other
        raise DocumentError("This file cannot be read: its text is nested too deeply.") from error


def _hold_pictures(written: str) -> str:
    """Put a web address before the path of a picture that lies beside the file."""
    if "<img" not in written:
        return written
    tree = LexborHTMLParser(written)
    for image in tree.css("img[src]"):
        path = (image.attributes.get("src") or "").strip()
        if path and not path.lower().startswith(_WEB):
            image.attrs["src"] = _HELD + path.lstrip("/")
    return (tree.body.inner_html or "") if tree.body is not None else ""


def _lead(said: dict[str, str]) -> Picture | None:
    """Read the lead picture; one with a caption alone counts, as its words are the paper's."""
    picture = Picture(
        url=said.get("lead_image", ""),
        caption=said.get("caption", ""),
        credit=said.get("credit", ""),
        alt=said.get("alt", ""),
    )
    return picture if picture.url or picture.caption else None


def _pictures(body: str) -> tuple[Picture, ...]:
    if "<img" not in body:
        return ()
    return tuple(
        Picture(url=html.unescape(image.attributes.get("src") or ""), alt=image.attributes.get("alt") or "")
        for image in LexborHTMLParser(body).css("img[src]")
    )


def _first_paragraph(body: str) -> str:
    found = re.search(r"<p>(.*?)</p>", body, re.DOTALL)
    return found[1] if found else ""
