"""Addresses: canonical forms, hosts and their aliases, tracking parameters.

Pure text work: nothing here dials anything, and nothing here raises.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from reader import houses

_REMEMBERED = 4096  # addresses: each is asked about several times on its way from a feed into the library
_SHORT = 1000  # characters; longer ones are not remembered
_ABSOLUTE = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_NO_HOST = re.compile(r"[\s\x00-\x1f\x7f\\<>^|\"`{}%/?#@]")
_KEPT = "%/:;=&?~+!$,'@()*[]|"  # what `quote` leaves as it is beside letters, digits and "_.-"

_TRACKING_PREFIXES = ("utm_", "at_", "ns_", "mc_", "pk_", "mtm_", "hsa_", "wt_", "wt.", "__twitter_")
# fmt: off
_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "cmp", "cmpid", "ito",
    "xtor", "ocid", "icid", "ncid", "smid", "smtyp", "ref_src", "ref_url", "_ga", "_gl", "_hsenc",
    "_hsmi", "spm", "scm", "jsessionid", "phpsessid", "sessionid", "aspsessionid",
})
# fmt: on
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)

_MIRRORS = ("www.", "m.", "amp.", "mobile.")  # fronts of one site: the same texts behind each
_INDEX = re.compile(r"/index\.s?html?$", re.IGNORECASE)

# Where each name is another's paper: two blogs of one platform are no one house.
# fmt: off
_PLATFORMS = frozenset({
    "blogspot.com", "substack.com", "medium.com", "wordpress.com", "tumblr.com", "livejournal.com", "typepad.com",
    "github.io", "gitlab.io", "ghost.io", "netlify.app", "vercel.app", "pages.dev", "web.app", "bearblog.dev",
    "neocities.org", "dreamwidth.org", "write.as", "hashnode.dev", "beehiiv.com", "hatenablog.com", "hatenadiary.com",
    "weebly.com", "wixsite.com", "squarespace.com", "over-blog.com", "tistory.com", "blogfa.com", "altervista.org",
})
# fmt: on

# Names under which anybody may register, where the last label alone is not enough (publicsuffix.org has them all).
_SHARED_SUFFIXES = frozenset(
    f"{second}.{country}"
    for country, seconds in {
        "uk": "co org gov ac net me ltd plc",
        "cn": "com org gov edu net ac",
        "hk": "com org gov edu net idv",
        "tw": "com org gov edu net idv",
        "mo": "com org gov edu net",
        "sg": "com org gov edu net",
        "my": "com org gov edu net",
        "jp": "co or ne ac go ad",
        "kr": "co or ne ac go re",
        "in": "co org gov net ac nic",
        "id": "co or go ac web",
        "th": "co or go ac in",
        "nz": "co org govt net ac geek",
        "za": "co org gov net ac",
        "ke": "co or go ac",
        "tz": "co or go ac",
        "ug": "co or go ac",
        "zw": "co org gov ac",
        "il": "co org gov net ac",
        "au": "com org gov edu net id",
        "br": "com org gov net edu",
        "ar": "com org gob net edu",
        "mx": "com org gob net edu",
        "co": "com org gov net edu",
        "pe": "com org gob net edu",
        "ve": "com org gob net",
        "uy": "com org gub net",
        "ec": "com org gob net",
        "tr": "com org gov net edu",
        "ua": "com org gov net edu",
        "ph": "com org gov net edu",
        "pk": "com org gov net edu",
        "bd": "com org gov net edu",
        "lk": "com org gov net",
        "np": "com org gov net",
        "vn": "com org gov net edu",
        "ng": "com org gov net edu",
        "gh": "com org gov edu",
        "eg": "com org gov edu",
        "sa": "com org gov edu",
        "pl": "com org gov net edu",
        "pt": "com org gov edu",
        "cy": "com org gov net ac",
        "gr": "com org gov edu",
        "mt": "com org gov net",
    }.items()
    for second in seconds.split()
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def is_web(url: str) -> bool:
    """Tell whether this is an http(s) address with a host and without credentials."""
    return _split(url) is not None


def canonical(url: str) -> str:
    """Write an address in its one plain form; "" for what is no http(s) address.

    Scheme and host in lower case, no default port, fragment or tracking parameters; path and query order as given.
    """
    return _remembered_canonical(url) if len(url) <= _SHORT else _canonical(url)


def _canonical(url: str) -> str:
    parts = _split(url)
    if parts is None:
        return ""
    path = _PATH_SESSION.sub("", _quoted(parts.path)) or "/"
    return urlunsplit((parts.scheme, _place(parts), path, _untracked(_quoted(parts.query)), ""))


def identity(url: str) -> str:
    """Make the key that two addresses of one text share; "" where there is none.

    The canonical form without its scheme, a mirror's prefix ("www.", "m.", "amp."), index.html and the last slash. Of a
    house that is known, its main host and the article's own number: "chinadaily.com.cn#264115"; see houses.py.
    """
    plain = canonical(url)
    if not plain:
        return ""
    parts = urlsplit(plain)
    place, path = _bare(parts.netloc), _INDEX.sub("/", parts.path).rstrip("/")
    house = houses.of(place)
    known = houses.key(house, place, path) if house else place + path
    return f"{known}?{parts.query}" if parts.query and "#" not in known else known


def host(url: str) -> str:
    """Name an address's host in lower case without "www."; "" where there is none."""
    parts = _split(url)
    return ((parts.hostname or "").rstrip(".")).removeprefix("www.") if parts else ""


