"""Each paper that is read without a feed: a page made with its markup gives the articles that stand on it."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from reader import paths
from reader.model import Article, ParsedFeed
from reader.parse import index_page, sites, subscribed

PAGES = Path(__file__).parents[1] / "data/index"
CASES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(PAGES.glob("*.toml"))}
FILES = {file.stem: sites.read(file) for file in sorted(paths.resource("sites").glob("*.toml"))}


def read(case: dict[str, Any]) -> ParsedFeed:
    return subscribed.read_any((PAGES / case["page"]).read_bytes(), url=case["url"])


def offset(article: Article) -> str:
    assert article.published is not None, article.title
    east = article.published_offset or 0
    said = datetime.fromisoformat("1970-01-01T00:00:00+00:00").timestamp() + article.published + 60 * east
    clock = datetime.fromtimestamp(said, tz=datetime.fromisoformat("1970-01-01T00:00:00+00:00").tzinfo)
    return f"{clock:%Y-%m-%dT%H:%M:%S}{'-' if east < 0 else '+'}{abs(east) // 60:02}:{abs(east) % 60:02}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_papers_page_gives_its_articles_in_their_order(case: dict[str, Any]) -> None:
    feed = read(case)
    assert feed.title == case["title"]
    assert list(feed.more) == case.get("more", [])
    found = [
        {
            "title": one.title,
            "url": one.url,
            "time": offset(one),
            "picture": one.lead_image.url if one.lead_image else "",
            "section": list(one.section_path),
        }
        for one in feed.articles
    ]
    assert found == [{"picture": "", "section": [], **one} for one in case["article"]]


def test_every_adapter_has_a_page_that_proves_it() -> None:
    proved = {id(_adapter(case)) for case in CASES.values()}
    lacking = [name for name, site in FILES.items() for index in site.index if id(_known(name, index)) not in proved]
    assert lacking == []


def _adapter(case: dict[str, Any]) -> sites.Index | None:
    site = sites.by_host(case["url"])
    by_map = next((index for index in site.index if index.sitemap), None)
    return by_map if case["page"].endswith(".xml") else index_page.adapter(case["url"])


def _known(name: str, index: sites.Index) -> sites.Index:
    """Find the same adapter among those that addresses lead to."""
    return sites.by_host(FILES[name].hosts[0]).index[FILES[name].index.index(index)]


@pytest.mark.parametrize("name", [name for name, site in FILES.items() if site.index])
def test_an_adapter_is_sound(name: str) -> None:
    tree = LexborHTMLParser("<p>A page</p>")
    for index in FILES[name].index:
        assert index.pages
        for selectors in (index.card, index.link, index.title, index.time, index.picture, index.next, index.name):
            assert [tree.css(selector) for selector in selectors] == [[]] * len(selectors)
        assert not index.sitemap or sites.by_host(index.sitemap) is sites.by_host(FILES[name].hosts[0])


def test_a_papers_articles_are_no_index_pages() -> None:
    for case in CASES.values():
        if case["page"].endswith(".html"):
            assert [one["url"] for one in case["article"] if index_page.adapter(one["url"])] == []
