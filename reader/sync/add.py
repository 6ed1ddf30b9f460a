"""Subscribes to what the reader typed: a feed, or the feed that a page names."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from reader import urls
from reader.errors import DocumentError, FetchError, InputError
from reader.model import Feed, ParsedFeed
from reader.parse import discover
from reader.parse import feed as feed_parser
from reader.progress import Progress
from reader.sync import grouping
from reader.sync.addresses import is_local_name
from reader.sync.desk import Desk
from reader.sync.fetch import Response
from reader.sync.icons import fetch_icons
from reader.sync.poll import deliver, tell

_ICON_WAIT = 5.0  # seconds; the next sync tries again


async def add(desk: Desk, url: str, folder: str = "") -> Feed:
    """Subscribe, and put what the feed brings into the library; pages and pictures are the next sync's.

    `folder` is a path of titles such as "World/Asia". A feed that is here already is returned as it is. Raises
    InputError, FetchError or DocumentError where there is no feed, OfflineError where there is no connection; then
    nothing is stored.
    """
    addresses = _typed(url)
    for address in addresses:
        if known := desk.store.feed_by_url(address):
            return known
    desk.net.require()
    desk.emit(Progress(text=urls.host(addresses[0])))
    response, parsed = await _first_feed(desk, addresses)
    named = desk.store.feed_by_url(response.permanent_url)
    if named:
        return named
    path = tuple(part.strip() for part in folder.split("/") if part.strip())
    place = desk.store.add_folder(path)[0] if path else None
    feed, _ = desk.store.add_feed(
        url=response.permanent_url,
        title=parsed.title,
        site_url=parsed.site_url,
        folder=place,
        language=parsed.language,
    )
    polled = await deliver(desk, feed, response, parsed)
    desk.store.update_feeds([polled.feed])
    tell(desk, polled)
    await grouping.arrived(desk, polled.arrived)
    with suppress(TimeoutError):
        async with asyncio.timeout(_ICON_WAIT):
            await fetch_icons(desk, [polled])
    return polled.feed


def _typed(url: str) -> tuple[str, ...]:
    """Complete an address as people type it: "paper.example", "feed://paper.example/rss"."""
    address = url.strip()
    for old, new in (("feed://", "http://"), ("feed:", "")):
        if address.lower().startswith(old):
            address = new + address[len(old) :]
    found = (address,) if "://" in address else (f"https://{address}", f"http://{address}")
    if not all(map(urls.is_web, found)):
        raise InputError(f"“{url.strip()[:200]}” is not an address on the web. Type one such as https://paper.example.")
    return found


async def _first_feed(desk: Desk, addresses: tuple[str, ...]) -> tuple[Response, ParsedFeed]:
    """Try the addresses in order; where all fail, the first one's failure is the one to tell."""
    failures: list[FetchError] = []
    for address in addresses:
        try:
            return await _feed_at(desk, address)
        except FetchError as error:
            failures.append(error)
    raise failures[0]


async def _feed_at(desk: Desk, address: str) -> tuple[Response, ParsedFeed]:
    home = urls.host(address) if is_local_name(urls.host(address)) else ""
    response = await desk.fetcher.get(address, home=home)
    if _is_page(response):
        response = await desk.fetcher.get(await _named_by_page(desk, response), home=home)
    return response, await _parsed(desk, response)


async def _parsed(desk: Desk, response: Response) -> ParsedFeed:
    return await desk.parsers.call(
        feed_parser.read, response.body, url=response.url, content_type=response.content_type
    )


def _is_page(response: Response) -> bool:
    start = response.body[:2048].lower()
    return b"<html" in start or b"<!doctype html" in start


async def _named_by_page(desk: Desk, response: Response) -> str:
    """Find the feed that a page offers to its readers, the first where there are several."""
    named = await desk.parsers.call(discover.feeds, response.body, url=response.url)
    if not named:
        raise DocumentError(
            f"{response.url} is a page that names no feed. Look on it for a link called RSS or Feed, and add that."
        )
    return named[0][0]
