"""Two rows that turn out to be one text, because the page of one names the address of the other as its own."""

from __future__ import annotations

from reader.model import NOTHING, Change
from reader.store import articles, copies, leaving, reading, reading_lists, said, story_terms, versions
from reader.store.merging import newer
from reader.store.sqlite import Connection


def claim(db: Connection, article: int, url: str) -> Change:
    """Note the address that the article's page calls canonical; join it with the article that has it already.

    Only where both are of one paper and have one title: some papers' templates name a wrong canonical address.
    """
    other = articles.add_address(db, article, url)
    if other is None:
        return NOTHING
    one, two = (_row(db, id) for id in (article, other))
    if not two[1]:  # a prefetched copy that nobody has seen, or what a purge left, gives way whatever its title
        said.follow(db, other, article)
        reading_lists.follow(db, other, article)
        change = articles.remove(db, [other])
        articles.add_address(db, article, url)
        return change
    if one[0] != two[0]:
        return NOTHING
    stays, goes = sorted((article, other))
    changed = Change(articles=frozenset({stays, goes}), arrived=frozenset({stays}), counts=True, tree=True)
    return changed | _join(db, goes, stays)


def _row(db: Connection, article: int) -> tuple[str, bool]:
    """Answer the title's fingerprint, and whether a list may have shown the article."""
    row = db.execute(
        "SELECT title_key, purged_at IS NULL AND (listed OR bookmarked OR sources > 0) FROM articles WHERE id = ?",
        (article,),
    ).fetchone()
    return row[0], bool(row[1])


def _join(db: Connection, goes: int, stays: int) -> Change:
    """Give one article's deliveries, addresses and marks to the other, and remove it. Answers what else changes."""
    said.follow(db, goes, stays)
    reading_lists.follow(db, goes, stays)
    change = leaving.leave(db, [goes])
    db.execute(
        "DELETE FROM deliveries WHERE article = ?1 AND copy IS NOT NULL "
        "AND feed IN (SELECT feed FROM deliveries WHERE article = ?2)",
        (stays, goes),
    )
    kept = "SELECT feed, ?, guid, text_hash, told_hash, delivered_at FROM deliveries WHERE article = ?"
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, told_hash, delivered_at) "
        f"{kept} AND feed NOT IN (SELECT feed FROM deliveries WHERE article = ?)",
        (stays, goes, stays),
    )
    db.execute("UPDATE addresses SET article = ? WHERE article = ?", (stays, goes))
    db.execute(
        "INSERT INTO marks (uid, read_at, bookmarked_at, place) "
        "SELECT (SELECT uid FROM articles WHERE id = ?), read_at, bookmarked_at, place "
        "FROM marks JOIN articles USING (uid) WHERE articles.id = ? "
        "ON CONFLICT (uid) DO UPDATE SET read_at = ifnull(read_at, excluded.read_at), "
        "bookmarked_at = ifnull(bookmarked_at, excluded.bookmarked_at), place = max(place, excluded.place)",
        (stays, goes),
    )
    versions.follow(db, goes, stays)
    _take_page(db, goes, stays)
    copies.settle(db, copies.stays(db, stays))
    story_terms.look_again(db, [stays])
    return change | articles.remove(db, [goes])


def _take_page(db: Connection, goes: int, stays: int) -> None:
    """Let the text of a page that was read not go with its row, where the other has only what its feed said."""
    read = dict(db.execute("SELECT id, full_text FROM articles WHERE id IN (?, ?)", (goes, stays)).fetchall())
    if read[goes] and not read[stays]:
        known, page = reading.articles(db, [stays, goes])
        articles.overwrite(db, stays, newer(known, page))
        db.execute(
            "UPDATE articles SET page_state = 1, full_text = 1, related_done = 0, related_at = 0 WHERE id = ?", (stays,)
        )
