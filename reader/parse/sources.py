"""The address that a picture is really at, and the size that suits the page.

Publishers hide it in srcset, data-src, <picture> and their kin for lazy loading, and let a blank or blurred stand-in
hold its place meanwhile. What `sizes` says is passed over: it is about the paper's own columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from reader import urls

WIDTH = 1600  # pixels: an 800 pixel column on a screen of two pixels a point
ENOUGH = 1000  # pixels: with fewer a picture's other sources are asked too
LONGEST = 4000  # characters of an address
SCREEN = 1280  # pixels of width for which <source media> is judged

_LAZY = (  # in the order of trust
    *("data-src", "data-lazy-src", "data-lazy", "data-original", "data-lazy-load", "data-echo", "data-hi-res-src"),
    *(
        "data-src-large",
        "data-full-src",
        "data-image",
        "data-image-src",
        "data-img-src",
        "data-default-src",
        "data-url",
    ),
    *("data-src-medium", "data-actualsrc", "datasrc", "data-asset-url", "data-large-file", "data-orig-file"),
    *("data-pin-media", "original", "src-orig", "lowsrc"),
)
_BETWEEN = re.compile(r",\s+|(?<=[\d.][wx]),|(?<=[\d.]h),|,$")  # candidates; addresses hold commas too
_DESCRIPTOR = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)([wx])")
_FILLER = re.compile(
    r"(?:^|[^a-z])(?:blank|placeholder|spacer|lazy[-_]?load(?:er|ing)?|lazy|transparent|loading|loader|gr[ea]y|1x1|pixel|"
    r"clear|empty|dummy|blur(?:red)?|lqip)(?:[^a-z/?]*)\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])"
    r"|[?&](?:blur|lqip)=|via\.placeholder\.com|placehold\.it",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"/(?:lazy[-_]?load\w*|placeholders?|lqip)/[^/]*$", re.IGNORECASE)
_BEACON = re.compile(
    r"//[^/]*(?:doubleclick|scorecardresearch|quantserve|google-analytics|chartbeat|feedsportal|2o7\.net|imrworldwide)"
    r"|//pixel\.|feeds\.feedburner\.com/~|facebook\.com/tr\b|pixel\.wp\.com/b\.gif|/(?:tracking-?pixel|beacon)[./?]",
    re.I,
)
_SHOWN_TYPES = re.compile(r"image/(?:jpe?g|png|gif|webp|avif|\*)?", re.IGNORECASE)  # that picture.py decodes
_ELSEWHERE = re.compile(r"print|portrait|prefers-color-scheme:\s*dark|monochrome", re.IGNORECASE)
_BOUND = re.compile(r"(min|max)-width:\s*([\d.]+)(px|r?em)")
_IMAGE_NAME = re.compile(r"[^/?&=]+\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)
_SIZE = re.compile(
    r"(?:[-_,.](?:\d{2,4}x\d{0,4}|scaled|[wh]?\d{3,4}[wh]?|auto|thumb|large|small|medium))+(?=\.\w+$)", re.I
)
_STILL = re.compile(r"//i\.ytimg\.com/vi/|//www\.dailymotion\.com/thumbnail/")  # all have one file name
_SIZE_ASKED = re.compile(
    r"(?:^|&)(?:w|h|width|height|resize|fit|crop|quality|q|auto|format|fm|dpr|strip|ssl|size|mod|itok|ixlib|imwidth)"
    r"=[^&]*",
    re.IGNORECASE,
)
_FILE = re.compile(r"[^\s{}<>\"']+\.(?:jpe?g|png|webp|avif|gif)(?:\?\S*)?", re.IGNORECASE)
_LONGEST_STYLE = 2000  # characters that are looked at
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*['\"]?([^'\")\s]+)", re.IGNORECASE)

Candidate = tuple[float, str]  # width in pixels, 0 where it is not said; address


def source(image: LexborNode, base: str) -> str:
    """Choose the address of an <img>: absolute, fit for `WIDTH`; "" for a beacon or a stand-in alone."""
    attributes = image.attributes
    if any(_tiny(attributes.get(side)) for side in ("width", "height")):
        return ""
    for url in (_sized(image), *_plain(attributes)):
        address = urls.join(base, url)
        if address and len(address) <= LONGEST and not _BEACON.search(address):
            return address
    return ""


def fitting(candidates: list[Candidate]) -> str:
    """Choose the smallest picture of at least `WIDTH` pixels, else the largest; "" of none."""
    wide = [one for one in candidates if one[0] >= WIDTH]
    best = min(wide, key=_width) if wide else max(candidates, key=_width, default=(0.0, ""))
    return best[1]


def is_stand_in(url: str) -> bool:
    """Tell whether an address is that of what only holds a picture's place."""
    return url.startswith("data:") or _FILLER.search(url) is not None or _IN_PATH.search(url) is not None


