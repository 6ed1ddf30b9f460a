"""An article in half a kilobyte: its strongest terms, some of them as words, and a sample of its phrases."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2, sqrt
from operator import itemgetter

from reader.stories.frequencies import DocumentFrequencies as DocumentFrequencies
from reader.stories.frequencies import fingerprint
from reader.stories.shingles import sketch
from reader.stories.shown import shown
from reader.stories.terms import READ, counted, stems
from reader.stories.tokens import FIRST_UNSPACED, tokens

KEPT = 64  # terms of a signature
KEPT_PAIRS = 128  # where they are pairs of characters, of which a word has several
_SEARCHED = 3 / 8  # of these, the strongest: by them alone a library looks for what is alike
_FEWEST_SEARCHED = 24
_CHARACTERS = 60_000  # of a text: what comes behind is a book
SHOWN = 12  # words kept for the reader
# Measured together on stories in English, for finding the related first and for grouping:
_ENOUGH = 6.0  # a term that counts so much has half of all it can: the tenth mention says little more than the fifth
_ENOUGH_PAIRS = 3.0  # measured on texts in Chinese: a pair that stands there twice is a word
_WORD_BYTES = 110  # of all these words together
_FULL = 65_535  # a weight of 1
_FINENESS = 28  # grains a halving: a weight is kept to about a hundredth, in one byte


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What is kept of an article to find what is like it.

    `terms` are (fingerprint, weight), the strongest first, weights such that their squares add up to 65,535 squared.
    `words` are as printed. `sketch` samples the runs of four words. `length` counts tokens.
    """

    terms: tuple[tuple[int, int], ...] = ()
    words: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    length: int = 0

    @property
    def searched(self) -> tuple[int, ...]:
        """The fingerprints by which it is looked for and found, at most 48."""
        most = max(_FEWEST_SEARCHED, int(len(self.terms) * _SEARCHED))
        return tuple([term for term, _ in self.terms[:most]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is read of an article: the tokens of its title and its text, their stems, and how much each stem counts."""

    title: list[str]
    text: list[str]
    stems: tuple[list[str], list[str]]  # "" where a token is no term
    counts: dict[str, float]
    hashes: tuple[int, ...]  # the fingerprint of every single term once, for the library's count of articles by term
    length: int  # in tokens


@lru_cache(maxsize=4)  # who asks for hashes and then for a signature may not keep the words
def read(title: str, text: str) -> Words:
    """Take a title and a plain text apart; only the beginning of a long text."""
    head, body = tokens(title[:_CHARACTERS]), tokens(text[:_CHARACTERS])
    stemmed = stems(head, body[:READ])
    counts = counted(stemmed)
    return Words(
        title=head,
        text=body[:READ],
        stems=stemmed,
        counts=counts,
        hashes=tuple(set(map(fingerprint, counts))),
        length=len(head) + len(body),
    )


def hashes(title: str, text: str) -> tuple[int, ...]:
    """Give the fingerprint of every single term of an article once, for the library's count of articles by term."""
    return read(title, text).hashes


def sign(title: str, text: str, df: DocumentFrequencies) -> Signature:
    """Make the signature of an article from its title and plain text."""
    return signed(read(title, text), df)


def signed(words: Words, df: DocumentFrequencies) -> Signature:
    """Make the signature of an article from what was read of it."""
    strongest = _strongest(words.counts, df)
    head, body = words.stems
    return Signature(
        terms=_weighed(strongest),
        words=_fitting(shown([term for term, _ in strongest], [*words.text, *words.title], [*body, *head])),
        sketch=sketch([token.lower() for token in words.text or words.title]),
        length=words.length,
    )


def _strongest(counts: dict[str, float], df: DocumentFrequencies) -> list[tuple[str, float]]:
    in_pairs = 2 * sum([term >= FIRST_UNSPACED for term in counts]) > len(counts)
    enough, most = (_ENOUGH_PAIRS, KEPT_PAIRS) if in_pairs else (_ENOUGH, KEPT)
    rarity = df.weights
    weights = [(term, count / (count + enough) * rarity[fingerprint(term)]) for term, count in counts.items()]
    weights.sort(key=itemgetter(1), reverse=True)
    return [(term, weight) for term, weight in weights[:most] if weight > 0]


def _weighed(strongest: Sequence[tuple[str, float]]) -> tuple[tuple[int, int], ...]:
    """Make weights whole numbers that one byte holds each, so that what is kept is what was made."""
    norm = sqrt(sum(weight * weight for _, weight in strongest)) or 1.0
    merged: dict[int, int] = {}
    for term, weight in strongest:
        merged.setdefault(fingerprint(term), _GRAINS[_grain(weight / norm)])
    return tuple(merged.items())


def _grain(share: float) -> int:
    return max(0, min(255, 255 + round(_FINENESS * log2(share))))


_GRAINS = tuple(round(_FULL * 2 ** ((grain - 255) / _FINENESS)) for grain in range(256))
_HEAD = struct.Struct("<BBBI")  # the making, how many terms, how many runs, the length
_MAKING = 0xB2  # another number wherever what is packed, or how terms are named, becomes another
_WIDE = 3  # bytes of a fingerprint, of a term or a run
_BYTE_OF = {weight: grain for grain, weight in enumerate(_GRAINS)}


def _fitting(words: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    room = _WORD_BYTES
    for word in words:
        room -= len(word.encode()) + 1
        if room < 0 or len(kept) == SHOWN:
            break
        kept.append(word)
    return tuple(kept)


def pack(signature: Signature) -> bytes:
    """Write a signature in some 450 bytes, 750 at most; `unpack` gives the same one back."""
    terms, sample = signature.terms, signature.sketch
    return b"".join(
        (
            _HEAD.pack(_MAKING, len(terms), len(sample), signature.length),
            b"".join([term.to_bytes(_WIDE, "little") for term, _ in terms]),
            b"".join([run.to_bytes(_WIDE, "little") for run in sample]),
            bytes([_BYTE_OF[weight] for _, weight in terms]),
            "\n".join(signature.words).encode(),
        )
    )


def unpack(packed: bytes) -> Signature:
    """Read what `pack` wrote; what an earlier making wrote is empty. Raises `struct.error` on what is no signature."""
    making, terms, runs, length = _HEAD.unpack_from(packed)
    if making != _MAKING:
        return Signature()
    weights = _HEAD.size + _WIDE * (terms + runs)
    words = weights + terms
    if len(packed) < words:
        raise struct.error("a signature that is cut off")
    numbers = _widened(packed[_HEAD.size : weights])
    return Signature(
        terms=tuple(zip(numbers, map(_GRAINS.__getitem__, packed[weights:words]), strict=False)),
        words=tuple(packed[words:].decode().split("\n")) if len(packed) > words else (),
        sketch=numbers[terms:],
        length=length,
    )


def _widened(numbers: bytes) -> tuple[int, ...]:
    """Read numbers of three bytes, the lowest first, all at once: each gets a fourth byte that is 0."""
    count = len(numbers) // _WIDE
    wide = bytearray(4 * count)
    for place in range(_WIDE):
        wide[place::4] = numbers[place::_WIDE]
    return struct.unpack(f"<{count}I", wide)


def glance(packed: bytes, weights: Mapping[int, int]) -> int:
    """Add up the products of the weights that a packed signature shares with these, without unpacking the rest of it.

    Takes a sixth of the time: most of what is compared has nothing to do with each other. Raises `struct.error` on what
    is no signature; what an earlier making wrote shares nothing.
    """
    making, terms, runs, _ = _HEAD.unpack_from(packed)
    if making != _MAKING:
        return 0
    grains = _HEAD.size + _WIDE * (terms + runs)
    numbers = _widened(packed[_HEAD.size : _HEAD.size + _WIDE * terms])
    return sum([weights[term] * _GRAINS[packed[grains + numbers.index(term)]] for term in weights.keys() & numbers])
