from __future__ import annotations

import time
from itertools import product

import pytest

from reader.parse.robots import crawl_delay


def delay(*lines: str) -> float:
    return crawl_delay("\n".join(lines).encode(), "broadsheet")


def test_a_delay_for_everybody_is_ours_too() -> None:
    assert delay("User-agent: *", "Disallow: /private", "Crawl-delay: 10") == 10.0


def test_a_delay_may_be_part_of_a_second() -> None:
    assert delay("User-agent: *", "Crawl-delay: 2.5") == 2.5


def test_what_is_said_to_us_by_name_counts_instead_of_what_is_said_to_all() -> None:
    assert delay("User-agent: *", "Crawl-delay: 10", "User-agent: Broadsheet/2.0", "Crawl-delay: 3") == 3.0
    assert delay("User-agent: BROADSHEET", "Disallow:", "User-agent: *", "Crawl-delay: 10") == 0.0


@pytest.mark.parametrize("other", ["road", "broad", "sheet", "broadsheets", "Googlebot", ""])
def test_what_is_said_to_others_is_not_ours(other: str) -> None:
    assert delay(f"User-agent: {other}", "Crawl-delay: 7", "User-agent: *", "Crawl-delay: 1") == 1.0


def test_one_group_may_be_for_several() -> None:
    assert delay("User-agent: otherbot", "User-agent: broadsheet", "Crawl-delay: 4", "User-agent: *") == 4.0


def test_several_groups_for_one_count_together_and_the_longest_delay_holds() -> None:
    groups = ("User-agent: *", "Crawl-delay: 2", "User-agent: x", "Disallow: /", "User-agent: *", "Crawl-delay: 5")
    assert delay(*groups) == 5.0


def test_blank_lines_comments_capitals_and_sitemaps_change_nothing() -> None:
    assert (
        delay("\ufeffUSER-AGENT : *  # all", "", "Sitemap: https://paper.example/map.xml", "crawl-delay: 6 # s") == 6.0
    )


@pytest.mark.parametrize(
    "value", ["", "soon", "-5", "²", "٣", "1e9", "nan", "inf", "5 minutes", "1,5", "9" * 400, "0x10"]
)
def test_a_delay_that_is_no_plain_number_is_none(value: str) -> None:
    assert delay("User-agent: *", f"Crawl-delay: {value}") == 0.0


@pytest.mark.parametrize(
    "junk", [b"", b"\0\xff\xfe" * 1000, b"<html><body>Not found</body></html>", b":" * 1000, b"Crawl-delay: 9"]
)
def test_what_is_no_robots_txt_states_nothing(junk: bytes) -> None:
    assert crawl_delay(junk, "broadsheet") == 0.0


def test_half_a_megabyte_of_agents_is_read_in_one_go() -> None:
    names = ["".join(letters) for letters in product("abcdefghijklmnopqrstuvwxyz", repeat=3)]
    agents = "".join(f"User-agent: {name}\n" for name in names) + "User-agent: *\nCrawl-delay: 8\n"
    started = time.perf_counter()
    assert crawl_delay(agents.encode() + b"Crawl-delay: 3\n" * 10_000, "broadsheet") == 8.0
    assert time.perf_counter() - started < 2  # takes 0.1 s; copied for each line it would be minutes
