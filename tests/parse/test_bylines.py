"""A byline is names alone: no "By", no title, no agency, no house."""

from __future__ import annotations

import pytest
from gazette import URL, page

from reader.parse import page as pages


def byline(author: object) -> str:
    said = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x", "author": author}
    return pages.read(page(structured=said), url=URL).byline


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("By Wen Li and Ada Quist", "Wen Li, Ada Quist"),
        ("Wen Li, Gazette National Political Writer", "Wen Li"),
        ("Wen Li, Ada Quist, Staff Writers", "Wen Li, Ada Quist"),
        ("Analysis by Wen Li, Editor-at-large", "Wen Li"),
        ("Wen Li, PhD", "Wen Li"),
        ("Wen Li Associated Press", "Wen Li"),
        ("Wen Li, Associated Press", "Wen Li"),
        ("Wen Li (Harbour)", "Wen Li"),
        ("wen li", "Wen Li"),
        ([{"name": "Wen Li"}, {"@type": "Organization", "name": "Harbour Desk"}], "Wen Li"),
        ("Reuters", "Reuters"),
        ("Harbour Bureau", "Harbour Bureau"),
        ("The Harbour Gazette", ""),
        ("Admin", ""),
    ],
)
def test_who_wrote_it_is_named_and_nothing_else(author: object, names: str) -> None:
    assert byline(author) == names


def test_names_that_only_machines_are_told_yield_to_those_that_the_page_prints() -> None:
    said = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ewa Filer"}}
    line = '<p class="byline">By Wen Li and Ada Quist / Gazette Staff Writers</p>'
    assert pages.read(page(structured=said, top=line), url=URL).byline == "Wen Li, Ada Quist"


def test_names_that_only_machines_are_told_stand_where_the_page_prints_none() -> None:
    assert byline({"@type": "Person", "name": "Ewa Filer"}) == "Ewa Filer"


def test_a_stated_name_that_the_page_spells_otherwise_is_the_stated_one() -> None:
    said = {"@type": "NewsArticle", "author": "Wen Li"}
    line = '<p class="byline">By W. Li of the Gazette</p>'
    assert pages.read(page(structured=said, top=line), url=URL).byline == "Wen Li"


def test_a_name_is_read_where_its_class_has_the_houses_prefix() -> None:
    box = '<h3 class="gz-article-author__name"><a href="/people/wen-li">Wen Li</a></h3>'
    assert pages.read(page(top=box), url=URL).byline == "Wen Li"


def test_what_a_story_is_filed_under_is_no_name() -> None:
    line = '<p class="small">By Wen Li, in <a href="/news">News</a>, <a href="/harbour">Harbour</a></p>'
    assert pages.read(page(top=line), url=URL).byline == "Wen Li"
