"""A formula on one line, for forms that know no mark-up: x^2 = (a+b)/2."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

_RAISED, _LOWERED = "^", "_"
_SCRIPTS = {
    "msup": (_RAISED,),
    "mover": (_RAISED,),
    "msub": (_LOWERED,),
    "munder": (_LOWERED,),
    "msubsup": (_LOWERED, _RAISED),
    "munderover": (_LOWERED, _RAISED),
    "mfrac": ("/",),
}


def line(formula: LexborNode) -> str:
    """Write a <math> of presentation elements as words and signs."""
    pieces = [line(child) for child in formula.iter()]
    if not pieces:
        return " ".join(formula.text().split())
    signs = _SCRIPTS.get(formula.tag or "", ())
    if not signs or len(pieces) != len(signs) + 1:
        return " ".join(filter(None, pieces))
    scripts = ((sign, _grouped(piece)) for sign, piece in zip(signs, pieces[1:], strict=True))
    return _grouped(pieces[0]) + "".join(sign + script for sign, script in scripts if script)


def _grouped(piece: str) -> str:
    """Set what is more than one sign in brackets, so that it is seen what is raised, lowered or divided."""
    is_one = piece.isalnum() or len(piece) < 2
    return piece if is_one or (piece.startswith("( ") and piece.endswith(" )")) else f"({piece})"
