"""The starter catalogue: a list of feeds that every part of the app can read."""

from __future__ import annotations

from collections import Counter

import pytest

from reader import paths, urls
from reader.parse import opml
from reader.ui import catalogue

FILE = paths.resource("catalog.opml")


@pytest.fixture(scope="module")
def outlines() -> tuple[opml.Outline, ...]:
    return opml.read(FILE.read_bytes()).feeds


def test_the_catalogue_holds_many_papers_of_many_countries(outlines: tuple[opml.Outline, ...]) -> None:
    assert len(outlines) >= 80
    assert len({outline.folder for outline in outlines}) >= 25


def test_every_feed_stands_under_its_country_with_a_title_and_web_addresses(outlines: tuple[opml.Outline, ...]) -> None:
    for outline in outlines:
        assert len(outline.folder) == 1, outline
        assert outline.title, outline
        assert urls.is_web(outline.url), outline
        assert urls.is_web(outline.site_url), outline


def test_no_feed_is_offered_twice(outlines: tuple[opml.Outline, ...]) -> None:
    assert [key for key, count in Counter(urls.identity(one.url) for one in outlines).items() if count > 1] == []
    assert [title for title, count in Counter(one.title for one in outlines).items() if count > 1] == []


def test_countries_and_their_order_are_easy_to_scan(outlines: tuple[opml.Outline, ...]) -> None:
    countries = list(dict.fromkeys(outline.folder[0] for outline in outlines))
    assert countries == sorted(countries)


def test_china_daily_is_offered_by_section(outlines: tuple[opml.Outline, ...]) -> None:
    offered = {outline.url for outline in outlines}
    for section in ("world", "china", "bizchina"):
        assert f"https://www.chinadaily.com.cn/rss/{section}_rss.xml" in offered


def test_the_window_reads_the_same_feeds_each_with_its_language(outlines: tuple[opml.Outline, ...]) -> None:
    entries = catalogue.read(FILE)
    assert [(entry.title, entry.url, entry.group) for entry in entries] == [
        (outline.title, outline.url, outline.folder) for outline in outlines
    ]
    assert [entry for entry in entries if not entry.language] == []


def test_the_file_says_that_nobody_could_check_its_addresses() -> None:
    head, _, _ = FILE.read_text(encoding="utf-8").partition("<body>")
    assert "unverified" in head.casefold()
    assert "ownerEmail" not in head
