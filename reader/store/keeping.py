"""Articles that no feed delivered, and what the pages of articles say over what their feeds said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reader import urls
from reader.model import NOTHING, Article, Change, Origin
from reader.store import (
    articles,
    copies,
    identity,
    joining,
    merging,
    papers,
    readiness,
    reading,
    rewriting,
    tombstones,
    versions,
)
from reader.store.sqlite import Connection
from reader.store.values import listed


def keep(db: Connection, batch: Sequence[Article], origin: Origin, now: int) -> tuple[tuple[int, ...], Change]:
    """Write followed, prefetched or imported articles. One that is known gains what the page says, and its rank."""
    ids: list[int] = []
    change = NOTHING
    for article in batch:
        paper = papers.find_or_make(db, url=article.url, title=article.paper_title, language=article.language)
        found = _known(db, article, paper)
        if found is None:
            found = _write_new(db, article, paper, origin, now)
            change |= _arrival(found, origin)
        else:
            if article.body_html:
                tombstones.revive(db, found, now)
            change |= _promote(db, found, origin) | _fill(db, found, article, origin, now)
        ids.append(found)
    papers.remove_empty(db)
    return tuple(ids), change | _others(readiness.settle(db), change)


def _others(settled: Change, change: Change) -> Change:
    """Leave out those that are only now listed: that they look different says nothing."""
    return replace(settled, articles=settled.articles - change.arrived)


def _known(db: Connection, article: Article, paper: int) -> int | None:
    address = urls.identity(article.url)
    if address:
        return identity.by_address(db, address, paper) or find(db, article.url)
    row = db.execute(
        "SELECT id FROM articles WHERE content_hash = ? AND paper = ? AND canonical_url = '' ORDER BY id",
        (identity.words_hash(article), paper),
    ).fetchone()
    return int(row[0]) if row else None


def find(db: Connection, url: str) -> int | None:
    """Find an article by any address it is known under, one that is shown first."""
    row = db.execute(
        "SELECT article FROM addresses JOIN articles ON id = article WHERE identity = ? AND identity <> '' "
        "ORDER BY shown DESC, id LIMIT 1",
        (urls.identity(url),),
    ).fetchone()
    return int(row[0]) if row else None


def _write_new(db: Connection, article: Article, paper: int, origin: Origin, now: int) -> int:
    made = articles.insert(db, article, paper=paper, origin=origin, now=now, page_state=1 if article.body_html else 2)
    db.execute("UPDATE articles SET full_text = ? WHERE id = ?", (bool(article.body_html), made))
    articles.add_address(db, made, article.url)
    return made


def _arrival(article: int, origin: Origin) -> Change:
    return NOTHING if origin is Origin.PREFETCHED else Change(arrived=frozenset({article}), counts=True)


def _promote(db: Connection, article: int, origin: Origin) -> Change:
    """List an article that was only prefetched, or whose feeds are all deleted; never the other way round.

    Of a copy it is the one into which that is folded.
    """
    if origin is Origin.PREFETCHED:
        return NOTHING
    article = copies.stays(db, article)
    risen = db.execute(
        "UPDATE articles SET listed = 1, origin = ? WHERE id = ? AND shown = 0 AND NOT muted AND duplicate_of IS NULL "
        "AND purged_at IS NULL",
        (origin.value, article),
    )
    return Change(arrived=frozenset({article}), counts=True) if risen.rowcount else NOTHING


def _fill(db: Connection, id: int, article: Article, origin: Origin, now: int) -> Change:
    (full,) = db.execute("SELECT full_text FROM articles WHERE id = ?", (id,)).fetchone()
    if full and origin is Origin.PREFETCHED:
        return NOTHING
    return set_pages(db, {id: article}, now) if article.body_html else NOTHING


def open_article(db: Connection, article: int) -> Change:
    """List an article that was only prefetched: the reader opened it."""
    unlisted = db.execute("SELECT 1 FROM articles WHERE id = ? AND NOT listed", (article,)).fetchone()
    return _promote(db, article, Origin.FOLLOWED) if unlisted else NOTHING


def add_addresses(db: Connection, addresses: Mapping[int, Collection[str]]) -> Change:
    """Note other addresses of articles. One that another article has stays with that; unknown ids are passed over."""
    for known in reading.articles(db, list(addresses)):
        for url in addresses[known.id]:
            articles.add_address(db, known.id, url)
    return readiness.settle(db)


def set_pages(db: Connection, pages: Mapping[int, Article], now: int, *, reread: bool = False) -> Change:
    """Write what the page of each article says over what its feed said. Articles that are gone are passed over.

    A page with a `page_error` shows only the beginning: it is laid over a shorter text, and the page is wanted still.
    """
    change = NOTHING
    for id, page in pages.items():
        # Read one by one: what one page says may join two articles of this very batch.
        for before in reading.articles(db, tombstones.living(db, [id])):
            change |= _set_page(db, before, articles.tidy(page), None if reread else now)
    return change | readiness.settle(db)


def _set_page(db: Connection, before: Article, page: Article, rewritten: int | None) -> Change:
    """Lay a page over an article. `rewritten`: when its paper may have rewritten it, None where it did not."""
    if not page.body_html:
        db.execute("UPDATE articles SET page_state = iif(full_text, 1, 4) WHERE id = ?", (before.id,))
        return NOTHING
    is_whole = not page.page_error
    if not is_whole and (before.full_text or len(before.body_html) >= len(page.body_html)):
        return NOTHING
    change, after = NOTHING, merging.from_page(before, page)
    if before.full_text and rewritten is not None:
        after = merging.rewritten(before, page, rewriting.told_standfirst(db, before.id))
    db.execute(
        "UPDATE articles SET page_state = iif(?1, 1, page_state), full_text = ?1 AND ?2, related_done = 0, "
        "related_at = 0 WHERE id = ?3",
        (is_whole, after.body_html == page.body_html, before.id),
    )
    if after != before:
        if before.full_text and rewritten is not None:
            versions.keep(db, before, after, rewritten)
        articles.overwrite(db, before.id, after)
        moved = after.section_path != before.section_path
        change = Change(articles=frozenset({before.id}), tree=moved, counts=moved)
    papers.name(db, before.paper, page.paper_title, page.language, rank=papers.PAGE)
    return change | joining.claim(db, before.id, after.url)


def set_related_done(db: Connection, ids: Collection[int]) -> None:
    """Note that the stories which these articles' pages name were fetched along, or given up."""
    db.execute("UPDATE articles SET related_done = 1 WHERE id IN (SELECT value FROM json_each(?))", (listed(ids),))
