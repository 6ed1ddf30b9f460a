"""Fetches the small sign of a feed: the one it names itself, else the best that its paper's front page names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader import urls
from reader.errors import DocumentError, FetchError
from reader.model import Feed
from reader.parse import discover
from reader.parse import picture as picture_parser
from reader.sync import asking, fetch
from reader.sync.desk import Desk, home_of, side_by_side
from reader.sync.fetch import Response
from reader.sync.hosts import tried
from reader.sync.poll import Polled


async def fetch_icons(desk: Desk, polled: Sequence[Polled]) -> None:
    """Fetch the icons of feeds that were read and have none; a feed does well without."""
    await side_by_side(tried(_fetch_icon(desk, one.feed, one.icon_url)) for one in polled if one.wants_icon)


async def _fetch_icon(desk: Desk, feed: Feed, named: str) -> None:
    home = home_of(feed)
    address = named or await _named_by_page(desk, feed, home)
    response = await desk.fetcher.get(address, limit=fetch.PICTURE_LIMIT, accept=asking.PICTURES, home=home)
    icon = await desk.parsers.call(picture_parser.icon, response.body)
    desk.store.add_media([icon])
    for now in desk.store.feeds([feed.id]):
        desk.store.update_feeds([replace(now, icon=icon.hash)])


async def _named_by_page(desk: Desk, feed: Feed, home: str) -> str:
    """Name the icon of a paper's front page: a large one, else its manifest's, else what browsers guess."""
    front = feed.site_url if urls.is_web(feed.site_url) else urls.join(feed.url, "/")
    response = await desk.fetcher.get(front, accept=asking.PAGES, home=home, page=True)
    found = await desk.parsers.call(discover.signs, response.body, url=response.url)
    listed = await _in_manifest(desk, response, found.manifest, home) if found.manifest and not found.large else ""
    return listed or found.icon


async def _in_manifest(desk: Desk, page: Response, manifest: str, home: str) -> str:
    """Name the best icon of a manifest; "" where it cannot be had."""
    try:
        response = await desk.fetcher.get(manifest, accept=asking.TEXTS, home=home)
        return await desk.parsers.call(discover.manifest_icon, response.body, url=response.url)
    except (FetchError, DocumentError):
        return ""
