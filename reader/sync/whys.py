"""What to say of an article in its story: why it is there, and what of it is news."""

from __future__ import annotations

from collections.abc import Mapping

from reader import urls
from reader.model import Article
from reader.stories.agencies import agency
from reader.stories.candidate import Candidate
from reader.stories.news import news
from reader.stories.reasons import reasons
from reader.sync.places import Place
from reader.sync.signing import plain


def tell(place: Place, texts: Mapping[int, Article]) -> tuple[str, str]:
    """Say why an article stands beside the one that it is most like, and the news of it; "" where nothing is to say.

    `texts` holds the article, and the other one where that can still be read.
    """
    one, closest = texts[place.candidate.article], place.closest
    if closest is None:
        return "", ""
    other = texts.get(closest.article)
    if place.copy_of is not None:
        return _why_copy(place.candidate, closest, one, other), ""
    return _why(place.candidate, closest, one, other), _news(place, one)


def _why(placed: Candidate, closest: Candidate, one: Article, other: Article | None) -> str:
    """Give the reason alone: when, and in how many papers, a timeline shows by itself."""
    same_link = _same_link(one, other) if other else ""
    return reasons(placed.signature, closest.signature, same_link=same_link, text=plain(one))


def _why_copy(placed: Candidate, closest: Candidate, one: Article, other: Article | None) -> str:
    named = agency(one.byline, plain(one))
    if named and other and named == agency(other.byline, plain(other)):
        return reasons(placed.signature, closest.signature, same_agency=named)
    return "The same text"


def _news(place: Place, one: Article) -> str:
    """Give the sentence that says most of what those before it had not; of the first none that its standfirst says.

    A timeline shows the standfirst itself.
    """
    mine = (place.candidate.at, place.candidate.article)
    earlier = [other.signature for other in place.beside if (other.at, other.article) < mine]
    told = news(one.body_html or one.standfirst, place.candidate.signature, earlier)
    return "" if not earlier and _repeats(told, one.standfirst) else told


def _repeats(told: str, standfirst: str) -> bool:
    said = urls.title_key(told)
    return bool(said) and said in urls.title_key(standfirst)


def _same_link(one: Article, other: Article) -> str:
    """Find a story that both lead to, or to which the one leads and the other is."""
    return min(_named(one) & _named(other), default="")


def _named(article: Article) -> set[str]:
    return {urls.identity(url) for url in (article.url, *(link.url for link in article.links)) if url} - {""}
