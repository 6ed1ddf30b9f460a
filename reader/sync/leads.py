"""Where the feeds may be for what a reader typed: leads, the most likely first. Few requests, and each once.

An address of a well-known place tells them by itself. Any other is asked: it is a feed, or a page that names feeds, or
one whose paper has an adapter; on a site whose pages name nothing a few well-known paths are tried.
"""

from __future__ import annotations

from dataclasses import replace

from reader import urls
from reader.errors import DocumentError, FetchError, InputError
from reader.parse import any_index, discover, index_page, known_places, subscribed, typed
from reader.sync import asking, more_pages, unnamed
from reader.sync.desk import Desk
from reader.sync.fetch import Response
from reader.sync.lead import Lead, Read, document, home


def addresses(text: str) -> tuple[str, ...]:
    """Find the address in what was typed, with what to try in order. Raises InputError where there is none."""
    found = typed.addresses(text)
    if not found:
        raise InputError(f"“{urls.shown(text)}” is not an address on the web. Type one such as https://paper.example.")
    return found


async def follow(desk: Desk, tried: tuple[str, ...]) -> list[Lead]:
    """Find leads at the first of these addresses that answers; where none does, a server's answer is told before the
    failure of the first.

    Raises FetchError, and DocumentError where there is neither a feed nor a page that leads to one.
    """
    failures: list[FetchError] = []
    for address in tried:
        try:
            typed_home = home(address)
            return _ordered([replace(lead, home=typed_home) for lead in await _from(desk, address, typed_home)])
        except FetchError as error:
            failures.append(error)
    raise next((failure for failure in failures if failure.status), failures[0])  # what a server said says more


async def read(desk: Desk, lead: Lead, *, first: bool = False) -> Read:
    """Read what a lead leads to; with `first` also the further pages that a new feed begins with.

    Raises FetchError or DocumentError.
    """
    found = lead.read or await document(desk, await desk.fetcher.get(lead.url, home=lead.home))
    whole = await more_pages.whole(desk, found.response, found.feed, first=first, home=lead.home)
    return replace(found, feed=whole)


def nothing_at(url: str) -> DocumentError:
    """Say that a page leads to no feed."""
    return DocumentError(f"{url} is a page that names no feed. Look on it for a link called RSS or Feed, and add that.")


async def _from(desk: Desk, address: str, home: str) -> list[Lead]:
    if sure := known_places.feeds(address):
        return [Lead(url=url) for url in sure]
    response = await desk.fetcher.get(address, home=home)
    try:
        here = await document(desk, response)
    except DocumentError:
        if index_page.adapter(response.url) is not None or not discover.is_page(response.body):
            raise
        here = None
    if here is not None and (here.kind != subscribed.PAGE or any_index.asked_for(address)):
        return [Lead(url=response.permanent_url, read=here)]
    return await _on_page(desk, response, here, home)


async def _on_page(desk: Desk, response: Response, here: Read | None, home: str) -> list[Lead]:
    """Collect what a page leads to: feeds first, then itself or its paper's sitemap where they can be read."""
    url = response.url
    found = [Lead(url=address) for address in await _in_source(desk, response)]
    found += await _listed(desk, await _named(desk, response), home)
    found += [Lead(url=address, unsure=True) for address in known_places.maybe(url)]
    if here is not None:
        itself = unnamed.marked(response) if found else response
        found.append(Lead(url=itself.permanent_url, read=replace(here, response=itself)))
    if sitemap := index_page.sitemap(url):
        found.append(Lead(url=sitemap))
    if any(not lead.unsure and not lead.comments for lead in found):
        return found
    found += await unnamed.look(desk, response)
    if not found:
        raise nothing_at(url)
    return found


async def _named(desk: Desk, response: Response) -> list[Lead]:
    named = await desk.parsers.call(discover.feeds, response.body, url=response.url)
    return [Lead(url=address, title=title) for address, title in named]


async def _listed(desk: Desk, named: list[Lead], home: str) -> list[Lead]:
    """Where the one link called RSS leads to a page that lists the feeds, as on many papers, take those."""
    if len(named) != 1:
        return named
    try:
        response = await desk.fetcher.get(named[0].url, home=home)
        if discover.is_page(response.body):
            return await _named(desk, response) or named
        return [replace(named[0], read=await document(desk, response))]
    except (FetchError, DocumentError):
        return named  # whoever reads it is told why it cannot be


async def _in_source(desk: Desk, response: Response) -> tuple[str, ...]:
    """Find the feeds that only the source of a page names, or of another that is asked in its place."""
    source = known_places.source(response.url)
    if not source:
        return ()
    body = response.body
    if source != response.url:
        body = (await desk.fetcher.get(source, accept=asking.PAGES)).body
    return await desk.parsers.call(known_places.in_source, body, response.url)


def _ordered(leads: list[Lead]) -> list[Lead]:
    """Put comments last, and what is only a guess behind what is known; each address once."""
    once: dict[str, Lead] = {}
    for lead in leads:
        once.setdefault(urls.canonical(lead.url), lead)
    return sorted(once.values(), key=lambda lead: (lead.comments, lead.unsure))
