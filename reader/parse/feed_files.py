"""The files that a feed attaches to its articles: how large they are and how long they play.

Sources: RSS 2.0 enclosures, Atom links, Media RSS (rssboard.org/media-rss), the podcast tags of iTunes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reader.model import Enclosure
from reader.parse import feed_parts
from reader.parse.feed_parts import Parts

_NAMES = ("enclosure", "media:content", "media:group")  # that files stand in
_LONGEST = 1_000_000  # seconds: eleven days; more is a slip


def attached(parts: Parts, links: Iterable[Any]) -> tuple[Enclosure, ...]:
    """List an article's files, each address once. `links` are its Atom links of the kind "enclosure".

    Media RSS adds how long they play, and sounds and films that stand nowhere else; of a group, which holds one film in
    several sizes, the first.
    """
    links = list(links)
    if not links and not parts.all(*_NAMES):
        return ()
    files = [_enclosure(element, element.get("url") or "") for element in parts.all("enclosure")]
    files += [_enclosure(link, link.get("href") or "") for link in links]
    named = {file.url: file for file in reversed(files) if file.url}
    files = list(reversed(named.values()))
    media = list(_media(parts))
    played = {file.url: file.duration for file in media if file.duration}
    if not any(_plays(file) for file in files):
        files += [file for file in media if file.url not in named]
    return timed([replace(file, duration=file.duration or played.get(file.url, 0)) for file in files], _said(parts))


def timed(files: list[Enclosure], said: str) -> tuple[Enclosure, ...]:
    """Give the one sound or film of an article the time that iTunes' duration says."""
    seconds, playing = duration(said), [file for file in files if _plays(file) or not file.type]
    if not seconds or len(playing) != 1:
        return tuple(files)
    return tuple(replace(file, duration=file.duration or seconds) if file is playing[0] else file for file in files)


def duration(said: str) -> int:
    """Read "3156", "52:36" or "1:02:03" in seconds; 0 for what is none."""
    steps = [step.strip() for step in said.strip().partition(".")[0].split(":")]
    if len(steps) > 3 or not all(step.isascii() and step.isdigit() and len(step) < 8 for step in steps):
        return 0
    seconds = 0
    for step in steps:
        seconds = 60 * seconds + int(step)
    return seconds if seconds <= _LONGEST else 0


def _enclosure(element: Any, url: str) -> Enclosure:
    return Enclosure(
        url=feed_parts.address(element, url),
        type=(element.get("type") or "").strip(),
        length=feed_parts.number(element.get("length") or element.get("fileSize")),
        duration=duration(element.get("duration") or ""),
    )


def _media(parts: Parts) -> Iterator[Enclosure]:
    groups = [[content] for content in parts.all("media:content")]
    groups += [Parts(group).all("media:content") for group in parts.all("media:group")]
    for group in groups:
        files = (_enclosure(content, content.get("url") or "") for content in group if _is_played(content))
        yield from [file for file in files if file.url][:1]


def _is_played(content: Any) -> bool:
    return (content.get("type") or "").startswith(("audio/", "video/")) or content.get("medium") in ("audio", "video")


def _plays(file: Enclosure) -> bool:
    return file.type.startswith(("audio/", "video/"))


def _said(parts: Parts) -> str:
    return parts.text("itunes:duration")
