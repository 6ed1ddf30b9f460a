"""The section tree: folders, feeds, the sections seen under each feed, and the reading lists."""

from __future__ import annotations

import unicodedata

from reader.model import Folder, Section, Tree
from reader.store import feeds, papers, reading_lists
from reader.store.sqlite import Connection


def read(db: Connection) -> Tree:
    """Read the whole tree in its order, without what is deleted."""
    folders = db.execute(
        "SELECT id, title, parent, position FROM folders WHERE deleted_at IS NULL ORDER BY parent, position, id"
    ).fetchall()
    shown = feeds.read(db, None)
    return Tree(
        folders=tuple(Folder(id=id, title=title, parent=up, position=at) for id, title, up, at in folders),
        feeds=shown,
        papers=tuple(papers.read(db, paper) for paper in dict.fromkeys(feed.paper for feed in shown)),
        sections=_sections(db),
        lists=reading_lists.read(db),
    )


def _sections(db: Connection) -> dict[int, tuple[Section, ...]]:
    """Gather the sections under each feed, parents before their children, by name within one parent."""
    known: dict[int, Section] = {}
    seen: dict[int, list[Section]] = {}
    rows = db.execute(
        "SELECT feed, section FROM feed_sections JOIN feeds ON feeds.id = feed "
        "WHERE articles > 0 AND feeds.deleted_at IS NULL"
    ).fetchall()
    for feed, id in rows:
        if id not in known:
            known[id] = papers.section(db, id)
        seen.setdefault(feed, []).append(known[id])
    return {
        feed: tuple(sorted(sections, key=lambda one: [(_plain(name), name) for name in one.path]))
        for feed, sections in seen.items()
    }


def _plain(name: str) -> str:
    """Write a name for sorting: "Économie" stands beside "Economy", whatever a letter's case and accents."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
