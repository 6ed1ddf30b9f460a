"""Which articles are one text printed twice: an agency's in two papers, a story in two feeds of one paper."""

from __future__ import annotations

from reader import urls
from reader.stories import headlines
from reader.stories.candidate import Candidate
from reader.stories.likeness import likeness
from reader.stories.shingles import SAMPLED
from reader.stories.signature import Signature

# A follow-up repeats half of the background under another beginning: one measure alone folds it into the first report.
_HELD = 0.5  # of the shorter text's phrases
_ALIKE = 0.78  # in terms, title and beginning before the rest
_BOTH = 1.35  # the two together
_SHORT = 40  # tokens: a headline with a line, where an edit of a word changes the news
_HELD_SHORT = 0.8
_ALIKE_SHORT = 0.9
_WHOLE = 0.95  # of either's phrases: one paper prints many a text in the words of the day before


def containment(one: Signature, two: Signature) -> float:
    """Estimate how much of the shorter text stands in the longer, 0 to 1, by runs of four words."""
    a, b = one.sketch, two.sketch
    if not a or not b:
        return 0.0
    last = min(_last(a), _last(b))
    sampled_a, sampled_b = {run for run in a if run <= last}, {run for run in b if run <= last}
    fewer = min(len(sampled_a), len(sampled_b))
    return len(sampled_a & sampled_b) / fewer if fewer else 0.0


def _last(sketch: tuple[int, ...]) -> int:
    """Say up to where a sketch is complete: one that is not full holds every run of its text."""
    return sketch[-1] if len(sketch) == SAMPLED else 1 << 24


def is_copy(one: Candidate, two: Candidate) -> bool:
    """Say whether two articles print one text, edited at most: rather no than a wrong yes."""
    a, b = one.signature, two.signature
    held = containment(a, b)
    if held < _HELD:
        return False
    alike = likeness(a, b)
    if min(a.length, b.length) < _SHORT:
        return held >= _HELD_SHORT and alike >= _ALIKE_SHORT
    return alike >= _ALIKE and held + alike >= _BOTH


def is_one_text(title: str, text: str, other_title: str, other_text: str) -> bool:
    """Say whether two plain texts of one paper are truly one: its forecast of today is that of yesterday, but for a few
    words. Headline, numbers and days must be the same, and nearly all phrases of four words.
    """
    if urls.title_key(title) != urls.title_key(other_title):
        return False
    if headlines.numbers(text) != headlines.numbers(other_text) or headlines.days(text) != headlines.days(other_text):
        return False
    one, other = urls.title_key(text), urls.title_key(other_text)
    return one == other or _shared_phrases(one.split(), other.split()) >= _WHOLE


def _shared_phrases(one: list[str], other: list[str]) -> float:
    """Give the share of four-word runs that both texts have, of the text that has more of its own."""
    a, b = (set(zip(words, words[1:], words[2:], words[3:], strict=False)) for words in (one, other))
    return len(a & b) / max(len(a), len(b), 1)