def shown(address: str) -> str:
    """Write into a sentence what may be no address at all, without the name and password that may stand in it."""
    _, at, rest = address.strip().rpartition("@")
    return (f"…@{rest}" if at else rest)[:200]


def site(url_or_host: str) -> str:
    """Name the domain somebody registered: "bbc.co.uk" for an address at "feeds.bbci.bbc.co.uk"."""
    return _registered(host(url_or_host) if "/" in url_or_host else url_or_host.strip().lower().rstrip("."))


@lru_cache(maxsize=_REMEMBERED)
def _registered(name: str) -> str:
    if _is_number(name):
        return name
    labels = name.split(".")
    last_two = ".".join(labels[-2:])
    kept = 3 if last_two in _SHARED_SUFFIXES or last_two in _PLATFORMS else 2
    return ".".join(labels[-kept:])


def join(base: str, url: str) -> str:
    """Make an address absolute; "" where no http(s) address comes of it."""
    address = url.strip()
    if not address:
        return ""
    try:
        joined = address if _ABSOLUTE.match(address) else urljoin(base.strip(), address)
    except ValueError:  # a broken [IPv6] host in either
        return ""
    parts = _split(joined)
    if parts is None:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment)))


def title_key(title: str) -> str:
    """Take a title's fingerprint: letters, digits and marks, one space between words; "" when it has none."""
    if title.isascii():  # the common case, many times faster
        return " ".join(_ASCII_WORD.findall(title.lower()))
    folded = unicodedata.normalize("NFKC", title).casefold()
    return " ".join("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in folded).split())


def _split(url: str) -> SplitResult | None:
    """Take an http(s) address apart; None for anything else."""
    return _remembered(url) if len(url) <= _SHORT else _taken_apart(url)


def _taken_apart(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname, parts.port
    except ValueError:  # a broken [IPv6] host, a port that is no number
        return None
    if parts.scheme not in _PORTS or not name or port == 0 or "@" in parts.netloc:
        return None
    if _NO_HOST.search(name) or not name.strip("."):
        return None
    return parts


_remembered = lru_cache(maxsize=_REMEMBERED)(_taken_apart)
_remembered_canonical = lru_cache(maxsize=_REMEMBERED)(_canonical)


def _place(parts: SplitResult) -> str:
    """Write host and port as they belong into an address."""
    name = (parts.hostname or "").rstrip(".")
    name = f"[{name}]" if ":" in name else name
    return name if parts.port in (None, _PORTS[parts.scheme]) else f"{name}:{parts.port}"


def _quoted(text: str) -> str:
    """Percent-encode what may not stand in an address: spaces, quotes, letters beyond ASCII."""
    return quote(text, safe=_KEPT, errors="replace")


def _untracked(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair.partition("=")[0].lower()))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _bare(place: str) -> str:
    """Cut a mirror's prefixes off a host, as long as a domain remains."""
    for prefix in _MIRRORS:
        rest = place.removeprefix(prefix)
        if rest != place and "." in rest:
            return _bare(rest)
    return place


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
