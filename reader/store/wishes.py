"""Stories that the reader wanted while there was no connection."""

from __future__ import annotations

from collections.abc import Collection

from reader import urls
from reader.errors import InputError
from reader.model import Wish
from reader.store.sqlite import Connection
from reader.store.values import address, listed, words
from reader.store.waiting import waiting


def add(db: Connection, wish: Wish) -> None:
    """Queue a wish; one for the same story stays where it stood. Raises InputError for what is no web address."""
    identity = urls.identity(address(wish.url))
    if not identity:
        raise InputError(f"{wish.url[:200]!r} is no address on the web, so there is nothing to fetch later.")
    db.execute(
        "INSERT INTO wishes (identity, url, title, article, wished_at) "
        "VALUES (?, ?, ?, (SELECT id FROM articles WHERE id = ?), ?) ON CONFLICT (identity) DO NOTHING",
        (identity, address(wish.url), words(wish.title, 1000), wish.article, wish.wished_at),
    )
    # The reader asks for it now, whatever fetching it along with another story came to.
    db.execute("DELETE FROM attempts WHERE kind = 'related' AND key = ?", (identity,))


def read(db: Connection, now: int | None = None) -> tuple[Wish, ...]:
    """Read the wishes, the longest waiting first; with `now` those that are tried again later are left out."""
    rows = db.execute(
        "SELECT url, title, article, wished_at FROM wishes "
        "LEFT JOIN attempts ON attempts.kind = 'related' AND attempts.key = identity "
        f"WHERE NOT {waiting('next_try', '?1')} ORDER BY wished_at, identity",
        (now,),
    ).fetchall()
    return tuple(Wish(url=url, title=title, article=article, wished_at=at) for url, title, article, at in rows)


def remove(db: Connection, addresses: Collection[str]) -> None:
    """Forget the wishes for these stories, under any address that means the same."""
    gone = listed(urls.identity(url) for url in addresses)
    db.execute("DELETE FROM wishes WHERE identity IN (SELECT value FROM json_each(?))", (gone,))
