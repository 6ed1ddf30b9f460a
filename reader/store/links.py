"""Where the links that papers print lead within the library. Worked out when read: stories arrive in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader import urls
from reader.model import Article, Link, Ready
from reader.store.sqlite import Connection

# Of several stories that a link may mean: of the same paper first, then one that can be read, then the newest.
_BEST = "ORDER BY articles.paper = ? DESC, ready > 0 DESC, sort_at DESC, articles.id DESC LIMIT 1"
_BY_ADDRESS = (
    "SELECT articles.id, ready, title FROM addresses JOIN articles ON articles.id = article "
    f"WHERE identity = ? AND articles.id <> ? {_BEST}"
)
_BY_TITLE = f"SELECT articles.id, ready, title FROM articles WHERE title_key = ? AND articles.id <> ? {_BEST}"


def resolve(db: Connection, links: Iterable[Link], paper: int, of: int = 0) -> tuple[Link, ...]:
    """Fill in which stored article each link of article `of` leads to: by address, else by the title it prints."""
    return tuple(_resolve(db, link, paper, of) for link in links)


def _resolve(db: Connection, link: Link, paper: int, of: int) -> Link:
    address, title = urls.identity(link.url), urls.title_key(link.text)
    if not (address or title):
        return link
    row = db.execute(*((_BY_ADDRESS, (address, of, paper)) if address else (_BY_TITLE, (title, of, paper)))).fetchone()
    return replace(link, article=row[0], ready=Ready(row[1]), title=row[2]) if row else link


def resolve_all(db: Connection, articles: Iterable[Article]) -> Iterator[Article]:
    """Resolve the links of whole articles."""
    for article in articles:
        yield replace(article, links=resolve(db, article.links, article.paper, article.id))


def citing(db: Connection, article: int) -> list[int]:
    """List the shown articles whose links lead to this one, newest first."""
    rows = db.execute(
        "SELECT links.article FROM links JOIN addresses USING (identity) JOIN articles ON articles.id = links.article "
        "WHERE addresses.article = ?1 AND links.identity <> '' AND links.article <> ?1 AND shown = 1 "
        "UNION SELECT links.article FROM links JOIN articles ON articles.id = links.article "
        "WHERE links.identity = '' AND links.title_key = (SELECT title_key FROM articles WHERE id = ?1) "
        "AND links.title_key <> '' AND links.article <> ?1 AND shown = 1",
        (article,),
    ).fetchall()
    leading = [id for (id,) in rows if article in _targets(db, id)]
    return sorted(leading, key=lambda id: _newest_first(db, id))


def _targets(db: Connection, article: int) -> set[int | None]:
    rows = db.execute("SELECT url, text FROM links WHERE article = ?", (article,)).fetchall()
    (paper,) = db.execute("SELECT paper FROM articles WHERE id = ?", (article,)).fetchone()
    return {link.article for link in resolve(db, [Link(url=url, text=text) for url, text in rows], paper, article)}


def _newest_first(db: Connection, article: int) -> tuple[int, int]:
    (sort_at,) = db.execute("SELECT sort_at FROM articles WHERE id = ?", (article,)).fetchone()
    return -sort_at, -article
