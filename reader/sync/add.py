"""Subscribes to what the reader typed: a feed, or the feed that a page names."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from reader import urls
from reader.errors import DocumentError, FetchError, ReaderError
from reader.model import Feed
from reader.progress import Progress
from reader.sync import grouping, leads
from reader.sync.desk import Desk
from reader.sync.icons import fetch_icons
from reader.sync.lead import Read
from reader.sync.poll import deliver, note, tell

_ICON_WAIT = 5.0  # seconds; the next sync tries again
_TRIED = 4  # leads, when one after the other fails


async def add(desk: Desk, url: str, folder: str = "", title: str = "") -> Feed:
    """Subscribe, and put what the feed brings into the library; pages and pictures are the next sync's.

    `folder` is a path of titles such as "World/Asia", `title` the reader's own name for the feed. A feed that is here
    already is returned as it is. Raises InputError, FetchError or DocumentError where there is no feed, OfflineError
    where there is no connection; then nothing is stored.
    """
    addresses = leads.addresses(url)
    for address in addresses:
        if known := desk.store.feed_by_url(address):
            return known
    desk.net.require()
    desk.emit(Progress(text=urls.host(addresses[0])))
    read = await _first_feed(desk, addresses)
    response, parsed = read.response, read.feed
    named = desk.store.feed_by_url(response.permanent_url)
    if named:
        return named
    path = tuple(part.strip() for part in folder.split("/") if part.strip())
    place = desk.store.add_folder(path)[0] if path else None
    feed, _ = desk.store.add_feed(
        url=response.permanent_url,
        title=title.strip() or parsed.title,
        site_url=parsed.site_url,
        folder=place,
        language=parsed.language,
    )
    polled = await deliver(desk, feed, response, parsed)
    note(desk, polled)
    tell(desk, polled)
    await grouping.arrived(desk, polled.arrived)
    with suppress(TimeoutError):
        async with asyncio.timeout(_ICON_WAIT):
            await fetch_icons(desk, [polled])
    return polled.feed


async def _first_feed(desk: Desk, addresses: tuple[str, ...]) -> Read:
    """Read the first feed that can be; where none can, the first one's failure is the one to tell.

    What readers answer is nobody's first choice, so of several feeds it is taken only where it was typed itself.
    """
    failures: list[ReaderError] = []
    for lead in (await leads.follow(desk, addresses))[:_TRIED]:
        try:
            return await leads.read(desk, lead, first=True)
        except (FetchError, DocumentError) as error:
            failures += [error] if not lead.unsure else []
    raise failures[0] if failures else leads.nothing_at(addresses[0])
