"""Real and broken feeds of the public test material: each is read as it should be, or refused with a sentence."""

import contextlib
import time
import tomllib
from pathlib import Path

import pytest

from reader.errors import DocumentError
from reader.parse import feed

COUNTS = tomllib.loads((Path(__file__).parent / "feed_counts.toml").read_text("utf-8"))


def articles(path):
    return feed.read(path.read_bytes(), url="https://paper.example/feed").articles


def find(corpora, collection, name):
    (path,) = (corpora / "corpora" / "feeds" / collection).rglob(name)
    return path


@pytest.mark.parametrize("collection", ["netnewswire", "feed-rs"])
def test_real_feeds_hold_the_articles_counted_by_eye(corpora, collection):
    expected = COUNTS[collection]
    assert {name: len(articles(find(corpora, collection, name))) for name in expected} == expected


@pytest.mark.parametrize("collection", ["netnewswire", "feed-rs"])
def test_what_is_no_feed_says_so(corpora, collection):
    for name in COUNTS[f"{collection}-refused"]["names"]:
        with pytest.raises(DocumentError):
            articles(find(corpora, collection, name))


@pytest.mark.parametrize("collection", ["feedparser-crashers", "hostile-feeds"])
def test_broken_and_hostile_feeds_end_in_a_value_or_a_sentence(corpora, collection):
    documents = [
        path for path in (corpora / "corpora" / "feeds" / collection).iterdir() if path.suffix in (".bin", ".xml")
    ]
    assert len(documents) in (59, 31)
    for path in documents:
        started = time.process_time()
        with contextlib.suppress(DocumentError):  # anything else it raises fails this test
            for article in articles(path):
                (article.title + article.body_html + article.guid).encode()  # no half of a surrogate pair
        assert time.process_time() - started < 10, path.name
