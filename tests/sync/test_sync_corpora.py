"""Every feed document of the public test material, served over loopback and synced as a reader would have it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from newspaper import Newspaper
from newsroom import PATIENT, Newsroom

from reader.model import Scope

COUNTS = tomllib.loads((Path(__file__).parents[1] / "parse" / "feed_counts.toml").read_text("utf-8"))


async def only_here(host: str, port: int) -> list[str]:
    """Know this machine alone: no page and no picture that the documents name can be reached."""
    if host == "127.0.0.1":
        return [host]
    raise OSError(f"{host} is not known here")


@pytest.mark.parametrize("collection", ["netnewswire", "feed-rs"])
def test_every_feed_is_synced_whole_and_a_second_sync_adds_nothing(
    newsroom: Newsroom, paper: Newspaper, corpora: Path, collection: str
) -> None:
    newsroom.resolve, newsroom.limits = only_here, PATIENT
    documents = {path.name: path for path in (corpora / "corpora" / "feeds" / collection).rglob("*") if path.is_file()}
    feeds = {
        name: newsroom.subscribe(
            paper.serve(f"/{collection}/{name}", documents[name].read_bytes(), type="application/octet-stream")
        )
        for name in COUNTS[collection]
    }
    first = newsroom.sync()
    assert {one.feed.url: one.feed.error for one in first if one.feed.error} == {}
    kept = {name: newsroom.store.ids(Scope(feed=feed)) for name, feed in feeds.items()}
    assert {name: len(ids) for name, ids in kept.items()} == COUNTS[collection]

    forget_validators(newsroom)
    second = newsroom.sync()
    assert sum(one.new for one in second) == 0
    assert {one.feed.url: one.feed.error for one in second if one.feed.error} == {}
    assert {name: newsroom.store.ids(Scope(feed=feed)) for name, feed in feeds.items()} == kept


def forget_validators(newsroom: Newsroom) -> None:
    """Let the second sync read every document anew: a 304 would prove nothing."""
    newsroom.store.update_feeds([replace(feed, etag=b"", last_modified=b"") for feed in newsroom.store.feeds()])
