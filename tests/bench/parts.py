"""What stands in an article's HTML beside its words, and how much of it another HTML of the same page kept.

A picture is known by its file's name without a size in it, or by any of the addresses its page names for it; captions,
tables, lists and their kin by their words; an embedded player by the video it plays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

ENOUGH = 0.8  # of its words: then a caption, table or list item counts as kept
_PLAYER = r"youtu\.?be|vimeo|dailymotion|videopress|bilibili|twitch|player|embed|/videos?/|brightcove|soundcloud"
PLAYERS = "iframe, video, audio, embed, object"
HEADINGS = "h1, h2, h3, h4, h5, h6"

_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src", "data-full-src", "data-hi-res-src", "data-orig-file")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SIZE = re.compile(r"(?:[-_.,](?:\d{2,4}x\d{0,4}|[wh]\d{3,4}|scaled|thumb|small|medium|large))+(?=\.\w+$|$)", re.I)
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wx])?\s*(?:,|$)")  # of a srcset
_NO_PICTURE = re.compile(r"^(?:data|file|blob):|//i\.ytimg\.com/")  # a player's still is the player
_VIDEO = re.compile(
    r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?(?:.*&)?v=)|youtu\.be/|ytimg\.com/vi/)(?P<youtube>[\w-]{6,})"
    r"|vimeo\.com/(?:video/|moogaloop\.swf\?.*clip_id=)?(?P<vimeo>\d{5,})"
    r"|dailymotion\.com/(?:embed/|swf/)?video/(?P<dailymotion>\w+)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one HTML, each as what it is known by."""

    pictures: list[frozenset[str]] = field(default_factory=list)
    texts: dict[str, list[Counter[str]]] = field(default_factory=dict)  # words by kind of part
    players: list[str] = field(default_factory=list)  # what each embedded player plays
    videos: frozenset[str] = frozenset()  # what can be reached: players, links and stills
    whole: Counter[str] = field(default_factory=Counter)  # the words of the whole text


KINDS = {
    "captions": "figcaption",
    "tables": "table",
    "pre": "pre",
    "headings": HEADINGS,
    "list items": "li",
    "blockquotes": "blockquote",
    "definitions": "dd",
}


def read(html: str, aliases: dict[str, frozenset[str]] | None = None) -> Parts:
    """Read the parts of an article; `aliases` are the names its page has for each picture, see `names_in`."""
    body = LexborHTMLParser(f"<body>{html}").body
    if body is None:
        return Parts()
    known = aliases or {}
    pictures = [_with_aliases(_names(image), known) for image in body.css("img, amp-img")]
    return Parts(
        pictures=[names for names in pictures if names],
        texts={kind: _texts(body, selector) for kind, selector in KINDS.items()},
        players=[video for video in map(_video, _addresses(body, PLAYERS)) if video],
        videos=frozenset(map(_video, _addresses(body, f"{PLAYERS}, a, img"))),
        whole=words(body.text(separator=" ")),
    )


def names_in(html: str) -> dict[str, frozenset[str]]:
    """Map each name of a picture on a page to all the names that the page has for the same picture."""
    found: dict[str, frozenset[str]] = {}
    body = LexborHTMLParser(html).body
    for image in body.css("img, amp-img") if body is not None else ():
        names = _names(image)
        for name in names:
            names |= found.get(name, frozenset())
        found.update(dict.fromkeys(names, names))
    return found


def name(url: str) -> str:
    """Name a picture by its file, without the size in it; a short name with its folder before it."""
    path = unquote(urlsplit(url).path).rstrip("/").lower()
    folder, _, file = path.rpartition("/")
    stem = re.sub(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", "", _SIZE.sub("", re.sub(r"^\d+px-", "", file)))
    return stem if len(stem) > 6 else f"{folder.rpartition('/')[2]}/{stem}"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def kept(expected: Parts, found: Parts) -> dict[str, tuple[int, int]]:
    """Count of each kind of part how many of the expected were kept, and how many were expected."""
    counts = {kind: _kept_texts(kind, expected, found) for kind in KINDS}
    ours = frozenset[str]().union(*found.pictures)
    theirs = list(dict.fromkeys(expected.pictures))
    counts["pictures"] = sum(bool(names & ours) for names in theirs), len(theirs)
    counts["players"] = sum(video in found.videos for video in expected.players), len(expected.players)
    captions = expected.texts["captions"]
    counts["caption words"] = sum((_all(captions) & found.whole).values()), sum(_all(captions).values())
    return counts


def strangers(expected: Parts, found: Parts) -> int:
    """Count the pictures kept that the expected article has not."""
    theirs = frozenset[str]().union(*expected.pictures)
    return sum(not names & theirs for names in dict.fromkeys(found.pictures))


def _all(texts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for text in texts:
        total += text
    return total


def _kept_texts(kind: str, expected: Parts, found: Parts) -> tuple[int, int]:
    wanted, ours = expected.texts[kind], found.texts.get(kind, [])
    return sum(any(_holds(mine, text) for mine in ours) for text in wanted), len(wanted)


def _holds(mine: Counter[str], text: Counter[str]) -> bool:
    return sum((mine & text).values()) >= ENOUGH * sum(text.values())


def _texts(body: LexborNode, selector: str) -> list[Counter[str]]:
    nodes = [node for node in body.css(selector) if selector != "table" or _is_data(node)]
    texts = [words(node.text(separator=" ")) for node in nodes]
    return [text for text in texts if text]


def _is_data(table: LexborNode) -> bool:
    """Tell a table of data from one that only lays a page out."""
    rows = [len(row.css("td, th")) for row in table.css("tr")]
    return table.css_first("table table, p + p") is None and len(rows) > 1 and max(rows, default=0) > 1


def _names(image: LexborNode) -> frozenset[str]:
    nodes = [image]
    if image.parent is not None and image.parent.tag == "picture":
        nodes += image.parent.css("source")
    found = set()
    for node in nodes:
        found.update(node.attributes.get(attribute) or "" for attribute in _ADDRESSES)
        for attribute in _SETS:
            found.update(_CANDIDATE.findall(node.attributes.get(attribute) or ""))
    return frozenset(name(url) for url in found if "." in url and not _NO_PICTURE.search(url))


def _with_aliases(names: frozenset[str], known: dict[str, frozenset[str]]) -> frozenset[str]:
    return names.union(*(known.get(one, frozenset()) for one in names))


def _addresses(body: LexborNode, selector: str) -> list[str]:
    nodes = [inner for node in body.css(selector) for inner in (node, *node.css("source"))]
    return [node.attributes.get(attribute) or "" for node in nodes for attribute in ("src", "data-src", "href", "data")]


def _video(url: str) -> str:
    """Name what a player plays; "" for what is no address of a player."""
    known = _VIDEO.search(url)
    if known:
        return next(id for id in known.groups() if id)
    parts = urlsplit(url)
    if not re.search(_PLAYER, url, re.I):
        return ""
    return parts.netloc + parts.path + "".join(parse_qs(parts.query).get("id", []))
