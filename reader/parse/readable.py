"""The article's own subtree with everything foreign taken out: what a person would have read aloud, and its pictures.

Works on the DOM in place. What makes it safe is sanitize.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls
from reader.parse import footnotes, headings, outline, players, text_lines
from reader.parse.blocks import OWN, WEIGHT, Cover, weight
from reader.parse.document import Document, words
from reader.parse.ground import is_foreign, is_mark, sibling, upwards
from reader.parse.headings import MEDIA
from reader.parse.labels import split_label
from reader.parse.outline import INLINE, is_within_page
from reader.parse.signs import HEADINGS

MOST_LOST = 12  # words: a block the extractor chose is not thrown away if it says more
SENTENCE = 60  # characters: a headline or a byline may be shorter, a first paragraph is not
MOST_LINES = 6  # of words that belong to a picture
MOST_REPEATS = 40  # blocks at the head of a text that may repeat what stands above it

_WHOLE = frozenset(
    ["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "dl", "li"]
)  # kept or dropped as one
_ADVERT = (
    r"advert(?:isements?|ising)?|article content|sponsored|story continues below.*|article continues (?:below|after).*|"
    r"continue reading|anzeige|publicité|publicidade?|annuncio|reklame|annons|werbung|广告|廣告|広告"
)
_CHATTER = re.compile(
    rf"{_ADVERT}|(?:read|see) more|share(?: this.*)?|follow us.*|sign up.*|subscribe.*|print|comments?|loading.*|"
    r"image source.*|tags?:?.*|topics?:?.*|back to top|copy link|whatsapp|facebook|twitter|x|email|e-mail|linkedin|"
    r"telegram|reddit|listen.*|most read.*|.*newsletter.*|.*\bapp store\b.*",
    re.IGNORECASE,
)


def html(document: Document, cover: Cover, *, drop: Iterable[str] = ()) -> str:
    """Give the article's markup, marks of links in place; blocks that say only what `drop` says are left out."""
    for node in reversed(cover.root.css("nav, [class*='breadcrumb' i]")):
        if weight(node) < MOST_LOST:
            node.decompose()
    _drop_repeated(cover.root, {urls.title_key(text) for text in drop if text})
    footnotes.gather(document, cover.root)
    headings.say_once(cover.root)
    headings.keep_linked(document, cover.root)
    _prune(document.tree, cover.root)
    for node in cover.root.css(f"[{WEIGHT}]"):
        del node.attrs[WEIGHT]
    return cover.root.inner_html or ""


def _drop_repeated(root: LexborNode, keys: set[str]) -> None:
    """Take out the first block that only repeats one of these: the headline, byline or date printed above the text."""
    keys.discard("")
    repeated = []
    for node in root.css("h1, h2, h3, p, div, span, time")[:MOST_REPEATS]:
        text = words(node)
        key = urls.title_key(text) if len(text) < 200 else ""
        if key in keys:
            keys.discard(key)  # later ones are said again on purpose
            if not _begins_the_text(node, text):
                repeated.append(node)
    for node in reversed(repeated):
        node.decompose()


def _begins_the_text(node: LexborNode, text: str) -> bool:
    """Tell whether a paragraph goes on in the next: a page that describes itself by it does not print it twice."""
    after = sibling(node, forward=True)
    return (
        node.tag == "p" and len(text) > SENTENCE and after is not None and after.tag == "p" and OWN in after.attributes
    )


def _prune(tree: LexborHTMLParser, node: LexborNode) -> None:
    own = OWN in node.attributes
    for child in list(node.iter(include_text=True)):
        if child.tag == "-text":
            if not own and child.text().strip() and node.tag not in INLINE:
                child.decompose()
        elif is_mark(child) or (own and child.tag in INLINE):
            continue
        elif weight(child):
            if _is_furniture(child):
                child.decompose()
            elif child.tag not in _WHOLE:
                _prune(tree, child)
        elif not _is_wanted(child):
            child.decompose()
        elif child.tag in ("div", "section", "a", "span", "aside", "center") and child.css_first("img"):
            _make_figure(tree, child)


