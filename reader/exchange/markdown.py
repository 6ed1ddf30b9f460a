"""An article as Markdown: a block of `key: value` lines, then the text. Importing the file gives the article back."""

from __future__ import annotations

import html
import re

from html_to_markdown import ConversionOptions, convert
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import standfirst
from reader.exchange import formulas
from reader.exchange.related import gathered, label, stood
from reader.model import Article, Link
from reader.text import clean, one_line, titled
from reader.times import iso

_OPTIONS = ConversionOptions(escape_misc=True, escape_asterisks=True, escape_underscores=True, bullets="-")
_CODE = r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+)[^\n]*?(?P=ticks)"
_MENDED = re.compile(rf"{_CODE}|\\(?P<mark>[.+=-])|(?P<glued>(?<=[^\n])\n(?=> ))", re.MULTILINE | re.DOTALL)
_OPENERS = " \t>-*+0123456789\\=."  # what may stand before a mark that opens a list or underlines a heading,
_AFTER = ("", " ", "\n", "\\")  # and what then follows it


def write(article: Article, paper: str) -> str:
    """Write an article as Markdown; related links stand where the paper printed them, the others after the text."""
    return f"{_front_matter(article, paper)}\n\n{_text(article)}\n"


def _front_matter(article: Article, paper: str) -> str:
    image = article.lead_image
    values = {
        "title": article.title,
        "byline": article.byline,
        "published": iso(article.published, article.published_offset) or "",
        "updated": iso(article.updated, article.updated_offset) or "",
        "section": "/".join(article.section_path),
        "language": article.language,
        "standfirst": standfirst.printed(article),
        "url": article.url,
        "lead_image": image.url if image else "",
        "caption": image.caption if image else "",
        "credit": image.credit if image else "",
        "paper": paper,
    }
    lines = [f"{key}: {_value(value)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---"))


def _value(words: str) -> str:
    """Set a value on its line; one that stands in quotes itself gets a pair more, since a reader takes one off."""
    line = one_line(words)
    return f'"{line}"' if line[:1] in ("'", '"') and line[-1:] == line[:1] else line


def _text(article: Article) -> str:
    tree = LexborHTMLParser(f"<!DOCTYPE html><body>{article.body_html}")
    for node in tree.css("figcaption em, figcaption i"):
        node.unwrap()  # the whole caption becomes emphasis
    for node in tree.css("math"):
        node.replace_with(formulas.line(node))
    waiting = {link.position: link for link in gathered(article.links)}
    for node in tree.css("aside[data-link]"):
        link = stood(article.links, node.attributes.get("data-link") or "")
        if link is not None:
            waiting.pop(link.position, None)
            node.insert_before(_element(_printed(link)))
    body = (tree.body.inner_html if tree.body else "") or ""
    after = "".join(_printed(link) for link in waiting.values())
    marked = (
        convert(
            f"<h1>{html.escape(titled(one_line(article.title), article.language))}</h1>{body}{after}", _OPTIONS
        ).content
        or ""
    )
    return _MENDED.sub(_mend, clean(marked)).strip()


def _printed(link: Link) -> str:
    words = html.escape(one_line(link.text))
    named = f'<a href="{html.escape(link.url)}">{words}</a>' if link.url else words
    return f"<p>{html.escape(one_line(label(link)))}: {named}</p>"


def _element(markup: str) -> LexborNode:
    node = LexborHTMLParser(markup).css_first("p")
    assert node is not None
    return node


def _mend(found: re.Match[str]) -> str:
    """Take back an escape within a sentence, where "5\\.3 percent" needs none, and set a quotation apart."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    if found["glued"]:
        return "\n" if line.startswith(">") else "\n\n"
    if found["mark"] is None:
        return found[0]
    opens = not line.strip(_OPENERS) and found.string[found.end() : found.end() + 1] in _AFTER
    return found[0] if opens else found["mark"]
