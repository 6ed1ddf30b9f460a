"""Formulas in a text: each one <math> of presentation elements and words, whatever a page's typesetting wraps it in.

A formula is made anew, of a closed list of elements: those that hold others hold no words of their own, those that
hold words hold nothing else. So no HTML can be inside one, and every parser reads it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

TOKENS = frozenset(["mi", "mn", "mo", "mtext", "mspace"])  # that hold words, as MathML Core lists them
GROUPS = frozenset(
    [
        *("mrow", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mover", "munder", "munderover"),
        *("mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom"),
    ]
)
TAGS = TOKENS | GROUPS | {"math"}
FLAG_NAMES = frozenset(["stretchy", "fence", "separator"])

_CONTAINERS = "mjx-container, span.katex, span.MathJax"  # MathJax 3, KaTeX, MathJax 2
_PIECES = ", ".join(sorted(TOKENS | GROUPS))
_ON_ITS_OWN = re.compile(r"(?:^|\s)(?:katex-display|MathJax_Display)(?:$|\s)")
_NEVER = frozenset(["annotation", "annotation-xml", "script", "style", "template", "svg", "title", "noscript"])
_DEEPEST = 32  # elements in each other; what is deeper is kept as words
_SPACE = re.compile(r"[ \t\n\f\r]+")  # a no-break space in a formula is meant
_VALUES = {
    "display": re.compile("block|inline"),
    "mathvariant": re.compile("[a-z-]{1,40}"),
    **{name: re.compile("true|false") for name in FLAG_NAMES},
}


def attributes() -> dict[str, set[str]]:
    """List the attributes that the elements of a formula may have."""
    kept = {tag: {"mathvariant", *FLAG_NAMES} for tag in TOKENS | GROUPS}
    return {**kept, "math": {"display"}}


def is_allowed(attribute: str, value: str) -> bool:
    """Tell whether an attribute of a formula has one of the values it may have."""
    return attribute in _VALUES and _VALUES[attribute].fullmatch(value) is not None


def unfold(tree: LexborHTMLParser, body: LexborNode) -> None:
    """Make one plain <math> of every formula, in place; what only draws it on a screen goes, and its source text.

    Pieces of a formula that are in none become plain text.
    """
    for container in reversed(body.css(_CONTAINERS)):
        formula = container.css_first("math")
        if formula is not None:
            if _is_on_its_own(container):
                formula.attrs["display"] = "block"
            container.replace_with(_made(tree, formula))
    for formula in reversed(body.css("math")):
        if formula.text().strip():
            formula.replace_with(_made(tree, formula))
        else:
            formula.decompose()
    for stray in reversed(body.css(_PIECES)):  # the sanitiser would drop it with its words
        if not _is_in_formula(stray):
            stray.unwrap()


def _is_in_formula(node: LexborNode) -> bool:
    outer = node.parent
    while outer is not None and outer.tag != "math":
        outer = outer.parent
    return outer is not None


def _is_on_its_own(container: LexborNode) -> bool:
    outer = container.parent
    around = (outer.attributes.get("class") or "") if outer is not None else ""
    return container.attributes.get("display") == "true" or _ON_ITS_OWN.search(around) is not None


def _made(tree: LexborHTMLParser, formula: LexborNode) -> LexborNode:
    made = _element(tree, "math", formula, ["display"])
    for part in _parts(tree, formula, 1):
        made.insert_child(part)
    return made


def _parts(tree: LexborHTMLParser, group: LexborNode, depth: int) -> list[LexborNode]:
    """Make anew what a group holds; words that stand in it loosely become a text of the formula."""
    parts = []
    for child in group.iter(include_text=True):
        if child.tag == "-text":
            parts.extend([_words(tree, "mtext", child, ())] if _text(child) else [])
        elif child.tag not in _NEVER and not (child.tag or "-").startswith("-"):
            parts.append(_part(tree, child, depth))
    return parts


def _part(tree: LexborHTMLParser, node: LexborNode, depth: int) -> LexborNode:
    """Make one element anew; one that is not known becomes what it holds, as one element, for places count here.

    What is inserted is a copy, so it must be whole by then.
    """
    tag = node.tag or ""
    names = ["mathvariant", *sorted(FLAG_NAMES)]
    if tag in TOKENS:
        return _words(tree, tag, node, names)
    if depth >= _DEEPEST:
        return _words(tree, "mtext", node, ())
    parts = _parts(tree, node, depth + 1)
    if tag not in GROUPS and len(parts) == 1:
        return parts[0]
    made = _element(tree, tag if tag in GROUPS else "mrow", node, names)
    for part in parts:
        made.insert_child(part)
    return made


def _words(tree: LexborHTMLParser, tag: str, node: LexborNode, names: Iterable[str]) -> LexborNode:
    made = _element(tree, tag, node, names)
    if text := _text(node):
        made.insert_child(text)
    return made


def _text(node: LexborNode) -> str:
    """Give the words of a part, on one line."""
    if node.tag in _NEVER:
        return ""
    if node.tag == "-text":
        return _SPACE.sub(" ", node.text()).strip(" ")
    pieces = (
        piece.text()
        for piece in node.traverse(include_text=True)
        if piece.tag == "-text" and (piece.parent is None or piece.parent.tag not in _NEVER)
    )
    return _SPACE.sub(" ", "".join(pieces)).strip(" ")


def _element(tree: LexborHTMLParser, tag: str, node: LexborNode, names: Iterable[str]) -> LexborNode:
    made = tree.create_node(tag)
    said = node.attributes if node.tag != "-text" else {}
    for name in names:
        value = said.get(name) or ""
        if is_allowed(name, value):
            made.attrs[name] = value
    return made
