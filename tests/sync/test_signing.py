"""What of the library is compared with an article."""

from __future__ import annotations

from reader.model import Kept
from reader.stories.candidate import Candidate
from reader.stories.signature import DocumentFrequencies, pack, sign
from reader.sync import signing

FERRY = "A ferry with ninety people aboard ran aground in fog outside Tromso. Lifeboats took the passengers off."
HARVEST = "Farmers around Ulm brought in the largest harvest of wheat and barley in thirty years."


def kept(article: int, text: str, story: int | None = None) -> Kept:
    return Kept(article=article, signature=_packed(text), at=0, paper=1, story=story)


def _packed(text: str) -> bytes:
    return pack(sign("", text, DocumentFrequencies(0, {}, "en")))


def chosen(text: str, among: list[Kept], story: int | None = None) -> list[int]:
    [one] = signing.candidates([kept(1, text)])
    return [other.article for other in signing.alike(among, one, story)]


def test_what_tells_something_else_is_left_out():
    assert chosen(FERRY, [kept(2, FERRY), kept(3, HARVEST)]) == [2]


def test_a_story_comes_whole_where_one_of_it_is_like_the_article():
    assert chosen(FERRY, [kept(2, HARVEST, story=7), kept(3, FERRY, story=7), kept(4, HARVEST, story=8)]) == [2, 3]


def test_those_of_the_articles_own_story_stay_whatever_they_tell():
    assert chosen(FERRY, [kept(2, HARVEST, story=7), kept(3, HARVEST)], story=7) == [2]


def test_what_is_read_of_an_article_says_what_is_kept_of_it():
    [one] = signing.candidates([kept(2, FERRY, story=7)])
    assert one == Candidate(
        article=2, signature=sign("", FERRY, DocumentFrequencies(0, {}, "en")), at=0, story=7, paper=1
    )
