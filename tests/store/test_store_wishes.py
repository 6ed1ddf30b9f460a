"""What the reader wanted while there was no connection."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import NOW, article, remove_for_good

from reader.errors import InputError, ReadOnlyError
from reader.model import Wish
from reader.store import Store

TIDE = Wish(url="https://paper.example/tide", title="Tide", wished_at=NOW)


def test_wishes_are_kept_the_longest_waiting_first(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    later = Wish(url="https://elsewhere.example/", title="Later", article=id, wished_at=NOW + 5)
    store.add_wish(later)
    store.add_wish(TIDE)
    assert store.wishes() == (TIDE, later)


def test_wishing_twice_for_one_story_is_one_wish(store: Store) -> None:
    store.add_wish(TIDE)
    store.add_wish(Wish(url="http://www.paper.example/tide/?utm_source=x", title="Again", wished_at=NOW + 9))
    assert store.wishes() == (TIDE,)


def test_a_granted_wish_is_forgotten_under_any_address_of_the_story(store: Store) -> None:
    store.add_wish(TIDE)
    store.remove_wishes(["http://paper.example/tide#end", "https://never.example/", ""])
    assert store.wishes() == ()


def test_a_wish_outlives_the_article_in_which_it_was_made(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    store.add_wish(Wish(url=TIDE.url, article=id))
    store.add_wish(Wish(url="https://paper.example/other", article=99))
    remove_for_good(store, paper_feed)
    assert [wish.article for wish in store.wishes()] == [None, None]


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "no address", "https://" + "x" * 5000]
)
def test_what_is_no_address_on_the_web_cannot_be_wished_for(store: Store, url: str) -> None:
    with pytest.raises(InputError, match="no address on the web"):
        store.add_wish(Wish(url=url))
    assert store.wishes() == ()


def test_where_nothing_may_be_written_nothing_can_be_wished(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with Store.open(tmp_path, read_only=True) as store:
        with pytest.raises(ReadOnlyError):
            store.add_wish(TIDE)
        assert store.wishes() == ()
