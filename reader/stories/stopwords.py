"""Function words of a dozen languages, and which language a text speaks by them: data in resources/stories."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reader.stories import listed

_ASKED = 150  # tokens that tell a text's language well enough
_FEWEST = 2  # function words: fewer may be chance, as English "die" and "war" in a headline


def stopwords(tokens: Iterable[str]) -> frozenset[str]:
    """Give the function words of the language that a text's first tokens speak; none where it is not clear.

    Only one language's: German "war" is a function word, English "war" is news.
    """
    said = {token.lower() for _, token in zip(range(_ASKED), tokens, strict=False)}
    languages = listed.by_language("stopwords").values()
    most, known = max(((len(said & words), words) for words in languages), key=lambda found: found[0])
    return known if most >= _FEWEST else frozenset()


@cache
def as_printed(words: frozenset[str]) -> frozenset[str]:
    """Give words in small letters also as they begin a sentence and as they stand in a headline of capitals."""
    return words.union(map(str.capitalize, words), map(str.upper, words))
