"""What failed waits for its next try, and not for the rest of a year because a clock was wrong for an hour."""

from __future__ import annotations

import pytest
from builders import NOW, also_read, article, picture

from reader.model import Part, Wish
from reader.store import Store
from reader.store.waiting import is_waiting

HOUR, YEAR = 3600, 365 * 86_400
STORY = "https://paper.example/tide"


@pytest.fixture
def failed(store: Store, paper_feed: int) -> int:
    """An article whose page, picture and related story failed, and are tried again in an hour; the story is wished."""
    (id,) = store.deliver(paper_feed, [article(lead_image=picture(), links=(also_read("tide"),))], NOW).new
    store.add_wish(Wish(url=STORY, title="Tide", article=id, wished_at=NOW))
    for part, key in ((Part.TEXT, id), (Part.PICTURE, picture().url), (Part.RELATED, STORY)):
        store.note_failed(part, key, "No.", now=NOW, next_try=NOW + HOUR)
    return id


def tried(store: Store, feed: int, now: int) -> set[str]:
    found = {
        "page": store.without_page(feed, 9, now),
        "picture": store.missing_pictures(9, now=now),
        "wish": store.wishes(now),
    }
    return {name for name, due in found.items() if due}


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (NOW + HOUR - 1, False),
        (NOW + HOUR, True),
        (NOW + YEAR, True),  # the clock was set far ahead, rightly or wrongly
        (NOW - YEAR, True),  # and back: what it wrote meanwhile is no reason to wait a year
    ],
)
def test_what_failed_is_tried_at_its_time_whatever_the_clock_does(
    store: Store, paper_feed: int, failed: int, now: int, due: bool
) -> None:
    assert tried(store, paper_feed, now) == ({"page", "picture", "wish"} if due else set())
    assert is_waiting(NOW + HOUR, now) is not due


def test_related_stories_wait_no_longer(store: Store, failed: int) -> None:
    store.unwanted_pages([failed])
    assert store.without_related(9, NOW + HOUR - 1) == []
    assert store.without_related(9, NOW + HOUR) == store.without_related(9, NOW - YEAR) == [failed]


def test_what_is_not_tried_by_itself_does_not_wait() -> None:
    assert not is_waiting(None, NOW)
