"""Fetches the pictures of articles, lead pictures first, and makes the small ones that lists show.

Each address is asked for once, however many articles show its picture.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader import urls
from reader.model import Article, Media, Picture
from reader.parse import picture as picture_parser
from reader.sync import decide, fetch
from reader.sync.desk import Desk, home_of, side_by_side
from reader.sync.hosts import Patience, tried

_BATCH = 500  # pictures looked up at a time
_AT_ONE_HOST = 2  # fetched at a time
_WIDE_ENOUGH = 96  # pixels of a picture that may stand for its article

Missing = tuple[int, Picture]  # the article that shows it, and the picture


@dataclass(frozen=True, slots=True)
class Round:
    """What one sync has learned about pictures: what was tried in it is not tried again."""

    tried: set[str] = field(default_factory=set)  # addresses
    patience: Patience = field(default_factory=Patience)


async def fetch_missing(desk: Desk, this_round: Round, article: int | None = None) -> None:
    """Fetch every picture that the library, or one article, still lacks: also those an earlier sync left."""
    while missing := _next_batch(desk, this_round, article):
        desk.steps.expect(len(missing))
        await side_by_side(
            _fetch_line(desk, this_round, host, line)
            for host, line in _by_host(missing).items()
            for _ in range(min(_AT_ONE_HOST, len(line)))
        )
    if article:
        await _keep_small_of_kept(desk, article)


def _next_batch(desk: Desk, this_round: Round, article: int | None) -> list[Missing]:
    listed = desk.store.missing_pictures(_BATCH + len(this_round.tried), article)
    fresh = [(owner, picture) for owner, picture in listed if picture.url not in this_round.tried][:_BATCH]
    this_round.tried.update(picture.url for _, picture in fresh)
    return fresh


def _by_host(missing: Sequence[Missing]) -> dict[str, deque[Missing]]:
    hosts: defaultdict[str, deque[Missing]] = defaultdict(deque)
    for owner, picture in missing:
        hosts[urls.host(picture.url)].append((owner, picture))
    return hosts


async def _fetch_line(desk: Desk, this_round: Round, host: str, line: deque[Missing]) -> None:
    """Fetch what stands in a host's line, in which others may stand too."""
    while line:
        owner, picture = line.popleft()
        article = desk.store.article(owner)
        if article and this_round.patience.has_with(host):
            error = await tried(_keep(desk, picture, article))
            this_round.patience.note(host, error)
            if error and decide.gives_up(error, article.first_seen, desk.now()):
                desk.store.attach_pictures(owner, {picture.url: None})
        desk.steps.step(article.title if article and article.title else host)


async def _keep(desk: Desk, picture: Picture, article: Article) -> None:
    if not decide.wants_picture(picture, _place(article, picture)):
        desk.store.attach_pictures(article.id, {picture.url: None})
        return
    response = await desk.fetcher.get(
        picture.url, limit=fetch.PICTURE_LIMIT, accept=fetch.PICTURES, home=_home(desk, article)
    )
    media = await desk.parsers.call(picture_parser.read, response.body)
    if decide.is_pixel(media):
        desk.store.attach_pictures(article.id, {picture.url: None})
        return
    if decide.thumbnail_source(article) == picture.url and media.width >= _WIDE_ENOUGH:
        await _keep_small(desk, media, article)
    desk.store.add_media([media])
    desk.store.attach_pictures(article.id, {picture.url: media.hash})
    desk.steps.pictures += 1


async def _keep_small(desk: Desk, media: Media, article: Article) -> None:
    """Make the small picture that stands for the article; before the large one, which then is never without it."""
    small = await desk.parsers.call(picture_parser.thumbnail, media.data)
    desk.store.add_media([small])
    desk.store.set_thumbnail(article.id, small.hash)


async def _keep_small_of_kept(desk: Desk, id: int) -> None:
    """Make the small picture of an article whose leading one is here already, kept within another's text."""
    if any(row.thumbnail for row in desk.store.rows([id])) or not (article := desk.store.article(id)):
        return
    source = decide.thumbnail_source(article)
    kept = desk.store.pictures([source]).get(source)
    media = desk.store.media(kept) if kept else None
    if media and media.width >= _WIDE_ENOUGH:
        await tried(_keep_small(desk, media, article))


def _place(article: Article, picture: Picture) -> int:
    """Count how many pictures stand before this one in its article."""
    return next((place for place, one in enumerate(article.pictures) if one.url == picture.url), 0)


def _home(desk: Desk, article: Article) -> str:
    feeds = desk.store.feeds([article.feed]) if article.feed else ()
    return home_of(feeds[0]) if feeds else ""
