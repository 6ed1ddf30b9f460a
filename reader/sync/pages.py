"""Fetches the pages of articles: politely, one after the other on each host, all hosts side by side.

Where a page cannot be had, the feed's own text stands; that never becomes the feed's failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reader import urls
from reader.errors import DocumentError, FetchError, LibraryError, ReaderError
from reader.model import Article, Feed, Origin
from reader.parse import page as page_parser
from reader.sync import decide, fetch
from reader.sync.desk import Desk, home_of, side_by_side, tell_of_bug
from reader.sync.fetch import Response

_PATIENCE = 3  # pages in a row that a host may fail to send before it is left alone until the next sync
_AT_ONCE = 200  # articles of one feed in one sync: a feed of thousands takes several


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page to fetch, and the local host that may be dialled for it."""

    url: str
    home: str = ""
    article: int = 0
    since: int = 0  # when the article was first seen


def wanted_by(desk: Desk, feeds: Iterable[Feed]) -> list[Wanted]:
    """List the pages that feeds' articles still lack, the newest first: also those an earlier sync left."""
    wanted = {
        article.id: Wanted(url=article.url, home=home_of(feed), article=article.id, since=article.first_seen)
        for feed in feeds
        for article in desk.store.without_page(feed.id, _AT_ONCE)
    }
    return list(wanted.values())


async def read_pages(desk: Desk, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Fetch and store the pages of articles; returns those that arrived."""
    arrived: list[Wanted] = []

    async def read(one: Wanted) -> None:
        response, article = await fetch_page(desk, one.url, one.home)
        desk.store.add_page_bytes(one.article, response.body, response.url, response.content_type)
        desk.store.set_pages({one.article: article})
        arrived.append(one)

    def failed(one: Wanted, error: ReaderError) -> None:
        if decide.gives_up(error, one.since, desk.now()):
            desk.store.set_page_failed([one.article])

    await host_by_host(desk, wanted, read, failed)
    return arrived


async def host_by_host(
    desk: Desk,
    wanted: Iterable[Wanted],
    read: Callable[[Wanted], Awaitable[None]],
    failed: Callable[[Wanted, ReaderError], None],
) -> None:
    """Run `read` for every wanted page, and `failed` for each that could not be read."""
    hosts: defaultdict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        hosts[urls.host(one.url)].append(one)
    desk.steps.expect(sum(map(len, hosts.values())))
    await side_by_side(_one_host(desk, of_host, read, failed) for of_host in hosts.values())


async def _one_host(
    desk: Desk,
    wanted: Sequence[Wanted],
    read: Callable[[Wanted], Awaitable[None]],
    failed: Callable[[Wanted, ReaderError], None],
) -> None:
    in_a_row = 0
    for one in wanted:
        if in_a_row < _PATIENCE:
            error = await _tried(read, one)
            in_a_row = in_a_row + 1 if _unreachable(error) else 0
            if error:
                failed(one, error)
        desk.steps.step(urls.host(one.url))


async def _tried(read: Callable[[Wanted], Awaitable[None]], one: Wanted) -> ReaderError | None:
    try:
        await read(one)
    except LibraryError:
        raise
    except ReaderError as error:
        return error
    except Exception:  # noqa: BLE001 - the seam: a bug with one page must not stop the others
        return DocumentError(tell_of_bug())
    return None


def _unreachable(error: ReaderError | None) -> bool:
    return isinstance(error, FetchError) and (error.status is None or error.status in (429, 503))


async def fetch_page(desk: Desk, url: str, home: str) -> tuple[Response, Article]:
    """Fetch one page and read the article on it. Raises FetchError, and DocumentError where there is no article."""
    response = await desk.fetcher.get(url, accept=fetch.PAGES, home=home, page=True)
    article = await desk.parsers.call(
        page_parser.read, response.body, url=response.url, content_type=response.content_type
    )
    return response, replace(article, url=decide.address_of(response.url, article.url), full_text=True)


async def keep_page(desk: Desk, wanted: Wanted, origin: Origin) -> int:
    """Fetch a page into the library as an article of its own; returns its id, an existing one where it is here already.

    It answers to the address that was asked for as well as to its own.
    """
    response, article = await fetch_page(desk, wanted.url, wanted.home)
    (kept,), _ = desk.store.keep([article], origin=origin, now=desk.now())
    desk.store.add_page_bytes(kept, response.body, response.url, response.content_type)
    desk.store.set_pages({kept: article})
    desk.store.add_addresses({kept: (response.url, wanted.url)})
    return kept
