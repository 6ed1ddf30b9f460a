"""Shape C without any word for it: an editor's card between two paragraphs, a picture or a heading and one story.

Only its place and its make-up speak for such a card, so it must lead to one story alone; or it is a list of two or
three with no other word in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reader import urls
from reader.model import Kind
from reader.parse import groups, labels, stories
from reader.parse.blocks import Cover, weight
from reader.parse.document import Document, words
from reader.parse.ground import Ground, Place, is_furniture, sibling, upwards
from reader.parse.groups import Group

MOST = 3  # of one text
SHORTEST = 20  # characters of a title: a shorter one is a button's or a section's
ALL_LINKS = 0.9  # of a list's characters
MOST_WORDS = 60  # of a card that were taken for the article's own
LONGEST = 500  # characters: title, teaser, date
_MAKE_UP = "h1, h2, h3, h4, h5, h6, img, picture, [class*='title' i], [class*='headline' i]"
_LINKED = "a[href] h2, a[href] h3, a[href] h4, a[href] p, a[href] div, h2 a[href], h3 a[href], h4 a[href]"
_NEVER = "form, iframe, video, audio, input, blockquote, figcaption"  # sign-up boxes, players, posts, photographs
_HOLDERS = frozenset(["aside", "article", "div", "section", "figure", "ul", "li"])


def find(document: Document, cover: Cover, ground: Ground) -> list[Group]:
    """Find the cards between the article's paragraphs; many of them are what is new, strewn into every text."""
    found = list(_found(document, cover, ground))
    return found if len(found) <= MOST else []


def _found(document: Document, cover: Cover, ground: Ground) -> Iterator[Group]:
    seen: set[int] = set()
    for number in range(ground.first + 1, ground.last):
        card = _island(cover.blocks[number].node, ground)
        if card is None or card.mem_id in seen:
            continue
        seen.add(card.mem_id)
        if ground.place(card, number) is Place.WITHIN and _is_card(card):
            yield from _group(document, card, number)


def _island(node: LexborNode, ground: Ground) -> LexborNode | None:
    """Climb to the outermost element around a block that holds none of the article, or no more than a teaser."""
    island = None
    for outer in upwards(node):
        if weight(outer) > MOST_WORDS or ground.holds(outer):
            break
        island = outer
    return island


def _is_card(node: LexborNode) -> bool:
    made_up = node.css_first(_MAKE_UP) is not None or len(node.css("li a[href]")) > 1
    if node.tag not in _HOLDERS or not made_up or node.css_first(_NEVER) is not None:
        return False
    others = any(labels.heads_others(words(heading)) for heading in node.css("h1, h2, h3, h4, h5, h6, header, strong"))
    if others or (weight(node) and not (_is_headed_by_link(node) or _is_list(node))):
        return False
    foreign = any(is_furniture(inner) for inner in (node, *node.css("div, aside, section, ul")))
    return not foreign and len(words(node)) <= LONGEST


def _is_headed_by_link(card: LexborNode) -> bool:
    """Tell whether a card's heading or block is its link, or an empty link lies over it: no paragraph is made so."""
    heading = card.css_first(_LINKED)
    return heading is not None or any(not words(anchor) and anchor.css_first("img") is None for anchor in card.css("a"))


def _group(document: Document, card: LexborNode, number: int) -> Iterator[Group]:
    """Read the card's story, where it leads to no other site; several are a list, which is links and nothing else."""
    anchors = card.css("a[href]")
    addresses = {urls.join(document.base, anchor.attributes.get("href") or "") for anchor in anchors}
    told = {urls.identity(url) for url in addresses if stories.is_story(url, document.url)}
    away = any(url and not stories.is_home(url, document.url) for url in addresses)
    links = groups.links(document, anchors, label="", kind=Kind.INLINE, rule="C")
    is_whole = len(told) == len(links) and all(len(link.text) >= SHORTEST for link in links)
    if is_whole and not away and (len(links) == 1 or (len(links) in range(2, MOST + 1) and _is_list(card))):
        yield Group(links, (card,), Kind.INLINE, number)


def _is_list(card: LexborNode) -> bool:
    """Tell whether a block is links and nothing else, and no sentence before it announces them."""
    linked = sum(len(words(anchor)) for anchor in card.css("a[href]"))
    before = sibling(card, forward=False)
    announced = before is not None and words(before).endswith((":", "："))
    return linked >= ALL_LINKS * len(words(card)) and not announced
