"""Markup brought to its plain form before it is sanitised: one address a picture, players as links, own ids.

Nothing here makes HTML safe; sanitize.py does. Elements are taken last first, so that none is inside one already gone.
"""

from __future__ import annotations

import re
from collections.abc import Set
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.parse import formulas, listings, players, sources

PREFIX = "note-"  # of every id that stays, so that none can meet an id of our own page
FOOTNOTE = re.compile(rf"{PREFIX}[\w:.-]{{1,80}}")

_BLOCKS = re.compile(
    r"<(/?)(?:article|main|header|footer|nav|hgroup|form|fieldset|center|address|dialog)(?=[\s/>])", re.I
)
_TAG_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_DRAWN = ("katex", "mathjax")  # in the classes of what draws a formula
_NAMED = (re.compile(r"id\s*="), re.compile(r"name\s*="))  # each alone: a search that begins with a letter is fast
_PICTURES = frozenset(["img", "image", "source"])
_FOLDED = frozenset(["amp-img", "amp-anim", "noscript", "figure"])
_LISTED = frozenset(["table", "td", "pre"])
_ANYWHERE = "http://x.example/"  # a base where only the address itself matters
_EMOJI = re.compile(r"(?:^|[\s/_-])(?:emojis?|twemoji|wp-smiley|smil(?:ey|ies))(?:[\s/_-]|$)", re.IGNORECASE)
_FACE = re.compile(r"//(?:\w+\.)?gravatar\.com/|/avatars?/", re.IGNORECASE)
_STEPS_BACK = 6  # nodes between a late picture and its <noscript>
_SIGN = 48  # pixels: an icon, a share button


def rewrite(html: str, base: str) -> str:
    """Rewrite the markup of one text; addresses become absolute against `base`, "" leaves only absolute ones."""
    whole = _BLOCKS.sub(r"<\1div", html)
    tree = LexborHTMLParser("<body>" + whole)
    body = tree.body
    if body is None:  # a frameset
        return ""
    names, lowered = tag_names(whole), whole.lower()
    if any(name.startswith("m") for name in names) or any(word in lowered for word in _DRAWN):
        formulas.unfold(tree, body)
    if names & _FOLDED:
        unfold(tree, body)
    if names & (_PICTURES | _FOLDED):
        _show_pictures(body, base)
    if names & players.TAGS:
        players.link(tree, body, base)
    if names & _LISTED:
        listings.plain(tree, body)
    _point_links(body, base, named=any(sign.search(lowered) for sign in _NAMED))
    if "aside" in names:
        _unname_asides(tree, body)
    return body.inner_html or ""


def tag_names(html: str) -> Set[str]:
    """Name, in lower case, every element that a parser can find in a text, and perhaps some that it does not.

    An element of which this knows nothing need not be looked for: a look costs more than the parsing of a short text.
    """
    return {name.lower() for name in _TAG_NAME.findall(html)}


def unfold(tree: LexborHTMLParser, body: LexborNode) -> None:
    """Bring every picture of a text into the open as an <img>, once."""
    for node in reversed(body.css("amp-img, amp-anim")):
        image = tree.create_node("img")
        for name, value in node.attributes.items():
            image.attrs[name] = value or ""
        node.replace_with(image)
    _open_noscript(body)
    for figure in body.css("figure"):
        if figure.css_first(f"img, svg, pre, table, {players.ELEMENTS}") is None:
            _draw_background(tree, figure)


def _draw_background(tree: LexborHTMLParser, figure: LexborNode) -> None:
    """Make an <img> of the picture that a figure without one names itself, or shows behind an empty box of its."""
    for box in figure.traverse():
        behind = sources.background(box) if box.mem_id == figure.mem_id or not box.text().strip() else ""
        if behind:
            image = tree.create_node("img")
            image.attrs["src"] = behind
            image.attrs["alt"] = box.attributes.get("aria-label") or ""
            image.attrs["data-srcset"] = box.attributes.get("data-srcset") or ""
            if box.mem_id != figure.mem_id:
                box.replace_with(image)
            elif figure.child is not None:
                figure.child.insert_before(image)
            return


