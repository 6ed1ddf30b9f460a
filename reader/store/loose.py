"""Removes kept files that nothing refers to. Only here does one go."""

from __future__ import annotations

from collections.abc import Collection

from reader.model import Purge
from reader.store import media, pictures
from reader.store.connection import File


def remove(library: File, stored: File, hashes: Collection[str], articles: Collection[int]) -> Purge:
    """Remove those of these kept files that nothing refers to any more, and these articles' pages.

    Not those that are some article's small picture: whoever calls knows that of all articles, which take long to look
    at. One that came to be that since belongs to a picture's address too. The library is held meanwhile, so that nobody
    can begin to refer to one of them; see `Store.attach_pictures`.
    """
    if not hashes and not articles:
        return Purge()
    with library.write() as db, stored.write() as files:
        return media.remove(files, set(hashes) - pictures.used(db, hashes), articles)
