"""The address that a picture is really at: publishers hide it in srcset, data-src and noscript for lazy loading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reader import urls

WIDTH = 1600  # pixels: an 800 pixel column on a screen of two pixels a point

_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-sizes-srcset")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-full-src", "data-image")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?(?:\s+[\d.]+h)?\s*(?:,|$)")
_FILLER = re.compile(
    r"blank|placeholder|spacer|lazy[-_]?load|transparent|loading\.|grey\.|1x1|pixel\.(?:gif|png)", re.I
)
_BEACON = re.compile(
    r"//[^/]*(?:doubleclick|scorecardresearch|quantserve|google-analytics|chartbeat|feedsportal|2o7\.net|imrworldwide)"
    r"|//pixel\.|feeds\.feedburner\.com/~|facebook\.com/tr\b|pixel\.wp\.com/b\.gif|/(?:tracking-?pixel|beacon)[./?]",
    re.I,
)


def source(image: LexborNode, base: str) -> str:
    """Choose the address of an <img>: absolute, fit for `WIDTH`; "" for a beacon and where there is none."""
    attributes = image.attributes
    if any(_tiny(attributes.get(side)) for side in ("width", "height")):
        return ""
    sized = sorted(_sized(image))
    chosen = next((url for width, url in sized if width >= WIDTH), sized[-1][1] if sized else "")
    for url in (chosen, *_plain(attributes)):
        address = urls.join(base, url)
        if address and not _BEACON.search(address):
            return address
    return ""


def _plain(attributes: dict[str, str | None]) -> Iterator[str]:
    src = attributes.get("src") or ""
    if src and not src.startswith("data:") and not _FILLER.search(src):
        yield src
    yield from (attributes[name] or "" for name in _SOURCES if name in attributes)
    if not any(name in attributes for name in _SOURCES):
        yield src


def _sized(image: LexborNode) -> Iterator[tuple[float, str]]:
    """Give every candidate of an image's srcset and of its <picture>'s sources as (width in pixels, address)."""
    nodes = [image]
    if image.parent is not None and image.parent.tag == "picture":
        nodes += [n for n in image.parent.css("source") if (n.attributes.get("type") or "") != "image/svg+xml"]
    for node in nodes:
        for name in _SETS:
            yield from _candidates(node.attributes.get(name) or "")


def _candidates(srcset: str) -> Iterator[tuple[float, str]]:
    for url, size, unit in _CANDIDATE.findall(srcset):
        if url.startswith("data:") or "{" in url or _FILLER.search(url):
            continue
        number = float(size) if re.fullmatch(r"\d+(?:\.\d+)?", size) else 0.0
        yield (number * WIDTH / 2 if unit == "x" else number), url


def _tiny(size: str | None) -> bool:
    return bool(size) and re.fullmatch(r"[0-3](?:px)?", str(size).strip()) is not None
