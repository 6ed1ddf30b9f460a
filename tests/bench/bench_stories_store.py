"""How the library finds, groups and tells stories at 100,000 and at a million articles. Run by `make bench-stories`.

As many articles a day in both: only then does the comparison say whether the cost grows with the library. Terms are
drawn as words are: the n-th commonest stands in about 1/n as many texts. Times are CPU, since the clock is shared.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW

from reader.model import Grouped
from reader.store import Store
from reader.store.sqlite import Connection

pytestmark = pytest.mark.bench

_SMALL, _LARGE = 100_000, int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "1000000"))
_DAY, _A_DAY = 86_400, 1_000
_VOCABULARY = 400_000
_CHUNK = 50_000  # articles a transaction
_DAYS = 7
_EVENT = 3  # articles that tell one event, one after the other
_POSTED, _OF_EVENT, _COUNTED = 32, 12, 200

# A term by chance: its rank is spread evenly by its logarithm. The very commonest are no article's strongest.
_RANK = f"CAST(exp({{chance}} * ln({_VOCABULARY} / 50.0)) * 50 AS INTEGER)"
_CHANCE = "((({seed}) * 2654435761) & 16777215) / 16777216.0"
_POSTINGS = (
    "WITH RECURSIVE numbers (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM numbers WHERE k < {posted} - 1) "
    "INSERT INTO story_terms SELECT DISTINCT iif(k < {of_event}, {event}, {own}) AS term, sort_at / 86400 AS day, id "
    "FROM articles, numbers WHERE id > ?1 AND id <= ?2 ORDER BY term, day, id"
).format(
    posted=_POSTED,
    of_event=_OF_EVENT,
    event=_RANK.format(chance=_CHANCE.format(seed=f"(id / {_EVENT}) * 613 + k * 7919 + 1")),
    own=_RANK.format(chance=_CHANCE.format(seed="id * 911 + k * 104729")),
)


def fill(store: Store, articles: int) -> float:
    """Write a library of `articles` in bulk. Answers how many bytes an article all about stories takes."""
    pages = 0
    for start in range(0, articles, _CHUNK):
        with store._library.write() as db:
            triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                db.execute(f"DROP TRIGGER {name}")
            _write_articles(db, start, min(start + _CHUNK, articles), articles)
            before = _used(db)
            _write_stories(db, start, min(start + _CHUNK, articles))
            pages += _used(db) - before
            for _, sql in triggers:
                db.execute(sql)
    with store._library.write() as db:
        before = _used(db)
        db.execute(
            "WITH RECURSIVE ranks (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ranks WHERE n < ?1) "
            "INSERT INTO term_counts SELECT n, ?2 * 12 / n + 1 FROM ranks",
            (_VOCABULARY, articles),
        )
        db.execute("UPDATE terms_counted SET articles = ?", (articles,))
        pages += _used(db) - before
    return pages * 4096 / articles


def _used(db: Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0] - db.execute("PRAGMA freelist_count").fetchone()[0])


def _write_articles(db: Connection, start: int, end: int, articles: int) -> None:
    db.executemany(
        "INSERT INTO articles (id, uid, paper, origin, listed, first_seen, sort_at, content_hash, title_key, title, "
        "standfirst, canonical_url, sources, ready, language) "
        "VALUES (?1, ?2, 1, 'feed', 1, ?3, ?3, ?4, ?5, ?5, ?6, ?7, 1, 2, 'en')",
        (
            (
                *(n, f"{n:032x}", NOW - (articles - n) * _DAY // _A_DAY, n.to_bytes(16, "big")),
                *(f"story {n} of a paper", "A sentence or two about it. " * 6, f"https://paper.example/{n}"),
            )
            for n in range(start + 1, end + 1)
        ),
    )
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, delivered_at) "
        "SELECT 1 + id % 10, id, '', x'', first_seen FROM articles WHERE id > ? AND id <= ?",
        (start, end),
    )


def _write_stories(db: Connection, start: int, end: int) -> None:
    between = (start, end)
    db.execute(_POSTINGS, between)
    db.execute(
        f"INSERT INTO signatures SELECT id, zeroblob({4 * _POSTED}), zeroblob(480) FROM articles "
        "WHERE id > ? AND id <= ?",
        between,
    )
    # One event in three is a story: a fifth to a third of a paper's articles are told by others too.
    db.execute(
        f"INSERT INTO stories SELECT DISTINCT id / {_EVENT} + 1, ?3 FROM articles WHERE id > ?1 AND id <= ?2 "
        f"AND id / {_EVENT} % 3 = 0 ON CONFLICT DO NOTHING",
        (*between, NOW),
    )
    db.execute(
        f"INSERT INTO story_members SELECT id, id / {_EVENT} + 1, 0.5, 'Both name harbour, ships and the mayor', "
        f"'The ferries stay in the harbour.' FROM articles WHERE id > ? AND id <= ? AND id / {_EVENT} % 3 = 0",
        between,
    )


def measured(acts: list[Callable[[], object]]) -> tuple[float, float]:
    """Answer the middle and the 95th hundredth of the acts' CPU times, in milliseconds."""
    took = []
    for act in acts:
        start = time.process_time()
        act()
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return took[len(took) // 2], took[len(took) * 95 // 100]


def drawn(chance: random.Random, many: int, least: int) -> tuple[int, ...]:
    ratio = _VOCABULARY / least
    return tuple({int(least * ratio ** chance.random()) for _ in range(many)})


def arrive(store: Store, new: list[int], chance: random.Random) -> tuple[float, float, float]:
    """Look up and write a batch as the worker does. Answers the CPU milliseconds an article of its three steps."""
    counted = [drawn(chance, _COUNTED, 1) for _ in new]
    start = time.process_time()
    store.term_counts({term for terms in counted for term in terms})
    counting = time.process_time() - start
    found = []
    looking = 0.0
    for id, of_it in zip(new, counted, strict=True):
        terms = drawn(chance, _POSTED, 50)
        start = time.process_time()
        alike = store.candidates(terms, around=NOW, days=_DAYS)
        looking += time.process_time() - start
        given = {"with_article": alike[0].article} if alike and chance.random() < 0.3 else {}
        found.append(Grouped(article=id, signature=bytes(480), terms=terms, counted=of_it, score=0.5, **given))
    start = time.process_time()
    store.set_groups(found, NOW)
    writing = time.process_time() - start
    return counting * 1000 / len(new), looking * 1000 / len(new), writing * 1000 / len(new)


def measure(folder: Path, articles: int) -> dict[str, float]:
    """Make a library of that many articles, measure it, and remove it again."""
    chance = random.Random(4)
    with Store.open(folder) as store:
        for number in range(10):
            store.add_feed(url=f"https://paper.example/{number}.xml")
        room = fill(store, articles)
        with store._library.read() as db:
            late = [id for (id,) in db.execute("SELECT id FROM articles ORDER BY id DESC LIMIT 5000").fetchall()]
        near = [(drawn(chance, _POSTED, 50), NOW - chance.randrange(3 * _DAY)) for _ in range(300)]
        seen = measured([lambda one=one: store.candidates(one[0], around=one[1], days=_DAYS) for one in near])
        ever = measured([lambda one=one: store.candidates(one[0], around=None) for one in near])
        stories = [story for id in late if (story := store.story_of(id))][:300]
        panel = measured([lambda one=one: store.story(one) for one in stories])
        store.regroup([frozenset(late[::50])], late, {}, NOW)
        large = measured([lambda: store.story(store.story_of(late[0]) or 0)] * 9)
        rows = measured([lambda at=at: store.rows(late[at : at + 60]) for at in range(0, 3000, 60)])
        with store._library.write() as db:
            _write_articles(db, articles, articles + 1000, articles + 1000)
        fresh = list(range(articles + 1, articles + 1001))
        batches = [arrive(store, fresh[at : at + 50], chance) for at in range(0, len(fresh), 50)]
    shutil.rmtree(folder)
    counting, looking, writing = (sorted(steps)[len(steps) // 2] for steps in zip(*batches, strict=True))
    return {
        "candidates within 7 days, p50 ms": seen[0],
        "candidates within 7 days, p95 ms": seen[1],
        "candidates of any time, p50 ms": ever[0],
        "candidates of any time, p95 ms": ever[1],
        "a story of 3, p50 ms": panel[0],
        "a story of 3, p95 ms": panel[1],
        "a story of 100, p50 ms": large[0],
        "60 rows, p50 ms": rows[0],
        "an arrival: terms counted, ms": counting,
        "an arrival: candidates, ms": looking,
        "an arrival: written, ms": writing,
        "an arrival, all its SQL, ms": counting + looking + writing,
        "room an article, bytes": room,
    }


def test_stories_cost_the_same_in_a_library_of_any_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small, large = (measure(tmp_path / str(size), size) for size in (_SMALL, _LARGE))
    with capsys.disabled():
        print(f"\n{'':<40}{_SMALL:>12,}{_LARGE:>12,}{'ratio':>8}")
        for what, figure in small.items():
            print(f"{what:<40}{figure:>12.2f}{large[what]:>12.2f}{large[what] / (figure or 1):>8.2f}")
    assert small["an arrival, all its SQL, ms"] < 3
    assert large["an arrival, all its SQL, ms"] < 1.6 * small["an arrival, all its SQL, ms"]
    assert large["a story of 100, p50 ms"] < 50
