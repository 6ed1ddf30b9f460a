"""How much room each feed takes, in bytes. What several feeds share counts for the first that brought it.

Sizes of blobs come from the media file's indexes alone; the library's own rows are looked at one by one, so this is a
question for a job.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from reader.model import Storage
from reader.store import feeds
from reader.store.reading import FEED
from reader.store.sqlite import Connection
from reader.store.values import listed

_EARLIER = "(SELECT sum(octet_length(html)) FROM versions WHERE versions.article = articles.id)"
NO_FEED = "Followed and imported"

Key = TypeVar("Key", str, int)
Sizes = Mapping[str, int]  # of kept files, by hash, in bytes
_Owners = Mapping[int, int | None]  # which feed an article counts for, by article


def media_sizes(media: Connection, hashes: Iterable[str] | None = None) -> dict[str, int]:
    """Read the sizes of these kept files, or of all; of those that are there."""
    sizes = "SELECT hash, length(data) FROM media INDEXED BY media_sizes"
    if hashes is None:
        return dict(media.execute(sizes).fetchall())
    some = f"{sizes} WHERE hash IN (SELECT value FROM json_each(?))"
    return dict(media.execute(some, (listed(hashes),)).fetchall())


def page_sizes(media: Connection) -> dict[int, int]:
    """Read the sizes of all pages' bytes, by article."""
    return dict(media.execute("SELECT article, length(data) FROM pages INDEXED BY page_sizes").fetchall())


def page_articles(media: Connection, after: int, limit: int) -> list[int]:
    """List the articles with stored page bytes, by id, from the first beyond `after`."""
    rows = media.execute("SELECT article FROM pages WHERE article > ? ORDER BY article LIMIT ?", (after, limit))
    return [article for (article,) in rows.fetchall()]


def read(db: Connection, pictures: Sizes, pages: Mapping[int, int]) -> tuple[Storage, ...]:
    """Measure each feed in the tree's order, then what no feed delivered; `pages` by article."""
    owner: dict[int, int | None] = {}
    articles: defaultdict[int | None, int] = defaultdict(int)
    text: defaultdict[int | None, int] = defaultdict(int)
    for id, feed, size in _texts(db):
        owner[id] = feed
        articles[feed] += 1
        text[feed] += size
    of_pictures = _by_owner(_picture_owners(db, owner), pictures)
    of_pages = _by_owner(owner, pages)
    of_files = _files(db, owner)
    titles: dict[int | None, str] = {feed.id: feed.title or feed.url for feed in feeds.read(db, None)}
    found = (
        Storage(
            feed=feed,
            title=title,
            articles=articles[feed],
            text=text[feed],
            pictures=of_pictures[feed],
            pages=of_pages[feed],
            files=of_files[feed],
        )
        for feed, title in {**titles, None: NO_FEED}.items()
    )
    return tuple(one for one in found if one.feed is not None or one.articles or one.all)


def _texts(db: Connection) -> list[tuple[int, int | None, int]]:
    """List (article, its first feed, bytes of all its texts), the first first; not what a purge left of an article."""
    return db.execute(
        f"SELECT id, {FEED}, ifnull(octet_length(html), 0) + iif(changed, ifnull({_EARLIER}, 0), 0) "
        "FROM articles LEFT JOIN bodies ON article = id WHERE purged_at IS NULL ORDER BY id"
    ).fetchall()


def _by_owner(owners: Mapping[Key, int | None], sizes: Mapping[Key, int]) -> Mapping[int | None, int]:
    """Add up sizes by feed; what has no owner takes room all the same, and counts for no feed."""
    held: defaultdict[int | None, int] = defaultdict(int)
    for key, size in sizes.items():
        held[owners.get(key)] += size
    return held


def _picture_owners(db: Connection, owner: _Owners) -> dict[str, int | None]:
    """Answer which feed each kept file counts for: the icon's own, else that of the first article which shows it."""
    icons = db.execute("SELECT icon, id FROM feeds WHERE icon <> '' ORDER BY id DESC").fetchall()
    shown = db.execute(
        "SELECT article, hash, small FROM picture_files JOIN pictures USING (url) WHERE hash IS NOT NULL "
        "UNION ALL SELECT id, thumbnail, NULL FROM articles WHERE thumbnail <> ''"
    ).fetchall()
    first: dict[str, int] = {}
    for article, *hashes in shown:
        for kept in filter(None, hashes):
            first[kept] = min(article, first.get(kept, article))
    return {**dict(icons), **{kept: owner.get(article) for kept, article in first.items()}}


def _files(db: Connection, owner: _Owners) -> Mapping[int | None, int]:
    """Add up the kept enclosures by feed; a file that two addresses share is one."""
    files = db.execute("SELECT url, name, size FROM kept_files ORDER BY url").fetchall()
    if not files:
        return defaultdict(int)
    offered = db.execute(
        "SELECT json_extract(value, '$[0]'), articles.id FROM articles, json_each(enclosures) "
        "WHERE enclosures <> '[]' ORDER BY articles.id DESC"
    ).fetchall()
    articles = dict(offered)  # the first article that offers an address wins, coming last
    feed_of = {name: owner.get(articles.get(url, 0)) for url, name, _ in reversed(files)}
    return _by_owner(feed_of, {name: size for _, name, size in files})
