"""What in the library refers to which kept file, now and once some of it is gone."""

from __future__ import annotations

from collections.abc import Collection

from reader.store.sqlite import Connection
from reader.store.values import listed

# The picture addresses that lose their file: their pictures go (:hashes), or every article that shows them (:articles).
_LEAVING = (
    "WITH leaving AS MATERIALIZED (SELECT url, hash, small FROM picture_files "
    "WHERE hash IN (SELECT value FROM json_each(:hashes)) OR NOT EXISTS (SELECT 1 FROM pictures "
    "WHERE pictures.url = picture_files.url AND article NOT IN (SELECT value FROM json_each(:articles)))) "
)
_LEFT = (
    "SELECT hash FROM picture_files WHERE hash IS NOT NULL AND url NOT IN (SELECT url FROM leaving) "
    "UNION SELECT small FROM picture_files WHERE small IS NOT NULL AND url NOT IN (SELECT url FROM leaving) "
    "UNION SELECT thumbnail FROM articles WHERE thumbnail <> '' "
    "AND id NOT IN (SELECT value FROM json_each(:articles)) AND NOT EXISTS (SELECT 1 FROM pictures "
    "JOIN leaving USING (url) WHERE article = articles.id AND small = thumbnail) "
    "UNION SELECT icon FROM feeds WHERE icon <> ''"
)


def left(db: Connection, articles: Collection[int], pictures: Collection[str]) -> set[str]:
    """List the kept files that are still needed once these articles and pictures (hashes) are gone."""
    rows = db.execute(_LEAVING + _LEFT, {"articles": listed(articles), "hashes": listed(pictures)}).fetchall()
    return {hash for (hash,) in rows}


def lost(db: Connection, articles: Collection[int], pictures: Collection[str]) -> int:
    """Count the picture addresses that lose their file with them."""
    (count,) = db.execute(
        f"{_LEAVING} SELECT count(hash) FROM leaving", {"articles": listed(articles), "hashes": listed(pictures)}
    ).fetchone()
    return int(count)


def strays(db: Connection) -> tuple[str, ...]:
    """List the picture addresses with a kept file that no article shows: their stories read otherwise now."""
    rows = db.execute(
        "SELECT url FROM picture_files WHERE coalesce(hash, small) IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.url = picture_files.url)"
    ).fetchall()
    return tuple(url for (url,) in rows)


def only_in(db: Connection, articles: Collection[int]) -> set[str]:
    """List the pictures (hashes) that these articles show and no other does, under whichever address."""
    rows = db.execute(
        "SELECT hash FROM picture_files WHERE hash IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM pictures WHERE pictures.url = picture_files.url) "
        "GROUP BY hash HAVING NOT max(EXISTS (SELECT 1 FROM pictures WHERE pictures.url = picture_files.url "
        "AND article NOT IN (SELECT value FROM json_each(?))))",
        (listed(articles),),
    ).fetchall()
    return {hash for (hash,) in rows}
