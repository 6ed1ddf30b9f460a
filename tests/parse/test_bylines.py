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
