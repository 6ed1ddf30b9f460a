"""Embedded players as a page can print them: a still with a link, as nothing plays in the reading pane.

What is no player but an advert's, a counter's or a form's frame gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader import urls

ELEMENTS = (
    "iframe, video, audio, embed, object, lite-youtube, lite-vimeo, "
    "amp-youtube, amp-vimeo, amp-dailymotion, amp-iframe, amp-video, amp-audio"
)
PLAY = "▶ "
OPEN = "↗ "  # before the name of what is no sound or film: a map, a chart

TAGS = frozenset(ELEMENTS.split(", "))
_FIGURE = frozenset(["figure"])
_MOST_PARENTS = 30  # looked at above an element
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-original", "data-url", "data")
_NAMED_ELSEWHERE = {  # elements that give a video's id alone
    "youtube": "https://www.youtube.com/embed/",
    "vimeo": "https://player.vimeo.com/video/",
    "dailymotion": "https://www.dailymotion.com/embed/video/",
}
_YOUTUBE = re.compile(
    r"//(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com/(?:(?:embed|v|shorts|live)/|watch\?(?:[^#]*&)?v=)|youtu\.be/)"
    r"(?!videoseries)(?P<id>[\w-]{11})(?![\w-])"
)
_DAILYMOTION = re.compile(r"//(?:[\w-]+\.)?dailymotion\.com/(?:(?:embed/|swf/)?video/|player[^?]*\?video=)(?P<id>\w+)")
_VIMEO = re.compile(r"//(?:[\w-]+\.)?vimeo\.com/(?:video/|moogaloop\.swf\?(?:[^#]*&)?clip_id=)?(?P<id>\d{5,})")
_NO_PLAYER = re.compile(
    r"//[^/]*(?:googletagmanager|doubleclick|googlesyndication|adservice|amazon-adsystem|disqus|addthis|sharethis|"
    r"outbrain|taboola|recaptcha|hcaptcha|list-manage|mailchimp|cookiebot|consensu|scorecardresearch)"
    r"|facebook\.com/(?:plugins/(?!video)|tr\b)|platform\.twitter\.com/(?:widgets|jot)|safeframe|/ads?[/.?]|newsletter"
    r"|subscri|paywall",
    re.IGNORECASE,
)
_PLAYS = re.compile(
    r"youtu|vimeo|dailymotion|player|video|audio|podcast|soundcloud|spotify|twitch|bilibili|\.(?:mp[34]|m4[av]|webm|og[gv])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Player:
    url: str  # where a person can play it
    still: str  # a picture of it, "" where none is known
    label: str


def link(tree: LexborHTMLParser, body: LexborNode, base: str) -> None:
    """Put a still with a link in the place of each player; the pictures inside them have their addresses already."""
    for node in reversed(body.css(ELEMENTS)):
        if _stands_in(node, TAGS):
            continue  # the outer one says more
        player = _read(node, base)
        if player is None and node.tag == "object" and not any(_addresses(node)):
            node.unwrap()  # it shows what stands in it
        elif player is None:
            node.decompose()
        else:
            node.replace_with(_in_figure(tree, player) if _stands_in(node, _FIGURE) else _as_block(tree, player))


def is_still(figure: LexborNode) -> bool:
    """Tell whether a figure is what stands for a player."""
    return any(anchor.text().startswith((PLAY, OPEN)) for anchor in figure.css("a"))


def _read(node: LexborNode, base: str) -> _Player | None:
    named = node.attributes
    hidden = _HIDDEN.search(named.get("style") or "") or {named.get("width"), named.get("height")} & {"0", "1"}
    address = next((url for url in (urls.join(base, said) for said in _addresses(node)) if url), "")
    poster = urls.join(base, named.get("poster") or named.get("data-poster") or "") or _picture_in(node)
    if hidden or (not address and not (poster and base)) or _NO_PLAYER.search(address):
        return None
    url, still = _known(address or base)
    title = " ".join((named.get("title") or named.get("aria-label") or named.get("data-title") or "").split())
    media = node.tag in ("video", "audio", "amp-video", "amp-audio")
    sign = PLAY if media or _PLAYS.search(url) else OPEN
    return _Player(url, poster or still, sign + (title[:200] or urls.host(url).removeprefix("www.")))


def _addresses(node: LexborNode) -> Iterator[str]:
    named = node.attributes
    id = named.get("videoid") or named.get("data-videoid")
    for house, start in _NAMED_ELSEWHERE.items():
        if id and house in (node.tag or ""):
            yield start + id
    for inner in (node, *node.css("source, embed, iframe")):
        yield from (inner.attributes.get(name) or "" for name in _ADDRESSES)
    for movie in node.css("param[name='movie' i], param[name='src' i]"):
        yield movie.attributes.get("value") or ""


def _picture_in(node: LexborNode) -> str:
    picture = node.css_first("img[src]")
    source = (picture.attributes.get("src") or "") if picture is not None else ""
    return source if urls.is_web(source) else ""


def _known(address: str) -> tuple[str, str]:
    """Give the page on which a video is shown whole, and its still."""
    if found := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found['id']}", f"https://i.ytimg.com/vi/{found['id']}/hqdefault.jpg"
    if found := _DAILYMOTION.search(address):
        house = "https://www.dailymotion.com"
        return f"{house}/video/{found['id']}", f"{house}/thumbnail/video/{found['id']}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found['id']}", ""
    return address, ""


def _stands_in(node: LexborNode, tags: frozenset[str]) -> bool:
    outer = node.parent
    for _ in range(_MOST_PARENTS):
        if outer is None or outer.tag in tags:
            break
        outer = outer.parent
    return outer is not None and outer.tag in tags


def _as_block(tree: LexborHTMLParser, player: _Player) -> LexborNode:
    if not player.still:
        return _holding(tree, "p", _labelled(tree, player))
    return _holding(tree, "figure", _still(tree, player), _holding(tree, "figcaption", _labelled(tree, player)))


def _in_figure(tree: LexborHTMLParser, player: _Player) -> LexborNode:
    """Leave the page's own figure and caption around a player."""
    label = _holding(tree, "p", _labelled(tree, player))
    return _holding(tree, "div", _still(tree, player), label) if player.still else label


def _still(tree: LexborHTMLParser, player: _Player) -> LexborNode:
    picture = tree.create_node("img")
    picture.attrs["src"] = player.still
    picture.attrs["alt"] = player.label[len(PLAY) :]
    anchor = _holding(tree, "a", picture)
    anchor.attrs["href"] = player.url
    return anchor


def _labelled(tree: LexborHTMLParser, player: _Player) -> LexborNode:
    anchor = tree.create_node("a")
    anchor.attrs["href"] = player.url
    anchor.insert_child(player.label)
    return anchor


def _holding(tree: LexborHTMLParser, tag: str, *inner: LexborNode) -> LexborNode:
    """Make an element of others; what is inserted is a copy, so they must be whole by then."""
    outer = tree.create_node(tag)
    for one in inner:
        outer.insert_child(one)
    return outer
