"""What makes the page of a story be set anew, and what does not."""

from __future__ import annotations

from dataclasses import replace

from builders import NOW, also_read, article

from reader.model import Article, Mark
from reader.store import Store
from reader.ui import page_source
from reader.ui.page_source import Source


def deliver(store: Store, *articles: Article) -> list[int]:
    feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
    store.deliver(feed.id, articles, NOW)
    found = [store.find(one.url) for one in articles]
    return [id for id in found if id is not None]


def source(store: Store, id: int) -> Source:
    read = page_source.read(store, id)[2]
    assert read is not None
    return read


def test_marks_are_no_reason_to_set_a_page_anew(library: Store) -> None:
    one, two = deliver(library, article("One"), article("Two"))
    library.put_together([one, two])
    before = source(library, one)
    library.mark([one, two], Mark.READ)
    library.mark([one, two], Mark.BOOKMARK)
    assert source(library, one) == before


def test_another_text_is(library: Store) -> None:
    [one] = deliver(library, article("One"))
    before = source(library, one)
    deliver(library, replace(article("One"), body_html="<p>Rewritten.</p>"))
    assert source(library, one) != before


def test_a_story_that_grows_or_is_left_is(library: Store) -> None:
    one, two, three = deliver(library, article("One"), article("Two"), article("Three"))
    alone = source(library, one)
    library.put_together([one, two])
    of_two = source(library, one)
    library.put_together([one, two, three])
    of_three = source(library, one)
    library.take_out([one])
    assert len({source.story for source in (alone, of_two, of_three)}) == 3
    assert source(library, one) == alone


def test_a_story_that_cites_it_is(library: Store) -> None:
    [one] = deliver(library, article("One"))
    before = source(library, one)
    deliver(library, article("Two", links=(also_read("one"),)))
    assert source(library, one) != before


def test_an_article_that_is_gone_has_no_page(library: Store) -> None:
    assert page_source.read(library, 99) == (None, "", None)
