"""A thousand feeds at once, beside newsboat on the same farm. Run by `make bench-sync`; prints a table.

Wall time is judged by its ratio to newsboat's in the same run, since machines differ. Ours is the command line's own
`broadsheet sync --feeds-only`: every article is in the lists, on the disk, when it ends; newsboat groups no stories
either, and how long these take afterwards is told beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from farm import ARTICLES, FEEDS, Farm, install, missing, serving
from measured import Run, run

from reader.model import EVERYTHING
from reader.store import Store

pytestmark = pytest.mark.bench

COLD, NOTHING_NEW, MEMORY = 0.45, 0.03, 400  # of newsboat's wall time; MB
GROWTH = 1.15  # the time into a large library, of that into an empty one
SOON = 0.3  # seconds from a feed's answer until the list can show what it brought
LARGE = int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "1000000"))
CACHE = Path(os.environ.get("BROADSHEET_BENCH_CACHE", "/tmp/broadsheet-bench"))


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    if missing("nginx", "newsboat"):
        install("nginx-light", "newsboat")
    if gone := missing("nginx"):
        pytest.skip(gone)
    made = Farm(CACHE / f"farm-{FEEDS}-{ARTICLES}")
    made.write()
    with serving(made):
        yield made


def newsboat(farm: Farm, folder: Path) -> Run:
    """Let newsboat reload all feeds, with its own cache."""
    folder.mkdir(exist_ok=True)
    (folder / "urls").write_text("\n".join(farm.urls()) + "\n")
    words = ["newsboat", "-q", "-u", folder / "urls", "-c", folder / "cache.db", "-C", os.devnull, "-x", "reload"]
    return run(words, env={**os.environ, "HOME": str(folder)})


def broadsheet(farm: Farm, library: Path) -> Run:
    words = [sys.executable, "-m", "reader", "--library", library, "sync", "--feeds-only", "--json"]
    return run(words, env={**os.environ, "BROADSHEET_TEST_ALLOW": farm.allowed()})


def subscribed(farm: Farm, library: Path) -> Path:
    with Store.open(library) as store:
        known = {feed.url for feed in store.feeds()}
        for url in farm.urls():
            if url not in known:
                store.add_feed(url=url)
    return library


def pages(library: Path) -> dict[str, tuple[int, ...]]:
    """Count what a poll that brings nothing must not touch: rows, the sum of the counters, the index's pages."""
    with Store.open(library) as store, store._library.read() as db:
        return {
            name: db.execute(question).fetchone()
            for name, question in {
                "articles": "SELECT count(*), max(id), sum(ready), sum(page_state) FROM articles",
                "deliveries": "SELECT count(*), max(delivered_at) FROM deliveries",
                "index": "SELECT count(*), sum(length(block)) FROM words_data",
                "counters": "SELECT sum(unread), (SELECT sum(unread + articles) FROM feed_sections) FROM feeds",
            }.items()
        }


def test_a_thousand_feeds_cold_and_with_nothing_new(farm: Farm, tmp_path: Path) -> None:
    gone = missing("newsboat")
    library = subscribed(farm, tmp_path / "ours")
    theirs = None if gone else (newsboat(farm, tmp_path / "theirs"), newsboat(farm, tmp_path / "theirs"))
    cold = broadsheet(farm, library)
    assert cold.code == 0, cold.err[-2000:]
    with Store.open(library) as store:
        assert len(store.ids(EVERYTHING)) == FEEDS * ARTICLES
        assert sum(store.counts(0).feeds.values()) == FEEDS * ARTICLES
        assert all(feed.polled and not feed.error for feed in store.feeds())
    before = pages(library)
    again = broadsheet(farm, library)
    assert again.code == 0, again.err[-2000:]
    assert pages(library) == before
    print(f"\n{FEEDS} feeds of {ARTICLES} articles, {farm.size() / 1e6:.0f} MB, on {os.cpu_count()} cores")
    print(f"  ours, cold           {cold}")
    print(f"  ours, nothing new    {again}")
    if theirs is None:
        pytest.skip(f"nothing to compare with: {gone}")
    print(f"  newsboat, cold       {theirs[0]}")
    print(f"  newsboat, nothing    {theirs[1]}")
    print(f"  cold {cold.wall / theirs[0].wall:.2f} (at most {COLD}), nothing new {again.wall / theirs[1].wall:.3f} "
          f"(at most {NOTHING_NEW}), memory {cold.memory:.0f} MB (below {MEMORY})")  # fmt: skip
    assert cold.memory < MEMORY
    assert cold.wall / theirs[0].wall <= COLD
    assert again.wall / theirs[1].wall <= NOTHING_NEW


def test_stories_of_a_flood_come_afterwards(farm: Farm, tmp_path: Path) -> None:
    library = subscribed(Farm(farm.folder, feeds=1), tmp_path / "ours") if farm.feeds == 1 else tmp_path / "ours"
    few = Farm(farm.folder, feeds=100, articles=farm.articles)
    few.port = farm.port
    subscribed(few, library)
    came = broadsheet(few, library)
    with Store.open(library) as store:
        waiting = store.ungrouped(10**6)
        started, cpu = time.monotonic(), time.process_time()
        from reader.sync.grouping import _look

        for start in range(0, len(waiting), 50):
            _look(store, waiting[start : start + 50], int(time.time()))
        took, spent = time.monotonic() - started, time.process_time() - cpu
        left = store.ungrouped(10)
    print(f"\n{len(waiting)} articles in the lists after {came.wall:.1f} s; their stories {took:.1f} s later "
          f"({1000 * spent / max(len(waiting), 1):.1f} ms of CPU each)")  # fmt: skip
    assert left == []


def test_the_cost_of_a_feed_does_not_grow_with_the_library(farm: Farm, tmp_path: Path) -> None:
    from bench_store import fill

    large = CACHE / f"library-{LARGE}"
    if not (large / "done").exists():
        shutil.rmtree(large, ignore_errors=True)
        with Store.open(large) as store:
            feed, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper")
            for n in range(1, 100):
                store.add_feed(url=f"https://paper.example/{n}.xml", title=f"The Paper {n}")
            from builders import NOW, article

            made = [article(f"Section {n}", section_path=(f"Section {n}",)) for n in range(10)]
            store.deliver(feed.id, made, NOW)
            with store._library.write() as db:
                db.execute("DELETE FROM deliveries")
                db.execute("DELETE FROM addresses")
                db.execute("DELETE FROM words")
                db.execute("DELETE FROM articles")
                fill(db, LARGE)
        (large / "done").touch()
    times: dict[str, list[Run]] = {"empty": [], "large": []}
    for turn in range(3):
        for name in ("empty", "large") if turn % 2 else ("large", "empty"):
            library = tmp_path / f"{name}-{turn}"
            if name == "large":
                shutil.copytree(large, library)
                with Store.open(library) as store:
                    store.delete_feeds([feed.id for feed in store.feeds()])
            subscribed(farm, library)
            times[name].append(broadsheet(farm, library))
            assert times[name][-1].code == 0
            shutil.rmtree(library)
    best = {name: min(runs, key=lambda one: one.wall) for name, runs in times.items()}
    print(f"\n  into an empty library      {best['empty']}\n  beside {LARGE} articles  {best['large']}")
    print(f"  ratio {best['large'].wall / best['empty'].wall:.2f} (at most {GROWTH})")
    assert best["large"].wall / best["empty"].wall <= GROWTH
