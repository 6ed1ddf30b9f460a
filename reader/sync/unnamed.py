"""What a site has that its page does not name: a feed at a usual place, a news sitemap, the stories on the page."""

from __future__ import annotations

from dataclasses import replace

from reader import urls
from reader.errors import DocumentError, FetchError
from reader.parse import any_index, known_places, news_sitemap
from reader.sync import asking
from reader.sync.desk import Desk
from reader.sync.fetch import Response
from reader.sync.lead import Lead, document, home
from reader.sync.robots import LIMIT as ROBOTS_LIMIT

_ELSEWHERE = (400, 404, 405, 406, 410)  # a path is not there, which says nothing of the next


async def look(desk: Desk, page: Response) -> list[Lead]:
    """Find what the site of a page has, the first that there is; few requests, one after the other."""
    return await _on_site(desk, page.url) or await _guessed(desk, page)


async def _on_site(desk: Desk, url: str) -> list[Lead]:
    """Try where a site may have a feed, one after the other; the first that is one is enough. Else its news sitemaps.

    A site that refuses, asks to be left alone or does not answer is asked for nothing more.
    """
    for address in known_places.well_known(url):
        try:
            response = await desk.fetcher.get(address, home=home(url))
            if urls.site(response.url) == urls.site(url):
                return [Lead(url=response.permanent_url, read=await document(desk, response))]
        except DocumentError:
            continue
        except FetchError as error:
            if error.status not in _ELSEWHERE:
                return []
    return await _announced(desk, url)


async def _announced(desk: Desk, url: str) -> list[Lead]:
    """Ask a site's robots.txt for its news sitemaps: what papers without feeds have for search engines."""
    robots = urls.join(url, "/robots.txt")
    try:
        response = await desk.fetcher.get(robots, accept=asking.TEXTS, limit=ROBOTS_LIMIT, home=home(url))
    except (FetchError, DocumentError):
        return []
    named = await desk.parsers.call(news_sitemap.announced, response.body, url=response.url)
    return [Lead(url=address) for address in named]


def marked(page: Response) -> Response:
    """Mark a page's address, so that whoever subscribes to it means the page itself and no feed that it names."""
    return replace(page, url=page.url + any_index.MARK, permanent_url=page.permanent_url + any_index.MARK)


async def _guessed(desk: Desk, response: Response) -> list[Lead]:
    """Offer to read the stories off the page itself, where they stand on it plainly."""
    asked = marked(response)
    try:
        return [Lead(url=asked.permanent_url, read=await document(desk, asked))]
    except DocumentError:
        return []
