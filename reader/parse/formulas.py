"""Formulas in a text: each one <math> of presentation elements and words, whatever a page's typesetting wraps it in.

A formula is made anew, of a closed list of elements: those that hold others hold no words of their own, those that
hold words hold nothing else. So no HTML can be inside one, and every parser reads it alike. A root is written with its
sign as a letter and its extent in brackets: Chromium draws <msqrt> without any sign where no font for mathematics is
installed, and the formula would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

TOKENS = frozenset(["mi", "mn", "mo", "mtext", "mspace"])  # that hold words, as MathML Core lists them
GROUPS = frozenset(
    [
        *("mrow", "msup", "msub", "msubsup", "mfrac", "mover", "munder", "munderover"),
        *("mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom"),
    ]
)
TAGS = TOKENS | GROUPS | {"math"}
ROOTS = frozenset(["msqrt", "mroot"])
FLAG_NAMES = frozenset(["stretchy", "fence", "separator"])

_CONTAINERS = "mjx-container, span.katex, span.MathJax"  # MathJax 3, KaTeX, MathJax 2
_PIECES = ", ".join(sorted(TOKENS | GROUPS | ROOTS))
_ON_ITS_OWN = re.compile(r"(?:^|\s)(?:katex-display|MathJax_Display)(?:$|\s)")
_NEVER = frozenset(["annotation", "annotation-xml", "script", "style", "template", "svg", "title", "noscript"])
_DEEPEST = 32  # elements in each other; what is deeper is kept as words
_SPACE = re.compile(r"[ \t\n\f\r]+")  # a no-break space in a formula is meant
_VALUES = {
    "display": re.compile("block|inline"),
    "mathvariant": re.compile("[a-z-]{1,40}"),
    **{name: re.compile("true|false") for name in FLAG_NAMES},
}
_NAMES = ("mathvariant", *sorted(FLAG_NAMES))


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
        made = _made(tree, formula)
        if made.text().strip():
            formula.replace_with(made)
        else:
            formula.decompose()
    inside = {piece.mem_id for formula in body.css("math") for piece in formula.traverse()}
    for stray in reversed(body.css(_PIECES)):  # the sanitiser would drop it with its words
        if stray.mem_id not in inside:
            stray.unwrap()


def _is_on_its_own(container: LexborNode) -> bool:
    outer = container.parent
    around = (outer.attributes.get("class") or "") if outer is not None else ""
    return container.attributes.get("display") == "true" or _ON_ITS_OWN.search(around) is not None


def _made(tree: LexborHTMLParser, formula: LexborNode) -> LexborNode:
    made = _element(tree, "math", formula, ["display"])
    _fill(tree, made, _within(formula), 1)
    return made


def _fill(tree: LexborHTMLParser, made: LexborNode, nodes: Iterable[LexborNode], depth: int) -> None:
    """Make anew what a group holds; words that stand in it loosely become a text of the formula."""
    for node in nodes:
        if node.tag == "-text":
            _add_words(tree, made, "mtext", node)
        elif node.tag in TOKENS:
            _add_words(tree, made, node.tag or "", node)
        elif depth >= _DEEPEST:
            _add_words(tree, made, "mtext", node)
        elif node.tag in ROOTS:
            _add_root(tree, made, node, depth)
        else:
            _add_group(tree, made, node, depth)


def _add_group(tree: LexborHTMLParser, made: LexborNode, node: LexborNode, depth: int) -> None:
    """Make one element anew; one that is not known becomes a row of what it holds, for places count here."""
    tag = (node.tag or "") if node.tag in GROUPS else "mrow"
    inner = _added(made, _element(tree, tag, node, _NAMES))
    _fill(tree, inner, _within(node), depth + 1)


def _add_root(tree: LexborHTMLParser, made: LexborNode, root: LexborNode, depth: int) -> None:
    """Write a root as √x or √(a+b), its degree raised before the sign."""
    row = _added(made, tree.create_node("mrow"))
    inner = _within(root)
    if root.tag == "mroot":
        raised = _added(row, tree.create_node("msup"))
        _added(raised, tree.create_node("mrow"))
        degree = _added(raised, tree.create_node("mrow"))
        _fill(tree, degree, inner[1:], depth + 3)
        inner = inner[:1]
    _add_sign(tree, row, "√")
    extent = _added(row, tree.create_node("mrow"))
    if _is_one_token(inner):
        _fill(tree, extent, inner, depth + 2)
        return
    _add_sign(tree, extent, "(")
    _fill(tree, extent, inner, depth + 2)
    _add_sign(tree, extent, ")")


def _add_sign(tree: LexborHTMLParser, made: LexborNode, sign: str) -> None:
    _added(made, tree.create_node("mo")).insert_child(sign)


def _is_one_token(nodes: list[LexborNode]) -> bool:
    while len(nodes) == 1 and nodes[0].tag in ("mrow", "mstyle"):
        nodes = _within(nodes[0])
    return len(nodes) == 1 and nodes[0].tag in TOKENS


def _within(group: LexborNode) -> list[LexborNode]:
    """List what is in a group and can be shown."""
    return [
        node
        for node in group.iter(include_text=True)
        if (_text(node) if node.tag == "-text" else not (node.tag or "-").startswith("-") and node.tag not in _NEVER)
    ]


def _add_words(tree: LexborHTMLParser, made: LexborNode, tag: str, node: LexborNode) -> None:
    token = _added(made, _element(tree, tag, node, _NAMES))
    if text := _text(node):
        token.insert_child(text)


def _added(outer: LexborNode, node: LexborNode) -> LexborNode:
    """Put an element last in another. What is inserted is a copy: it is the one to go on with."""
    outer.insert_child(node)
    added = outer.last_child
    assert added is not None
    return added


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
