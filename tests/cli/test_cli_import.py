"""`import --dry-run`: what a list of feeds would bring in."""

from __future__ import annotations

import pytest

LIST = """<opml><head><title>Harbour papers</title></head><body>
<outline text="World"><outline text="Asia"><outline text="海港报" xmlUrl="https://harbour.example/rss"/></outline>
<outline text="Quay" xmlUrl="https://quay.example/feed"/></outline>
<outline text="Alone" xmlUrl="https://alone.example/feed"/><outline text="Again" xmlUrl="https://quay.example/feed/"/>
<outline text="Disk" xmlUrl="file:///etc/passwd"/></body></opml>"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "papers.opml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_dry_run_prints_the_outline_and_keeps_nothing(store, file, broadsheet):
    feed, _ = store.add_feed(url="https://alone.example/feed", title="Alone")
    said = broadsheet("import", file, "--dry-run")
    assert said.code == 0
    assert said.out.splitlines() == [
        "World/",
        "  Asia/",
        "    + 海港报 https://harbour.example/rss",
        "World/",
        "  + Quay https://quay.example/feed",
        f"= Alone https://alone.example/feed (in the library as feed {feed.id})",
        "= Again https://quay.example/feed/ (named before)",
        "! Disk: Its address is not on the web.",
    ]
    assert said.err == (
        "broadsheet: 2 feeds would be added; 1 is in the library already, 1 is named before, "
        "1 is without a usable address.\n"
    )
    assert len(store.feeds()) == 1


def test_a_dry_run_says_the_same_as_json(store, file, broadsheet):
    said = broadsheet("import", file, "--dry-run", "--json").json
    assert said["title"] == "Harbour papers"
    assert said["feeds"][0] == {
        "path": ["World", "Asia"],
        "title": "海港报",
        "url": "https://harbour.example/rss",
        "known": 0,
        "twice": False,
        "problem": "",
        "new": True,
    }


def test_a_dry_run_of_a_list_without_feeds_says_so(store, tmp_path, broadsheet):
    (tmp_path / "none.opml").write_text("<opml><body/></opml>", encoding="utf-8")
    said = broadsheet("import", tmp_path / "none.opml", "--dry-run")
    assert (said.code, said.out, said.err) == (0, "", "broadsheet: This list names no feeds.\n")


def test_a_dry_run_of_an_article_is_a_sentence(store, tmp_path, broadsheet):
    (tmp_path / "story.md").write_text("# The last ferry\n\nIt rained.", encoding="utf-8")
    said = broadsheet("import", tmp_path / "story.md", "--dry-run")
    assert said.code == 1
    assert "is an article, not a list of feeds" in said.err


@pytest.mark.parametrize("word", ["missing.opml", "."])
def test_what_cannot_be_read_is_a_sentence_in_a_dry_run_too(store, tmp_path, broadsheet, word):
    said = broadsheet("import", tmp_path / word, "--dry-run")
    assert said.code == 1
    assert said.err.startswith("broadsheet: ")
    assert "Traceback" not in said.err
