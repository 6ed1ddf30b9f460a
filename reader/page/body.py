"""The body made ready for the page: kept pictures in, cards where links stood, wide things scrolling in themselves.

The body arrives sanitised. Even so, whatever is written into it here goes through `markup`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.page.markup import element, text
from reader.page.pictures import is_shown, picture
from reader.page.words import say
from reader.urls import is_web

_PICTURE = "img, .missing"
_FRAMES = frozenset({"a", "p", "div", "span", "center", "picture", "figure"})


def set_body(
    html: str,
    *,
    pictures: Collection[str],
    media: Mapping[str, str | None],
    cards: Mapping[int, str],
    lead_url: str = "",
    lang: str = "en",
) -> str:
    """Return the body's markup as the page shows it.

    `pictures` are the addresses of the pictures that belong to the article, `media` is as in `page.pictures`; `cards`
    is the markup for each link that was taken out of the text. The lead picture is not printed a second time.
    """
    tree = LexborHTMLParser(f"<!DOCTYPE html><body>{html}")
    _set_headings(tree)
    shown = {url for url in pictures if is_shown(url, media)} - {lead_url}
    _set_pictures(tree, shown, media, lead_url, lang)
    _set_cards(tree, cards)
    _set_scrolling(tree, "table", lang)
    _set_scrolling(tree, "pre", lang)
    _tame_links(tree)
    return _inside(tree).strip()


def _set_headings(tree: LexborHTMLParser) -> None:
    """Move the body's headings below the headline, without leaving out a level at the top."""
    found = [(int((node.tag or "h2")[1]), node) for node in _outermost(tree, "h1, h2, h3, h4, h5, h6")]
    highest = min((level for level, _ in found), default=2)
    for printed, node in found:
        level = min(printed - highest + 2, 6)
        inside = (node.inner_html or "").strip()
        _replace(node, element(f"h{level}", inside, id=node.id or None, lang=node.attributes.get("lang"), dir="auto"))


def _set_pictures(
    tree: LexborHTMLParser, shown: Collection[str], media: Mapping[str, str | None], lead_url: str, lang: str
) -> None:
    for node in tree.css("picture > source"):
        node.decompose()
    for node in _outermost(tree, "img"):
        url = node.attributes.get("src") or ""
        alt = node.attributes.get("alt") or ""
        if url in shown:
            _replace(node, picture(url, alt=alt, media=media, lang=lang, size=_size(node)))
        else:
            _drop_picture(node, with_caption=url == lead_url)


def _drop_picture(node: LexborNode, *, with_caption: bool) -> None:
    """Take out a picture and what frames it alone; words under it stay, unless they are printed elsewhere."""
    figure = next((one for one in _ancestors(node) if one.tag == "figure"), None)
    if figure is not None and len(figure.css(_PICTURE)) == 1:
        if with_caption or not figure.text().strip():
            node = figure
        else:
            figure.attrs["class"] = "wordless"
    while node.parent is not None and node.parent.tag in _FRAMES and _is_alone(node):
        node = node.parent
    node.decompose()


def _is_alone(node: LexborNode) -> bool:
    around = node.parent.iter(include_text=True) if node.parent is not None else ()
    return all(one.mem_id == node.mem_id or (one.tag == "-text" and not one.text().strip()) for one in around)


def _size(node: LexborNode) -> tuple[str, str] | None:
    """Read the size a paper gave a picture, so that the text does not jump when it comes."""
    width, height = node.attributes.get("width") or "", node.attributes.get("height") or ""
    return (width, height) if width.isdecimal() and height.isdecimal() else None


def _set_cards(tree: LexborHTMLParser, cards: Mapping[int, str]) -> None:
    for node in _outermost(tree, "aside[data-link]"):
        number = node.attributes.get("data-link") or ""
        _replace(node, cards.get(int(number), "") if number.isdecimal() else "")


def _set_scrolling(tree: LexborHTMLParser, tag: str, lang: str) -> None:
    """Let a wide table or listing scroll in its own box, which the keyboard reaches too."""
    label = text(say("table" if tag == "table" else "code", lang))
    for node in _outermost(tree, tag):
        _replace(node, f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{node.html}</div>')


def _tame_links(tree: LexborHTMLParser) -> None:
    """Leave no link of the text that could give the app an order, such as broadsheet://share/mail."""
    for node in tree.css("a[href]"):
        inside_card = any("card" in (one.attributes.get("class") or "").split() for one in _ancestors(node))
        href = node.attributes.get("href") or ""
        if not (inside_card or is_web(href) or href.startswith(("mailto:", "#"))):
            del node.attrs["href"]


def _inside(tree: LexborHTMLParser) -> str:
    return (tree.body.inner_html if tree.body else "") or ""


def _outermost(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Find what matches and is not inside another match: replacing a node ends the life of those within it."""
    found = tree.css(selector)
    known = {node.mem_id for node in found}
    return [node for node in found if not any(one.mem_id in known for one in _ancestors(node))]


def _ancestors(node: LexborNode) -> list[LexborNode]:
    above, parent = [], node.parent
    while parent is not None:
        above.append(parent)
        parent = parent.parent
    return above


def _replace(node: LexborNode, markup: str) -> None:
    """Put markup of one element (or "" for none) in a node's place."""
    new = LexborHTMLParser(f"<!DOCTYPE html><body>{markup}").body if markup else None
    if new is not None and new.child is not None:
        node.insert_before(new.child)
    node.decompose()
