"""Addresses of houses whose ways are known: their mirrors, and the numbers of their articles."""

from __future__ import annotations

import re
import tomllib

import pytest

from reader import houses, paths, urls


@pytest.mark.parametrize(
    "twin",
    [
        "https://www.chinadailyhk.com/article/264115",
        "http://chinadailyhk.com/hk/article/264115#Xi-China-Russia",
        "https://www.chinadailyasia.com/article/264115?from=home",
        "https://chinadailyapac.com/hk/article/264115/",
    ],
)
def test_a_number_names_an_article_on_every_host_of_its_house(twin: str) -> None:
    assert urls.identity(twin) == "chinadaily.com.cn#264115"


@pytest.mark.parametrize("host", ["www", "global", "cn", "language"])
def test_every_edition_of_a_paper_has_the_same_article(host: str) -> None:
    story = f"https://{host}.chinadaily.com.cn/a/202104/20/WS607e7cfaa31024ad0bab8a3c.html"
    assert urls.identity(story) == urls.identity(story.replace(f"https://{host}.", "http://"))
    assert urls.identity(story.replace(".html", "_2.html")) == urls.identity(story)


def test_a_mirror_without_a_number_is_written_as_the_main_host() -> None:
    assert urls.identity("https://www.bbc.co.uk/food/recipes") == "bbc.com/food/recipes"
    assert urls.identity("http://news.bbc.co.uk/2/hi/1.stm") == urls.identity("http://news.bbc.com/2/hi/1.stm")
    assert urls.identity("https://www.bbc.co.uk/news/articles/c0mjd1z08ero") == "bbc.com#c0mjd1z08ero"
    assert urls.identity("https://www.bbc.com/news/world-asia-56789012") == urls.identity(
        "https://bbc.co.uk/news/56789012"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.chinadailyhk.com/opinion", "https://www.chinadaily.com.cn/opinion"),
        ("https://www.chinadailyhk.com/article/264115", "https://www.chinadailyhk.com/article/264116"),
        ("https://www.chinadailyhk.com/article/264115", "https://www.chinadailyhk.com/article/2641150"),
        (
            "https://www.bbc.com/serbian/articles/c0mjd1z08ero/cyr",
            "https://www.bbc.com/serbian/articles/c0mjd1z08ero/lat",
        ),
        ("https://www.bbc.com/news/articles/c0mjd1z08ero", "https://notbbc.com/news/articles/c0mjd1z08ero"),
        ("https://www.bbc.com/news/articles/c0mjd1z08ero", "https://bbc.com.example/news/articles/c0mjd1z08ero"),
    ],
)
def test_what_is_not_surely_one_article_stays_two(one: str, other: str) -> None:
    assert urls.identity(one) != urls.identity(other)


def test_a_house_that_is_not_known_keeps_its_addresses_as_they_are() -> None:
    assert urls.identity("https://paper.example/hk/article/264115?id=3") == "paper.example/hk/article/264115?id=3"
    assert houses.of("paper.example") is None
    assert houses.of("com") is None


def test_every_file_of_a_house_can_be_used() -> None:
    hosts: list[str] = []
    for file in sorted(paths.resource("sites").glob("*.toml")):
        said = tomllib.loads(file.read_text("utf-8"))
        hosts += [*said.get("hosts", ()), *said.get("aliases", ())]
        assert [number for number in said.get("number", ()) if re.compile(number).groups != 1] == [], file.name
    assert [host for host in hosts if host != host.lower() or host.startswith("www.") or urls.host(f"//{host}")] == []
    assert len(hosts) == len(set(hosts)), "one host in two files"
