"""What a sync should do next: which feeds, pages, stories and pictures are worth asking for, and when.

Pure: sees values, returns values. Fetching, parsing and saving are done elsewhere. Times are UTC seconds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from reader import urls
from reader.errors import FetchError, ReaderError
from reader.model import Article, Feed, Kind, Link, Media, Picture
from reader.sync import schedule

HOUR = 3600
_DAY = 24 * HOUR
LONGEST_WAIT = 24 * HOUR
FIRST_PAGES = 20  # of a feed that is new in the library
RELATED = 10  # stories fetched along with one that names them
_TRIES = 8  # in vain, after which a page or picture that cannot be reached is given up
_AFTER_NO = (_DAY, 3 * _DAY)  # waits after an answer that is a no: it may have been a mistake of the paper's, once
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
    return sorted((f for f in feeds if _is_polled(f) and _is_due(f, now)), key=lambda feed: feed.next_poll)


def askable(feeds: Iterable[Feed], now: int, *, named: bool = False) -> tuple[list[Feed], list[Feed]]:
    """Part feeds that the reader wants polled into those whose server named a time to wait for, and the others.

    One that is stopped is asked only where the reader `named` it.
    """
    polled = [feed for feed in feeds if _is_polled(feed) or (named and not feed.sample)]
    waiting = [feed for feed in polled if _told_to_wait(feed, now)]
    return waiting, [feed for feed in polled if not _told_to_wait(feed, now)]


def _is_polled(feed: Feed) -> bool:
    return not feed.sample and not feed.stopped


def _is_due(feed: Feed, now: int) -> bool:
    return feed.next_poll <= now or feed.next_poll > now + schedule.farthest(feed)


def _told_to_wait(feed: Feed, now: int) -> bool:
    """Tell whether the server named a time (Retry-After) that has not come yet.

    Such a feed has a sentence and no failures: being asked to wait is not a failure, and a failure is counted.
    """
    return bool(feed.error) and not feed.failures and not _is_due(feed, now)


def wants_icon(feed: Feed, now: int) -> bool:
    """Tell whether to look for a feed's icon: once a day, as long as it has none."""
    return not feed.icon and (feed.polled is None or feed.polled // _DAY != now // _DAY)


def split_by_page(
    feed: Feed, new: Sequence[Article], *, first: bool
) -> tuple[list[Article], list[Article], list[Article]]:
    """Part new articles into those whose page is fetched now, those put off, and those that need none; newest first.

    Put off are, of a feed that is new itself, all but its newest: the reader may never want them.
    """
    newest = sorted(new, key=lambda article: (article.sort_at, article.id), reverse=True)
    house = {urls.site(urls.host(address)) for address in (feed.site_url, feed.url) if address}
    wants = [_wants_page(house, article) for article in newest]
    wanted = [article for article, wants_it in zip(newest, wants, strict=True) if wants_it]
    now = FIRST_PAGES if first else len(wanted)
    return wanted[:now], wanted[now:], [one for one, wants_it in zip(newest, wants, strict=True) if not wants_it]


def _wants_page(house: Collection[str], article: Article) -> bool:
    """Tell whether an article's address leads to its text; a link blog's leads to what it talks about."""
    if not urls.is_web(article.url) or _NO_PAGE.search(urlsplit(article.url).path):
        return False
    foreign = urls.site(urls.host(article.url)) not in house
    return not (foreign and len(_TAG.sub("", article.body_html).strip()) >= _OWN_TEXT)


def retry(error: ReaderError, tries: int, now: int) -> int | None:
    """Say when to try a page, a picture or a related story again that just failed; None: never by itself.

    `tries` counts those in vain before this one. What could not be reached is tried again in 1 h, 2 h, 4 h and so on,
    eight times in all; a no (404, nothing to read there) two times more. A time that the server names is waited for.
    """
    waits = _waits(error)
    if tries >= len(waits):
        return None
    named = error.retry_after if isinstance(error, FetchError) else None
    return now + (waits[tries] if named is None else min(max(named, HOUR), LONGEST_WAIT))


def _waits(error: ReaderError) -> tuple[int, ...]:
    """List the seconds to wait after each failure in a row."""
    status = error.status if isinstance(error, FetchError) else 404
    if status is None or status in (408, 425, 429) or status >= 500:
        return tuple(HOUR << doublings for doublings in range(_TRIES - 1))
    return _AFTER_NO


def tells_other_story(promised: str, found: str) -> bool:
    """Tell whether a page's title has not one word of the title that led to it.

    For pages that a redirect led to: papers reuse addresses. Papers also rewrite their titles, but hardly ever wholly.
    """
    return bool(promised and found) and not _words(promised) & _words(found)


def _words(title: str) -> set[str]:
    """List a title's words, each letter of those scripts that put no spaces between them, as their identity has it."""
    return {word for run in urls.title_key(title).split() for word in ([run] if run.isascii() else [run, *run])}


def related(article: Article, most: int = RELATED) -> list[Link]:
    """Choose the stories to fetch along: printed as related, of any house, each once, in the order they are printed."""
    chosen: dict[str, Link] = {}
    for link in article.links:
        key = urls.identity(link.url)
        if link.kind is not Kind.MENTION and key and key != urls.identity(article.url):
            chosen.setdefault(key, link)
    return list(chosen.values())[:most]


def is_to_look_at(picture: Picture) -> bool:
    """Tell whether a picture is one to look at, and not there to count its readers."""
    parts = urlsplit(picture.url)
    return urls.is_web(picture.url) and not _TRACKERS.search((parts.hostname or "") + parts.path)


def pictures_beyond(article: Article, most: int) -> set[str]:
    """List the addresses of those pictures that come after the first so many of an article, its lead the first."""
    lead = (article.lead_image,) if article.lead_image else ()
    shown = dict.fromkeys(one.url for one in (*lead, *article.pictures) if one.url)
    return set(list(shown)[most:])


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