def _open_noscript(body: LexborNode) -> None:
    """Take a picture out of <noscript> where the one before it only holds its place; all else in there goes."""
    for node in reversed(body.css("noscript")):
        hidden, before = node.css_first("img"), _picture_before(node)
        real = sources.source(hidden, _ANYWHERE) if hidden is not None else ""
        shown = sources.source(before, _ANYWHERE) if before is not None else ""
        blurred = before is not None and sources.is_plain(before) and sources.shown_by(shown) == sources.shown_by(real)
        if hidden is not None and real and (not shown or (blurred and shown != real)):
            if before is not None:
                before.decompose()
            outer = hidden.parent
            node.insert_before(outer if outer is not None and outer.tag == "picture" else hidden)
        node.decompose()


def _picture_before(node: LexborNode) -> LexborNode | None:
    """Find the last picture in what stands beside a <noscript>, over a canvas or a filler of space."""
    before = node.prev
    for _ in range(_STEPS_BACK):
        if before is None or before.tag == "noscript" or before.text().strip():
            return None
        if before.tag != "-text" and (pictures := before.css("img")):
            return pictures[-1]
        before = before.prev
    return None


def _show_pictures(body: LexborNode, base: str) -> None:
    for image in reversed(body.css("img")):
        address = sources.source(image, base)
        if address and _is_emoji(image, address):
            image.replace_with(image.attributes.get("alt") or "")
        elif not address or _is_furniture(image, address):
            image.decompose()
        else:
            image.attrs["src"] = address
            for name in ("srcset", "data-srcset"):
                if name in image.attrs:
                    del image.attrs[name]
    for source in reversed(body.css("picture source")):
        source.decompose()


def _is_emoji(image: LexborNode, address: str) -> bool:
    """Tell whether a picture is one character that a font has too."""
    alt = (image.attributes.get("alt") or "").strip()
    named = _EMOJI.search(f"{image.attributes.get('class') or ''} {address}")
    return bool(named) and 0 < len(alt) <= 8 and all(ord(letter) > 0x2000 for letter in alt)


def _is_furniture(image: LexborNode, address: str) -> bool:
    """Tell whether a picture is a face beside a name, or a small sign that leads elsewhere."""
    sides = [image.attributes.get(side) or "" for side in ("width", "height")]
    small = [side for side in sides if side.isascii() and side.isdigit() and int(side) <= _SIGN]
    linked = image.parent is not None and image.parent.tag == "a"
    return bool(_FACE.search(address)) or (linked and len(small) == len(sides))


def _point_links(body: LexborNode, base: str, *, named: bool) -> None:
    """Make links absolute; those to a place in the same text keep it, under a name of ours.

    `named` says whether there may be places with a name at all.
    """
    places = _places(body) if named else {}
    here = base.partition("#")[0] + "#"
    wanted: set[str] = set()
    for link in body.css("a[href]"):
        href = (link.attributes.get("href") or "").strip()
        place = unquote(href.removeprefix(here).removeprefix("#")) if href.startswith(("#", here)) else ""
        if place in places:
            wanted.add(place)
            link.attrs["href"] = "#" + _own(place)
        elif not href.lower().startswith("mailto:"):
            link.attrs["href"] = "" if href.startswith("#") else urls.join(base, href)
        else:
            link.attrs["href"] = "mailto:" + href[7:]
    for name, node in places.items():
        if name in wanted:
            node.attrs["id"] = _own(name)
        else:
            del node.attrs["id"]


def _places(body: LexborNode) -> dict[str, LexborNode]:
    for anchor in body.css("a[name]:not([id])"):  # how pages named a place before HTML 5
        anchor.attrs["id"] = anchor.attributes.get("name") or ""
    return {node.attributes.get("id") or "": node for node in body.css("[id]")}


def _own(name: str) -> str:
    return PREFIX + re.sub(r"[^\w:.-]", "_", name.removeprefix(PREFIX))[:80]


def _unname_asides(tree: LexborHTMLParser, body: LexborNode) -> None:
    """Leave <aside> to our own placeholders, which are empty; what stands in any other stays as a plain block."""
    for aside in reversed(body.css("aside")):
        if aside.attributes.get("data-link") and not aside.text().strip():
            continue
        block = tree.create_node("div")
        for child in aside.iter(include_text=True):
            block.insert_child(child)
        aside.replace_with(block)
