"""What a server's status and headers mean, and the sentence where they mean failure; pure."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx2

from reader import urls
from reader.errors import DocumentError, FetchError

REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_LONGEST_WAIT = 24 * 3600
_HEADER_LINE, _HEADER_BYTES, _HEADER_COUNT = 32 * 1024, 64 * 1024, 200
_VALIDATOR_BYTES = 4 * 1024

_NO_PAGE = {"application/pdf", "application/zip", "application/epub+zip", "application/gzip"}

_STATUS = {
    401: "{host} asks for a name and a password, which Broadsheet cannot give ({status}).",
    403: "{host} refuses to show this address to Broadsheet ({status}).",
    404: "{host} has nothing at this address ({status}). It may be back later, or the address has changed.",
    410: "{host} says that this address is gone for good ({status}). What you have from it is kept.",
    429: "{host} asks Broadsheet to come back later ({status}).",
    503: "{host} cannot answer now and asks Broadsheet to come back later ({status}).",
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


def redirect(url: str, raw: httpx2.Response) -> Redirect:
    """Read a redirect; raises FetchError where it leads anywhere but to the web."""
    target = raw.headers.get("location", "").strip()
    absolute = urls.join(url, target)
    if not absolute:
        raise FetchError(
            f"{urls.host(url)} sends its readers on to an address that is not on the web "
            f"({_shown(urljoin(url, target) if target else 'none')}), so it was not followed."
        )
    return Redirect(url=absolute, lasting=raw.status_code in _LASTING)


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


def check_headers(host: str, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Refuse headers beyond any reason."""
    sizes = [len(name) + len(value) for name, value in headers]
    if len(sizes) > _HEADER_COUNT or sum(sizes) > _HEADER_BYTES or max(sizes, default=0) > _HEADER_LINE:
        raise FetchError(f"{host} sent headers larger than any server should, so its answer was not read.")


def check_status(url: str, raw: httpx2.Response, now: float, *, conditional: bool) -> None:
    """Raise FetchError for every status that brings no document, with the wait that the server asked for."""
    status, host = raw.status_code, urls.host(url)
    if status in (200, 203):
        return
    if status == 304 and conditional:
        return
    if status == 304:
        raise FetchError(f"{host} says that nothing has changed, but was not asked that. Try again later.")
    sentence = _STATUS.get(status) or (_SERVER_FAULT if status >= 500 else _OTHER)
    wait = retry_after(raw.headers.get("retry-after", ""), now) if status in (429, 503) else None
    raise FetchError(sentence.format(host=host, status=status), status=status, retry_after=wait)


def check_is_page(url: str, raw: httpx2.Response) -> None:
    """Refuse what is plainly no page before its body comes: a talk of an hour, a scanned book."""
    kind = raw.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.startswith(("audio/", "video/", "image/", "font/")) or kind in _NO_PAGE:
        raise DocumentError(f"{_shown(url)} is no page to read but a file ({_shown(kind)}).")


def retry_after(value: str, now: float) -> int | None:
    """Read Retry-After, seconds or a date (RFC 9110, 10.2.3): seconds from `now`, at most a day; None for nonsense."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), _LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(value).timestamp() - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return max(0, min(int(seconds), _LONGEST_WAIT))


def validator(raw: httpx2.Response, name: bytes) -> bytes:
    """Take a validator as it came; one with control bytes or beyond reason is forgotten, so it is never sent back."""
    values = [value for key, value in raw.headers.raw if key.lower() == name]
    if len(values) != 1 or len(values[0]) > _VALIDATOR_BYTES:
        return b""
    return b"" if any(byte < 0x20 or byte == 0x7F for byte in values[0]) else values[0]


def failure(host: str, error: httpx2.HTTPError) -> FetchError:
    """Say what went wrong on the way."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(
                f"{host} could not prove that it is {host} ({cause.verify_message}). Nothing was read from it."
            )
        if isinstance(cause, ssl.SSLError) and cause.reason == "WRONG_VERSION_NUMBER":
            return FetchError(
                f"{host} gave no secure answer. Perhaps its address begins with http:// and not https://."
            )
        if isinstance(cause, ssl.SSLError):
            return FetchError(f"No secure connection to {host} could be made ({cause.reason or 'TLS'}).")
    if isinstance(error, httpx2.ConnectTimeout | httpx2.ConnectError):
        return FetchError(f"{host} could not be reached. Check whether you are online, or try again later.")
    if isinstance(error, httpx2.ProtocolError | httpx2.ReadError):
        return FetchError(f"{host} broke off or sent what is no valid answer. Try again later.")
    return FetchError(f"The connection to {host} failed. Try again later.")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _shown(address: str) -> str:
    return "".join(letter for letter in address if letter.isprintable())[:100]
