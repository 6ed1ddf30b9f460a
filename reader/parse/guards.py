"""What is refused before any HTML parser sees it: too long, too deep, too many attributes.

Parsers take quadratic time and memory over such documents; this looks at each character once. Comments, scripts and
styles are cut out on the way, so that nothing can hide in them from the count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.errors import DocumentError

MOST_CHARACTERS = 8_000_000
DEEPEST = 256  # open elements; the deepest of 481 stored news pages has 48
MOST_ATTRIBUTES = 400  # of one element
MOST_REOPENED = 1_000_000  # formatting elements that a parser would open again, over a whole document

_SPACE = r"[\t\n\f\r ]"
_VALUE = rf"{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\t\n\f\r >]*+)"
_ATTRIBUTE = rf"[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_VALUE})?"
_ATTRIBUTES = rf"(?:[\t\n\f\r /]++|{_ATTRIBUTE})*"


def _once(name: str, pattern: str) -> str:
    """Match a named group that is never tried again shorter.

    A possessive group would say so, but loses characters in Python before 3.11.5 (gh-106052); a look ahead does not.
    """
    return f"(?=(?P<{name}>{pattern}))(?P={name})"


_RAW = "script|style|iframe|noembed|noframes|textarea|title|xmp"  # what they hold is no markup
_TEXT = r"(?:[^<]++|<(?!/(?P=raw)[\t\n\f\r />]))*"
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"  # comment (HTML standard, 13.2.5.43); one that never ends reaches to the end
    r"|<[!?][^>]*+(?:>|\Z)|</[^a-zA-Z>][^>]*+(?:>|\Z)"  # doctype, CDATA, bogus comment
    rf"|<(?P<raw>{_RAW})(?=[\t\n\f\r />]){_once('raw_attributes', _ATTRIBUTES)}(?:>|\Z)"
    rf"{_once('text', _TEXT)}(?:</(?P=raw)[^>]*+(?:>|\Z)|\Z)"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+){_once('attributes', _ATTRIBUTES)}(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)

# These never hold children, or close themselves when the next one opens.
_FLAT = frozenset(
    [
        *("area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "image", "img"),
        *("input", "keygen", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body", "a"),
        *("p", "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup"),
        *("rp", "rt", "rb", "rtc"),
    ]
)
_FORMATTING = frozenset(["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_INLINE = frozenset(
    [
        *("abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "kbd", "label", "mark", "output"),
        *("q", "samp", "span", "sub", "sup", "time", "var"),
    ]
)
_WALLS = frozenset(  # an end tag inside does not reach an element outside
    [
        *("table", "caption", "object", "marquee", "applet", "template", "select", "foreignobject", "desc"),
        *("mi", "mo", "mn", "ms", "mtext", "annotation-xml"),
    ]
)


def checked(html: str, keep_script: Callable[[str, str], None] | None = None) -> str:
    """Return the document without comments, scripts and styles.

    `keep_script` is told each script's attributes and text. Raises DocumentError for a document that would stall a
    parser. Takes time in proportion to its length.
    """
    if len(html) > MOST_CHARACTERS:
        raise DocumentError("This page is too long to be read safely.")
    nest = _Nest()

    def kept(token: re.Match[str]) -> str:
        if token["name"]:
            if token["close"]:
                nest.close(token["name"].lower())
            else:
                _check_attributes(token["attributes"])
                nest.open(token["name"].lower())
            return token[0]
        return _kept_raw(token, keep_script) if token["raw"] else ""

    return _TOKEN.sub(kept, html)


def _kept_raw(token: re.Match[str], keep_script: Callable[[str, str], None] | None) -> str:
    """Keep a title with its text and a frame without; hand a script on; drop the others."""
    name = token["raw"].lower()
    _check_attributes(token["raw_attributes"])
    if name == "script" and keep_script:
        keep_script(token["raw_attributes"], token["text"])
    if name == "title":
        return "<title>" + token["text"].replace("<", "&lt;") + "</title>"  # inside <svg> it would be markup
    return f"<iframe{token['raw_attributes']}></iframe>" if name == "iframe" else ""


def _check_attributes(attributes: str) -> None:
    if len(attributes) > MOST_ATTRIBUTES and len(_ONE_ATTRIBUTE.findall(attributes)) > MOST_ATTRIBUTES:
        raise DocumentError("This page cannot be read: one of its elements has hundreds of attributes.")


class _Nest:
    """The elements open at one place of a document, never fewer than a parser would hold open there."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._formatting = 0
        self._reopened = 0

    def open(self, name: str) -> None:
        self._reopened += self._formatting
        if name not in _FLAT:
            self._open.append(name)
            self._formatting += name in _FORMATTING
        if len(self._open) > DEEPEST or self._reopened > MOST_REOPENED:
            raise DocumentError("This page cannot be read: its elements are nested too deeply.")

    def close(self, name: str) -> None:
        if name in _FLAT:
            return
        opened = self._open
        for index in range(len(opened) - 1, -1, -1):
            if opened[index] == name:
                self._close_at(index)
                return
            if opened[index] in _WALLS:
                return

    def _close_at(self, index: int) -> None:
        """Close one element; what is open inside it goes too, but for formatting, which a parser opens again."""
        name, inside = self._open[index], self._open[index + 1 :]
        loose = name in _FORMATTING or name in _INLINE
        if loose and any(other not in _FORMATTING and other not in _INLINE for other in inside):
            if name in _INLINE:  # an inline element's end tag does not close the block inside it
                return
        elif not loose:
            inside = [other for other in inside if other in _FORMATTING]
        self._open[index:] = inside
        self._formatting -= name in _FORMATTING
