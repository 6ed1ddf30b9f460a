"""Signs articles: what the library keeps of each to find its like, made of its title and its plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.model import Article, Kept
from reader.store import Store
from reader.stories import passages, signature
from reader.stories.candidate import Candidate

_READ = 40_000  # characters: what a story is about is said before that


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An article that is looked at, and what was made of its text."""

    article: Article
    text: str
    candidate: Candidate
    counted: tuple[int, ...]  # every term of it once

    @property
    def searched(self) -> tuple[int, ...]:
        """The terms under which it is found."""
        return tuple(term for term, _ in self.candidate.signature.terms[: signature.SEARCHED])


def sign(store: Store, articles: Sequence[Article]) -> list[Signed]:
    """Sign articles by how rare their terms are in the library now; the earliest comes first."""
    texts = {one.id: plain(one) for one in articles}
    counted = {one.id: signature.hashes(one.title, texts[one.id]) for one in articles}
    articles_counted, counts = store.term_counts({term for terms in counted.values() for term in terms})
    rarity = _Rarity(articles_counted, counts)
    signed = (
        Signed(
            article=one,
            text=texts[one.id],
            counted=counted[one.id],
            candidate=Candidate(
                article=one.id,
                signature=signature.sign(one.title, texts[one.id], rarity.of(one.language)),
                at=one.sort_at,
                paper=one.paper,
            ),
        )
        for one in articles
    )
    return sorted(signed, key=lambda one: (one.candidate.at, one.candidate.article))


def plain(article: Article) -> str:
    """Give the running text of an article, its standfirst where it has no other."""
    return "\n".join(passages.read(article.body_html, captions=False))[:_READ] or article.standfirst


def candidates(kept: Iterable[Kept]) -> list[Candidate]:
    """Read what the library keeps of articles."""
    return [
        Candidate(
            article=one.article,
            signature=signature.unpack(one.signature),
            at=one.at,
            story=one.story,
            paper=one.paper,
        )
        for one in kept
    ]


class _Rarity:
    """How rare terms are in texts of each language."""

    def __init__(self, articles: int, counts: Mapping[int, int]) -> None:
        self._articles = articles
        self._counts = counts
        self._made: dict[str, signature.DocumentFrequencies] = {}

    def of(self, language: str) -> signature.DocumentFrequencies:
        named = language or "en"
        if named not in self._made:
            self._made[named] = signature.DocumentFrequencies(self._articles, self._counts, named)
        return self._made[named]
