"""Signs articles: what the library keeps of each to find its like, made of its title and its plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
    return sorted((_signed(store, one) for one in articles), key=lambda one: (one.candidate.at, one.candidate.article))


def _signed(store: Store, article: Article) -> Signed:
    text = plain(article)
    counted = signature.hashes(article.title, text)
    rarity = signature.DocumentFrequencies(*store.term_counts(counted), article.language or "en")
    made = signature.sign(article.title, text, rarity)
    one = Candidate(article=article.id, signature=made, at=article.sort_at, paper=article.paper)
    return Signed(article=article, text=text, candidate=one, counted=counted)


def plain(article: Article) -> str:
    """Give the running text of an article, its standfirst where it has no other."""
    return "\n".join(passages.read(article.body_html, captions=False))[:_READ] or article.standfirst


def candidates(kept: Iterable[Kept]) -> list[Candidate]:
    """Read what the library keeps of articles."""
    return [
        Candidate(
            article=one.article,
            signature=_unpacked(one.signature),
            at=one.at,
            story=one.story,
            paper=one.paper,
        )
        for one in kept
    ]


# In one sync most articles are compared with the same few: those of the day.
_unpacked = lru_cache(maxsize=1_000)(signature.unpack)
