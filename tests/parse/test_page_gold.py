"""Forty real pages of forty papers yield a title, a text and the related stories that a careful reader found."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import urls
from reader.model import Article, Kind
from reader.parse import page, sanitize

Read = tuple[Article, dict[str, Any]]


@pytest.fixture(scope="module")
def read(corpora: Path) -> list[Read]:
    return list(_pages(corpora / "gold/pages"))


def _pages(folder: Path) -> Iterator[Read]:
    for label in sorted(folder.glob("*.json")):
        said = json.loads(label.read_text("utf-8"))
        data = gzip.decompress(label.with_suffix(".html.gz").read_bytes())
        yield page.read(data, url=said["url"]), said


def test_every_page_has_a_title_and_a_text(read: list[Read]) -> None:
    assert len(read) == 40
    short = [said["id"] for article, said in read if len(sanitize.text(article.body_html)) < 800]
    assert short == []
    assert [said["id"] for article, said in read if not article.title] == []


def test_every_body_is_settled_and_its_placeholders_are_its_links(read: list[Read]) -> None:
    for article, said in read:
        assert sanitize.clean(article.body_html, allow_placeholders=True) == article.body_html, said["id"]
        assert [link.position for link in article.links] == list(range(len(article.links)))
        inline = {link.position for link in article.links if link.kind is Kind.INLINE}
        assert article.body_html.count("<aside") <= len(inline)
        assert all(f'data-link="{n}"' not in article.body_html for n in range(99) if n not in inline)


def test_what_is_returned_as_related_nearly_always_is(read: list[Read]) -> None:
    right = wrong = missed = 0
    for article, said in read:
        true = {urls.identity(link["url"]) for link in said["links"] if link["kind"] != "mention"}
        unsure = {urls.identity(url) for url in said["unsure"]} - true
        found = {urls.identity(link.url) for link in article.links if link.kind is not Kind.MENTION} - unsure
        right, wrong, missed = right + len(found & true), wrong + len(found - true), missed + len(true - found)
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.96


def test_titles_and_first_sections_agree_with_the_readers(read: list[Read]) -> None:
    titles = [urls.title_key(article.title) == urls.title_key(said["title"]) for article, said in read]
    sections = [
        article.section_path[:1] and urls.title_key(article.section_path[0]) == urls.title_key(said["section_path"][0])
        for article, said in read
        if said["section_path"]
    ]
    assert sum(titles) / len(titles) >= 0.9
    assert sum(map(bool, sections)) / len(sections) >= 0.85
