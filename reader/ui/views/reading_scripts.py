"""The few scripts of our own that run beside an article, in a world that the article cannot see."""

from __future__ import annotations

import json

# Both give whether there was anything left to scroll. A line of the old screen stays in sight.
_PAGE = """(() => {
    const page = document.scrollingElement, before = page.scrollTop;
    const furthest = page.scrollHeight - innerHeight;
    if (%s) return false;
    page.scrollTo({top: before %s innerHeight * 0.9, behavior: "instant"});
    return true;
})();"""
PAGE_DOWN = _PAGE % ("before >= furthest - 2", "+")
PAGE_UP = _PAGE % ("before <= 0", "-")
PLACE = """(() => {
    const page = document.scrollingElement, furthest = page ? page.scrollHeight - innerHeight : 0;
    return furthest < 1 ? 0 : Math.min(1, page.scrollTop / furthest);
})();"""

TOP = "document.scrollingElement?.scrollTop ?? 0"

# Gives the page's address once all of it is there.
WHOLE = "document.readyState === 'complete' && location.href"


# Runs in every page before it is first painted, so that no page is seen jumping to its place.
BEGIN = """(() => {
    const page = document.scrollingElement, asked = new URLSearchParams(location.search);
    const place = Number(asked.get("place")) * (page ? page.scrollHeight - innerHeight : 0);
    const top = place || Number(asked.get("top"));
    if (page && top > 0) page.scrollTo({top, behavior: "instant"});
})();"""


def theme(name: str) -> str:
    """Give the page its theme, "light" or "dark"."""
    return f"document.documentElement.dataset.theme = {json.dumps(name)};"


def scroll_to(place: float) -> str:
    """Scroll to `place`, from 0 at the head of the page to 1 at its end; gives where that really is."""
    return _scroll(f"{float(place)!r} * (page.scrollHeight - innerHeight)")


def scroll_top(top: float) -> str:
    """Scroll so that `top` pixels of the page are above its upper edge; gives its place, 0 to 1, then."""
    return _scroll(repr(float(top)))


def _scroll(top: str) -> str:
    return (
        "(() => { const page = document.scrollingElement;"
        f" if (page) page.scrollTo({{top: {top}, behavior: 'instant'}});"
        f" }})(); {PLACE}"
    )
