"""An article that was written as Markdown and is read again is the same article."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from builders import also_read, article

from reader.exchange import markdown
from reader.model import Article, Kind
from reader.parse import page, text


def again(known: Article) -> Article:
    return text.read(markdown.write(known, "The Paper").encode(), name="story.md")


def said(known: Article) -> tuple[object, ...]:
    """Tell what must not change on the way."""
    links = [(link.url, link.text) for link in known.links if link.kind is not Kind.MENTION]
    lead = (known.lead_image.url, known.lead_image.caption) if known.lead_image else None
    return known.title, known.section_path, known.byline, known.published, known.language, known.url, lead, links


@pytest.mark.parametrize(
    "title",
    [
        "Xi: China, Russia to deepen cooperation",
        "'I sell holidays - booking the right day saves thousands'",
        '"Never again," he said, "never"',
        "*Stars* and _lines_ # and `ticks`",
        "- A dash first",
        "中俄合作",
    ],
)
def test_a_story_comes_back(title):
    known = article(
        title,
        slug="a-story",
        section_path=("News", "Nation"),
        byline="Cao Desheng, Ann Reed",
        published=1_618_975_860,
        published_offset=480,
        language="en",
        links=(also_read("closer-ties", text="China, Russia have to forge closer ties"),),
        body_html='<p>One.</p><aside data-link="0"></aside><p>Two.</p>',
    )
    assert said(again(known)) == said(known)
    assert again(known).published_offset == 480


def test_the_stories_of_forty_papers_come_back(corpora):
    pages = sorted((corpora / "gold" / "pages").glob("*.html.gz"))
    assert len(pages) == 40
    for file in pages:
        address = json.loads(Path(str(file).removesuffix(".html.gz") + ".json").read_text("utf-8"))["url"]
        known = page.read(gzip.decompress(file.read_bytes()), url=address)
        assert said(again(known)) == said(known), file.name
