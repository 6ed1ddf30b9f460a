"""XML as people send it, made safe and whole enough to parse: the ground under feeds and OPML.

No document type, so no entities of its own and no other file can be drawn in; characters that XML forbids are gone;
a bare "&" and HTML's entities are spelled out. What is broken beyond that, the parser recovers from as it can.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reader.errors import DocumentError
from reader.parse import charset

_CDATA = "<![CDATA["
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>", re.IGNORECASE)
_BEFORE_ROOT = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE_HEAD = re.compile(r"[^\[>]*+")
# The subset is looked at ahead, so that it is never tried again shorter; a possessive group would say so, but loses
# characters in Python before 3.11.5 (gh-106052).
_DOCTYPE_SUBSET = re.compile(
    r"""\[(?=(?P<subset>(?:[^\]"'<]++|"[^"]*+"|'[^']*+'|<!--.*?(?:-->|\Z)|<)*))(?P=subset)\]\s*+>""", re.DOTALL
)
_DOCTYPE_END = re.compile(r"\]\s*>")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#[xX]?[0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_SECTION = re.compile(r"<!--|<!\[CDATA\[")
_NUMBER = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[^<>!][^<>]{2000,}")
_MOST_ATTRIBUTES = 400  # of one element: parsers take quadratic time over more


def without_prolog(text: str) -> str:
    """Cut what stands before the root element: declaration, comments, instructions, document types."""
    return text[_root_start(text) :]


def mended(text: str) -> str:
    """Mend what would stop a parser, from the root element on; comments go.

    Raises DocumentError for an element with so many attributes that it would stall one.
    """
    whole = _NUMBER.sub(_possible, text)
    return "".join(part if part.startswith(_CDATA) else _spelled(part) for part in _parts(whole))


def tree(text: str, *, url: str = "") -> Any | None:
    """Parse mended text into an lxml element, its broken parts recovered; None where there is no element at all.

    Reads no other file and no network, and resolves no entity. `url` is the base of relative addresses.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser, base_url=url or None)
    except (etree.XMLSyntaxError, ValueError):
        return None


def without_cdata(text: str) -> str:
    """Leave out CDATA sections and comments, so that what is counted in the rest is markup."""
    return "".join(part for part in _parts(text) if not part.startswith(_CDATA))


def _parts(text: str) -> Iterator[str]:
    """Part a text into CDATA sections and what stands between them, without comments; what never ends is neither."""
    place = 0
    start = _first(text, 0)
    while start >= 0:
        mark = "]]>" if text.startswith(_CDATA, start) else "-->"
        end = text.find(mark, start)
        if end < 0:
            break
        yield text[place:start]
        if mark == "]]>":
            yield text[start : end + 3]
        place = end + 3
        start = _first(text, place)
    yield text[place:]


def _first(text: str, place: int) -> int:
    found = _SECTION.search(text, place)
    return found.start() if found else -1


def _root_start(text: str) -> int:
    """Find where the root element begins: behind declaration, comments, instructions and document types."""
    declaration = _DECLARATION.match(text)
    place = declaration.end() if declaration else 0
    while True:
        if found := _BEFORE_ROOT.match(text, place):
            place = found.end()
        elif _DOCTYPE.match(text, place):
            place = _doctype_end(text, place)
        else:
            return place


def _doctype_end(text: str, start: int) -> int:
    """Find the end of a document type, its own declarations in [ ] included; the end of the text when it has none."""
    head = _DOCTYPE_HEAD.match(text, start)
    place = head.end() if head else start
    if text[place : place + 1] != "[":
        return place + 1
    end = _DOCTYPE_SUBSET.match(text, place) or _DOCTYPE_END.search(text, place)
    return end.end() if end else len(text)


def _possible(found: re.Match[str]) -> str:
    """Put U+FFFD for the number of a character that XML forbids: lxml would read it and then fail to decode it."""
    digits, base = (found[1][1:], 16) if found[1][0] in "xX" else (found[1], 10)
    number = int(digits, base) if len(digits) <= 8 else 0
    allowed = (
        number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    return found[0] if allowed else "\ufffd"


def _spelled(part: str) -> str:
    if any(found[0].count("=") > _MOST_ATTRIBUTES for found in _LONG_TAG.finditer(part)):
        raise DocumentError("This document cannot be read: one of its elements has hundreds of attributes.")
    return _AMPERSAND.sub(_spelled_out, part)


def _spelled_out(found: re.Match[str]) -> str:
    """Write an HTML entity or a character's number as the character, and a bare "&" as "&amp;"."""
    entity = found[1]
    if not entity:
        return "&amp;"
    letters = html.unescape(f"&{entity}")
    if letters.startswith("&") and len(letters) > 1:  # no entity of HTML
        return f"&amp;{entity}"
    return html.escape(charset.clean(letters), quote=False)
