"""Feeds: subscribed to, moved, deleted so that it can be undone, and how their polls went."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from reader import urls
from reader.errors import InputError
from reader.model import NOTHING, Change, Feed
from reader.store import counts, folders, papers
from reader.store.sqlite import Connection
from reader.store.values import address, listed, words
from reader.text import clean

COLUMNS = (
    "id, url, title, paper, folder, position, site_url, language, etag, last_modified, polled, next_poll, failures, "
    "error, icon, sample, stopped, gone_times, moved_to, moved_times, same_as, asks, skip_hours, skip_days, user, "
    "cookies"
)
NAMES = COLUMNS.split(", ")
_MOVED = Change(tree=True, counts=True)


def value(row: tuple[object, ...]) -> Feed:
    """Make a Feed of a row of COLUMNS."""
    given = dict(zip(NAMES, row, strict=True))
    given["sample"], given["cookies"] = bool(given["sample"]), bool(given["cookies"])
    return Feed(**given)  # type: ignore[arg-type]


def read(db: Connection, ids: Collection[int] | None) -> tuple[Feed, ...]:
    """Read these feeds, or all, as the tree orders them; not the deleted."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM feeds WHERE deleted_at IS NULL "
        "AND (?1 IS NULL OR id IN (SELECT value FROM json_each(?1))) ORDER BY folder, position, id",
        (None if ids is None else listed(ids),),
    ).fetchall()
    return tuple(map(value, rows))


def by_url(db: Connection, url: str) -> Feed | None:
    """Find the feed that has or had this address, a deleted one not."""
    id = _known(db, url)
    found = read(db, [id]) if id else ()
    return found[0] if found else None


def _known(db: Connection, url: str) -> int | None:
    row = db.execute("SELECT feed FROM feed_addresses WHERE identity = ?", (_key(url),)).fetchone()
    return int(row[0]) if row else None


def _key(url: str) -> str:
    """Name a feed by what its addresses share: with http or https, with "www." or a last slash, it is one feed."""
    return urls.identity(url) or clean(url)


def add(
    db: Connection, *, url: str, title: str, site_url: str, folder: int | None, sample: bool, language: str
) -> tuple[Feed, Change]:
    """Subscribe to a feed. One with this address already is returned as it is, undeleted where it was deleted."""
    if folder is not None:
        folders.check(db, folder)
    if not address(url).strip():
        raise InputError("A feed needs an address.")
    id = _known(db, url)
    change = _MOVED
    if id is None:
        id = _make(db, Feed(url=url, title=title, site_url=site_url, folder=folder, sample=sample, language=language))
    elif read(db, [id]):
        change = NOTHING
    else:
        undelete(db, [id])
        if folder is not None:
            move(db, [id], folder, None)
    return read(db, [id])[0], change


def _make(db: Connection, feed: Feed) -> int:
    title = words(feed.title, 200)
    home = feed.site_url if urls.is_web(feed.site_url) else feed.url
    paper = papers.of_feed(db, url=home, title=title)
    papers.name(db, paper, title, feed.language, rank=papers.FEED)
    made = db.execute(
        "INSERT INTO feeds (url, title, paper, folder, site_url, language, sample, position) SELECT "
        "?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT ifnull(max(position) + 1, 0) FROM feeds WHERE folder IS ?4)",
        (clean(feed.url), title, paper, feed.folder, address(feed.site_url), feed.language, feed.sample),
    )
    id = int(made.lastrowid or 0)
    db.execute("INSERT INTO feed_addresses (identity, feed) VALUES (?, ?)", (_key(feed.url), id))
    return id


def rename(db: Connection, titles: Mapping[int, str]) -> Change:
    """Give feeds the reader's own names."""
    for id, title in titles.items():
        name = words(title, 200)
        if not name:
            raise InputError("A feed needs a name.")
        check(db, [id])
        db.execute("UPDATE feeds SET title = ? WHERE id = ?", (name, id))
    return Change(tree=True, articles=delivered(db, titles)) if titles else NOTHING


def delivered(db: Connection, ids: Iterable[int]) -> frozenset[int]:
    """List the articles that these feeds brought."""
    rows = db.execute(
        "SELECT DISTINCT article FROM deliveries WHERE feed IN (SELECT value FROM json_each(?))", (listed(ids),)
    ).fetchall()
    return frozenset(id for (id,) in rows)


