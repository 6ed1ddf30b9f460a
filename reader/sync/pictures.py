"""Fetches the pictures of articles, lead pictures first, and makes the small ones that lists show.

Each address is asked for once, however many articles show its picture. What cannot be had says why, and when it is
tried again; a tracker's pixel is nothing to look at and is never asked for.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Collection, Sequence

from reader import urls
from reader.errors import ReaderError
from reader.model import Article, Media, Origin, Part, Picture
from reader.parse import picture as picture_parser
from reader.sync import asking, decide, fetch
from reader.sync.budget import Budget, Round
from reader.sync.desk import Desk, home_of, side_by_side
from reader.sync.hosts import tried

_LISTED = 5000  # pictures looked up at a time: that takes a second where very many are missing
_BATCH = 500  # of these are fetched before the next ones are looked at
_ARTICLES = 50  # likewise, where these are what is asked for
_ALL = 2**31  # more than any article has
_AT_ONE_HOST = 2  # fetched at a time
_WIDE_ENOUGH = 96  # pixels of a picture that may stand for its article

Missing = tuple[Article, Picture]  # the article that shows it, and the picture


async def fetch_missing(desk: Desk, this_round: Round, article: int | None = None) -> None:
    """Fetch every picture that the library, or one article, still lacks: also those an earlier sync left."""
    if not article:
        await _fetch_all(desk, this_round)
        return
    while listed := _of_one(desk, this_round, article):
        await _fetch(desk, this_round, listed)
    await _keep_small_of_kept(desk, article)


async def _fetch_all(desk: Desk, this_round: Round) -> None:
    while listed := await asyncio.to_thread(_of_all, desk, frozenset(this_round.tried)):
        for start in range(0, len(listed), _BATCH):
            some = [one for one in listed[start : start + _BATCH] if one[1].url not in this_round.tried]
            await _fetch(desk, this_round, some)


async def keep_lost_small(desk: Desk) -> None:
    """Make small pictures anew that were lost, of large ones that are here."""
    for article in desk.store.small_pictures_lost():
        await _keep_small_of_kept(desk, article)


async def fetch_of(desk: Desk, this_round: Round, articles: Sequence[int]) -> None:
    """Fetch all pictures of these articles that may be fetched, whatever hosts they lie at, side by side."""
    for start in range(0, len(articles), _ARTICLES):
        some = articles[start : start + _ARTICLES]
        while listed := _of_each(desk, this_round, some):
            await _fetch(desk, this_round, listed)
        for article in some:
            await _keep_small_of_kept(desk, article)


def _of_each(desk: Desk, this_round: Round, articles: Sequence[int]) -> list[tuple[int, Picture]]:
    """List pictures that these articles lack, an address once."""
    each = (_of_one(desk, this_round, article) for article in articles)
    return list({one.url: (owner, one) for listed in each for owner, one in listed}.values())


async def fetch_lead(desk: Desk, this_round: Round, article: int) -> None:
    """Fetch the one picture that stands for an article."""
    found = desk.store.article(article)
    source = decide.thumbnail_source(found) if found else ""
    if source:
        await _fetch(desk, this_round, [one for one in _of_one(desk, this_round, article) if one[1].url == source])
    await _keep_small_of_kept(desk, article)


def _of_all(desk: Desk, tried: Collection[str]) -> Sequence[tuple[int, Picture]]:
    return desk.store.missing_pictures(_LISTED, now=desk.now(), others_than=tried)


def _of_one(desk: Desk, this_round: Round, article: int) -> Sequence[tuple[int, Picture]]:
    # What was tried in a long round is more than one article has, so it is left out here and not by the library.
    listed = desk.store.missing_pictures(_ALL, article, now=desk.now())
    return [one for one in listed if one[1].url not in this_round.tried]


async def _fetch(desk: Desk, this_round: Round, listed: Sequence[tuple[int, Picture]]) -> None:
    """Fetch these, host by host; what is not worth asking for is noted first."""
    this_round.tried.update(picture.url for _, picture in listed)
    wanted = await asyncio.to_thread(_sorted_out, desk, this_round, listed)
    desk.steps.expect(len(wanted))
    await side_by_side(
        _fetch_line(desk, this_round, host, line)
        for host, line in _by_host(wanted).items()
        for _ in range(min(_AT_ONE_HOST, len(line)))
    )


def _sorted_out(desk: Desk, this_round: Round, listed: Sequence[tuple[int, Picture]]) -> list[Missing]:
    """Take out trackers' pictures, and those that are too many in their article."""
    owners = {article.id: article for article in desk.store.articles(sorted({owner for owner, _ in listed}))}
    shown = [(owners[id], one) for id, one in listed if id in owners and decide.is_to_look_at(one)]
    beyond = {id: decide.pictures_beyond(article, this_round.most) for id, article in owners.items()}
    if trackers := [picture.url for _, picture in listed if not decide.is_to_look_at(picture)]:
        desk.store.unwanted_pictures(trackers)
    if too_many := [picture.url for article, picture in shown if picture.url in beyond[article.id]]:
        why = f"This story has more than {this_round.most} pictures; {this_round.rest}."
        desk.store.note_failed_pictures(too_many, why, now=desk.now())
    return [(article, picture) for article, picture in shown if picture.url not in beyond[article.id]]


