"""The strongest terms of an article as words that a reader knows: as printed, pairs of characters joined again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.stories.tokens import unspaced

_ASKED = 24  # of the strongest terms
_LONGEST = 8  # characters of a run joined again


def shown(strongest: Sequence[str], printed: Sequence[str], stemmed: Sequence[str]) -> list[str]:
    """Name the strongest single terms as printed, the strongest first.

    `printed` are the article's tokens in order and `stemmed` the same as stems. A word that stands in small letters
    somewhere is shown so: a capital at the beginning of a sentence makes no name.
    """
    asked = [term for term in strongest if not term[0].isdigit()][:_ASKED]
    forms: dict[str, str] = dict.fromkeys(asked, "")
    for token, term in zip(printed, stemmed, strict=True):
        if term in forms and (not forms[term] or token.islower()):
            forms[term] = token
    runs = _joined({term for term in asked if unspaced(term)}, stemmed)
    words = (runs.get(term, forms[term]) for term in asked)
    return list(dict.fromkeys(word.removesuffix("'s") for word in words if word))


def _joined(wanted: Collection[str], stemmed: Sequence[str]) -> dict[str, str]:
    """Join pairs that overlap where they stand, as 霍尔 尔木 木兹 to 霍尔木兹; each pair names its longest run."""
    found: dict[str, str] = {}
    if not wanted:
        return found
    run: list[str] = []
    for term in (*stemmed, ""):
        if term in wanted and run and run[-1][-1] == term[0] and len(run) < _LONGEST:
            run.append(term)
            continue
        word = run[0] + "".join(pair[-1] for pair in run[1:]) if run else ""
        for pair in run:
            if len(word) > len(found.get(pair, "")):
                found[pair] = word
        run = [term] if term in wanted else []
    return found