def _is_furniture(node: LexborNode) -> bool:
    """Tell whether a block that the extractor took for text is what a page says under any story."""
    text = words(node)
    advert = weight(node) < MOST_LOST and re.fullmatch(_ADVERT, text, re.IGNORECASE)
    return bool(advert) or text_lines.is_furniture(text)


def _is_wanted(node: LexborNode) -> bool:
    """Decide on an element that holds none of the words the extractor chose: a figure, a table, a dropped paragraph."""
    tag = node.tag or ""
    if tag == "hr":
        return True
    if is_foreign(node) or any(is_foreign(outer) for outer in node.css("ul, nav, aside, form")):
        return False
    text = words(node)
    captions = node.css("figcaption") if node.css_first("img") is not None else []
    linked = _linked(node) - sum(map(_linked, captions))  # an encyclopedia links every second word of a caption
    mostly_links = linked > 0.4 * len(text)
    if tag in HEADINGS or headings.is_alone(node, text):
        return bool(text) and split_label(text) is None and not mostly_links and headings.has_text_after(node)
    if tag in ("blockquote", "figure") or tag == "img" or node.css_first(MEDIA) or tag in MEDIA.split(", "):
        own = len(text) - sum(len(words(caption)) for caption in captions)
        return own < _longest(node) and not (mostly_links and len(text) > 40)
    if tag == "p" or headings.is_list(node, text):
        is_placed = _is_between(node) or (tag != "p" and headings.stands_over(node))
        return bool(text) and not mostly_links and not _CHATTER.fullmatch(text) and is_placed
    return False


def _linked(node: LexborNode) -> int:
    return sum(len(words(anchor)) for anchor in node.css("a") if not is_within_page(anchor))


def _longest(node: LexborNode) -> int:
    """Say how many characters a figure, or a box around some, may hold beside its captions."""
    if node.tag == "table" and node.css_first("th") is not None:
        return 20_000  # of data: the extractor leaves long ones out
    return 2000 if node.tag in ("table", "pre", "blockquote") else 500


def _is_between(node: LexborNode) -> bool:
    """Tell whether the article's words stand on both sides of a block: then a reader takes it for one of them."""
    before, after = sibling(node, forward=False), sibling(node, forward=True)
    return before is not None and after is not None and weight(before) > 0 and weight(after) > 0


def _make_figure(tree: LexborHTMLParser, box: LexborNode) -> None:
    """Turn a box of pictures and a few words into what it is: a figure with its caption."""
    text = _caption(box)
    figure = tree.create_node("figure")
    for picture in box.css("img"):
        outer = picture.parent
        figure.insert_child(outer if outer is not None and outer.tag == "picture" else picture)
    if text:
        caption = tree.create_node("figcaption")
        caption.insert_child(text)
        figure.insert_child(caption)
    if box.css_first("figure, table, iframe, video") is None:
        box.replace_with(figure)
    elif box.css_first(players.ELEMENTS) is not None:
        _drop_controls(box)


def _drop_controls(box: LexborNode) -> None:
    """Take out what a film's player writes on its buttons and bars: Replay, Up next in 5 seconds."""
    for block in outline.read(box):
        outside = not any(outer.tag in ("figure", "table", "p") for outer in upwards(block.node))
        alone = words(block.node) == block.text and block.node.css_first(f"img, {players.ELEMENTS}") is None
        if outside and alone and len(block.text) < SENTENCE:
            block.node.decompose()


def _caption(box: LexborNode) -> str:
    """Give the words of a box of pictures; of many lines, as a drawn chart has, those that are long enough to say
    something without it."""
    lines = [block.text for block in outline.read(box)]
    return " ".join(line for line in lines if len(lines) <= MOST_LINES or len(line) > SENTENCE)
