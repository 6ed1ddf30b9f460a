"""Fetches the pictures of articles, lead pictures first, and makes the small ones that lists show.

Each address is asked for once, however many articles show its picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader import urls
from reader.errors import LibraryError, ReaderError
from reader.model import Article, Media, Picture
from reader.parse import picture as picture_parser
from reader.sync import decide, fetch
from reader.sync.desk import Desk, home_of, side_by_side, tell_of_bug

_BATCH = 64  # pictures looked up at a time
_WIDE_ENOUGH = 96  # pixels of a picture that may stand for its article


@dataclass(slots=True)
class Round:
    """One go through the missing pictures: what was tried in it is not tried again."""

    tried: set[tuple[int, str]] = field(default_factory=set)
    homes: dict[int, str] = field(default_factory=dict)  # by article


async def fetch_missing(desk: Desk, article: int | None = None) -> None:
    """Fetch every picture that the library, or one article, still lacks: also those an earlier sync left."""
    this_round = Round()
    while missing := _next_batch(desk, this_round, article):
        articles = {one.id: one for one in desk.store.articles(sorted({owner for owner, _ in missing}))}
        desk.steps.expect(len(missing))
        await side_by_side(_fetch_one(desk, this_round, of_url, articles) for of_url in _by_url(missing).values())


def _next_batch(desk: Desk, this_round: Round, article: int | None) -> list[tuple[int, Picture]]:
    listed = desk.store.missing_pictures(_BATCH + len(this_round.tried), article)
    fresh = [(owner, picture) for owner, picture in listed if (owner, picture.url) not in this_round.tried][:_BATCH]
    this_round.tried.update((owner, picture.url) for owner, picture in fresh)
    return fresh


def _by_url(missing: Sequence[tuple[int, Picture]]) -> dict[str, list[tuple[int, Picture]]]:
    grouped: dict[str, list[tuple[int, Picture]]] = {}
    for owner, picture in missing:
        grouped.setdefault(picture.url, []).append((owner, picture))
    return grouped


async def _fetch_one(
    desk: Desk, this_round: Round, of_url: Sequence[tuple[int, Picture]], articles: dict[int, Article]
) -> None:
    """Fetch one picture for all articles that show it."""
    shown_in = [articles[owner] for owner, _ in of_url if owner in articles]
    picture = of_url[0][1]
    try:
        if shown_in:
            await _keep(desk, this_round, picture, shown_in)
    except LibraryError:
        raise
    except ReaderError as error:
        if decide.gives_up(error, max(article.first_seen for article in shown_in), desk.now()):
            desk.store.attach_pictures(shown_in[0].id, {picture.url: None})
    except Exception:  # noqa: BLE001 - the seam: a bug with one picture must not stop the others
        tell_of_bug()
        desk.store.attach_pictures(shown_in[0].id, {picture.url: None})
    for _ in of_url:
        desk.steps.step(urls.host(picture.url))


async def _keep(desk: Desk, this_round: Round, picture: Picture, shown_in: Sequence[Article]) -> None:
    article = shown_in[0]
    if not decide.wants_picture(picture, _place(article, picture)):
        desk.store.attach_pictures(article.id, {picture.url: None})
        return
    home = this_round.homes.setdefault(article.id, _home(desk, article))
    response = await desk.fetcher.get(picture.url, limit=fetch.PICTURE_LIMIT, accept=fetch.PICTURES, home=home)
    media = await desk.parsers.call(picture_parser.read, response.body)
    if decide.is_pixel(media):
        desk.store.attach_pictures(article.id, {picture.url: None})
        return
    desk.store.add_media([media])
    desk.store.attach_pictures(article.id, {picture.url: media.hash})
    await set_thumbnails(desk, media, [one for one in shown_in if decide.thumbnail_source(one) == picture.url])


async def set_thumbnails(desk: Desk, media: Media, articles: Sequence[Article]) -> None:
    """Make the small picture of `media` and let it stand for these articles."""
    if not articles or media.width < _WIDE_ENOUGH:
        return
    small = await desk.parsers.call(picture_parser.thumbnail, media.data)
    desk.store.add_media([small])
    for article in articles:
        desk.store.set_thumbnail(article.id, small.hash)


def _place(article: Article, picture: Picture) -> int:
    """Count how many pictures stand before this one in its article."""
    return next((place for place, one in enumerate(article.pictures) if one.url == picture.url), 0)


def _home(desk: Desk, article: Article) -> str:
    feeds = desk.store.feeds([article.feed]) if article.feed else ()
    return home_of(feeds[0]) if feeds else ""
