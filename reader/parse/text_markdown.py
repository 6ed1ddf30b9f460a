"""Markdown with optional front matter -> Article.

Front matter is a block of `key: value` lines between two `---`: title, byline, published, updated, section, language,
standfirst, url, lead_image, caption, credit, alt, paper. Pictures keep the address they are given with, as the files of
the sample paper lie beside its stories.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.errors import DocumentError
from reader.model import Article, Kind, Link, Picture
from reader.parse import dates, draft, guards, sanitize
from reader.parse.related import split_label

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
    written, links = _related(guards.checked(_written(rest)), base)
    body = sanitize.clean(written, base=base, allow_placeholders=True).replace(_HELD, "")
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


def _related(written: str, base: str) -> tuple[str, tuple[Link, ...]]:
    """Turn paragraphs such as "ALSO READ: [title](address)" into links, and leave a placeholder where each stood."""
    tree = LexborHTMLParser(written)
    links: list[Link] = []
    for paragraph in tree.css("p"):
        found = [replace(link, position=len(links) + number) for number, link in enumerate(_labelled(paragraph, base))]
        for link in found:
            paragraph.insert_before(_placeholder(tree, link.position))
        if found:
            paragraph.decompose()
        links += found
    _hold_pictures(tree)
    inner = (tree.body.inner_html or "") if tree.body is not None else ""
    last = re.search(r'(?:\s*<aside data-link="\d+"></aside>)*\s*$', inner)
    inline = len(links) - (last[0].count("<aside") if last else 0)
    return inner, tuple(one if one.position < inline else replace(one, kind=Kind.END, rule="D") for one in links)


def _labelled(paragraph: LexborNode, base: str) -> Iterator[Link]:
    """Read a paragraph that is a label and titles: each of its links is a story, else its words are one."""
    found = split_label(" ".join(paragraph.text().split()))
    if not found or not found[1]:
        return
    anchors = paragraph.css("a[href]")
    titles = [(anchor.text(), anchor.attributes.get("href") or "") for anchor in anchors] or [(found[1], "")]
    for title, address in titles:
        words, url = " ".join(title.split()), urls.canonical(urls.join(base, address))
        words = found[1] if len(anchors) == 1 else words
        yield Link(url=url, text=words, label=found[0], kind=Kind.INLINE, rule="A", confidence=0.9)


def _placeholder(tree: LexborHTMLParser, position: int) -> LexborNode:
    aside = tree.create_node("aside")
    aside.attrs["data-link"] = str(position)
    return aside


def _hold_pictures(tree: LexborHTMLParser) -> None:
    """Put a web address before the path of a picture that lies beside the file."""
    for image in tree.css("img[src]"):
        path = (image.attributes.get("src") or "").strip()
        if path and not path.lower().startswith(_WEB):
            image.attrs["src"] = _HELD + path.lstrip("/")


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
