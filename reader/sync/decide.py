"""What a sync should do next: which feeds, pages, stories and pictures are worth asking for, and when.

Pure: sees values, returns values. Fetching, parsing and saving are done elsewhere. Times are UTC seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from reader import urls
from reader.errors import DocumentError, FetchError, ReaderError
from reader.model import Article, Feed, Kind, Link, Media, Picture

HOUR = 3600
_DAY = 24 * HOUR
INTERVAL = HOUR  # between two polls of one feed
LONGEST_WAIT = 24 * HOUR
FIRST_PAGES = 20  # of a feed that is new in the library
TARGETS = 5  # related stories fetched for one article
PICTURES = 40  # fetched for one article
_TRIES_FOR = 24 * HOUR  # how long a page or picture that cannot be reached is asked for again
_OWN_TEXT = 600  # characters of feed text that stand by themselves
_NO_PAGE = re.compile(r"\.(?:pdf|mp3|m4a|ogg|mp4|webm|mov|avi|zip|gz|exe|dmg|jpe?g|png|gif|webp|svg|epub)$", re.I)
_TAG = re.compile("<[^>]*>")
_TRACKERS = re.compile(
    r"^(?:[\w.-]*\.)?(?:doubleclick\.net|google-analytics\.com|googletagmanager\.com|scorecardresearch\.com|"
    r"quantserve\.com|facebook\.com/tr|pixel\.wp\.com|stats\.wordpress\.com|feedburner\.com/~|feedsportal\.com|"
    r"chartbeat\.(?:com|net)|statcounter\.com|omtrdc\.net|2o7\.net|mc\.yandex\.ru|hm\.baidu\.com|"
    r"feeds\.feedburner\.com|pi\.feedsportal\.com)"
    r"|/(?:pixel|spacer|blank|clear|transparent|1x1|tracking|beacon|counter)[\w-]*\.(?:gif|png|php)$|/b\.gif$",
    re.I,
)


def due(feeds: Iterable[Feed], now: int) -> list[Feed]:
    """Choose the feeds to poll at `now`, the longest waiting first."""
    return sorted((f for f in feeds if not f.sample and _is_due(f, now)), key=lambda feed: feed.next_poll)


def askable(feeds: Iterable[Feed], now: int) -> tuple[list[Feed], list[Feed]]:
    """Part feeds that the reader wants polled into those whose server named a time to wait for, and the others."""
    polled = [feed for feed in feeds if not feed.sample]
    waiting = [feed for feed in polled if _told_to_wait(feed, now)]
    return waiting, [feed for feed in polled if feed not in waiting]


def _is_due(feed: Feed, now: int) -> bool:
    # No wait is longer than a day: a time further ahead was written by a clock that has been set back since.
    return feed.next_poll <= now or feed.next_poll > now + LONGEST_WAIT + HOUR


def _told_to_wait(feed: Feed, now: int) -> bool:
    """Tell whether the server named a time (Retry-After) that has not come yet.

    Such a feed has a sentence and no failures: being asked to wait is not a failure, and a failure is counted.
    """
    return bool(feed.error) and not feed.failures and not _is_due(feed, now)


def next_poll(*, now: int, failures: int = 0, retry_after: int | None = None) -> int:
    """Say when to poll again: in an hour, after failures twice as long each time, or when the server said."""
    if retry_after is not None:
        return now + min(max(retry_after, INTERVAL), LONGEST_WAIT)
    doublings = min(max(failures - 1, 0), 10)
    return now + min(INTERVAL << doublings, LONGEST_WAIT)


def new_address(feed: Feed, permanent_url: str, there: Feed | None) -> str:
    """Choose the address to ask next time: moved only for good, and never onto another feed; `there` has it now."""
    free = there is None or there.id == feed.id
    return permanent_url if free and urls.is_web(permanent_url) else feed.url


def wants_icon(feed: Feed, now: int) -> bool:
    """Tell whether to look for a feed's icon: once a day, as long as it has none."""
    return not feed.icon and (feed.polled is None or feed.polled // _DAY != now // _DAY)


def split_by_page(feed: Feed, new: Sequence[Article], *, first: bool) -> tuple[list[Article], list[Article]]:
    """Part new articles into those whose page is worth fetching, newest first, and the others."""
    newest = sorted(new, key=lambda article: (article.sort_at, article.id), reverse=True)
    wanted = [article for article in newest if _wants_page(feed, article)]
    if first:
        wanted = wanted[:FIRST_PAGES]
    chosen = {article.id for article in wanted}
    return wanted, [article for article in newest if article.id not in chosen]


def _wants_page(feed: Feed, article: Article) -> bool:
    """Tell whether an article's address leads to its text; a link blog's leads to what it talks about."""
    if not urls.is_web(article.url) or _NO_PAGE.search(urlsplit(article.url).path):
        return False
    house = {urls.site(urls.host(address)) for address in (feed.site_url, feed.url) if address}
    foreign = urls.site(urls.host(article.url)) not in house
    return not (foreign and len(_TAG.sub("", article.body_html).strip()) >= _OWN_TEXT)


def gives_up(error: ReaderError, since: int, now: int) -> bool:
    """Tell whether a page or picture is not asked for again: it said no, or could not be reached for a day."""
    if isinstance(error, DocumentError):
        return True
    passing = isinstance(error, FetchError) and (error.status is None or error.status in (408, 425, 429))
    passing = passing or (isinstance(error, FetchError) and (error.status or 0) >= 500)
    return not passing or now - since > _TRIES_FOR


def targets(article: Article, *, known: Callable[[str], bool]) -> list[Link]:
    """Choose the related stories to fetch along: printed as such, of the same house, not here yet."""
    house = urls.site(urls.host(article.url))
    chosen: dict[str, Link] = {}
    for link in article.links:
        key = urls.identity(link.url)
        if link.kind is Kind.MENTION or not key or key in chosen or key == urls.identity(article.url):
            continue
        same_house = urls.site(urls.host(link.url)) == house
        if same_house and link.article is None and not _NO_PAGE.search(urlsplit(link.url).path) and not known(link.url):
            chosen[key] = link
    return list(chosen.values())[:TARGETS]


def wants_picture(picture: Picture, place: int) -> bool:
    """Tell whether a picture is one to look at; `place` counts those of the article from 0."""
    parts = urlsplit(picture.url)
    return urls.is_web(picture.url) and place < PICTURES and not _TRACKERS.search((parts.hostname or "") + parts.path)


def is_pixel(media: Media) -> bool:
    """Tell whether a picture is there to count its readers, not to be seen."""
    return media.width <= 2 or media.height <= 2


def thumbnail_source(article: Article) -> str:
    """Name the address of the picture that stands for an article in a list."""
    if article.lead_image and article.lead_image.url:
        return article.lead_image.url
    return article.pictures[0].url if article.pictures else ""


def address_of(asked: str, canonical: str) -> str:
    """Choose an article's address: the one its page calls canonical, where that can be true.

    Broken sites name their front page on every page; taken at its word, all their stories would be one.
    """
    path = urlsplit(canonical).path
    believable = urls.is_web(canonical) and path not in ("", "/") and urls.site(canonical) == urls.site(asked)
    return canonical if believable else asked
