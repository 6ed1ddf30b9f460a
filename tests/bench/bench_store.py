"""How a library of a million articles answers. Run by `make bench`; prints a table, fails only when far off."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOW, article

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Mark, Scope
from reader.store import Store
from reader.store.sqlite import Connection

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "1000000"))
FEEDS = 100


def fill(db: Connection, articles: int) -> None:
    """Write a library of `articles` in bulk: the triggers' work is done at once at the end."""
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    sections = [id for (id,) in db.execute("SELECT id FROM sections ORDER BY id")]
    db.executemany(
        "INSERT INTO articles (id, uid, paper, origin, listed, first_seen, sort_at, content_hash, title_key, title, "
        "standfirst, byline, canonical_url, read, bookmarked, sources, section, ready, language) "
        "VALUES (?1, ?2, 1, 'feed', 1, ?3, ?3, ?4, ?5, ?5, ?6, 'Ann Bell', ?7, ?8, ?9, 1, ?10, 2, 'en')",
        (
            (
                *(n, f"{n:032x}", NOW - (n * 7919) % 100_000_000, n.to_bytes(16, "big")),
                *(f"story {n} of a paper about the harbour and its ships", "A sentence or two about it. " * 6),
                *(f"https://paper.example/{n}", n % 4 > 0, n % 500 == 0, sections[n % len(sections)]),
            )
            for n in range(1, articles + 1)
        ),
    )
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, delivered_at) "
        "SELECT 1 + id % ?, id, '', x'', first_seen FROM articles",
        (FEEDS,),
    )
    db.execute("INSERT INTO addresses SELECT 1, 'paper.example/' || id, id FROM articles")
    db.execute(
        "INSERT INTO words (rowid, title, standfirst, byline) SELECT id, title, standfirst, byline FROM articles"
    )
    db.execute("UPDATE feeds SET unread = (SELECT count(*) FROM deliveries JOIN articles ON id = article "
               "WHERE feed = feeds.id AND unread = 1)")  # fmt: skip
    for _, sql in triggers:
        db.execute(sql)


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("million")
    with Store.open(folder) as store:
        parent, _ = store.add_folder(("World",))
        for number in range(1, FEEDS + 1):
            store.add_feed(url=f"https://paper.example/{number}.xml", folder=parent if number <= 20 else None)
        store.deliver(1, [article(f"S{n}", section_path=("News", f"Part {n}")) for n in range(20)], NOW)
        with store._library.write() as db:
            db.execute("DELETE FROM deliveries")
            db.execute("DELETE FROM words")
            db.execute("DELETE FROM articles")
            fill(db, ARTICLES)
        store.move_feeds([100], None)  # counts the folders anew
        yield store


def timed(act: Callable[[], object], times: int = 3) -> float:
    """Answer the best of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return min(took)


def test_a_million_articles(million: Store, capsys: pytest.CaptureFixture[str]) -> None:
    store, ids = million, million.ids(EVERYTHING)
    section = store.find_sections(("News",))[0].id
    middle = list(ids[len(ids) // 2 :][:60])
    spread = list(ids[:: max(1, len(ids) // 60)][:60])
    unread = store.ids(UNREAD)
    table: dict[str, float] = {
        "ids of everything": timed(lambda: store.ids(EVERYTHING)),
        "ids of unread": timed(lambda: store.ids(UNREAD)),
        "ids of bookmarks": timed(lambda: store.ids(BOOKMARKS)),
        "ids of a feed": timed(lambda: store.ids(Scope(feed=5))),
        "ids of a folder of 20 feeds": timed(lambda: store.ids(Scope(folder=1))),
        "ids of a section with those below": timed(lambda: store.ids(Scope(section=section))),
        "ids of a section of a feed, unread": timed(lambda: store.ids(Scope(feed=5, section=section, unread=True))),
        "ids of a search, every article": timed(lambda: store.ids(Scope(search="harbour"))),
        "ids of a search, one article": timed(lambda: store.ids(Scope(search="story 4711"))),
        "60 rows, side by side": timed(lambda: store.rows(middle)),
        "60 rows, far apart": timed(lambda: store.rows(spread)),
        "first page of 60": timed(lambda: store.page(EVERYTHING, limit=60)),
        "page of 60 in the middle": timed(
            lambda: store.page(EVERYTHING, limit=60, before=(store.rows(middle[:1])[0].sort_at, middle[0]))
        ),
        "counts": timed(lambda: store.counts(NOW - 86_400)),
        "tree": timed(store.tree),
        "mark one read": timed(lambda: (store.mark(unread[:1], Mark.READ), store.mark(unread[:1], Mark.UNREAD))) / 2,
        "mark 10,000 read": timed(lambda: store.mark(unread[:10_000], Mark.READ), 1),
        "deliver 50 new": timed(lambda: store.deliver(7, [article(f"New {n}") for n in range(50)], NOW), 1),
        "deliver 50 known": timed(lambda: store.deliver(7, [article(f"New {n}") for n in range(50)], NOW)),
        "find by address": timed(lambda: store.find("https://paper.example/4711")),
        "whole article": timed(lambda: store.article(4711)),
        "delete a feed": timed(lambda: store.delete_feeds([9]), 1),
        "undelete it": timed(lambda: store.undelete_feeds([9]), 1),
    }
    with capsys.disabled():
        print(f"\n{len(ids):,} articles, {FEEDS} feeds")
        print("\n".join(f"{what:<40}{took:>10.1f} ms" for what, took in table.items()))
        if os.environ.get("BROADSHEET_BENCH_JSON"):
            Path(os.environ["BROADSHEET_BENCH_JSON"]).write_text(json.dumps(table, indent=2))
    assert len(ids) == ARTICLES
    assert table["60 rows, side by side"] < 50
    assert table["ids of everything"] < 3000 * ARTICLES / 1_000_000 + 100
