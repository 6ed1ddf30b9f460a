"""Names, passwords and cookies for feeds, kept in the system's keyring: never in the library, never in a log.

One login a host: a paper's feeds and pages share it. Blocking, as a keyring may have to be unlocked first.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from reader import urls
from reader.errors import InputError, ReaderError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
_SERVICE = "Broadsheet"
_USUAL = {"http": 80, "https": 443}
_LONGEST = 16 * 1024  # characters of all cookies together
_COOKIE = re.compile(r"[^\x00-\x20\x7f-\U0010ffff;,=\"]+=[^\x00-\x20\x7f-\U0010ffff;]*")  # RFC 6265, 4.1.1
_NO_KEYRING = (
    "This system has no keyring that Broadsheet can use, so the login was not kept. "
    "On Linux, GNOME Keyring, KWallet and KeePassXC are such keyrings."
)
_SHUT = "The keyring did not open, so nothing was kept in it and no login taken from it. Unlock it, and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What logs in at one place: a name with its password, cookies, or both."""

    user: str = ""
    password: str = field(default="", repr=False)
    cookies: str = field(default="", repr=False)  # "name=value; name=value"

    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """Write the headers that carry it (RFC 7617, RFC 6265)."""
        basic = b"Basic " + base64.b64encode(f"{self.user}:{self.password}".encode())
        both = ((b"Authorization", basic if self.user else b""), (b"Cookie", self.cookies.encode()))
        return tuple((name, value) for name, value in both if value)


def place(url: str) -> str:
    """Name what a login is valid for: "https://paper.example", with the port where it is an unusual one; "" for none.

    "www." makes no difference.
    """
    host = urls.host(url)
    if not host:
        return ""
    parts = urlsplit(url.strip())
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{parts.port}" if parts.port not in (None, _USUAL[parts.scheme]) else "")


def places(url: str) -> tuple[str, ...]:
    """List the places whose login may be sent to this address: its own, and the same in the open before it had TLS."""
    own = place(url)
    return (own, "http" + own.removeprefix("https")) if own.startswith("https:") else (own,)


def keep(url: str, user: str, password: str) -> None:
    """Keep a name and its password for a feed's host; cookies that are kept there stay.

    Raises InputError for a name that cannot be sent, ReaderError where there is no keyring or it stays locked.
    """
    if not user.strip():
        raise InputError("The name is empty; type the one that you have at this paper.")
    if ":" in user or not (user + password).isprintable():
        raise InputError("The name may have no colon in it, and neither name nor password a line break.")
    _set(url, replace(find(url) or Login(), user=user, password=password))


def keep_cookies(url: str, text: str) -> None:
    """Keep cookies for a feed's host: "name=value; name=value" as a browser sends them, or a cookies.txt.

    Raises InputError where there is none for that host, ReaderError as `keep`.
    """
    _set(url, replace(find(url) or Login(), cookies=cookies(url, text)))


def find(url: str) -> Login | None:
    """Find what is kept for an address's host. Raises ReaderError where the keyring does not tell."""
    kept = _asked(lambda keyring: keyring.get_password(_SERVICE, place(url)))
    try:
        said = json.loads(kept) if kept else None
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    return Login(**{name: str(said.get(name, "")) for name in ("user", "password", "cookies")})


def forget(url: str) -> None:
    """Forget everything that is kept for a feed's host. Raises ReaderError as `keep`."""
    if find(url):
        _asked(lambda keyring: keyring.delete_password(_SERVICE, place(url)))


def cookies(url: str, text: str) -> str:
    """Read cookies for an address's host, as a Cookie header or a cookies.txt has them. Raises InputError.

    Those of a cookies.txt that may go over TLS alone are for https addresses alone.
    """
    host = urls.host(url)
    lines = [line.removeprefix("#HttpOnly_").split("\t") for line in text.splitlines()]
    filed = [line for line in lines if len(line) == 7 and not line[0].startswith("#")]
    if filed:
        secure = urlsplit(url.strip()).scheme == "https"
        sent = [line for line in filed if _is_for(host, line[0]) and (secure or line[3] != "TRUE")]
        pairs = [f"{line[5]}={line[6]}" for line in sent]
    else:
        typed = re.sub(r"^\s*cookie:", "", text.strip(), flags=re.IGNORECASE)
        pairs = [pair.strip() for pair in typed.split(";") if pair.strip()]
    if not pairs:
        raise InputError(f"There is no cookie for {host} in it.")
    whole = "; ".join(pairs)
    if len(whole) > _LONGEST or not all(map(_COOKIE.fullmatch, pairs)):
        raise InputError("These are no cookies; they look like name=value; name=value.")
    return whole


def _is_for(host: str, domain: str) -> bool:
    domain = domain.lower().removeprefix(".").removeprefix("www.")
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


def _set(url: str, login: Login) -> None:
    if not place(url):
        raise InputError("A login belongs to an address on the web, such as https://paper.example/feed.")
    kept = json.dumps({"user": login.user, "password": login.password, "cookies": login.cookies})
    _asked(lambda keyring: keyring.set_password(_SERVICE, place(url), kept))


def _asked(ask: Callable[[KeyringBackend], T]) -> T:
    """Ask the system's keyring, imported only now: it takes a while and few need it."""
    try:
        import keyring
        from keyring.errors import KeyringError, NoKeyringError
    except ImportError as error:
        raise ReaderError(_NO_KEYRING) from error
    try:
        return ask(keyring.get_keyring())
    except NoKeyringError as error:
        raise ReaderError(_NO_KEYRING) from error
    except (KeyringError, OSError, RuntimeError) as error:
        raise ReaderError(_SHUT) from error
