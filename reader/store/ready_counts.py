"""How ready whole places are, and what it would take. Looks at every article of the place: no work for a window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace

from reader.model import ReadyCounts, Scope, Section
from reader.store import listing, papers
from reader.store.readiness import HERE, KEPT, RELATED, SHOWN, TEXT, one_of
from reader.store.sqlite import Connection
from reader.store.values import listed

_PAGE_BYTES, _PICTURE_BYTES = 30_000, 120_000  # of a page packed with its text, and of a picture, in most papers
_FEW = 20  # kept things of a sort: so few may all be small, and an estimate that is too low is the one that costs
_SAMPLE = 500

_OF_LACKING = "FROM json_each(?) AS lacking CROSS JOIN articles ON articles.id = lacking.value "
_TEXTS = f"SELECT count(*) {_OF_LACKING} WHERE NOT {TEXT} AND canonical_url <> ''"
_PICTURES = (
    f"SELECT count(DISTINCT pictures.url) {_OF_LACKING} CROSS JOIN pictures ON pictures.article = articles.id "
    f"LEFT JOIN picture_files USING (url) WHERE {SHOWN} AND NOT {KEPT}"
)
_STORIES = (
    f"SELECT count(DISTINCT links.identity) {_OF_LACKING} CROSS JOIN links ON links.article = articles.id "
    f"WHERE {RELATED} AND NOT {HERE}"
)

Opened = Callable[[], AbstractContextManager[Connection]]


def counts(db: Connection, among: Collection[int] | Scope) -> ReadyCounts:
    """Count these articles or a scope's by how ready they are, and the distinct things they lack; `bytes` is left 0."""
    condition, values = one_of(among)
    # Counted from an index alone; of those that are ready, which are most, no row is read.
    (everything,) = db.execute(f"SELECT count(*) FROM articles WHERE {condition}", values).fetchone()
    rows = db.execute(f"SELECT id, ready FROM articles WHERE {condition} AND ready < 2", values).fetchall()
    lacking = listed(id for id, _ in rows)
    partly = sum(ready for _, ready in rows)

    def of_these(sql: str) -> int:
        return int(db.execute(sql, (lacking,)).fetchone()[0])

    return ReadyCounts(
        ready=everything - len(rows),
        partly=partly,
        missing=len(rows) - partly,
        texts=of_these(_TEXTS),
        pictures=of_these(_PICTURES),
        related=of_these(_STORIES),
    )


def sizes(read: Opened, read_media: Opened) -> tuple[int, int]:
    """Estimate the bytes that one page and one picture take, from what such things took so far.

    Of few things only a mean above what is usual is believed.
    """
    with read() as db:
        # By hash, so that it is a fair sample; the small pictures beside them would halve the mean.
        rows = db.execute("SELECT hash FROM picture_files WHERE hash IS NOT NULL ORDER BY hash LIMIT ?", (_SAMPLE,))
        shown = listed(kept for (kept,) in rows.fetchall())
    with read_media() as db:
        pages = db.execute(
            "SELECT count(*), avg(size) FROM (SELECT length(data) AS size FROM pages ORDER BY article DESC LIMIT ?)",
            (_SAMPLE,),
        ).fetchone()
        pictures = db.execute(
            "SELECT count(*), avg(length(data)) FROM media WHERE hash IN (SELECT value FROM json_each(?))", (shown,)
        ).fetchone()
    return _mean(pages, _PAGE_BYTES), _mean(pictures, _PICTURE_BYTES)


def _mean(measured: tuple[int, float | None], usual: int) -> int:
    count, mean = measured
    return round(mean or 0) if count >= _FEW else max(round(mean or 0), usual)


def with_bytes(counted: ReadyCounts, page: int, picture: int) -> ReadyCounts:
    """Add the estimate of what is lacking, where a page and a picture take this many bytes.

    A related story comes with the picture that stands for it.
    """
    things = counted.texts * page + counted.pictures * picture + counted.related * (page + picture)
    return replace(counted, bytes=things)


def sections(db: Connection, scope: Scope) -> dict[Section, tuple[int, int]]:
    """Count (ready, all) of a scope's articles in every section, those below included."""
    condition, values = listing.where(scope)
    counted = f"SELECT section, count(*) FROM articles WHERE {condition} AND section IS NOT NULL"
    shown = dict(db.execute(f"{counted} GROUP BY section", values).fetchall())
    # Found by their being so, which few are; grouping by the bare column would read all rows of the section's index.
    lacking = dict(db.execute(f"{counted} AND ready < 2 GROUP BY +section", values).fetchall())
    sizes = {
        papers.section(db, above): (
            sum(shown[one] - lacking.get(one, 0) for one in held),
            sum(shown[one] for one in held),
        )
        for above, held in _by_section(db, scope.section, shown).items()
    }
    return dict(sorted(sizes.items(), key=lambda one: (one[0].paper, [name.casefold() for name in one[0].path])))


def _by_section(db: Connection, top: int | None, held: Collection[int]) -> dict[int, list[int]]:
    """List for each section, or each from `top` down, those of `held` that lie in it."""
    rows = db.execute(
        "SELECT above, section FROM section_above WHERE section IN (SELECT value FROM json_each(?1)) "
        "AND (?2 IS NULL OR above IN (SELECT section FROM section_above WHERE above = ?2))",
        (listed(held), top),
    ).fetchall()
    found: defaultdict[int, list[int]] = defaultdict(list)
    for above, section in rows:
        found[above].append(section)
    return found
