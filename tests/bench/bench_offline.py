"""How a large library answers what is ready offline. Run by `make bench`; prints a table, fails only when far off."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_store import fill, timed
from builders import NOW, article

from reader.model import EVERYTHING, UNREAD, Purge, Retention, Scope
from reader.store import Store
from reader.store.sqlite import Connection

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "200000"))
FEEDS = 100


def digest(n: int) -> str:
    return hashlib.sha256(str(n).encode()).hexdigest()


def fill_offline(db: Connection, articles: int) -> None:
    """Give every article a text, two pictures and three related stories; every tenth lacks one of these."""
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    numbers = range(1, articles + 1)
    db.executemany(
        "INSERT INTO bodies (article, html) VALUES (?, ?)", ((n, f"<p>All of {n}.</p>" * 20) for n in numbers)
    )
    db.executemany(
        "INSERT INTO pictures (article, position, url, caption, credit, alt) VALUES (?, ?, ?, '', '', '')",
        ((n, at, f"https://paper.example/{n}-{at}.jpg") for n in numbers for at in (0, 1)),
    )
    db.executemany(
        "INSERT INTO picture_files (url, state, hash, small) VALUES (?, ?, ?, ?)",
        (
            (f"https://paper.example/{n}-{at}.jpg", 1, digest(2 * n + at), digest(-n) if at == 0 else None)
            if n % 10 or at
            else (f"https://paper.example/{n}-{at}.jpg", 0, None, None)
            for n in numbers
            for at in (0, 1)
        ),
    )
    db.executemany(
        "INSERT INTO links (article, position, identity, title_key, kind, label, rule, confidence, text, url) "
        "VALUES (?1, ?2, ?3, '', 'related-inline', 'ALSO READ', '', 1, 'Another', 'https://' || ?3)",
        ((n, at, f"paper.example/{1 + (n * 31 + at * 977) % articles}") for n in numbers for at in range(3)),
    )
    db.executemany("UPDATE articles SET thumbnail = ? WHERE id = ?", ((digest(-n), n) for n in numbers if n % 10))
    db.execute("UPDATE articles SET page_state = iif(id % 20, 1, 3), full_text = 1, ready = iif(id % 10, 2, 1)")
    for _, sql in triggers:
        db.execute(sql)


def fill_media(db: Connection, articles: int) -> None:
    numbers = range(1, articles + 1)
    db.executemany(
        "INSERT INTO media (hash, type, width, height, data) VALUES (?, 'image/png', 800, 600, x'00')",
        ((digest(2 * n + at),) for n in numbers for at in (0, 1) if n % 10 or at),
    )
    db.executemany(
        "INSERT INTO media (hash, type, width, height, data) VALUES (?, 'image/png', 160, 120, x'00')",
        ((digest(-n),) for n in numbers if n % 10),
    )


def make(folder: Path, articles: int) -> Store:
    store = Store.open(folder)
    for number in range(1, FEEDS + 1):
        store.add_feed(url=f"https://paper.example/{number}.xml")
    store.deliver(1, [article(f"S{n}", section_path=("News", f"Part {n}")) for n in range(20)], NOW)
    with store._library.write() as db:
        for table in ("deliveries", "words", "articles", "bodies", "addresses"):
            db.execute(f"DELETE FROM {table}")
        fill(db, articles)
        fill_offline(db, articles)
    assert store._media
    with store._media.write() as db:
        fill_media(db, articles)
    return store


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make(tmp_path_factory.mktemp("small"), 1000) as store:
        yield store


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make(tmp_path_factory.mktemp("large"), ARTICLES) as store:
        yield store


def steps(store: Store, most: int) -> float:
    """Answer the longest of the first steps of a purge, in milliseconds; finding out what is due is the first."""
    store.purge(NOW, seconds=0)
    longest = 0.0
    for _ in range(most):
        start = time.perf_counter()
        if store.purge(NOW)[0] == Purge():
            break
        longest = max(longest, (time.perf_counter() - start) * 1000)
    return longest


def measured(store: Store) -> dict[str, float]:
    (middle,) = list(store.ids(EVERYTHING))[500:501]
    table = {
        "readiness of one article, as on hover": timed(lambda: store.readiness([middle])),
        "counts of everything": timed(lambda: store.ready_counts(EVERYTHING)),
        "counts of unread": timed(lambda: store.ready_counts(UNREAD)),
        "counts of a feed": timed(lambda: store.ready_counts(Scope(feed=5))),
        "readiness of all sections": timed(store.section_readiness),
        "which 500 lack something": timed(lambda: store.lacking(EVERYTHING, 500)),
        "missing pictures, 5,000": timed(lambda: store.missing_pictures(5000, now=NOW)),
        "compare library and media file": timed(store.verify_media),
        "a sync's look for what was deleted": timed(lambda: store.purge_deleted(NOW)),
        "deliver 50 new": timed(lambda: store.deliver(7, [article(f"New {n}") for n in range(50)], NOW), 1),
        "what a purge would remove": timed(lambda: store.purge_preview(NOW), 1),
    }
    store.set_retention(Retention(picture_days=900))
    return {**table, "longest step of a purge": steps(store, 10)}


def test_what_is_ready_offline(small: Store, large: Store, capsys: pytest.CaptureFixture[str]) -> None:
    few, many = measured(small), measured(large)
    with capsys.disabled():
        print(f"\n{'':<40}{1000:>13,}{ARTICLES:>13,} articles, each tenth not ready")
        print("\n".join(f"{what:<40}{few[what]:>10.1f} ms{took:>10.1f} ms" for what, took in many.items()))
        if os.environ.get("BROADSHEET_BENCH_JSON"):
            Path(os.environ["BROADSHEET_BENCH_JSON"]).write_text(json.dumps(many, indent=2))
    assert many["readiness of one article, as on hover"] < 50
    assert many["counts of everything"] < 3000 * ARTICLES / 200_000 + 100
