"""Markdown with front matter: how the sample paper's stories and a reader's own are read."""

import pytest

from reader.errors import DocumentError
from reader.model import Kind, Picture
from reader.parse import text

STORY = """---
title: "Quay to be rebuilt: before winter"
byline: Ada Quill
published: 2024-05-02T18:00:00+01:00
updated: 2024-05-03T09:15:00+01:00
section: Region/Coast
language: en-GB
standfirst: The council agrees.
url: https://harbour.example/quay?utm_source=x
lead_image: pictures/quay.png
caption: Workers at the quay
credit: B. Ink
paper: The Harbour Post
---

The council **agreed**.

ALSO READ: [Storm damage doubles](https://harbour.example/storm)

![A map](pictures/map of quay.png)

*READ MORE: Ferry returns*

| Year | Storms |
|------|--------|
| 2023 | 7      |

More on this: [One](/one), [Two](/two)
"""


def read(words, name="story.md"):
    return text.read(words.encode(), name=name)


def test_front_matter_fills_the_article():
    article = read(STORY)
    assert article.title == "Quay to be rebuilt: before winter"
    assert article.byline == "Ada Quill"
    assert (article.published, article.published_offset) == (1714669200, 60)
    assert article.updated_offset == 60
    assert article.section_path == ("Region", "Coast")
    assert (article.language, article.standfirst) == ("en-GB", "The council agrees.")
    assert (article.url, article.paper_title) == ("https://harbour.example/quay", "The Harbour Post")
    assert article.lead_image == Picture(url="pictures/quay.png", caption="Workers at the quay", credit="B. Ink")


def test_labelled_paragraphs_become_links_with_placeholders():
    article = read(STORY)
    assert [(link.position, link.label, link.text, link.url, link.kind) for link in article.links] == [
        (0, "ALSO READ", "Storm damage doubles", "https://harbour.example/storm", Kind.INLINE),
        (1, "READ MORE", "Ferry returns", "", Kind.INLINE),
        (2, "More on this", "One", "https://harbour.example/one", Kind.END),
        (3, "More on this", "Two", "https://harbour.example/two", Kind.END),
    ]
    for position in range(4):
        assert article.body_html.count(f'<aside data-link="{position}"></aside>') == 1
    assert "ALSO READ" not in article.body_html
    assert "Ferry" not in article.body_html


def test_pictures_beside_the_file_keep_their_path():
    article = read(STORY)
    assert article.pictures == (Picture(url="pictures/map%20of%20quay.png", alt="A map"),)
    assert 'src="pictures/map%20of%20quay.png"' in article.body_html
    assert "<table>" in article.body_html


def test_without_front_matter_the_first_heading_is_the_title():
    article = read("# A *walk* by the sea\n\nIt was cold.\n\n## Later\n\nWe went home.")
    assert article.title == "A walk by the sea"
    assert article.body_html.startswith("<p>It was cold.</p>")
    assert "<h2>Later</h2>" in article.body_html
    assert read("A walk\n======\n\nIt was cold.").title == "A walk"
    assert read("It was cold by the sea.").title == "It was cold by the sea."


def test_a_rule_at_the_top_is_not_front_matter():
    assert "It was cold" in read("---\n\nIt was cold.\n").body_html


def test_raw_markup_in_markdown_is_made_safe():
    article = read("# T\n\n<script>alert(1)</script>\n\n<p onclick='x()'>Words</p>\n\n[x](javascript:alert(1))")
    assert "alert" not in article.body_html
    assert "onclick" not in article.body_html
    assert "Words" in article.body_html


def test_quotations_without_end_are_refused_with_a_sentence():
    with pytest.raises(DocumentError):
        read("> " * 5000 + "x")