def move(db: Connection, ids: Sequence[int], folder: int | None, position: int | None) -> Change:
    """Move feeds into `folder`, before the feed that stands at `position`."""
    if folder is not None:
        folders.check(db, folder)
    check(db, ids)
    db.execute("UPDATE feeds SET folder = ? WHERE id IN (SELECT value FROM json_each(?))", (folder, listed(ids)))
    folders.place(db, "feeds", "folder", ids, folder, position)
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def delete(db: Connection, ids: Collection[int], now: int) -> Change:
    """Hide feeds and what only they delivered."""
    db.execute(
        "UPDATE feeds SET deleted_at = ?, deleted_with = NULL "
        "WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL",
        (now, listed(ids)),
    )
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def undelete(db: Connection, ids: Collection[int]) -> Change:
    """Bring deleted feeds back where they were; at the top where their folder is gone."""
    db.execute(
        "UPDATE feeds SET deleted_at = NULL, deleted_with = NULL WHERE id IN (SELECT value FROM json_each(?))",
        (listed(ids),),
    )
    folders.surface(db)
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def update(db: Connection, feeds: Iterable[Feed]) -> Change:
    """Write what polls found out. Feeds that are gone are passed over."""
    change = NOTHING
    for feed in feeds:
        row = db.execute(f"SELECT {COLUMNS} FROM feeds WHERE id = ?", (feed.id,)).fetchone()
        if row:
            change |= _update(db, value(row), feed)
    return change


def _update(db: Connection, before: Feed, feed: Feed) -> Change:
    title = before.title or words(feed.title, 200)
    # What the reader paused meanwhile stays so; a poll says only whether it is gone.
    stopped = "paused" if before.stopped == "paused" else feed.stopped.replace("paused", "")
    db.execute(
        "UPDATE feeds SET title = ?, site_url = ?, language = ?, etag = ?, last_modified = ?, polled = ?, "
        "next_poll = ?, failures = ?, error = ?, icon = ?, stopped = ?, gone_times = ?, moved_to = ?, moved_times = ?, "
        "same_as = ?, asks = ?, skip_hours = ?, skip_days = ? WHERE id = ?",
        (
            *(title, address(feed.site_url) or before.site_url, feed.language or before.language),
            *(feed.etag, feed.last_modified, feed.polled, feed.next_poll, feed.failures, words(feed.error, 1000)),
            *(feed.icon or before.icon, stopped, feed.gone_times, address(feed.moved_to), feed.moved_times),
            *(feed.same_as, feed.asks, feed.skip_hours, feed.skip_days, feed.id),
        ),
    )
    if feed.url != before.url:
        _move_address(db, feed)
    if feed.site_url != before.site_url:
        _settle(db, before.paper, feed)
    papers.name(db, _paper(db, feed.id), title, feed.language, rank=papers.FEED)
    after = (title, feed.error, feed.icon or before.icon, stopped, feed.same_as)
    same = after == (before.title, before.error, before.icon, before.stopped, before.same_as)
    return NOTHING if same else Change(tree=True)


def _move_address(db: Connection, feed: Feed) -> None:
    # The old address stays known, so that adding it again finds this feed; another feed's address is left to it.
    owner = _known(db, feed.url)
    if owner is None:
        db.execute("INSERT INTO feed_addresses (identity, feed) VALUES (?, ?)", (_key(feed.url), feed.id))
    if owner in (None, feed.id) and address(feed.url):
        db.execute("UPDATE feeds SET url = ? WHERE id = ?", (clean(feed.url), feed.id))


def _settle(db: Connection, paper: int, feed: Feed) -> None:
    """Join the feed to the paper of its site, now that the site is known, or note that site's host for its own."""
    host = urls.host(feed.site_url)
    other = papers.of_host(db, host) if host else None
    if other is None:
        papers.add_host(db, paper, host)
    elif other != paper and not db.execute("SELECT 1 FROM deliveries WHERE feed = ?", (feed.id,)).fetchone():
        db.execute("UPDATE feeds SET paper = ? WHERE id = ?", (other, feed.id))
        papers.remove_empty(db)


def _paper(db: Connection, feed: int) -> int:
    return int(db.execute("SELECT paper FROM feeds WHERE id = ?", (feed,)).fetchone()[0])


def check(db: Connection, ids: Iterable[int]) -> None:
    """Raise InputError where one of these feeds is not there."""
    known = {feed.id for feed in read(db, list(ids))}
    for id in ids:
        if id not in known:
            raise InputError(f"There is no feed {id} in the library.")
