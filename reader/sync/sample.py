"""Puts the sample paper into the library: shipped stories, so that everything is seen with no network at all.

Doing it again changes nothing, and finishes what was interrupted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader import paths
from reader.errors import InputError
from reader.model import Article, Feed, Media, Picture
from reader.parse import picture as picture_parser
from reader.parse import text
from reader.sync import decide
from reader.sync.desk import Desk, side_by_side
from reader.sync.pictures import set_thumbnails

TITLE = "The Harbour Gazette"
FEED_URL = "https://harbour-gazette.example/feed.xml"
SITE_URL = "https://harbour-gazette.example/"


async def install_sample(desk: Desk, folder: Path | None = None) -> Feed:
    """Read the shipped stories and their pictures into a feed that is never polled."""
    folder = folder or paths.resource("sample")
    files = sorted(folder.glob("*.md"))
    if not files:
        raise InputError("The sample paper is not part of this installation. Add a paper of your own instead.")
    stories = await side_by_side(_story(desk, file) for file in files)
    media = await _media(desk, folder, stories)
    desk.store.add_media(media.values())
    feed, _ = desk.store.add_feed(url=FEED_URL, title=TITLE, site_url=SITE_URL, sample=True, language="en")
    desk.store.deliver(feed.id, stories, desk.now())
    kept = {found: story for story in stories if (found := desk.store.find(story.url)) is not None}
    desk.store.set_pages(kept)
    await side_by_side(_attach(desk, article, story, media) for article, story in kept.items())
    return feed


async def _story(desk: Desk, file: Path) -> Article:
    story = await desk.parsers.call(text.read, file.read_bytes(), name=file.name)
    return replace(story, url=story.url or f"{SITE_URL}{file.stem}", paper_title=TITLE, full_text=True)


async def _media(desk: Desk, folder: Path, stories: Iterable[Article]) -> dict[str, Media]:
    """Read each picture file that the stories name, by its name."""
    named = {_name(picture) for story in stories for picture in _pictures(story)}
    names = sorted(name for name in named if (folder / name).is_file())
    read = await side_by_side(desk.parsers.call(picture_parser.read, (folder / name).read_bytes()) for name in names)
    return dict(zip(names, read, strict=True))


async def _attach(desk: Desk, article: int, story: Article, media: dict[str, Media]) -> None:
    kept = {picture.url: media[_name(picture)].hash for picture in _pictures(story) if _name(picture) in media}
    desk.store.attach_pictures(article, kept)
    leading = next((one for one in _pictures(story) if one.url == decide.thumbnail_source(story)), None)
    if leading and _name(leading) in media:
        await set_thumbnails(desk, media[_name(leading)], [replace(story, id=article)])


def _pictures(story: Article) -> tuple[Picture, ...]:
    return (*((story.lead_image,) if story.lead_image and story.lead_image.url else ()), *story.pictures)


def _name(picture: Picture) -> str:
    """Take the file's name off a picture's address: it lies beside the stories, whatever the address says."""
    return unquote(urlsplit(picture.url).path).rpartition("/")[2]
