from __future__ import annotations

import time
from pathlib import Path

import newspaper_pages
import pytest
from builders import remove_for_good
from newspaper import Newspaper
from newsroom import Newsroom

from reader.errors import InputError
from reader.model import EVERYTHING, Ready
from reader.sync.sample import FEED_URL, install_sample

STORY = """---
title: {title}
byline: Ann Ortega
published: 2026-03-02T09:00:00+01:00
section: Harbour
url: https://harbour-gazette.example/{name}
lead_image: {name}.jpg
caption: The quay at dawn.
paper: The Harbour Gazette
---

The boats lay still and nobody spoke of the storm.

ALSO READ: [{other}](https://harbour-gazette.example/{other_name})

By noon the first of them had put out again.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = {"quay": "A quiet morning on the quay", "storm": "The storm that did not come"}
    folder = tmp_path / "sample"
    folder.mkdir()
    for name, other in (("quay", "storm"), ("storm", "quay")):
        text = STORY.format(name=name, title=names[name], other=names[other], other_name=other)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        (folder / f"{name}.jpg").write_bytes(newspaper_pages.picture(name))
    return folder


def test_the_sample_paper_is_read_whole_with_no_network(newsroom: Newsroom, folder: Path) -> None:
    feed = newsroom.do(lambda desk: install_sample(desk, folder))
    assert feed.url == FEED_URL
    assert feed.sample
    story = newsroom.titled("A quiet morning on the quay")
    assert story.section_path == ("Harbour",)
    assert story.lead_image is not None
    kept = newsroom.store.pictures([story.lead_image.url])[story.lead_image.url]
    assert kept is not None
    assert newsroom.store.media(kept) is not None
    assert story.links[0].article == newsroom.titled("The storm that did not come").id
    assert all(row.thumbnail for row in newsroom.store.page(EVERYTHING, limit=5))


def test_installing_it_again_doubles_nothing(newsroom: Newsroom, folder: Path) -> None:
    newsroom.do(lambda desk: install_sample(desk, folder))
    before = newsroom.articles()
    newsroom.do(lambda desk: install_sample(desk, folder))
    assert newsroom.articles() == before


def test_it_is_never_polled(newsroom: Newsroom, folder: Path, paper: Newspaper) -> None:
    feed = newsroom.do(lambda desk: install_sample(desk, folder))
    newsroom.sync()
    assert newsroom.feed(feed.id).error == ""
    assert newsroom.feed(feed.id).polled is None


def test_it_can_be_removed_in_one_act(newsroom: Newsroom, folder: Path) -> None:
    feed = newsroom.do(lambda desk: install_sample(desk, folder))
    remove_for_good(newsroom.store, feed.id)
    assert newsroom.store.feeds() == ()
    assert newsroom.articles() == ()


def test_an_installation_without_it_says_so(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not part of this installation"):
        newsroom.do(lambda desk: install_sample(desk, tmp_path))


def test_the_shipped_paper_reads_well_and_leads_from_story_to_story(newsroom: Newsroom) -> None:
    started = time.process_time()
    newsroom.do(install_sample)
    assert time.process_time() - started < 2
    stories = newsroom.articles()
    assert len(stories) >= 12
    assert len({story.section_path[0] for story in stories}) >= 4
    assert any(story.language.startswith("zh") for story in stories)
    for story in stories:
        assert story.ready is Ready.READY, story.title
        assert story.byline, story.title
        assert story.links, story.title
        assert all(link.article for link in story.links), story.title
