"""What it costs to find the story of an article as it arrives: reading, signing, looking, deciding and writing.

Run by `make bench-stories`. Libraries of 100,000 and of more articles, as many a day in both, so that the comparison
says whether the cost grows with the library. Texts are made: 465 words, the n-th commonest in proportion to 1/n, 5%
tell what another tells and 3% copy it. Times are CPU, since the clock is shared.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

import pytest
from builders import NOW, article

from reader.around import around
from reader.model import Article
from reader.store import Store
from reader.store.sqlite import Connection
from reader.stories import listed, signature
from reader.sync import arrival

pytestmark = pytest.mark.bench

SMALL, LARGE = 100_000, int(os.environ.get("BROADSHEET_BENCH_ARTICLES", "1000000"))
MADE = 20_000  # texts: an older article has the signature of one that is twenty days younger
A_DAY = 1_000
WORDS, VOCABULARY = 465, 60_000
TOLD_AGAIN, COPIED = 0.05, 0.03
ARRIVING, BATCH = 600, 50
DAY = 86_400
WANTED = 3.0  # milliseconds an article, on a machine that does nothing else


@dataclass(frozen=True)
class Made:
    packed: bytes
    terms: tuple[int, ...]
    counted: tuple[int, ...]


class Press:
    """Prints texts by chance."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        common = sorted(listed.by_language("stopwords")["en"])
        self._words = [*common, *(self._word(rank) for rank in range(len(common), VOCABULARY))]
        self._scale = log(VOCABULARY)
        self._told: list[tuple[str, list[str]]] = []

    @staticmethod
    def _word(rank: int) -> str:
        return "".join("bcdfghjklmnprstvwz"[rank // 18**at % 18] + "aeiou"[rank // 5**at % 5] for at in range(4))

    def _drawn(self, count: int) -> list[str]:
        draw, scale, words = self._chance.random, self._scale, self._words
        return [words[int(exp(draw() * scale)) - 1] for _ in range(count)]

    def print(self) -> tuple[str, list[str]]:
        """Give the title and the words of a new text, of one that tells what another told, or of a copy."""
        kind = self._chance.random()
        if self._told and kind < COPIED:
            return self._chance.choice(self._told)
        title, words = " ".join(self._drawn(9)), self._drawn(WORDS)
        if self._told and kind < COPIED + TOLD_AGAIN:
            _, other = self._chance.choice(self._told)
            words = self._chance.sample([*other[: WORDS // 2], *words[: WORDS // 2]], WORDS - 1)
        self._told = [*self._told[-200:], (title, words)]
        return title, words


def made() -> list[Made]:
    """Sign some texts."""
    press = Press(1)
    texts = [(title, " ".join(words)) for title, words in (press.print() for _ in range(MADE))]
    counted = [signature.hashes(*text) for text in texts]
    counts = Counter(term for terms in counted for term in terms)
    rarity = signature.DocumentFrequencies(MADE, counts, "en")
    signed = [signature.sign(*text, rarity) for text in texts]
    return [Made(signature.pack(one), one.searched, terms) for one, terms in zip(signed, counted, strict=True)]


def fill(store: Store, articles: int, texts: list[Made]) -> None:
    """Write a library of `articles` in bulk, day after day up to now."""
    with store._library.write() as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
    for start in range(0, articles, A_DAY * 50):
        with store._library.write() as db:
            _write(db, start, min(start + A_DAY * 50, articles), articles, texts)
    with store._library.write() as db:
        counts = Counter(term for one in texts for term in one.counted)
        times = articles / MADE
        db.executemany("INSERT INTO term_counts VALUES (?, ?)", ((term, int(n * times)) for term, n in counts.items()))
        db.execute("UPDATE terms_counted SET articles = ?", (articles,))
        for _, sql in triggers:
            db.execute(sql)


def _write(db: Connection, start: int, end: int, articles: int, texts: list[Made]) -> None:
    at = {n: NOW - (articles - n) * DAY // A_DAY for n in range(start + 1, end + 1)}
    db.executemany(
        "INSERT INTO articles (id, uid, paper, origin, listed, first_seen, sort_at, content_hash, title_key, title, "
        "canonical_url, sources, ready, language) "
        "VALUES (?1, ?2, 1, 'feed', 1, ?3, ?3, ?4, ?5, ?5, ?6, 1, 2, 'en')",
        (
            (n, f"{n:032x}", at[n], n.to_bytes(16, "big"), f"story {n}", f"https://paper.example/{n}")
            for n in range(start + 1, end + 1)
        ),
    )
    db.execute(
        "INSERT INTO deliveries (feed, article, guid, text_hash, delivered_at) "
        "SELECT 1, id, '', x'', first_seen FROM articles WHERE id > ? AND id <= ?",
        (start, end),
    )
    db.executemany(
        "INSERT INTO signatures (article, terms, data) VALUES (?, ?, ?)",
        ((n, array("i", texts[n % MADE].terms).tobytes(), texts[n % MADE].packed) for n in at),
    )
    db.executemany(
        "INSERT INTO story_terms (term, day, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        sorted((term, at[n] // DAY, n) for n in at for term in texts[n % MADE].terms),
    )


@pytest.fixture(scope="module")
def texts() -> list[Made]:
    return made()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, texts: list[Made]) -> Iterator[Store]:
    yield from _library(tmp_path_factory.mktemp("small"), SMALL, texts)


def _library(folder: Path, articles: int, texts: list[Made]) -> Iterator[Store]:
    with Store.open(folder) as store:
        for name in ("paper", "other"):
            store.add_feed(url=f"https://{name}.example/feed", title=name)
        store.deliver(1, [article("First")], NOW)
        with store._library.write() as db:
            for table in ("deliveries", "ungrouped", "words", "articles"):
                db.execute(f"DELETE FROM {table}")
        fill(store, articles, texts)
        yield store
    shutil.rmtree(folder)


def arriving(store: Store, seed: int) -> list[int]:
    """Deliver new texts, not looked at yet."""
    press = Press(seed)
    printed = [_printed(n, *press.print()) for n in range(ARRIVING)]
    return list(store.deliver(2, printed, NOW).new)


def _printed(n: int, title: str, words: list[str]) -> Article:
    sentences = [" ".join(words[at : at + 15]).capitalize() + "." for at in range(0, len(words), 15)]
    body = "".join(f"<p>{' '.join(sentences[at : at + 3])}</p>" for at in range(0, len(sentences), 3))
    return article(title, url=f"https://other.example/{n}", body_html=body, language="en", published=NOW - n)


def measure(store: Store, articles: int) -> float:
    """Print what each step costs an article in CPU milliseconds, and answer their sum."""
    new = arriving(store, seed=articles)
    read = look = write = 0.0
    grouped = copies = 0
    for start in range(0, len(new), BATCH):
        begin = time.process_time()
        whole = store.articles(new[start : start + BATCH])
        after_read = time.process_time()
        found = arrival.look(store, whole)
        after_look = time.process_time()
        store.set_groups(found, NOW)
        write += time.process_time() - after_look
        look += after_look - after_read
        read += after_read - begin
        grouped += sum(one.with_article is not None or one.story is not None for one in found)
        copies += sum(one.copy_of is not None for one in found)
    each = [1000 * step / len(new) for step in (read, look, write)]
    print(
        f"\n{articles:>9,} articles: read {each[0]:.2f}  look {each[1]:.2f}  write {each[2]:.2f}  "
        f"all {sum(each):.2f} of {WANTED} ms CPU an article; {grouped} in stories, {copies} copies of {len(new)}"
    )
    _measure_around(store, new[::10])
    return sum(each)


def _measure_around(store: Store, asked: list[int]) -> None:
    took = []
    for id in asked:
        begin = time.process_time()
        around(store, id)
        took.append(1000 * (time.process_time() - begin))
    took.sort()
    print(f"          what is around an article: middle {took[len(took) // 2]:.1f} ms, slowest {took[-1]:.1f} ms CPU")


def test_an_arrival_costs_little_and_the_same_in_a_large_library(
    small: Store, texts: list[Made], tmp_path_factory: pytest.TempPathFactory
) -> None:
    of_small = measure(small, SMALL)
    for large in _library(tmp_path_factory.mktemp("large"), LARGE, texts):
        of_large = measure(large, LARGE)
    print(f"          {of_large / of_small:.2f} times as much in a library {LARGE / SMALL:.0f} times as large")
    assert of_small < 2 * WANTED  # a busy machine is no failure
    assert of_large < 1.5 * of_small
