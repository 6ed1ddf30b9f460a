"""Listings of code as their authors wrote them: without the column of line numbers that a page sets beside them."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NUMBERS = (
    "td[class*='gutter' i], td[class*='lineno' i], td[class*='line-num' i], td[class*='linenumber' i], "
    "td[class*='blob-num' i], td[class*='ln-numbers' i], td[class*='hljs-ln-n' i], pre[class*='lineno' i]"
)
_MOST = 5000  # numbers of one text


def plain(tree: LexborHTMLParser, body: LexborNode) -> None:
    """Take line numbers out, and the table that only held them and the code apart."""
    for cell in reversed(body.css(_NUMBERS)[:_MOST]):
        if not any(letter.isalpha() for letter in cell.text()):
            cell.decompose()
    for table in reversed(body.css("table")):
        listing = table.css("pre")
        if len(listing) == 1 and table.css_first("table table, th, img") is None and _is_all(table, listing[0]):
            copy = tree.create_node("pre")
            for child in listing[0].iter(include_text=True):
                copy.insert_child(child)
            table.replace_with(copy)


def _is_all(table: LexborNode, listing: LexborNode) -> bool:
    return len(table.text().strip()) == len(listing.text().strip())
