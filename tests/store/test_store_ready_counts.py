"""How ready whole places are, what it takes to make them so, and which of their articles lack something."""

from __future__ import annotations

import pytest
from builders import NOW, also_read, article, media, picture

from reader.model import EVERYTHING, UNREAD, Mark, Origin, ReadyCounts, Scope
from reader.store import Store


def test_a_place_counts_its_articles_and_what_they_lack_each_thing_once(store: Store, paper_feed: int) -> None:
    stories = [
        article("Ready", published=NOW),
        article("Partly", pictures=(picture("a"), picture("b")), links=(also_read("tide"),), published=NOW - 1),
        article("Partly too", lead_image=picture("a"), links=(also_read("tide"),), published=NOW - 2),
        article("Waiting", body_html="", published=NOW - 3),
    ]
    ready, partly, too, waiting = store.deliver(paper_feed, stories, NOW).new
    store.unwanted_pages([ready, partly])
    counts = store.ready_counts(EVERYTHING)
    assert (counts.ready, counts.partly, counts.missing, counts.all) == (1, 2, 1, 4)
    assert (counts.texts, counts.pictures, counts.related) == (2, 2, 1)
    assert store.lacking(EVERYTHING, 9) == [partly, too, waiting]
    assert store.lacking(EVERYTHING, 1) == [partly]
    assert store.lacking([waiting, ready, partly, 99], 9) == [partly, waiting]
    assert store.ready_counts([ready]) == ReadyCounts(ready=1)
    store.mark([partly, too, waiting], Mark.READ)
    assert store.ready_counts(UNREAD) == ReadyCounts(ready=1)
    assert store.lacking(UNREAD, 9) == []


def test_a_search_for_no_words_is_a_place_with_nothing(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article()], NOW)
    assert store.ready_counts(Scope(search="!!!")) == ReadyCounts()
    assert store.lacking(Scope(search="!!!"), 9) == []


@pytest.fixture
def wanting(store: Store) -> int:
    """Lack two pictures and a related story; another story has all of its twenty-five. Answers the other's id."""
    shown = tuple(picture(f"kept-{n}") for n in range(25))
    lacking = article("Wanting", pictures=(picture("a"), picture("b")), links=(also_read("far"),))
    ids, _ = store.keep([article("Kept", pictures=shown), lacking], origin=Origin.IMPORTED, now=NOW)
    return ids[0]


def keep(store: Store, article: int, count: int, size: int) -> None:
    """Keep the first `count` pictures of an article, each of `size` bytes or a little more."""
    for n in range(count):
        kept, small = media(b"%d" % n + b"x" * size), media(b"small %d" % n)
        store.add_media([kept, small])
        store.attach_pictures(article, {picture(f"kept-{n}").url: kept.hash})
        store.set_thumbnail(article, small.hash)


@pytest.mark.parametrize(
    ("count", "size", "each"), [(0, 0, 120_000), (3, 300, 120_000), (3, 200_000, 200_000), (25, 300, 300)]
)
def test_bytes_are_estimated_from_what_such_things_took_so_far_and_of_few_never_too_low(
    store: Store, wanting: int, count: int, size: int, each: int
) -> None:
    keep(store, wanting, count, size)
    of_lacking = store.ready_counts(store.ids(Scope(search="Wanting"))).bytes
    assert of_lacking == pytest.approx(2 * each + 30_000 + each, rel=0.01)


def test_sections_count_what_lies_below_them_too(store: Store, paper_feed: int) -> None:
    paths = (("News", "Nation"), ("News", "World"), ("Sport",), ())
    stories = [article(f"In {path}", section_path=path, published=NOW - at) for at, path in enumerate(paths)]
    nation, *_ = store.deliver(paper_feed, stories, NOW).new
    store.unwanted_pages([nation])

    def told(scope: Scope = EVERYTHING) -> dict[str, tuple[int, int]]:
        return {"/".join(section.path): sizes for section, sizes in store.section_readiness(scope).items()}

    assert told() == {"News": (1, 2), "News/Nation": (1, 1), "News/World": (0, 1), "Sport": (0, 1)}
    (below,) = store.find_sections(("News", "Nation"))
    assert told(Scope(section=below.id)) == {"News/Nation": (1, 1)}
    store.mark([nation], Mark.READ)
    assert told(UNREAD) == {"News": (0, 1), "News/World": (0, 1), "Sport": (0, 1)}
