"""Puts the sample paper into the library: shipped stories, so that everything is seen with no network at all.

Doing it again changes nothing, and finishes what was interrupted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader import paths
from reader.errors import InputError
from reader.model import Article, Feed, Media, Picture
from reader.parse import picture as picture_parser
from reader.parse import text
from reader.sync import decide, grouping
from reader.sync.desk import Desk

TITLE = "The Harbour Gazette"
FEED_URL = "https://harbour-gazette.example/feed.xml"
SITE_URL = "https://harbour-gazette.example/"


async def install_sample(desk: Desk, folder: Path | None = None) -> Feed:
    """Read the shipped stories and their pictures into a feed that is never polled.

    They are ours, so they are read right here: starting the parse children would take longer than all the rest.
    """
    folder = folder or paths.resource("sample")
    stories = [_story(file) for file in sorted(folder.glob("*.md"))]
    if not stories:
        raise InputError("The sample paper is not part of this installation. Add a paper of your own instead.")
    media = _media(folder, stories)
    small = {url: picture_parser.thumbnail(media[name].data) for url, name in _leading(stories) if name in media}
    desk.store.add_media((*media.values(), *small.values()))
    feed, _ = desk.store.add_feed(url=FEED_URL, title=TITLE, site_url=SITE_URL, sample=True, language="en")
    desk.store.deliver(feed.id, stories, desk.now())
    kept = {found: story for story in stories if (found := desk.store.find(story.url)) is not None}
    desk.store.set_pages(kept)
    for article, story in kept.items():
        shown = {picture.url: media[_name(picture)].hash for picture in _pictures(story) if _name(picture) in media}
        desk.store.attach_pictures(article, shown)
        if story.url in small:
            desk.store.set_thumbnail(article, small[story.url].hash)
    await grouping.arrived(desk, kept)
    return feed


def _story(file: Path) -> Article:
    story = text.read(file.read_bytes(), name=file.name)
    return replace(story, url=story.url or f"{SITE_URL}{file.stem}", paper_title=TITLE, full_text=True)


def _media(folder: Path, stories: Iterable[Article]) -> dict[str, Media]:
    """Read each picture file that the stories name, by its name."""
    names = {_name(picture) for story in stories for picture in _pictures(story)}
    return {
        name: picture_parser.read((folder / name).read_bytes()) for name in sorted(names) if (folder / name).is_file()
    }


def _leading(stories: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Name the picture file that stands for each story in a list: (story's address, file's name)."""
    for story in stories:
        yield story.url, _name(Picture(url=decide.thumbnail_source(story)))


def _pictures(story: Article) -> tuple[Picture, ...]:
    return (*((story.lead_image,) if story.lead_image and story.lead_image.url else ()), *story.pictures)


def _name(picture: Picture) -> str:
    """Take the file's name off a picture's address: it lies beside the stories, whatever the address says."""
    return unquote(urlsplit(picture.url).path).rpartition("/")[2]
