"""Two feeds that became one: what one brought the other carries too, so that they can also be parted again."""

from __future__ import annotations

from reader.errors import InputError
from reader.model import Change
from reader.store import copies, feeds
from reader.store.sqlite import Connection

_LACKING = (
    "SELECT article FROM deliveries AS own WHERE feed = ?1 AND copy IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM deliveries AS other WHERE other.feed = ?2 AND other.article = own.article AND copy IS NULL)"
)


def merge(db: Connection, feed: int, into: int, now: int) -> Change:
    """Let `into` carry all that `feed` brought, under its addresses too, and delete `feed` softly."""
    if feed == into:
        raise InputError("A feed cannot be merged into itself. Name another one.")
    feeds.check(db, [feed, into])
    lacking = [article for (article,) in db.execute(_LACKING, (feed, into)).fetchall()]
    for article in lacking:
        copies.make_room(db, into, article)
    db.executemany(
        "INSERT INTO deliveries (feed, article, guid, text_hash, told_hash, delivered_at) "
        "SELECT ?2, article, guid, text_hash, told_hash, delivered_at FROM deliveries WHERE feed = ?1 AND article = ?3",
        [(feed, into, article) for article in lacking],
    )
    db.executemany(
        "INSERT OR REPLACE INTO merged (feed, article, into_feed) VALUES (?, ?, ?)",
        [(feed, article, into) for article in lacking],
    )
    _settle(db, lacking)
    db.execute("UPDATE feed_addresses SET feed = ?, merged = ifnull(merged, ?) WHERE feed = ?", (into, feed, feed))
    db.execute("UPDATE feeds SET same_as = NULL WHERE same_as = ?", (feed,))
    return _change(db, feed, lacking) | feeds.delete(db, [feed], now)


def part(db: Connection, feed: int) -> Change:
    """Bring back a feed that was merged, and take from the other what it carries since then for this one's sake."""
    if not db.execute("SELECT 1 FROM feeds WHERE id = ?", (feed,)).fetchone():
        raise InputError(f"There is no feed {feed} in the library.")
    if not db.execute("SELECT 1 FROM feed_addresses WHERE merged = ?", (feed,)).fetchone():
        raise InputError(f"Feed {feed} was not merged into another.")
    rows = db.execute("SELECT into_feed, article FROM merged WHERE feed = ?", (feed,)).fetchall()
    change = feeds.undelete(db, [feed])  # first, so that no article is without a feed meanwhile
    db.executemany("DELETE FROM deliveries WHERE feed = ? AND article = ? AND copy IS NULL", rows)
    db.execute("DELETE FROM merged WHERE feed = ?", (feed,))
    _settle(db, [article for _, article in rows])
    db.execute("UPDATE feed_addresses SET feed = merged, merged = NULL WHERE merged = ?", (feed,))
    return change | _change(db, feed, [article for _, article in rows])


def _change(db: Connection, feed: int, arrived: list[int]) -> Change:
    """Tell that all of a feed's articles have another source, and that some come to stand in other lists."""
    return Change(tree=True, counts=True, articles=feeds.delivered(db, [feed]), arrived=frozenset(arrived))


def _settle(db: Connection, articles: list[int]) -> None:
    """Let the feeds of each text carry the article that stays of it."""
    for first in {copies.stays(db, article) for article in articles}:
        if copies.folded(db, [first]):
            copies.settle(db, first)
