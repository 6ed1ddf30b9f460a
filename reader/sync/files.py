"""Brings a file of the reader's into the library: a list of feeds (OPML), or an article as .txt, .md or .html."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader import urls
from reader.errors import InputError, WallError
from reader.model import Article, Origin
from reader.parse import opml, page, text
from reader.sync import grouping
from reader.sync.addresses import is_local_name
from reader.sync.bodies import MB
from reader.sync.desk import Desk
from reader.sync.fetch import DOCUMENT_LIMIT

_NAMED = 3  # feeds that a sentence counts up
_TEXT, _HTML, _OPML = {".txt", ".text", ".md", ".markdown"}, {".html", ".htm", ".xhtml"}, {".opml", ".xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought, and a sentence about it; a second time the same ids."""

    articles: tuple[int, ...] = ()
    feeds: tuple[int, ...] = ()
    text: str = ""


async def import_file(desk: Desk, path: Path) -> Imported:
    """Read a file and keep what it holds; twice doubles nothing.

    Raises InputError for a file that cannot be read or is none of the known kinds, DocumentError for a broken one.
    """
    data = read_file(path)
    kind = path.suffix.lower()
    if kind in _OPML or b"<opml" in data[:4096].lower():
        return await _import_opml(desk, data)
    if kind in _HTML:
        found = await desk.parsers.call(page.read, data, url="", however_short=True)
        if found.page_error:
            raise WallError(found.page_error)
        return await _keep(desk, replace(found, title=found.title or path.stem))
    if kind in _TEXT:
        return await _keep(desk, await desk.parsers.call(text.read, data, name=path.name))
    raise InputError(
        f"{path.name} is of no kind that can be brought in. Broadsheet reads OPML lists of feeds, "
        "and articles as .txt, .md or .html."
    )


def read_file(path: Path) -> bytes:
    """Read a file that a person named; InputError says why it cannot be read."""
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Name one file in it.")
        with path.open("rb") as file:
            data = file.read(DOCUMENT_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check its name.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        raise InputError(f"{path} could not be read: {reason}.") from error
    if len(data) > DOCUMENT_LIMIT:
        raise InputError(
            f"{path.name} is larger than {DOCUMENT_LIMIT // MB} MB, which no article and no list should be."
        )
    if not data.strip():
        raise InputError(f"{path.name} is empty, so there is nothing to bring in.")
    return data


async def _keep(desk: Desk, article: Article) -> Imported:
    kept, _ = desk.store.keep([replace(article, full_text=True)], origin=Origin.IMPORTED, now=desk.now())
    await grouping.arrived(desk, kept)
    return Imported(articles=kept, text=f"“{article.title}” is in the library.")


async def _import_opml(desk: Desk, data: bytes) -> Imported:
    outlines = await desk.parsers.call(opml.read, data)
    wanted = [one for one in outlines if _on_the_open_web(one)]
    if not wanted:
        raise InputError(f"Nothing was brought in. {_left_out(outlines) or 'This list names no feeds.'}")
    folders: dict[tuple[str, ...], int] = {}
    feeds: list[int] = []
    for one in wanted:
        if one.folder and one.folder not in folders:
            folders[one.folder] = desk.store.add_folder(one.folder)[0]
        feed, _ = desk.store.add_feed(
            url=one.url, title=one.title, site_url=one.site_url, folder=folders.get(one.folder)
        )
        feeds.append(feed.id)
    ids = tuple(dict.fromkeys(feeds))
    came = "1 feed is in the library." if len(ids) == 1 else f"{len(ids)} feeds are in the library."
    said = (came, _left_out([one for one in outlines if not _on_the_open_web(one)]))
    return Imported(feeds=ids, text=" ".join(filter(None, said)))


def _on_the_open_web(one: opml.Outline) -> bool:
    """Tell whether a feed may be taken: a list from elsewhere may not send us into the reader's own network."""
    return urls.is_web(one.url) and not is_local_name(urls.host(one.url))


def _left_out(outlines: Sequence[opml.Outline]) -> str:
    """Name what was not taken; "" for nothing. An address may hold a password, so that is cut off."""
    if not outlines:
        return ""
    names = ", ".join(f"“{one.title or one.url.rpartition('@')[2][:100]}”" for one in outlines[:_NAMED])
    more = f" and {len(outlines) - _NAMED} more" if len(outlines) > _NAMED else ""
    has, were = ("has", "was") if len(outlines) == 1 else ("have", "were")
    return f"{names}{more} {has} no address on the open web and {were} left out; add such a feed by its address."
