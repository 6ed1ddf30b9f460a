"""Looks for the stories and copies of some articles: signs them, finds where each belongs, and says why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reader.model import Article, Grouped, Origin
from reader.store import Store
from reader.stories import headlines, signature
from reader.stories.candidate import Candidate
from reader.stories.copies import is_one_text
from reader.stories.forms import looks_like_form
from reader.sync import signing, whys
from reader.sync.places import DAYS, Batch, Place
from reader.sync.signing import Signed


def look(store: Store, articles: Sequence[Article]) -> list[Grouped]:
    """Find the story or the original of each of these articles; says what to keep of every one.

    Those of the library that begin a story with one of them are among the answers.
    """
    signed = {one.article.id: one for one in signing.sign(store, articles)}
    texts = _Texts(store, articles)
    batch = _placed(store, signed.values(), texts)
    texts.read(_mentioned(batch.places.values()))
    return [_grouped(place, batch, texts, signed.get(id)) for id, place in batch.places.items() if id in texts.known]


class _Texts:
    """Whole articles, each read once."""

    def __init__(self, store: Store, articles: Iterable[Article]) -> None:
        self.known = {one.id: one for one in articles}
        self._two_texts = store.two_texts(self.known)
        self._store = store

    def read(self, ids: Collection[int]) -> None:
        """Read those that are not known yet; what is gone stays unknown."""
        lacking = sorted(set(ids) - self.known.keys())
        if lacking:
            self.known |= {one.id: one for one in self._store.texts(lacking)}

    def may_fold(self, copy: int, original: int) -> bool:
        """Tell whether an article may stand in lists for a copy of it.

        Not where a list would lose something: what the reader opened or brought stays, and an original must be shown
        itself. Nor where one paper tells other news in the words of a form: the weather, the markets. Never again what
        the reader unfolded.
        """
        if (copy, original) in self._two_texts:
            return False
        self.read((copy, original))
        one, other = self.known.get(copy), self.known.get(original)
        if one is None or other is None or one.origin is not Origin.FEED or not self._store.shown([original]):
            return False
        if one.paper == other.paper:
            return is_one_text(one.title, signing.plain(one), other.title, signing.plain(other))
        return not headlines.differ(one.title, other.title)


def _placed(store: Store, signed: Collection[Signed], texts: _Texts) -> Batch:
    ids = [one.article.id for one in signed]
    stories = {kept.article: kept.story for kept in store.kept(ids) if kept.story is not None}
    batch = Batch(store.apart(ids), stories, texts.may_fold)
    for one in signed:
        kept = store.candidates(one.searched, around=one.candidate.at, days=DAYS, rarest_first=True)
        near = signing.alike(kept, one.candidate, stories.get(one.article.id))
        batch.place(one.candidate, _titled(one.candidate, signing.candidates(near), texts))
    return batch


def _titled(one: Candidate, others: Sequence[Candidate], texts: _Texts) -> list[Candidate]:
    """Read the headlines of those beside which it takes one to tell a form from a story."""
    alike = {other.article for other in others if looks_like_form(one, other)}
    texts.read(alike)
    titles = {article: texts.known[article].title for article in alike if article in texts.known}
    return [replace(other, title=titles.get(other.article, "")) for other in others]


def _mentioned(places: Iterable[Place]) -> set[int]:
    """List the articles whose texts it takes to say why."""
    found: set[int] = set()
    for place in places:
        found.add(place.candidate.article)
        if place.closest:
            found.add(place.closest.article)
    return found


def _grouped(place: Place, batch: Batch, texts: _Texts, signed: Signed | None) -> Grouped:
    one = place.candidate
    new = place.story is not None and place.story < 0
    why, news = whys.tell(place, texts.known)
    return Grouped(
        article=one.article,
        signature=signature.pack(one.signature),
        terms=one.signature.searched,
        counted=signed.counted if signed else (),  # one of the library was counted when it came
        story=None if new else place.story,
        with_article=batch.other_member(place) if new else None,
        copy_of=place.copy_of,
        score=place.score,
        why=why,
        news=news,
    )
