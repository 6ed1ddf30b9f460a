"""Markup brought to its plain form before it is sanitised: one address a picture, players as links, own ids.

Nothing here makes HTML safe; sanitize.py does. Elements are taken last first, so that none is inside one already gone.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.parse import players, sources

PREFIX = "note-"  # of every id that stays, so that none can meet an id of our own page
FOOTNOTE = re.compile(rf"{PREFIX}[\w:.-]{{1,80}}")

_BLOCKS = re.compile(
    r"<(/?)(?:article|main|header|footer|nav|hgroup|form|fieldset|center|address|dialog)(?=[\s/>])", re.I
)


def rewrite(html: str, base: str) -> str:
    """Rewrite the markup of one text; addresses become absolute against `base`, "" leaves only absolute ones."""
    tree = LexborHTMLParser("<body>" + _BLOCKS.sub(r"<\1div", html))
    body = tree.body
    if body is None:  # a frameset
        return ""
    _open_noscript(body)
    _show_pictures(body, base)
    players.link(tree, body, base)
    _point_links(body, base)
    _unname_asides(tree, body)
    return body.inner_html or ""


def _open_noscript(body: LexborNode) -> None:
    """Take a picture out of <noscript> where the one before it is only a stand-in for it."""
    for node in reversed(body.css("noscript")):
        hidden = node.css_first("img")
        before = node.prev
        while before is not None and before.tag == "-text" and not before.text().strip():
            before = before.prev
        if hidden is None or (
            before is not None and _pictures(before) and sources.source(_pictures(before)[0], "http://x/")
        ):
            node.decompose()
        else:
            node.unwrap()


def _pictures(node: LexborNode) -> list[LexborNode]:
    return [node] if node.tag == "img" else node.css("img")


def _show_pictures(body: LexborNode, base: str) -> None:
    for image in reversed(body.css("img, amp-img")):
        address = sources.source(image, base)
        if not address:
            image.decompose()
            continue
        image.attrs["src"] = address
        for name in ("srcset", "data-srcset"):
            if name in image.attrs:
                del image.attrs[name]
    for source in reversed(body.css("picture source")):
        source.decompose()


def _point_links(body: LexborNode, base: str) -> None:
    """Make links absolute; those to a place in the same text keep it, under a name of ours."""
    named = {node.attributes.get("id"): node for node in body.css("[id]")}
    wanted: set[str] = set()
    for link in body.css("a[href]"):
        href = (link.attributes.get("href") or "").strip()
        if href.startswith("#") and href[1:] in named:
            wanted.add(href[1:])
            link.attrs["href"] = "#" + _own(href[1:])
        elif not href.lower().startswith("mailto:"):
            link.attrs["href"] = "" if href.startswith("#") else urls.join(base, href)
        else:
            link.attrs["href"] = "mailto:" + href[7:]
    for name, node in named.items():
        if name in wanted:
            node.attrs["id"] = _own(name)
        else:
            del node.attrs["id"]


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
