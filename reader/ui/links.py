"""What a clicked address asks for. Pure; doing it is left to whoever listens to the reading pane."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qs, urlsplit

SCHEME = "broadsheet"
_LONGEST_ID = 9  # digits: more do not fit into a signal


class Ask(Enum):
    """The few things a link in the pane may lead to."""

    ARTICLE = "article"  # `value` is its id
    WEB = "web"  # `value` is an http(s) address
    SEARCH = "search"  # `value` is the words
    SHARE = "share"  # `value` is the way: copy-link, mail ...
    MAIL = "mail"  # `value` is the whole mailto: address
    KEEP = "keep"  # `value` is "42/0": the first file attached to article 42
    OPEN_FILE = "open-file"  # likewise
    LET_GO = "let-go"
    BROWSE_FILE = "browse-file"
    STORY = "story"  # `value` is "7", or "7/42" for the story as one comes to it from article 42
    CHANGES = "changes"  # `value` is "42", or "42/3" for version 3 of article 42 against the next
    NOWHERE = "nowhere"  # every other scheme, and what is malformed


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do and with what."""

    ask: Ask
    value: str = ""


NOWHERE = Asked(Ask.NOWHERE)
PAGES = frozenset({Ask.STORY, Ask.CHANGES})  # of the library that are no article
ABOUT_FILES = frozenset({Ask.KEEP, Ask.OPEN_FILE, Ask.LET_GO, Ask.BROWSE_FILE})
_BY_HOST = {ask.value: ask for ask in ABOUT_FILES}
_PAGES = {ask.value: ask for ask in PAGES}


def read(url: str) -> Asked:
    """Say what `url` asks for; never raises."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return NOWHERE
    if parts.scheme in ("http", "https"):
        return Asked(Ask.WEB, url) if host else NOWHERE
    if parts.scheme == "mailto":
        return Asked(Ask.MAIL, url) if parts.path or parts.query else NOWHERE
    if parts.scheme == SCHEME:
        return _our_own(host, parts.path.strip("/"), parts.query)
    return NOWHERE


def bare(url: str) -> str:
    """Cut off the query and the fragment, which only say where in a page."""
    return url.partition("#")[0].partition("?")[0]


def at_place(url: str, place: float) -> str:
    """Say in the address of a page where in it to begin, from 0 at its head to 1 at its end."""
    return f"{url}?place={place:.4f}" if place > 0 else url


def at_top(url: str, top: float) -> str:
    """Say in the address of a page how many pixels of it are above what is seen at first."""
    return f"{url}?top={top:.1f}" if top > 0 else url


def article_url(article: int) -> str:
    """Name an article to the engine."""
    return f"{SCHEME}://article/{article}"


def article_id(url: str) -> int | None:
    """Give the id in `broadsheet://article/ID`, or None for any other address."""
    asked = read(url)
    return int(asked.value) if asked.ask is Ask.ARTICLE else None


def story_url(story: int, seen_from: int | None = None) -> str:
    """Name the view of a story to the engine, marking the article from which one comes to it."""
    return _with_second(f"{SCHEME}://story/{story}", seen_from)


def changes_url(article: int, number: int | None = None) -> str:
    """Name the page of what changed in an article: from version `number` to the next, None: the latest change."""
    return _with_second(f"{SCHEME}://changes/{article}", number)


def story_at(url: str) -> tuple[int, int | None] | None:
    """Give the story and the article from which one comes to it, or None for an address of anything else."""
    return _numbers(url, Ask.STORY)


def changes_at(url: str) -> tuple[int, int | None] | None:
    """Give the article and the version whose change is meant, or None for an address of anything else."""
    return _numbers(url, Ask.CHANGES)


def page_url(asked: Asked) -> str:
    """Name to the engine what `asked`, one of PAGES, leads to."""
    return f"{SCHEME}://{asked.ask.value}/{asked.value}"


def attached(asked: Asked) -> tuple[int, int]:
    """Give the article and the number of the file that `asked`, one of ABOUT_FILES, is about."""
    article, _, number = asked.value.partition("/")
    return int(article), int(number)


def _our_own(host: str, name: str, query: str) -> Asked:
    if host == "article" and _is_id(name):
        return Asked(Ask.ARTICLE, name)
    if host in _BY_HOST:
        article, _, number = name.partition("/")
        return Asked(_BY_HOST[host], name) if _is_id(article) and _is_id(number) else NOWHERE
    if host in _PAGES:
        first, second, number = name.partition("/")
        return Asked(_PAGES[host], name) if _is_id(first) and (_is_id(number) or not second) else NOWHERE
    if host == "search":
        words = " ".join(parse_qs(query).get("q", [])).strip()
        return Asked(Ask.SEARCH, words) if words else NOWHERE
    if host == "share" and name:
        return Asked(Ask.SHARE, name)
    return NOWHERE


def _is_id(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= _LONGEST_ID


def _with_second(url: str, number: int | None) -> str:
    return url if number is None else f"{url}/{number}"


def _numbers(url: str, ask: Ask) -> tuple[int, int | None] | None:
    asked = read(url)
    if asked.ask is not ask:
        return None
    first, _, second = asked.value.partition("/")
    return int(first), int(second) if second else None
