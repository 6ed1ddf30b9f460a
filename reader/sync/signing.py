"""Signs articles: what the library keeps of each to find its like, made of its title and its plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader.model import Article, Kept
from reader.store import Store
from reader.stories import passages, signature
from reader.stories.candidate import Candidate
from reader.stories.grouping import SAME
from reader.stories.likeness import glanced
from reader.stories.signature import DocumentFrequencies, Words

_READ = 40_000  # characters: what a story is about is said before that


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An article that is looked at, and what was made of its text."""

    article: Article
    candidate: Candidate
    counted: tuple[int, ...]  # every term of it once
    searched: tuple[int, ...]  # the terms under which it is found, the rarest first


def sign(store: Store, articles: Iterable[Article]) -> list[Signed]:
    """Sign articles by how rare their terms are in the library now; the earliest comes first."""
    read = [(one, signature.read(one.title, plain(one))) for one in articles]
    counted, counts = store.term_counts(sorted({term for _, words in read for term in words.hashes}))
    rarity = {one.language: DocumentFrequencies(counted, counts, one.language or "en") for one, _ in read}
    signed = [_signed(one, words, rarity[one.language], counts) for one, words in read]
    return sorted(signed, key=lambda one: (one.candidate.at, one.candidate.article))


def _signed(article: Article, words: Words, rarity: DocumentFrequencies, counts: Mapping[int, int]) -> Signed:
    made = signature.signed(words, rarity)
    one = Candidate(article=article.id, signature=made, at=article.sort_at, paper=article.paper, title=article.title)
    searched = tuple(sorted(made.searched, key=lambda term: counts.get(term, 0)))
    return Signed(article=article, candidate=one, counted=words.hashes, searched=searched)


def plain(article: Article) -> str:
    """Give the running text of an article, its standfirst where it has no other."""
    return "\n".join(passages.read(article.body_html, captions=False))[:_READ] or article.standfirst


def alike(kept: Sequence[Kept], one: Candidate, story: int | None) -> list[Kept]:
    """Choose those that may tell what an article tells, and the others of their stories and of its own `story`.

    A score is a likeness, or less: a story whose members are all less alike than what makes a story is none for it.
    """
    weights = dict(one.signature.terms)
    near = {other.article for other in kept if glanced(weights, other.signature) >= SAME}
    stories = {story, *(other.story for other in kept if other.article in near)} - {None}
    return [other for other in kept if other.article in near or other.story in stories]


def candidates(kept: Iterable[Kept], titles: Mapping[int, str] = MappingProxyType({})) -> list[Candidate]:
    """Read what the library keeps of articles; `titles` are those that are known, by article."""
    return [
        Candidate(
            article=one.article,
            signature=signature.unpack(one.signature),
            at=one.at,
            story=one.story,
            paper=one.paper,
            title=titles.get(one.article, ""),
        )
        for one in kept
    ]
