"""What is folded into the rows of lists: copies into the first article with their text, stories into their newest."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping

from reader.store.sqlite import Connection
from reader.store.values import listed

_MANY = 20_000  # articles
# A newer article of the same story as the row of `this`; to be followed by what the list holds.
NEWER = (
    "SELECT 1 FROM articles WHERE id IN (SELECT other.article FROM story_members AS mine "
    "JOIN story_members AS other USING (story) WHERE mine.article = this.id) "
    "AND (sort_at, id) > (this.sort_at, this.id)"
)
# What a list would show if it were no copy: not one that nobody sees, or whose feeds are gone.
_WOULD_SHOW = "(bookmarked OR (listed AND NOT muted AND (sources > 0 OR origin IN ('followed', 'imported'))))"


def first_of_each(db: Connection, found: array[int]) -> array[int]:
    """Leave of each story only the first article in `found`."""
    story_of = _story_of(db, found)
    seen: set[int] = set()
    kept = array("q")
    for id in found:
        story = story_of.get(id)
        if story is None or story not in seen:
            kept.append(id)
        if story is not None:
            seen.add(story)
    return kept


def _story_of(db: Connection, found: array[int]) -> Mapping[int, int]:
    if len(found) > _MANY:  # asked for each of a million, their stories take longer than all that there are
        return dict(db.execute("SELECT article, story FROM story_members").fetchall())
    return dict(
        db.execute(
            "SELECT article, story FROM story_members WHERE article IN (SELECT value FROM json_each(?))",
            (listed(found),),
        ).fetchall()
    )


def copies(db: Connection, articles: str, source: str) -> Mapping[int, tuple[str, ...]]:
    """List the sources of the folded copies of each of these articles (as JSON), each once, the first to come first.

    `source` asks a row of `articles` for its own.
    """
    rows = db.execute(
        f"SELECT duplicate_of, {source} FROM articles "
        f"WHERE duplicate_of IN (SELECT value FROM json_each(?)) AND {_WOULD_SHOW} ORDER BY articles.id",
        (articles,),
    ).fetchall()
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for article, named in rows:
        found[article][named] = None
    return {article: tuple(named) for article, named in found.items()}


def stories(db: Connection, articles: str) -> Mapping[int, tuple[int, int]]:
    """Answer the story of each of these articles (as JSON) that tells one with others, and how many shown ones do."""
    rows = db.execute(
        "WITH mine AS MATERIALIZED (SELECT article, story FROM story_members "
        "WHERE article IN (SELECT value FROM json_each(?))), "
        # Each story counted once: a page of a story may hold all of its articles.
        "sizes AS MATERIALIZED (SELECT story, count(*) AS size FROM (SELECT DISTINCT story FROM mine) "
        "CROSS JOIN story_members AS other USING (story) CROSS JOIN articles ON articles.id = other.article "
        "WHERE shown = 1 GROUP BY story) "
        "SELECT article, story, size FROM mine JOIN sizes USING (story) WHERE size > 1",
        (articles,),
    ).fetchall()
    return {article: (story, size) for article, story, size in rows}
