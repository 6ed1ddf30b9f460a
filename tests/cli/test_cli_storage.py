"""storage and purge through the command line's door."""

from __future__ import annotations

import time

import pytest
from builders import article

from reader.model import EVERYTHING, Mark, Retention

DAY = 86400


@pytest.fixture
def feed(store):
    """A feed in a folder, with a story of today and one of a hundred days ago."""
    now = int(time.time())
    inner, _ = store.add_folder(("News", "World"))
    made, _ = store.add_feed(
        url="https://paper.example/feed.xml", title="The Paper", site_url="https://paper.example/", folder=inner
    )
    store.deliver(made.id, [article("Young", published=now), article("Old", published=now - 100 * DAY)], now)
    return made.id


def test_storage_prints_a_table_the_sum_and_the_limits(broadsheet, store, feed):
    store.set_retention(Retention(folder=store.tree().folders[1].id, text_days=30, megabytes=0))
    said = broadsheet("storage")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].split() == ["All", "Text", "Pictures", "Pages", "Files", "Articles", "Feed"]
    assert lines[1].split() == ["38", "bytes"] * 2 + ["0", "bytes"] * 3 + ["2", "The", "Paper"]
    assert lines[2].endswith("2  Altogether")
    assert lines[4] == (
        "Kept: text for ever, pictures for ever, pages 90 days, size without a limit. "
        "Bookmarks stay whatever that says."
    )
    assert lines[5] == "  News/World: text 30 days, size without a limit."


def test_storage_as_json(broadsheet, store, feed):
    store.set_retention(Retention(text_days=30))
    said = broadsheet("storage", "--json", "--feed", feed).json
    assert said["feeds"] == [
        {
            "feed": feed,
            "title": "The Paper",
            "articles": 2,
            "text": 38,
            "pictures": 0,
            "pages": 0,
            "files": 0,
            "all": 38,
        }
    ]
    assert said["all"] == 38
    everything = {"folder": None, "feed": None, "text_days": 30}
    assert said["limits"] == [{**everything, "picture_days": None, "page_days": None, "megabytes": None}]
    assert said["in_force"] == {**everything, "feed": feed, "picture_days": 0, "page_days": 90, "megabytes": 0}


def test_limits_are_set_for_all_for_a_folder_and_for_a_feed(broadsheet, store, feed):
    said = broadsheet("storage", "--set", "text=1y, pictures=12w,pages=30,size=2GB")
    assert said.out == "Everything: text 365 days, pictures 84 days, pages 30 days, size 2,000 MB.\n"
    said = broadsheet("storage", "--set", "text=ever,pages=1d", "--folder", "News / World")
    assert said.out == "News/World: text for ever, pictures 84 days, pages 1 day, size 2,000 MB.\n"
    said = broadsheet("storage", "--set", "size=10MB", "--feed", "https://paper.example/feed.xml")
    assert said.out == "The Paper: text for ever, pictures 84 days, pages 1 day, size 10 MB.\n"
    broadsheet("storage", "--set", "pages=inherit", "--folder", "News/World")
    assert broadsheet("storage", "--feed", feed).out.startswith("The Paper: text for ever, pictures 84 days, pages 30")
    assert len(store.retentions()) == 3
    broadsheet("storage", "--set", "size=inherit", "--feed", feed)
    assert len(store.retentions()) == 2


@pytest.mark.parametrize(
    "words",
    ["text", "text=", "text=soon", "text=0d", "text=5mb", "size=3d", "pictures=-1", "music=5d", "", "text=9" * 9],
)
def test_what_is_no_limit_is_misuse_with_an_example(broadsheet, store, feed, words):
    said = broadsheet("storage", "--set", words)
    assert said.code == 2
    assert said.err.splitlines()[-1].endswith(
        "is no limit; type for example text=365d,pictures=90d,pages=30d,size=2000MB."
    )
    assert store.retentions() == ()


def test_a_place_that_is_not_there_is_a_sentence(broadsheet, store, feed):
    said = broadsheet("storage", "--set", "text=5d", "--folder", "Sport")
    assert (said.code, said.err) == (
        1,
        "broadsheet: There is no folder “Sport” in this library. It has News, News/World.\n",
    )
    assert broadsheet("storage", "--feed", 99).code == 1
    assert broadsheet("storage", "--feed", feed, "--folder", "News").code == 2


def test_purge_says_first_and_then_does(broadsheet, store, feed):
    assert broadsheet("purge").out == "There is nothing to remove.\n"
    store.set_retention(Retention(text_days=30))
    assert broadsheet("purge", "--dry-run").out == "1 article (unread) would be removed, 18 bytes to be freed.\n"
    assert broadsheet("purge", "--dry-run", "--json").json == {
        "articles": 1,
        "unread": 1,
        "pictures": 0,
        "pages": 0,
        "bytes": 18,
        "dry_run": True,
    }
    assert len(store.ids(EVERYTHING)) == 2
    assert broadsheet("purge").out == "1 article (unread) removed, 18 bytes freed.\n"
    assert [row.title for row in store.rows(store.ids(EVERYTHING))] == ["Young"]
    assert broadsheet("purge", "--json").json["articles"] == 0


def test_purge_never_takes_a_bookmark(broadsheet, store, feed):
    store.mark(store.ids(EVERYTHING), Mark.BOOKMARK)
    broadsheet("storage", "--set", "text=1d,pictures=1d,pages=1d,size=1")
    assert broadsheet("purge").out == "There is nothing to remove.\n"
    assert len(store.ids(EVERYTHING)) == 2


def test_purge_waits_for_no_sync(broadsheet, store, feed):
    with store.lock("sync"):
        said = broadsheet("purge")
    assert said.code == 1
    assert "already being synced" in said.err
