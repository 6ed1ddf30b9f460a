"""A library written before a house's mirrors and numbers were known, or when its rules were others."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOW, article, link

from reader import houses
from reader.houses import House
from reader.model import Origin, Part, Ready, Wish
from reader.store import Store
from reader.store.connection import connect
from reader.store.sqlite import Connection

_DATA = Path(__file__).parents[1] / "data" / "library-1"

HK = House(hosts=("daily.example",), aliases=("mirror.example",), number=(re.compile(r"^/(?:[a-z]+/)*article/(\d+)"),))
Know = Callable[..., None]


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Iterator[Know]:
    """Let these houses be all that is known."""

    def known(*some: House) -> None:
        by_host = {host: house for house in some for host in (*house.hosts, *house.aliases)}
        monkeypatch.setattr(houses, "_by_host", lambda: by_host)
        houses.of.cache_clear()

    known()
    yield known
    monkeypatch.undo()
    houses.of.cache_clear()


def identities(store: Store, table: str = "addresses", column: str = "identity") -> set[str]:
    with store._library.read() as db:
        return {found for (found,) in db.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")}


def test_rows_of_a_house_that_came_to_be_known_are_written_anew(tmp_path: Path, know: Know) -> None:
    with Store.open(tmp_path) as store:
        feed, _ = store.add_feed(url="https://mirror.example/rss", title="Daily")
        cited = link("Closer ties, it says", url="https://www.mirror.example/hk/article/7")
        stranger = link("Elsewhere", url="https://else.example/article/7", position=1)
        (citing,) = store.deliver(
            feed.id, [article("Citing", url="https://mirror.example/opinion", links=(cited, stranger))], NOW
        ).new
        (target,), _ = store.keep(
            [article("Ties", url="http://daily.example/article/7?from=home")], origin=Origin.FOLLOWED, now=NOW
        )
        store.add_wish(Wish(url="https://mirror.example/article/8", wished_at=NOW))
        store.note_failed(Part.RELATED, "https://news.mirror.example/article/9", "No.", now=NOW, next_try=None)
        assert store.articles([citing])[0].links[0].article is None
    know(HK)
    with Store.open(tmp_path) as store:
        known = store.articles([citing])[0]
        assert [one.article for one in known.links] == [target, None]
        assert known.ready is Ready.PARTLY  # its page and the stranger are not here
        assert identities(store) == {"daily.example#7", "daily.example/opinion"}
        assert identities(store, "links") == {"daily.example#7", "else.example/article/7"}
        assert identities(store, "wishes") == {"daily.example#8"}
        assert identities(store, "feed_addresses") == {"daily.example/rss"}
        assert identities(store, "attempts", "key") == {"daily.example#9"}
        assert store.find("https://daily.example/hk/article/7") == target
        assert [row.id for row in store.citing(target)] == [citing]
        same, _ = store.add_feed(url="https://daily.example/rss")
        assert same.id == feed.id


def test_what_becomes_whole_says_so(tmp_path: Path, know: Know) -> None:
    with Store.open(tmp_path) as store:
        cited = link("Ties", url="https://mirror.example/article/7")
        ids, _ = store.keep(
            [
                article("Citing", url="https://daily.example/article/1", links=(cited,)),
                article("Ties", url="https://daily.example/article/7"),
            ],
            origin=Origin.FOLLOWED,
            now=NOW,
        )
        assert [row.ready for row in store.rows(ids)] == [Ready.PARTLY, Ready.READY]
    know(HK)
    with Store.open(tmp_path) as store:
        assert [row.ready for row in store.rows(ids)] == [Ready.READY, Ready.READY]


def test_of_two_articles_with_one_number_the_first_keeps_it(tmp_path: Path, know: Know) -> None:
    with Store.open(tmp_path) as store:
        feed, _ = store.add_feed(url="https://daily.example/rss")
        story = article("Ties", url="https://daily.example/article/7")
        first, second = store.deliver(
            feed.id, [article("Ties", url="https://daily.example/hk/article/7"), story], 9
        ).new
    know(HK)
    with Store.open(tmp_path) as store:
        assert store.find(story.url) == min(first, second)
        assert len(store.rows([first, second])) == 2


def test_rules_that_were_put_right_take_back_what_they_joined(tmp_path: Path, know: Know) -> None:
    wrong = House(hosts=("daily.example",), number=(re.compile(r"/(\d)"),))
    know(wrong)
    with Store.open(tmp_path) as store:
        cited = link("Ties", url="https://daily.example/hk/article/72")
        (citing, target, other), _ = store.keep(
            [
                article("Citing", url="https://daily.example/article/11", links=(cited,)),
                article("Ties", url="https://daily.example/article/72"),
                article("Other", url="https://daily.example/article/33"),
            ],
            origin=Origin.FOLLOWED,
            now=NOW,
        )
        assert identities(store) == {"daily.example#1", "daily.example#7", "daily.example#3"}
    know(HK)
    with Store.open(tmp_path) as store:
        assert identities(store) == {"daily.example#11", "daily.example#72", "daily.example#33"}
        assert store.articles([citing])[0].links[0].article == target
    know()  # and a house that is not known any more has plain addresses again
    with Store.open(tmp_path) as store:
        assert store.find("https://daily.example/article/33") == other
        assert identities(store, "links") == {"daily.example/hk/article/72"}


def test_a_library_of_the_first_edition_learns_of_houses(tmp_path: Path, know: Know) -> None:
    for packed in _DATA.glob("*.gz"):
        (tmp_path / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    know(House(hosts=("paper.example",), aliases=("mirror.example",), number=(re.compile("/(river)-"),)))
    with Store.open(tmp_path) as store:
        assert store.find("https://mirror.example/a-longer/river-story") == store.find(
            "https://paper.example/river-rises"
        )
        assert "paper.example#river" in identities(store)


def test_opening_again_writes_nothing(tmp_path: Path, know: Know) -> None:
    know(HK)
    Store.open(tmp_path).close()
    asked: list[str] = []
    with Store.open(tmp_path, connect=lambda uri: _watched(uri, asked)):
        pass
    assert [sql for sql in asked if sql.startswith(("BEGIN IMMEDIATE", "DELETE", "INSERT", "UPDATE"))] == []


def test_a_library_that_is_only_read_stays_as_it_is(tmp_path: Path, know: Know) -> None:
    Store.open(tmp_path).close()
    know(HK)
    with Store.open(tmp_path, read_only=True) as store:
        assert identities(store, "houses", "house") == set()


def test_other_hosts_rows_are_not_even_looked_at(tmp_path: Path, know: Know) -> None:
    with Store.open(tmp_path) as store:
        pages = [article(f"S{n}", url=f"https://paper{n % 3}.example/{n}?id={n}") for n in range(300)]
        store.keep(pages, origin=Origin.FOLLOWED, now=NOW)
    know(HK)
    asked: list[str] = []
    with Store.open(tmp_path, connect=lambda uri: _watched(uri, asked)):
        pass
    assert 0 < len([sql for sql in asked if "FROM addresses" in sql]) < 20


def _watched(uri: str, asked: list[str]) -> Connection:
    db = connect(uri)
    db.set_trace_callback(asked.append)
    return db
