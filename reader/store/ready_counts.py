"""How ready whole places are, and what it would take. Looks at every article of the place: no work for a window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace

from reader.model import ReadyCounts, Scope, Section
from reader.store import listing, papers
from reader.store.readiness import HERE, KEPT, RELATED, SHOWN, TEXT, one_of
from reader.store.sqlite import Connection
from reader.store.values import listed

_PAGE_BYTES, _PICTURE_BYTES = 40_000, 100_000  # until there is something to measure
_SAMPLE = 500

Opened = Callable[[], AbstractContextManager[Connection]]


def counts(db: Connection, among: Collection[int] | Scope) -> ReadyCounts:
    """Count these articles or a scope's by how ready they are, and the distinct things they lack; `bytes` is left 0."""
    condition, values = one_of(among)
    by_ready = dict(
        db.execute(f"SELECT ready, count(*) FROM articles WHERE {condition} GROUP BY ready", values).fetchall()
    )
    lacking = f"WITH lacking (id) AS MATERIALIZED (SELECT id FROM articles WHERE {condition} AND ready < 2) "

    def one(sql: str) -> int:
        return int(db.execute(lacking + sql, values).fetchone()[0])

    return ReadyCounts(
        ready=by_ready.get(2, 0),
        partly=by_ready.get(1, 0),
        missing=by_ready.get(0, 0),
        texts=one(f"SELECT count(*) FROM lacking JOIN articles USING (id) WHERE NOT {TEXT} AND canonical_url <> ''"),
        pictures=one(
            "SELECT count(DISTINCT pictures.url) FROM lacking JOIN articles USING (id) "
            "CROSS JOIN pictures ON pictures.article = articles.id LEFT JOIN picture_files USING (url) "
            f"WHERE {SHOWN} AND NOT {KEPT}"
        ),
        related=one(
            "SELECT count(DISTINCT links.identity) FROM lacking JOIN articles USING (id) "
            f"CROSS JOIN links ON links.article = articles.id WHERE {RELATED} AND NOT {HERE}"
        ),
    )


def sizes(read: Opened, read_media: Opened) -> tuple[int, int]:
    """Estimate the bytes that one page and one picture take, from what such things took so far."""
    with read() as db:
        # By hash, so that it is a fair sample; the small pictures beside them would halve the mean.
        rows = db.execute("SELECT hash FROM picture_files WHERE hash IS NOT NULL ORDER BY hash LIMIT ?", (_SAMPLE,))
        pictures = listed(kept for (kept,) in rows.fetchall())
    with read_media() as db:
        page = db.execute(
            "SELECT avg(size) FROM (SELECT length(data) AS size FROM pages ORDER BY article DESC LIMIT ?)", (_SAMPLE,)
        ).fetchone()[0]
        picture = db.execute(
            "SELECT avg(length(data)) FROM media WHERE hash IN (SELECT value FROM json_each(?))", (pictures,)
        ).fetchone()[0]
    return int(page or _PAGE_BYTES), int(picture or _PICTURE_BYTES)


def with_bytes(counted: ReadyCounts, page: int, picture: int) -> ReadyCounts:
    """Add the estimate of what is lacking, where a page and a picture take this many bytes."""
    return replace(counted, bytes=(counted.texts + counted.related) * page + counted.pictures * picture)


def sections(db: Connection, scope: Scope) -> dict[Section, tuple[int, int]]:
    """Count (ready, all) of a scope's articles in every section, those below included."""
    condition, values = listing.where(scope)
    counted = db.execute(
        "SELECT above, sum(ready = 2), count(*) FROM articles JOIN section_above USING (section) "
        f"WHERE {condition} GROUP BY above",
        values,
    ).fetchall()
    below = {id for (id,) in db.execute("SELECT section FROM section_above WHERE above = ?", (scope.section,))}
    within = [one for one in counted if scope.section is None or one[0] in below]
    sizes = {papers.section(db, id): (ready, shown) for id, ready, shown in within}
    return dict(sorted(sizes.items(), key=lambda one: (one[0].paper, [name.casefold() for name in one[0].path])))