def _by_host(missing: Sequence[Missing]) -> dict[str, deque[Missing]]:
    hosts: defaultdict[str, deque[Missing]] = defaultdict(deque)
    for article, picture in missing:
        hosts[urls.host(picture.url)].append((article, picture))
    return hosts


async def _fetch_line(desk: Desk, this_round: Round, host: str, line: deque[Missing]) -> None:
    """Fetch what stands in a host's line, in which others may stand too."""
    while line:
        article, picture = line.popleft()
        budget = _budget(this_round, article)
        if not budget.is_spent and not desk.fetcher.rests_for(host):  # what was not asked for has not failed
            error = this_round.out_of_reach(host) or await tried(_keep(desk, picture, article, budget))
            this_round.note(host, error)
            if error:
                _note_failed(desk, picture, error)
        desk.steps.step(article.title or host)


def _budget(this_round: Round, article: Article) -> Budget:
    return this_round.related if article.origin is Origin.PREFETCHED else this_round.pictures


def _note_failed(desk: Desk, picture: Picture, error: ReaderError) -> None:
    tries = desk.store.tries(Part.PICTURE, picture.url)
    next_try = decide.retry(error, tries, desk.now())
    desk.store.note_failed(Part.PICTURE, picture.url, str(error), now=desk.now(), next_try=next_try)


async def _keep(desk: Desk, picture: Picture, article: Article, budget: Budget) -> None:
    if desk.store.pictures([picture.url]).get(picture.url):
        return  # something else that runs beside this was quicker
    home = _home(desk, article)
    response = await desk.fetcher.get(picture.url, limit=fetch.PICTURE_LIMIT, accept=asking.PICTURES, home=home)
    media = await desk.parsers.call(picture_parser.read, response.body)
    if decide.is_pixel(media):
        desk.store.unwanted_pictures([picture.url])
        return
    if decide.thumbnail_source(article) == picture.url and media.width >= _WIDE_ENOUGH:
        await _keep_small(desk, media, article)
    desk.store.add_media([media])
    desk.store.attach_pictures(article.id, {picture.url: media.hash})
    budget.spend(len(media.data))
    desk.steps.pictures += 1


async def _keep_small(desk: Desk, media: Media, article: Article) -> None:
    """Make the small picture that stands for the article; before the large one, which then is never without it."""
    if media.type == picture_parser.DRAWING:
        return  # none is made of lines and shapes: the list shows the story without one
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


def _home(desk: Desk, article: Article) -> str:
    feeds = desk.store.feeds([article.feed]) if article.feed else ()
    return home_of(feeds[0]) if feeds else ""
