"""What a server's status and headers mean, and the sentence where they mean failure; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from reader import urls
from reader.errors import DocumentError, FetchError
from reader.sync import failures
from reader.sync.heads import Head, Headers
from reader.sync.network import OfflineError

REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_LONGEST_WAIT = 24 * 3600
_LONGEST_FRESH = 30 * 24 * 3600  # seconds: what is said beyond that is a slip
_DIRECTIVE = re.compile(r"([a-z-]+)(?:\s*=\s*(\"[^\"]*\"|[^\s,]*))?")  # of Cache-Control
_HEADER_LINE, _HEADER_BYTES, _HEADER_COUNT = 32 * 1024, 64 * 1024, 200
_VALIDATOR_BYTES = 4 * 1024

_NO_PAGE = {"application/pdf", "application/zip", "application/epub+zip", "application/gzip"}

_STATUS = {
    401: "{host} asks for a name and a password ({status}). Log in to this feed to read it.",
    403: "{host} refuses to show this address to Broadsheet ({status}). If it is for subscribers, a login may help.",
    404: "{host} has nothing at this address ({status}). It may be back later, or the address has changed.",
    410: "{host} says that this address is gone for good ({status}). What you have from it is kept.",
    429: "{host} asks Broadsheet to come back later ({status}).",
    503: "{host} cannot answer now and asks Broadsheet to come back later ({status}).",
}
_LOGGED_IN = {
    401: "{host} does not accept the name and password that Broadsheet has for it ({status}). Log in again.",
    403: "{host} refuses to show this address, also with your login ({status}). Perhaps it has ended: log in again.",
}
_SERVER_FAULT = "{host} has a fault of its own ({status}). Try again later."
_OTHER = "{host} gave an answer that is no document ({status})."


# What a reader is asked for where redirects end at such a host or such a step of a path.
_FRONT = re.compile(r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:(?:index|home)(?:\.\w+)?)?", re.I)  # also one language's
_GATES = {
    "agree to something": {"consent", "cookieconsent", "cookiewall", "privacygate", "gdpr"},
    "log in": {"login", "signin", "logon", "wplogin", "sso", "auth", "oauth", "account", "accounts", "myaccount"},
    "subscribe": {"subscribe", "subscription", "subscriptions", "paywall", "register", "registration"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """Where else to ask; `lasting` where the server says for good."""

    url: str
    lasting: bool


def loses_tls(before: str, after: str) -> bool:
    """Tell whether a redirect leads from https to plain http: followed once, never remembered."""
    return urlsplit(before).scheme == "https" and urlsplit(after).scheme != "https"


def same_host(one: str, other: str) -> bool:
    """Tell whether two addresses lie at one host, with or without "www."; https may follow http, never the reverse."""
    if urls.host(one) != urls.host(other) or loses_tls(one, other):
        return False
    first, second = urlsplit(one), urlsplit(other)
    return first.port == second.port or first.scheme != second.scheme


def redirect(url: str, head: Head) -> Redirect:
    """Read a redirect; raises FetchError where it leads anywhere but to the web."""
    target = head.header("location").strip()
    absolute = urls.join(url, target)
    if not absolute:
        raise FetchError(
            f"{urls.host(url)} sends its readers on to an address that is not on the web "
            f"({_shown(urls.shown(urljoin(url, target)) if target else 'none')}), so it was not followed."
        )
    fragment = urlsplit(url).fragment
    if fragment and "#" not in absolute:  # goes along (RFC 9110, 10.2.2): a page that is read as one is marked so
        absolute = f"{absolute}#{fragment}"
    return Redirect(url=absolute, lasting=head.status in _LASTING)


def landed_elsewhere(asked: str, found: str) -> str:
    """Say why the page at `found`, where redirects from `asked` ended, cannot be the story; "" where it may be."""
    if urls.identity(asked) == urls.identity(found):
        return ""
    host = urls.host(asked)
    if _is_front(found) and not _is_front(asked):
        return f"{host} leads to the front page of {urls.host(found)} instead of this story."
    for ask, gates in _GATES.items():
        if _stands_at(found) & gates and not _stands_at(asked) & gates:
            return f"{host} wants its readers to {ask} before it shows this story."
    return ""


def _is_front(url: str) -> bool:
    parts = urlsplit(urls.canonical(url))
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query


def _stands_at(url: str) -> set[str]:
    """List the first label of an address's host and the steps of its path, plainly written: "log-in.php" is "login"."""
    parts = urlsplit(urls.canonical(url))
    steps = [(parts.hostname or "").partition(".")[0], *parts.path.lower().split("/")]
    return {step.partition(".")[0].replace("-", "").replace("_", "") for step in steps}


