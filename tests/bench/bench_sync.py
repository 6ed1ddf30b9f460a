"""A thousand feeds at once, beside newsboat on the same farm. Run by `make bench-sync`; prints a table.

Wall time is judged by its ratio to newsboat's in the same run, since machines differ. Ours is the command line's own
`broadsheet sync --feeds-only`: every article is in the lists, on the disk, when it ends; newsboat groups no stories
either, and how long these take afterwards is told beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_store import fill
from builders import NOW, article
from farm import ARTICLES, FEEDS, Farm, install, missing, serving
from measured import Run, run

from reader.model import EVERYTHING
from reader.store import Store
from reader.sync import arrival

pytestmark = pytest.mark.bench

COLD, NOTHING_NEW, MEMORY = 0.45, 0.03, 400  # of newsboat's wall time; MB
GROWTH = 1.15  # the time into a large library, of that into an empty one
LARGE = int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "1000000"))
CACHE = Path(os.environ.get("BROADSHEET_BENCH_CACHE") or Path(tempfile.gettempdir(), "broadsheet-bench"))


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
    """Sync the farm's feeds, whatever else the library holds."""
    with Store.open(library) as store:
        ours = {feed.url: str(feed.id) for feed in store.feeds()}
    feeds = [ours[url] for url in farm.urls()]
    words = [sys.executable, "-m", "reader", "--library", library, "sync", "--feeds-only", "--json", *feeds]
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
    few = Farm(farm.folder, feeds=100, articles=farm.articles)
    few.port = farm.port
    library = subscribed(few, tmp_path / "ours")
    came = broadsheet(few, library)
    with Store.open(library) as store:
        waiting = store.ungrouped(10**6)
        started, cpu = time.monotonic(), time.process_time()
        for start in range(0, len(waiting), 50):
            store.set_groups(arrival.look(store, store.texts(waiting[start : start + 50])), int(time.time()))
        took, spent = time.monotonic() - started, time.process_time() - cpu
        left = store.ungrouped(10)
    print(f"\n{len(waiting)} articles in the lists after {came.wall:.1f} s; their stories {took:.1f} s later "
          f"({1000 * spent / len(waiting):.1f} ms of CPU each)")  # fmt: skip
    assert len(waiting) == few.feeds * few.articles
    assert left == []


def large_library() -> Path:
    """Make a library of many articles, or take the one of an earlier run."""
    folder = CACHE / f"library-{LARGE}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        with Store.open(folder) as store:
            feeds = [store.add_feed(url=f"https://paper.example/{n}.xml")[0].id for n in range(100)]
            made = [article(f"Section {n}", section_path=(f"Section {n}",)) for n in range(10)]
            store.deliver(feeds[0], made, NOW)
            with store._library.write() as db:
                for table in ("deliveries", "addresses", "words", "articles"):
                    db.execute(f"DELETE FROM {table}")
                fill(db, LARGE)
        (folder / "done").touch()
    return folder


def test_the_cost_of_a_feed_does_not_grow_with_the_library(farm: Farm, tmp_path: Path) -> None:
    large = large_library()
    times: dict[str, list[Run]] = {"empty": [], "large": []}
    for turn in range(2):
        for name in ("empty", "large") if turn % 2 else ("large", "empty"):
            library = tmp_path / f"{name}-{turn}"
            if name == "large":
                shutil.copytree(large, library)
            subscribed(farm, library)
            times[name].append(broadsheet(farm, library))
            assert times[name][-1].code == 0, times[name][-1].err[-2000:]
            shutil.rmtree(library)
    best = {name: min(runs, key=lambda one: one.wall) for name, runs in times.items()}
    ratio = best["large"].wall / best["empty"].wall
    print(f"\n  into an empty library    {best['empty']}\n  beside {LARGE:9} articles {best['large']}")
    print(f"  ratio {ratio:.2f} (at most {GROWTH}); of CPU {best['large'].cpu / best['empty'].cpu:.2f}")
    assert ratio <= GROWTH
