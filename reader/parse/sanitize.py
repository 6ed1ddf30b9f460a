"""Hostile HTML in, safe HTML out: the only way a publisher's markup reaches the library.

Guards refuse what would stall a parser (guards.py), pictures and embedded players get plain addresses (plain.py),
formulas are made anew (formulas.py), and nh3 is the wall: what it does not know is not there.
"""

from __future__ import annotations

import re
from html import escape

import nh3
from selectolax.lexbor import LexborHTMLParser

from reader.parse import formulas, guards, plain

_TAGS = frozenset(
    [
        *("p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "cite", "hr", "br", "wbr"),
        *("ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "kbd", "samp", "var", "figure", "figcaption", "img"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col", "details", "summary"),
        *("a", "abbr", "dfn", "time", "em", "strong", "i", "b", "u", "s", "del", "ins", "mark", "small", "sub", "sup"),
        *("span", "bdi", "bdo", "ruby", "rt", "rp"),
        *formulas.TAGS,
    ]
)
_ATTRIBUTES = {
    "*": {"lang", "dir", "id"},
    "a": {"href"},
    "abbr": {"title"},
    "dfn": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **formulas.attributes(),
}
_DROPPED_WHOLE = {
    *("script", "style", "svg", "template", "select", "textarea", "button", "object", "title", "noscript"),
    *("annotation", "annotation-xml"),
}
_NUMBERS = frozenset(["width", "height", "colspan", "rowspan", "span", "start", "value"])
# Elements on which `plain` does the same however often it does it: a text of these alone is rewritten once.
_SETTLED = frozenset(
    [
        *("p", "br", "hr", "a", "em", "strong", "i", "b", "u", "s", "small", "sub", "sup", "code", "span", "div"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "q", "cite", "img"),
    ]
)
_ROUNDS = 6  # dropping elements can change how the rest is parsed; nearly all settle in one
_EMPTY = re.compile(
    r"<(p|div|span|section|h[1-6]|em|strong|b|i|u|a|ul|ol|li|figure|figcaption|blockquote)>(?:\s|&nbsp;|<br>)*</\1>"
)
_BREAKS = re.compile(r"<(?:br|hr|/?(?:p|div|li|h[1-6]|td|th|tr|section|article))\b", re.IGNORECASE)
_ASCII_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(html: str, *, base: str = "", allow_placeholders: bool = False) -> str:
    """Make HTML safe to store and show; cleaning twice changes nothing more.

    Links and pictures become absolute against `base` and are http(s), or mailto for links; what cannot is dropped.
    Ids serve footnotes: those that no link on the page points at are dropped, the others get a prefix. With
    `allow_placeholders` our own `<aside data-link="N"></aside>` is kept; without, a page's own is not let through.
    Raises DocumentError for what would stall a parser.
    """
    cleaner = _PLACING if allow_placeholders else _PLAIN
    dirty = guards.checked(_without_controls(html))
    settled = plain.tag_names(dirty) <= _SETTLED
    for _ in range(_ROUNDS):
        cleaned = _without_empty(cleaner.clean(plain.rewrite(dirty, base)))
        if cleaned == dirty or (settled and cleaner.clean(cleaned) == cleaned):
            return cleaned
        dirty = cleaned
    return f"<p>{escape(text(dirty), quote=False)}</p>"  # never settles: keep the words


def text(html: str) -> str:
    """Give the words of HTML on one line, without markup, for titles and standfirsts. Raises DocumentError as above."""
    words = _without_controls(html)
    if "<" in words or "&" in words:
        body = LexborHTMLParser(_BREAKS.sub(r" \g<0>", guards.checked(words))).body
        words = body.text() if body is not None else ""
    return " ".join(words.split())


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    """Say what an attribute's value becomes, None to drop it; nh3 asks for each attribute it would keep."""
    if tag in formulas.TAGS:
        return value if formulas.is_allowed(attribute, value) else None
    if attribute in _NUMBERS:
        return value if re.fullmatch(r"\d{1,5}", value) else None
    if attribute == "id":
        return value if plain.FOOTNOTE.fullmatch(value) else None
    if attribute == "src":
        return value if value.startswith(("http://", "https://")) else None
    if attribute == "href":
        safe = value.startswith(("http://", "https://", "mailto:", "#" + plain.PREFIX))
        return value if safe else None
    if attribute == "data-link":
        return value if re.fullmatch(r"\d{1,4}", value) else None
    return value


def _without_controls(html: str) -> str:
    plain_text = html.isascii() and len(html.encode().translate(None, _ASCII_CONTROLS)) == len(html)
    return html if plain_text else _CONTROL.sub("", html)  # the same, at a tenth of the speed


def _without_empty(html: str) -> str:
    while True:
        fuller = _EMPTY.sub("", html)
        if fuller == html:
            return html
        html = fuller


def _cleaner(tags: frozenset[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        clean_content_tags=_DROPPED_WHOLE,
        attributes=attributes,
        attribute_filter=_allowed,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


_PLAIN = _cleaner(_TAGS, _ATTRIBUTES)
_PLACING = _cleaner(_TAGS | {"aside"}, {**_ATTRIBUTES, "aside": {"data-link"}})