def check_headers(host: str, headers: Headers) -> None:
    """Refuse headers beyond any reason."""
    sizes = [len(name) + len(value) for name, value in headers]
    if len(sizes) > _HEADER_COUNT or sum(sizes) > _HEADER_BYTES or max(sizes, default=0) > _HEADER_LINE:
        raise failures.head_too_large(host)


def check_status(url: str, head: Head, now: float, *, conditional: bool, logged_in: bool) -> None:
    """Raise FetchError for every status that brings no document, with the wait that the server asked for.

    OfflineError where the network itself answered, to have its users log in first (511, RFC 6585).
    """
    status, host = head.status, urls.host(url)
    if status in (200, 203):
        return
    if status == 304 and conditional:
        return
    if status == 304:
        raise FetchError(f"{host} says that nothing has changed, but was not asked that. Try again later.")
    if status == 511:
        raise OfflineError(
            "This network wants you to log in before it lets anything through. Open a page in a browser."
        )
    sentence = (
        (_LOGGED_IN.get(status) if logged_in else "")
        or _STATUS.get(status)
        or (_SERVER_FAULT if status >= 500 else _OTHER)
    )
    wait = retry_after(head.header("retry-after"), now) if status in (429, 503) else None
    raise FetchError(sentence.format(host=host, status=status), status=status, retry_after=wait)


def check_is_page(url: str, head: Head) -> None:
    """Refuse what is plainly no page before its body comes: a talk of an hour, a scanned book."""
    kind = head.header("content-type").partition(";")[0].strip().lower()
    if kind.startswith(("audio/", "video/", "image/", "font/")) or kind in _NO_PAGE:
        raise DocumentError(f"{_shown(url)} is no page to read but a file ({_shown(kind)}).")


def retry_after(value: str, now: float) -> int | None:
    """Read Retry-After, seconds or a date (RFC 9110, 10.2.3): seconds from `now`, at most a day; None for nonsense."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), _LONGEST_WAIT)
    at = _date(value)
    return max(0, min(int(at - now), _LONGEST_WAIT)) if at else None


def validator(head: Head, name: str) -> bytes:
    """Take a validator as it came; one with control bytes or beyond reason is forgotten, so it is never sent back."""
    values = head.raw(name)
    if len(values) != 1 or len(values[0]) > _VALIDATOR_BYTES:
        return b""
    return b"" if any(byte < 0x20 or byte == 0x7F for byte in values[0]) else values[0]


def fresh_for(head: Head, now: float) -> int:
    """Say for how many seconds a document stays as it is, by its own word (RFC 9111, 4.2.1); 0 where it says none."""
    said = dict(_DIRECTIVE.findall(head.header("cache-control").lower()))
    if said.keys() & {"no-cache", "no-store"}:
        return 0
    if "max-age" in said:
        return _between(_number(said["max-age"]) - _number(head.header("age")))
    return _between(_date(head.header("expires")) - (_date(head.header("date")) or now))


def _between(seconds: float) -> int:
    return max(0, min(int(seconds), _LONGEST_FRESH))


def _number(text: str) -> int:
    digits = text.strip().strip('"')
    return int(digits[:10]) if digits.isascii() and digits.isdigit() else 0


def _date(text: str) -> float:
    """Read an HTTP date as UTC seconds; 0 for nonsense, as "Expires: 0" is."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0


def _shown(address: str) -> str:
    return "".join(letter for letter in address if letter.isprintable())[:100]
