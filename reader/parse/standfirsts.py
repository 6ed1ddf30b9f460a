"""The standfirst as the page prints it above the text, where the page's head tells of it only in part."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from reader import urls
from reader.parse.blocks import Cover

LIKE = 20  # letters and spaces that both begin with
LONGEST = 600  # characters


def whole(cover: Cover, said: str) -> str:
    """Give the paragraph above the article's own element that begins as `said` does and says more, else `said`.

    What the head says is often shortened for search engines, and what stands outside is not in the body.
    """
    beginning = urls.title_key(said)[:LIKE]
    if len(beginning) < LIKE:
        return said
    for block in cover.blocks:
        if _is_in(block.node, cover.root):
            break
        is_longer = len(said) < len(block.text) <= LONGEST and not block.box.foreign
        if is_longer and urls.title_key(block.text).startswith(beginning):
            return block.text
    return said


def _is_in(node: LexborNode, root: LexborNode) -> bool:
    outer: LexborNode | None = node
    while outer is not None and outer.mem_id != root.mem_id:
        outer = outer.parent
    return outer is not None
