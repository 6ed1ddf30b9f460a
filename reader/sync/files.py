"""Brings a file of the reader's into the library: a list of feeds (OPML), or an article as .txt, .md or .html."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import InputError, WallError
from reader.model import Article, Origin
from reader.parse import page, text
from reader.progress import Listed
from reader.sync import feed_lists, grouping
from reader.sync.bodies import MB
from reader.sync.desk import Desk
from reader.sync.fetch import DOCUMENT_LIMIT

_TEXT, _HTML, _OPML = {".txt", ".text", ".md", ".markdown"}, {".html", ".htm", ".xhtml"}, {".opml", ".xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought, and a sentence about it; a second time the same ids."""

    articles: tuple[int, ...] = ()
    feeds: tuple[int, ...] = ()
    text: str = ""


async def read_list(desk: Desk, path: Path) -> tuple[str, tuple[Listed, ...]] | None:
    """Say what a list of feeds calls itself and holds, and keep nothing; None for a file that is an article.

    Raises InputError for a file that cannot be read, DocumentError for a list that is none.
    """
    data = read_file(path)
    return await feed_lists.look(desk, data) if _is_list(path, data) else None


async def import_file(desk: Desk, path: Path, only: Collection[str] | None = None) -> Imported:
    """Read a file and keep what it holds; twice doubles nothing. Of a list of feeds `only` names the chosen addresses.

    Raises InputError for a file that cannot be read or is none of the known kinds, DocumentError for a broken one.
    """
    data = read_file(path)
    kind = path.suffix.lower()
    if _is_list(path, data):
        feeds, sentence = await feed_lists.bring(desk, data, only)
        return Imported(feeds=feeds, text=sentence)
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


def _is_list(path: Path, data: bytes) -> bool:
    return path.suffix.lower() in _OPML or b"<opml" in data[:4096].lower()


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
