"""What is said of pictures that no article shows any more, and of stories that none names: forgotten with the last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.store.sqlite import Connection
from reader.store.values import listed


@dataclass(frozen=True, slots=True)
class Shown:
    """What some articles show and name: addresses of pictures, and `urls.identity` of related stories, as JSON."""

    pictures: str
    stories: str


def shown(db: Connection, articles: Collection[int]) -> Shown:
    """Note what these articles show and name, before that changes."""
    mine = (listed(articles),)
    these = "article IN (SELECT value FROM json_each(?))"
    pictures = db.execute(f"SELECT DISTINCT url FROM pictures WHERE {these} AND url <> ''", mine).fetchall()
    stories = db.execute(f"SELECT DISTINCT identity FROM links WHERE {these} AND identity <> ''", mine).fetchall()
    return Shown(listed(url for (url,) in pictures), listed(identity for (identity,) in stories))


def forget(db: Connection, before: Shown, *, kept_too: bool) -> None:
    """Forget of that what nothing shows or names now; `kept_too`: also which files were kept of such pictures."""
    unshown = (
        "url IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.url = picture_files.url)"
    )
    db.execute(
        f"DELETE FROM picture_files WHERE {unshown} AND (? OR coalesce(hash, small) IS NULL)",
        (before.pictures, kept_too),
    )
    db.execute(
        "DELETE FROM attempts WHERE kind = 'picture' AND key IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM pictures WHERE url = key)",
        (before.pictures,),
    )
    db.execute(
        "DELETE FROM attempts WHERE kind = 'related' AND key IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM links WHERE identity = key AND identity <> '')",
        (before.stories,),
    )
