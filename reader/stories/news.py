"""What an article adds to its story: the one sentence of it that holds most of what the articles before had not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import sqrt

from reader.stories import passages
from reader.stories.frequencies import fingerprint
from reader.stories.signature import Signature
from reader.stories.terms import stems
from reader.stories.tokens import tokens

LONGEST = 160  # characters of the line
_READ = 60  # sentences: what is new is said before that
_FEWEST = 5  # tokens: fewer are a label, a byline or a cry
_LEAST = 0.1  # of the article's own weight that must be new in a sentence worth telling
_FAIR = 8  # tokens added to a sentence's own, so that neither a long list nor a short cry wins by its length

# A full stop ends a sentence before a space and what may begin one; those of Chinese, Japanese, Hindi and Urdu always.
_END = re.compile(
    r"(?<=[.!?…؟])[\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]*[^\W\d_a-zß-öø-ÿа-я]|[\"“‘«(\[¿¡]*\d)"
    r"|(?<=[。！？｡।۔])[”’」』）]*\s*"
)
_ENDED = re.compile(r"[.!?…؟。！？｡।۔][\"”’»)\]」』）]*$")
_SHORTENED = re.compile(
    r"(?:^|[\s(“\"])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Rev|Hon|St|Ste|Jr|Sr|No|Nr|vs|"
    r"Inc|Ltd|Co|Corp|bzw|ca|Hr|Fr|Sra?|Mme|Mlle|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_BYLINE = re.compile(r"^(?:By|Von|Par|Por|Di|Door|Av|Af|Od|作者|記者|记者)[\s:：]+\S+(?:\s+\S+){0,6}$")
# Where and by whom an agency says it was written, before the first sentence: WASHINGTON —, (Reuters) -, LONDON (AP) —.
_DATELINE = re.compile(
    r"^(?:[^\W\d_a-z][^\Wa-z]*(?:[ ,.'’-]+[^\W_]+){0,5}\s*)?\((?:[A-Z]{2,5}|Reuters|dpa|epd|Xinhua|Kyodo|Yonhap)\)"
    r"\s*[–—-]+\s*"
    r"|^[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, [A-Z][a-z]+\.? \d{1,2})?\s*(?:—|–|--| - )\s*"
)


def news(body: str, own: Signature, earlier: Sequence[Signature]) -> str:
    """Give that sentence of a body (HTML, or plain text), cut at a word to 160 characters; "" where nothing is new.

    New is what weighs in the article's `own` signature and stands in none of the `earlier` ones.
    """
    known = {term for signature in earlier for term, _ in signature.terms}
    fresh = {term: weight for term, weight in own.terms if term not in known}
    whole = sum(weight for _, weight in own.terms)
    if not whole:
        return ""
    best, most = "", 0.0
    for sentence, words in _sentences(body):
        found = _weight(words, fresh)
        worth = found / sqrt(len(words) + _FAIR)
        if worth > most and found >= _LEAST * whole / sqrt(len(own.terms)):
            best, most = sentence, worth
    return _cut(best)


def _weight(words: Sequence[str], fresh: Mapping[int, int]) -> float:
    found: Collection[str] = {stem for stem in stems((), words)[1] if stem}
    return sum(fresh.get(fingerprint(stem), 0) for stem in found)


def _sentences(body: str) -> Iterator[tuple[str, list[str]]]:
    """Give the whole sentences of the running text with their tokens; headings, labels and bylines are none."""
    count = 0
    for printed in passages.read(body, captions=False):
        passage = _DATELINE.sub("", printed)
        if not _ENDED.search(passage) or _BYLINE.match(passage):
            continue
        for sentence in split(passage):
            words = tokens(sentence)
            if len(words) >= _FEWEST and _is_whole(sentence):
                yield sentence, words
                count += 1
            if count == _READ:
                return


def _is_whole(sentence: str) -> bool:
    """Say whether each quotation that begins in a sentence ends in it: else it is half of what somebody said."""
    if sentence.count('"') % 2:
        return False
    for start, ends in _quoted(sentence):
        begun, ended = sentence.count(start), sum(map(sentence.count, ends))
        if begun != ended and (begun or ended % 2):  # Swedish and Finnish begin with the mark that ends
            return False
    return True


def _quoted(sentence: str) -> tuple[tuple[str, str], ...]:
    """List the pairs of marks that this sentence quotes with; “ ends a quotation that „ began, and » may begin one."""
    if "„" in sentence:
        return (("„", "“”"),)
    return (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))


def split(passage: str) -> list[str]:
    """Split a passage of words into its sentences."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(passage):
        if not _SHORTENED.search(passage, max(start, end.start() - 20), end.start()):
            parts.append(passage[start : end.end()].strip())
            start = end.end()
    return [part for part in (*parts, passage[start:].strip()) if part]


def _cut(sentence: str) -> str:
    """Cut a sentence to its length, at a space where there is one near."""
    if len(sentence) <= LONGEST:
        return sentence
    room = sentence[: LONGEST - 1]
    at = room.rfind(" ")
    if sentence[LONGEST - 1] != " " and at > LONGEST // 2:
        room = room[:at]
    return room.rstrip(" ,;:–—-、，；") + "…"
