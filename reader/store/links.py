"""Where the links that papers print lead within the library. Worked out when read: stories arrive in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader import urls
from reader.model import Article, Link, Ready
from reader.store import search
from reader.store.sqlite import Connection

# Of several stories that a link may mean: of the same paper first, then one that can be read, then the newest.
_BEST = "ORDER BY articles.paper = ? DESC, ready > 0 DESC, sort_at DESC, articles.id DESC LIMIT 1"
_BY_ADDRESS = (
    "SELECT articles.id, ready, title FROM addresses JOIN articles ON articles.id = article "
    f"WHERE identity = ? AND articles.id <> ? {_BEST}"
)
# A title means a story of the same house alone: another's of that name would be a wrong one.
_BY_TITLE = (
    "SELECT articles.id, ready, title FROM articles INDEXED BY articles_title "
    "WHERE title_key = ? AND articles.id <> ? AND paper = ? "
    "AND purged_at IS NULL ORDER BY ready > 0 DESC, sort_at DESC, articles.id DESC LIMIT 1"
)
_FEWEST_WORDS, _FEWEST_CHARACTERS = 3, 6  # of a title that names one story: "Sport" and "Live updates" name many


def resolve(db: Connection, links: Iterable[Link], paper: int, of: int = 0) -> tuple[Link, ...]:
    """Fill in which stored article each link of article `of` leads to: by address, else by the title it prints."""
    return tuple(_resolve(db, link, paper, of) for link in links)


def _resolve(db: Connection, link: Link, paper: int, of: int) -> Link:
    row = _target(db, urls.identity(link.url), urls.title_key(link.text), paper, of)
    return replace(link, article=row[0], ready=Ready(row[1]), title=row[2]) if row else link


def _target(db: Connection, address: str, title: str, paper: int, of: int) -> tuple[int, int, str] | None:
    """Find the story that a link of article `of` means: its id, how ready it is, and its title."""
    if address:
        found = db.execute(_BY_ADDRESS, (address, of, paper)).fetchone()
    elif _names_one(title):
        found = db.execute(_BY_TITLE, (title, of, paper)).fetchone()
    else:
        return None
    return (found[0], found[1], found[2]) if found else None


def _names_one(title: str) -> bool:
    """Tell whether a title (its fingerprint) is long enough to name one story."""
    parted = search.split(title)  # each Chinese, Japanese or Korean character by itself
    return len(parted.split()) >= (_FEWEST_WORDS if parted == title else _FEWEST_CHARACTERS)


def resolve_all(db: Connection, articles: Iterable[Article]) -> Iterator[Article]:
    """Resolve the links of whole articles."""
    for article in articles:
        yield replace(article, links=resolve(db, article.links, article.paper, article.id))


def citing(db: Connection, article: int) -> list[int]:
    """List the shown articles whose links lead to this one, newest first."""
    # CROSS JOIN fixes the order: from this article to the links, which are few; never over all articles of its paper.
    rows = db.execute(
        "SELECT articles.id, articles.paper, links.identity, links.title_key, sort_at FROM addresses "
        "CROSS JOIN links USING (identity) CROSS JOIN articles ON articles.id = links.article "
        "WHERE addresses.article = ?1 AND links.identity <> '' AND links.article <> ?1 AND shown = 1 "
        "UNION SELECT articles.id, articles.paper, '', links.title_key, articles.sort_at FROM articles AS this "
        "CROSS JOIN links USING (title_key) "
        "CROSS JOIN articles ON articles.id = links.article AND articles.paper = this.paper "
        "WHERE this.id = ?1 AND links.identity = '' AND links.article <> ?1 AND articles.shown = 1",
        (article,),
    ).fetchall()
    leading = {(at, id) for id, paper, address, title, at in rows if _leads(db, address, title, paper, id, article)}
    return [id for _, id in sorted(leading, reverse=True)]


def _leads(db: Connection, address: str, title: str, paper: int, of: int, to: int) -> bool:
    """Tell whether a link means this story: another may have its address too, or its title."""
    found = _target(db, address, title, paper, of)
    return found is not None and found[0] == to