def background(box: LexborNode) -> str:
    """Give the address of the picture that a page shows, at once or late, behind an element; "" for none."""
    shown = _BACKGROUND.search((box.attributes.get("style") or "")[:_LONGEST_STYLE])
    late = next(_plain({name: value for name, value in box.attributes.items() if name != "src"}), "")
    files = (value or "" for value in box.attributes.values() if _FILE.fullmatch((value or "").strip()))
    found = shown[1] if shown and not is_stand_in(shown[1]) else late or next(files, "")
    return found.strip() if not is_stand_in(found) else ""


def is_plain(image: LexborNode) -> bool:
    """Tell whether src is all that a page says of where a picture is."""
    return not any(name in _LAZY or "srcset" in name for name in image.attributes)


def shown_by(url: str) -> str:
    """Name what a picture shows, whatever its size: the file's own name without the size in it."""
    path = urlsplit(url).path
    if _STILL.search(url):
        return path
    names = _IMAGE_NAME.findall(unquote(url)) or [path]
    stem = _SIZE.sub("", names[-1].lower()).rsplit(".", 1)[0]
    return re.sub(r"=[swh]\d+.*$", "", stem if len(stem) > 8 else path.rsplit("/", 1)[0] + stem)


def is_same(one: str, other: str) -> bool:
    """Tell whether two addresses are of one picture, perhaps at two sizes."""
    if not one or not other or shown_by(one) != shown_by(other):
        return False
    return _without_size(urlsplit(one).query) == _without_size(urlsplit(other).query)


def _without_size(query: str) -> str:
    return _SIZE_ASKED.sub("", query).strip("&")


def _width(candidate: Candidate) -> float:
    return candidate[0]


def _plain(attributes: dict[str, str | None]) -> Iterator[str]:
    """Give the addresses outside of any srcset; where a page loads pictures late, src only holds their place."""
    said = [attributes.get(name) or "" for name in (*_LAZY, "src")]
    return (url.strip() for url in said if url and not re.search(r"[{}<>\"]", url) and not is_stand_in(url.strip()))


def _sized(image: LexborNode) -> str:
    """Choose among the sources of a <picture>, the first that fits its place, and the image's own srcset."""
    sources = [_candidates(node, _base_width(image)) for node in (*_sources(image), image)]
    enough = (some for some in sources if any(width >= ENOUGH for width, _ in some))
    return fitting(next(enough, [one for some in sources for one in some]))


def _sources(image: LexborNode) -> list[LexborNode]:
    outer = image.parent
    while outer is not None and outer.tag in ("span", "noscript"):
        outer = outer.parent
    if outer is None or outer.tag != "picture":
        return []
    return [node for node in outer.css("source") if _is_shown(node.attributes)]


def _is_shown(source: dict[str, str | None]) -> bool:
    """Tell whether a <source> is for a screen like ours and of a kind that can be decoded."""
    kind, media = source.get("type") or "image/*", source.get("media") or source.get("data-media") or ""
    if not _SHOWN_TYPES.fullmatch(kind.split(";")[0].strip()) or _ELSEWHERE.search(media):
        return False
    for side, number, unit in _BOUND.findall(media.lower()):
        bound = float(number) * (1 if unit == "px" else 16) if number.count(".") < 2 else 0.0
        if bound > SCREEN if side == "min" else bound < SCREEN:
            return False
    return True


def _base_width(image: LexborNode) -> float:
    """Say how wide the picture of "1x" is: as the page states it, else as wide as the column."""
    stated = (image.attributes.get("width") or "").removesuffix("px")
    return float(stated) if stated.isascii() and stated.isdigit() and 16 <= int(stated) <= WIDTH else WIDTH / 2


def _candidates(node: LexborNode, single: float) -> list[Candidate]:
    found = []
    for name, srcset in node.attributes.items():
        if "srcset" not in name and name != "data-original-set":
            continue
        for part in _BETWEEN.split((srcset or "").strip()):
            url, *said = part.split()[:3] or [""]
            sizes = [match for match in map(_DESCRIPTOR.fullmatch, said) if match]
            number, unit = (float(sizes[0][1]), sizes[0][2]) if sizes else (1.0, "x")
            if url and not is_stand_in(url) and "{" not in url:
                found.append((number if unit == "w" else number * single, url))
    return found


def _tiny(size: str | None) -> bool:
    return bool(size) and re.fullmatch(r"[0-3](?:px)?", str(size).strip()) is not None
