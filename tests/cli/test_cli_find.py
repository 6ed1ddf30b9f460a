"""`broadsheet find` and `broadsheet site check` in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from newspaper import Newspaper

from reader import paths

PAGES = Path(__file__).parents[1] / "data/index"
CHINA_DAILY = paths.resource("sites", "china-daily.toml")
SOCIETY = "https://www.chinadaily.com.cn/china/society"


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch):
    with Newspaper() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        yield printed


def test_find_prints_each_feed_with_its_newest_stories(broadsheet, paper, store):
    said = broadsheet("find", paper.url("/"))
    assert said.code == 0
    head, about, first, *_ = said.out.splitlines()
    assert head == f"The Morning Lantern  {paper.url('/feed.xml')}"
    assert about.strip().startswith("RSS · ")
    assert f"`broadsheet add {paper.url('/feed.xml')}` subscribes" in about
    assert first.startswith("      ")
    assert store.feeds() == ()


def test_find_prints_json_with_what_could_not_be_read(broadsheet, paper):
    links = "<link rel=alternate type=application/rss+xml href=/gone.xml><link rel=feed href=/atom.xml>"
    url = paper.serve("/two", f"<!doctype html><html><head>{links}</head><body>Hi</body></html>".encode())
    gone, atom = broadsheet("find", url, "--json").json
    assert "nothing at this address" in gone["error"]
    assert (atom["kind"], atom["error"], atom["known"]) == ("Atom", "", 0)
    assert set(atom["newest"][0]) == {"title", "published"}


def test_find_ends_with_1_where_nothing_can_be_read(broadsheet, paper):
    link = "<link rel=alternate type=application/rss+xml href=/gone.xml>"
    url = paper.serve("/one", f"<!doctype html><html><head>{link}</head><body>Hi</body></html>".encode())
    assert broadsheet("find", url).code == 1
    said = broadsheet("find", "two words")
    assert (said.code, said.out) == (1, "")
    assert "not an address on the web" in said.err
    assert broadsheet("find", " ").code == 2


def test_site_check_says_what_a_papers_file_finds_on_a_saved_page(broadsheet):
    said = broadsheet("site", "check", CHINA_DAILY, PAGES / "china-daily.html", "--url", SOCIETY)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "Society - Chinadaily.com.cn: 3 articles"
    assert "      2025-07-09T09:25:00+08:00 · https://img2.chinadaily.com.cn/images/202507/09/ferry.jpeg" in lines
    assert f"then: {SOCIETY}/page_2.html" in lines
    assert "  card          4  div.tw3_01_2" in lines
    assert "  picture       2 of 3 cards  span.tw3_01_2_p img" in lines
    assert lines[-2:] == [
        "! 1 of 4 cards lead to no article of this paper that is not in another card, too.",
        "! 1 of 3 articles have no picture.",
    ]


def test_site_check_prints_json(broadsheet):
    said = broadsheet("site", "check", CHINA_DAILY, PAGES / "china-daily.html", "--url", SOCIETY, "--json").json
    assert len(said["articles"]) == 3
    assert said["articles"][2]["picture"] == ""
    assert {"part": "title", "selector": "h4", "times": 3, "of": 3} in said["paths"]
    assert len(said["problems"]) == 2


def test_site_check_fetches_a_page_and_says_in_words_what_is_wrong(broadsheet, paper, tmp_path):
    file = tmp_path / "lantern.toml"
    file.write_text(
        'masthead = "The Lantern"\n[index]\npages = ["^127.0.0.1/"]\n'
        'card = [".card"]\ntime = [".never"]\ntitle = ["b"]\n'
    )
    card = '<div class="card"><a href="/{0}"><b>Read on</b></a></div>'
    url = paper.serve("/sea", f"<html><body>{card.format(1)}{card.format(2)}</body></html>".encode())
    said = broadsheet("site", "check", file, url)
    assert said.code == 0
    assert [line[2:] for line in said.out.splitlines() if line.startswith("! ")] == [
        "Nothing was found for `time`: .never.",
        "2 of 2 articles have no time.",
        "2 of 2 articles have no picture.",
        "2 of 2 articles share a title: perhaps it is a label such as “Read on”.",
        "The page has no name: say where it stands with `name`.",
    ]
    paper.serve("/sea", b"<html><body>Nothing here</body></html>")
    said = broadsheet("site", "check", file, url)
    assert said.code == 1
    assert "! No card was found" in said.out


def test_site_check_reads_a_sitemap(broadsheet):
    file, sitemap = paths.resource("sites", "reuters.toml"), PAGES / "reuters.xml"
    said = broadsheet("site", "check", file, sitemap, "--url", "https://www.reuters.com/news-sitemap.xml")
    assert (said.code, said.out.splitlines()[-1]) == (0, "Nothing is wrong with it.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((CHINA_DAILY, PAGES / "china-daily.html"), "Say with --url"),
        ((CHINA_DAILY, PAGES / "china-daily.html", "--url", "https://other.example/"), "No [index] in this file"),
        ((CHINA_DAILY, "nowhere.html", "--url", SOCIETY), "There is no file"),
        ((PAGES / "nowhere.toml", PAGES / "china-daily.html", "--url", SOCIETY), "cannot be read"),
        ((PAGES / "china-daily.html", PAGES / "china-daily.html", "--url", SOCIETY), "not written as"),
    ],
)
def test_site_check_tells_misuse_in_a_sentence(broadsheet, words, said):
    told = broadsheet("site", "check", *words)
    assert (told.code, told.out) == (1, "")
    assert said in told.err
    assert "Traceback" not in told.err
