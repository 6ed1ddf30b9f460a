"""Which kept file shows which picture address. The files themselves are in media.py."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reader.model import NOTHING, Change, Picture
from reader.store import articles, readiness
from reader.store.sqlite import Connection
from reader.store.values import address, listed
from reader.store.waiting import waiting


def attach(db: Connection, kept: Mapping[str, str | None]) -> Change:
    """Note which kept file (hash) shows each address, for every article with it; None: tried and failed."""
    db.executemany(
        "INSERT INTO picture_files (url, state, hash) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (url) DO UPDATE SET state = ?2, hash = ?3 WHERE state <> 1 OR ?2 = 1",
        [(address(url), 2 if hash is None else 1, hash) for url, hash in kept.items() if address(url)],
    )
    return readiness.settle(db)


def unwanted(db: Connection, urls: Collection[str]) -> Change:
    """Note that these addresses show nothing to look at: trackers' pixels."""
    db.executemany(
        "INSERT INTO picture_files (url, state) VALUES (?, 3) ON CONFLICT (url) DO UPDATE SET state = 3 "
        "WHERE state <> 1",
        [(address(url),) for url in urls if address(url)],
    )
    return readiness.settle(db)


def set_thumbnail(db: Connection, article: int, kept: str) -> Change:
    """Set the small picture that lists show: of this article, and of all whose first picture is the same."""
    url = articles.first_picture(db, article)
    db.execute("UPDATE picture_files SET small = ? WHERE url = ?", (kept, url))
    sharing = {id for (id,) in db.execute("SELECT article FROM pictures WHERE url = ?", (url,)).fetchall() if url}
    changed = {
        id
        for id in sharing | {article}
        if id == article or articles.first_picture(db, id) == url
        if db.execute("UPDATE articles SET thumbnail = ?1 WHERE id = ?2 AND thumbnail <> ?1", (kept, id)).rowcount
    }
    return Change(articles=frozenset(changed)) if changed else NOTHING


def small_lost(db: Connection) -> list[int]:
    """List an article for each lost small picture whose large one is here and stands first in it."""
    rows = db.execute(
        "SELECT min(article) FROM picture_files JOIN pictures USING (url) WHERE small = '' AND state = 1 "
        "AND NOT EXISTS (SELECT 1 FROM pictures AS before WHERE before.article = pictures.article "
        "AND before.position < pictures.position AND before.url <> '') GROUP BY url"
    ).fetchall()
    return [article for (article,) in rows]


def known(db: Connection, urls: Collection[str]) -> dict[str, str | None]:
    """Read the kept file's hash for the addresses tried so far; None for those that failed, "" for unwanted ones."""
    rows = (
        db.execute(
            "SELECT url, CASE state WHEN 1 THEN hash WHEN 3 THEN '' END FROM picture_files WHERE url = ? "
            "AND (state > 0 OR EXISTS (SELECT 1 FROM attempts WHERE kind = 'picture' AND key = picture_files.url))",
            (url,),
        )
        for url in urls
    )
    return {row[0]: row[1] for found in rows for row in found.fetchall()}


# Lead pictures first; of what is shown before of what is only kept for following; the newest first.
_FIRST = "position > 0, shown = 0, sort_at DESC, article DESC"


def missing(
    db: Connection, limit: int, article: int | None, now: int | None, others_than: Collection[str]
) -> tuple[tuple[int, Picture], ...]:
    """List (article id, picture) wanted and not here: lead pictures first, an address once, without `others_than`.

    With `now` (UTC seconds) those that are tried again later are left out.
    """
    rows = db.execute(
        "SELECT article, url, caption, credit, alt FROM ("
        f"SELECT *, row_number() OVER (PARTITION BY url ORDER BY {_FIRST}) AS turn "
        "FROM picture_files JOIN pictures USING (url) JOIN articles ON articles.id = article "
        f"WHERE state = 0 AND (shown = 1 OR listed = 0) {'' if article is None else 'AND article = :article'} "
        "AND url NOT IN (SELECT value FROM json_each(:others)) AND NOT EXISTS "
        f"(SELECT 1 FROM attempts WHERE kind = 'picture' AND key = url AND {waiting('next_try', ':now')})) "
        f"WHERE turn = 1 ORDER BY {_FIRST}, position LIMIT :limit",
        {"article": article, "others": listed(others_than), "now": now, "limit": limit},
    ).fetchall()
    return tuple((row[0], Picture(url=row[1], caption=row[2], credit=row[3], alt=row[4])) for row in rows)


def used(db: Connection, hashes: Collection[str]) -> set[str]:
    """Answer which of these kept files a picture's address or a feed refers to."""
    rows = db.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM picture_files WHERE hash = value) "
        "OR EXISTS (SELECT 1 FROM picture_files WHERE small = value) OR value IN (SELECT icon FROM feeds)",
        (listed(hashes),),
    ).fetchall()
    return {kept for (kept,) in rows}


def in_lists(db: Connection, hashes: Collection[str]) -> set[str]:
    """Answer which of these are some article's small picture; looks at every article."""
    rows = db.execute(
        "SELECT DISTINCT thumbnail FROM articles WHERE thumbnail <> '' "
        "AND thumbnail IN (SELECT value FROM json_each(?))",
        (listed(hashes),),
    ).fetchall()
    return {kept for (kept,) in rows}


def of_articles(db: Connection, ids: Collection[int]) -> set[str]:
    """Answer the hashes of all kept files that these articles show."""
    rows = db.execute(
        "SELECT hash FROM pictures JOIN picture_files USING (url) "
        "WHERE article IN (SELECT value FROM json_each(?1)) AND hash IS NOT NULL "
        "UNION SELECT thumbnail FROM articles WHERE id IN (SELECT value FROM json_each(?1)) AND thumbnail <> ''",
        (listed(ids),),
    ).fetchall()
    return {kept for (kept,) in rows}
