"""Drawings (SVG) that hold lines, shapes and words and nothing else: no script, no other address, no other file.

A drawing is shown as it came, in an <img>, where Chromium runs no script and asks for nothing; this is the wall before
that wall. What is allowed is listed in svg_words.py; whatever is not refuses the whole drawing.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from reader.errors import DocumentError
from reader.parse.svg_words import ATTRIBUTES, EDITORS, ELEMENTS

MOST_BYTES = 1_000_000
MOST_NODES = 20_000
MOST_DRAWN = 100_000  # elements, each counted as often as it is drawn
DEEPEST = 64  # elements within each other, or references that lead to the next
TYPE = "image/svg+xml"
NOT_INERT = "This drawing holds more than lines and shapes, so it is not shown."

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ENCODINGS = frozenset(["utf-8", "utf8", "us-ascii", "ascii"])
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_DOCTYPE = re.compile(  # names a file that nobody loads, and can declare nothing
    r"<!DOCTYPE\s+svg\s+PUBLIC\s+\"-//W3C//DTD SVG [\w. ]{1,20}//EN\"\s+\"https?://www\.w3\.org/[\w./-]{1,80}\.dtd\"\s*>"
)
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)", re.IGNORECASE)
_RASTER = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z", re.IGNORECASE)
_ACTIVE = re.compile(
    r"[\\@<]|://|url\(|image\(|image-set|cross-fade|src\(|element\(|expression|binding|behaviou?r|javascript:|data:",
    re.IGNORECASE,
)
_HARMLESS_RULE = re.compile(r"@(?:media|keyframes)\b")
_NO_STYLE = frozenset(
    ["id", "class", "lang", "d", "points", "requiredFeatures", "requiredExtensions", "systemLanguage"]
)
_ANIMATED = re.compile(r"(?!on)(?!(?:href|style|class|src)$)[a-zA-Z][a-zA-Z-]{0,40}")
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|pt|pc|mm|cm|in|em|ex)?\s*")
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}
_UNSAID = (300, 150)  # pixels: what a browser takes where a drawing says nothing (CSS 2.1, 10.3.2)


def size(data: bytes) -> tuple[int, int]:
    """Check a drawing and give its width and height in pixels; raises DocumentError for one that is not inert."""
    root = _tree(data)
    nodes = list(root.iter())
    if len(nodes) > MOST_NODES:
        raise DocumentError("This drawing has more than 20,000 parts.")
    for node in nodes:
        _check(node)
    _check_drawn(root, nodes)
    return _size(root)


def _tree(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise DocumentError("This drawing is larger than 1 MB.")
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("This drawing is damaged.") from error
    plain = _DOCTYPE.sub("", text, count=1)
    if (declared and declared[1].decode().lower() not in _ENCODINGS) or "<!DOCTYPE" in plain or "<!ENTITY" in plain:
        raise DocumentError(NOT_INERT)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("This drawing is damaged.") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise DocumentError("This is no picture of a kind that can be shown.")
    if any(_is_instruction(node) for node in root.itersiblings(preceding=True)):
        raise DocumentError(NOT_INERT)
    return root


def _is_instruction(node: Any) -> bool:
    return node.tag is etree.ProcessingInstruction


def _check(node: Any) -> None:
    if node.tag is etree.Comment:
        return
    name = etree.QName(node) if isinstance(node.tag, str) else None
    if name is not None and _is_editors(name.namespace):
        return
    if name is None or name.namespace != _SVG or name.localname not in ELEMENTS:
        raise DocumentError(NOT_INERT)
    if name.localname == "style" and (len(node) or _is_active(node.text or "")):
        raise DocumentError(NOT_INERT)
    for key, value in node.attrib.items():
        if not _is_allowed(etree.QName(key), str(value), name.localname):
            raise DocumentError(NOT_INERT)


def _is_editors(namespace: str | None) -> bool:
    """Tell whether a name is of a drawing program's own, which browsers pass over."""
    return bool(namespace) and str(namespace).startswith(EDITORS)


def _is_allowed(name: Any, value: str, element: str) -> bool:
    if name.localname == "href" and name.namespace in (None, _XLINK):
        return value.lstrip().startswith("#") or (element == "image" and _RASTER.match(value) is not None)
    if name.localname == "attributeName":
        return _ANIMATED.fullmatch(value.strip()) is not None
    if name.namespace == _XLINK:
        return True  # roles and titles
    if name.namespace == _XML:
        return bool(name.localname in ("space", "lang", "id"))
    if name.namespace is not None:
        return _is_editors(name.namespace)
    if name.localname in _NO_STYLE or name.localname.startswith(("data-", "aria-")):
        return True
    return name.localname in ATTRIBUTES and not _is_active(value)


def _is_active(value: str) -> bool:
    """Tell whether a style or a value like one may reach beyond the drawing; references to its own parts do not."""
    return _ACTIVE.search(_HARMLESS_RULE.sub("", _REFERENCE.sub("", value))) is not None


def _check_drawn(root: Any, nodes: list[Any]) -> None:
    """Count elements as often as they are drawn: a few that use each other can stand for millions."""
    named = {node.get("id"): node for node in reversed(nodes) if isinstance(node.tag, str) and node.get("id")}
    counted: dict[Any, int] = {}

    def drawn(node: Any, depth: int) -> int:
        if depth > DEEPEST:
            raise DocumentError(NOT_INERT)
        if node not in counted:
            total = 1 + sum(drawn(child, depth + 1) for child in node)
            total += sum(drawn(named[name], depth + 1) for name in _references(node) if name in named)
            counted[node] = total
        if counted[node] > MOST_DRAWN:
            raise DocumentError(NOT_INERT)
        return counted[node]

    drawn(root, 0)


def _references(node: Any) -> list[str]:
    if not isinstance(node.tag, str):
        return []
    links = [value.strip()[1:] for key, value in node.attrib.items() if etree.QName(key).localname == "href"]
    return links + [name for value in node.attrib.values() for name in _REFERENCE.findall(value)]


def _size(root: Any) -> tuple[int, int]:
    box = [float(part) for part in re.findall(r"-?\d{1,6}(?:\.\d{1,6})?", root.get("viewBox") or "")[:4]]
    within = (box[2], box[3]) if len(box) == 4 and min(box[2:]) > 0 else None
    width, height = (_length(root.get(side) or "") for side in ("width", "height"))
    shape = within or _UNSAID
    if width is None and height is None:
        width, height = shape
    elif width is None:
        width = (height or 0) * shape[0] / shape[1]
    elif height is None:
        height = width * shape[1] / shape[0]
    return max(1, round(width)), max(1, round(height or 0))


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS[found[2] or ""] if found else None
