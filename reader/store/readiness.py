"""What an article has and lacks when the network is gone: the one place that says so, in SQL.

Triggers (schema_2.py) note whose answer may have changed; `settle` works it out before the transaction ends, so that
the badge in a list is always true. What exactly is lacking, and why, is told in lacks.py.
"""

from __future__ import annotations

from collections.abc import Collection

from reader.model import NOTHING, Change, Scope
from reader.store import listing
from reader.store.sqlite import Connection
from reader.store.values import listed

# Each of these is asked of one row of `articles`.
BODY = "EXISTS (SELECT 1 FROM bodies WHERE bodies.article = articles.id)"
PAGE = "(articles.page_state IN (1, 2) OR articles.canonical_url = '')"  # it is here, or not wanted
TEXT = f"({BODY} AND {PAGE})"

# A picture of the article, `pictures LEFT JOIN picture_files USING (url)`; a tracker's is nothing to look at.
SHOWN = "pictures.article = articles.id AND pictures.url <> '' AND ifnull(picture_files.state, 0) <> 3"
KEPT = "ifnull(picture_files.state, 0) = 1"

# A story that the article names as related, in `links`: not the article itself under another of its addresses.
RELATED = (
    "links.article = articles.id AND links.identity <> '' AND links.kind IN ('related-inline', 'related-end') "
    "AND NOT EXISTS (SELECT 1 FROM addresses AS own WHERE own.identity = links.identity AND own.article = articles.id)"
)
# The story that links.py leads to has its text here: the article's own paper's, else any that has.
_AT = "addresses.identity = links.identity"
_OWN = f"addresses.paper = articles.paper AND {_AT}"
HERE = (
    f"CASE WHEN EXISTS (SELECT 1 FROM addresses WHERE {_OWN}) "
    f"THEN EXISTS (SELECT 1 FROM addresses JOIN bodies USING (article) WHERE {_OWN}) "
    f"ELSE EXISTS (SELECT 1 FROM addresses JOIN bodies USING (article) WHERE {_AT}) END"
)

_READY = (
    f"CASE WHEN NOT {BODY} THEN 0 WHEN NOT {PAGE} "
    f"OR EXISTS (SELECT 1 FROM pictures LEFT JOIN picture_files USING (url) WHERE {SHOWN} AND NOT {KEPT}) "
    f"OR EXISTS (SELECT 1 FROM links WHERE {RELATED} AND NOT {HERE}) THEN 1 ELSE 2 END"
)


def settle(db: Connection) -> Change:
    """Work out anew how ready those articles are for which that may have changed. Names those for which it did."""
    rows = db.execute(f"SELECT id, ready, {_READY} FROM articles WHERE id IN (SELECT article FROM stale)").fetchall()
    changed = [(now, id) for id, before, now in rows if now != before]
    db.execute("DELETE FROM stale")
    db.executemany("UPDATE articles SET ready = ? WHERE id = ?", changed)
    return Change(articles=frozenset(id for _, id in changed)) if changed else NOTHING


REFRESH_ALL = (  # for a migration
    f"WITH found (one, now) AS MATERIALIZED (SELECT id, {_READY} FROM articles) "
    "UPDATE articles SET ready = now FROM found WHERE articles.id = one AND ready <> now"
)


def one_of(among: Collection[int] | Scope) -> tuple[str, list[object]]:
    """Write the condition that an article is one of these, or in a scope, and its values."""
    if isinstance(among, Scope):
        return listing.where(among)
    return "id IN (SELECT value FROM json_each(?))", [listed(among)]


def lacking(db: Connection, among: Collection[int] | Scope, limit: int) -> list[int]:
    """List the articles among these that are not ready, newest first."""
    condition, values = one_of(among)
    rows = db.execute(
        f"SELECT id FROM articles WHERE {condition} AND ready < 2 ORDER BY sort_at DESC, id DESC LIMIT ?",
        [*values, limit],
    ).fetchall()
    return [id for (id,) in rows]
