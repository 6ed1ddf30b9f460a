"""Where the feeds may be for what a reader typed: leads, the most likely first. Few requests, and each once.

An address of a well-known place tells them by itself. Any other is asked: it is a feed, or a page that names feeds, or
one whose paper has an adapter; on a site whose pages name nothing a few well-known paths are tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader import urls
from reader.errors import DocumentError, FetchError, InputError
from reader.model import ParsedFeed
from reader.parse import any_index, discover, index_page, known_places, subscribed, typed
from reader.sync import asking, more_pages
from reader.sync.addresses import is_local_name
from reader.sync.desk import Desk
from reader.sync.fetch import Response

_ELSEWHERE = (400, 404, 405, 406, 410)  # a path is not there, which says nothing of the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document that can be subscribed to, as it came and as it reads."""

    response: Response
    kind: str
    feed: ParsedFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address that may be a feed's; `read` is what stands there, where that was asked for on the way."""

    url: str
    title: str = ""  # as the page that named it says
    unsure: bool = False  # guessed by the look of an address: where it leads nowhere, nobody needs to know
    read: Read | None = None

    @property
    def comments(self) -> bool:
        """Whether it is what readers answer, as far as is known."""
        return known_places.is_comments(self.url, self.read.feed.title if self.read else self.title)


def addresses(text: str) -> tuple[str, ...]:
    """Find the address in what was typed, with what to try in order. Raises InputError where there is none."""
    found = typed.addresses(text)
    if not found:
        raise InputError(
            f"“{text.strip()[:200]}” is not an address on the web. Type one such as https://paper.example."
        )
    return found


async def follow(desk: Desk, tried: tuple[str, ...]) -> list[Lead]:
    """Find leads at the first of these addresses that answers; where none does, the first one's failure is told.

    Raises FetchError, and DocumentError where there is neither a feed nor a page that leads to one.
    """
    failures: list[FetchError] = []
    for address in tried:
        try:
            return _ordered(await _from(desk, address))
        except FetchError as error:
            failures.append(error)
    raise failures[0]


async def read(desk: Desk, lead: Lead, *, first: bool = False) -> Read:
    """Read what a lead leads to; with `first` also the further pages that a new feed begins with.

    Raises FetchError or DocumentError.
    """
    found = lead.read or await _document(desk, await desk.fetcher.get(lead.url, home=_home(lead.url)))
    whole = await more_pages.whole(desk, found.response, found.feed, first=first, home=_home(lead.url))
    return replace(found, feed=whole)


def nothing_at(url: str) -> DocumentError:
    """Say that a page leads to no feed."""
    return DocumentError(f"{url} is a page that names no feed. Look on it for a link called RSS or Feed, and add that.")


async def _from(desk: Desk, address: str) -> list[Lead]:
    if sure := known_places.feeds(address):
        return [Lead(url=url) for url in sure]
    response = await desk.fetcher.get(address, home=_home(address))
    try:
        here = await _document(desk, response)
    except DocumentError:
        if index_page.adapter(response.url) is not None or not discover.is_page(response.body):
            raise
        here = None
    if here is not None and here.kind != subscribed.PAGE:
        return [Lead(url=response.permanent_url, read=here)]
    return await _on_page(desk, response, here)


async def _on_page(desk: Desk, response: Response, here: Read | None) -> list[Lead]:
    """Collect what a page leads to: feeds first, then itself or its paper's sitemap where they can be read."""
    url = response.url
    found = [Lead(url=address) for address in await _in_source(desk, response)]
    found += await _listed(desk, await _named(desk, response))
    found += [Lead(url=address, unsure=True) for address in known_places.maybe(url)]
    if here is not None:
        found.append(Lead(url=response.permanent_url, read=here))
    if sitemap := index_page.sitemap(url):
        found.append(Lead(url=sitemap))
    if any(not lead.unsure and not lead.comments for lead in found):
        return found
    found += await _well_known(desk, url) or await _guessed(desk, response)
    if not found:
        raise nothing_at(url)
    return found


async def _named(desk: Desk, response: Response) -> list[Lead]:
    named = await desk.parsers.call(discover.feeds, response.body, url=response.url)
    return [Lead(url=address, title=title) for address, title in named]


async def _listed(desk: Desk, named: list[Lead]) -> list[Lead]:
    """Where the one link called RSS leads to a page that lists the feeds, as on many papers, take those."""
    if len(named) != 1:
        return named
    try:
        response = await desk.fetcher.get(named[0].url, home=_home(named[0].url))
        if discover.is_page(response.body):
            return await _named(desk, response) or named
        return [replace(named[0], read=await _document(desk, response))]
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


async def _well_known(desk: Desk, url: str) -> list[Lead]:
    """Try where a site may have a feed, one after the other; the first that is one is enough.

    A site that refuses, asks to be left alone or does not answer is asked for nothing more.
    """
    for address in known_places.well_known(url):
        try:
            response = await desk.fetcher.get(address, home=_home(url))
            if urls.site(response.url) == urls.site(url):
                return [Lead(url=response.permanent_url, read=await _document(desk, response))]
        except DocumentError:
            continue
        except FetchError as error:
            if error.status not in _ELSEWHERE:
                return []
    return []


async def _guessed(desk: Desk, response: Response) -> list[Lead]:
    """Offer to read the stories off the page itself, where they stand on it plainly."""
    asked = replace(response, url=response.url + any_index.MARK, permanent_url=response.permanent_url + any_index.MARK)
    try:
        return [Lead(url=asked.permanent_url, read=await _document(desk, asked))]
    except DocumentError:
        return []


async def _document(desk: Desk, response: Response) -> Read:
    found = await desk.parsers.call(
        subscribed.look, response.body, url=response.url, content_type=response.content_type
    )
    return Read(response=response, kind=found.kind, feed=found.feed)


def _ordered(leads: list[Lead]) -> list[Lead]:
    """Put comments last, and what is only a guess behind what is known; each address once."""
    once: dict[str, Lead] = {}
    for lead in leads:
        once.setdefault(urls.canonical(lead.url), lead)
    return sorted(once.values(), key=lambda lead: (lead.comments, lead.unsure))


def _home(address: str) -> str:
    """Name the host that may be private because the reader typed it."""
    host = urls.host(address)
    return host if is_local_name(host) else ""
