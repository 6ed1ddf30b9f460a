"""JSON Feeds that break the rules of JSON, and files that want to be more than files."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hostile_feeds import TEXT, news, ok
from siege import Siege
from workers import Worker

from reader.progress import Done, Import, Network
from reader.store import Store

_ADDRESS = re.compile(r'xmlUrl="([^"]*)"')
VERSION = "https://jsonfeed.org/version/1.1"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_h64_comes_with_a_file_name_and_a_style_sheet(siege: Siege) -> None:
    styled = news("h64").replace(b"?>", b'?><?xml-stylesheet type="text/xsl" href="/h64.xsl"?>', 1)
    siege.serve("/h64.xsl", ok(b"<xsl:stylesheet/>"))
    feed = siege.subscribe("/h64", ok(styled, 'Content-Disposition: attachment; filename="../../evil.desktop"'))
    assert siege.poll(feed).new == 1
    assert siege.asked("/h64.xsl") == []
    assert not list(siege.folder.rglob("*evil*"))


def test_h64_has_markup_in_every_field_of_a_json_feed(siege: Siege) -> None:
    fields = dict.fromkeys(("title", "summary", "external_url", "language"), SCRIPT)
    one = {**fields, "id": SCRIPT, "content_html": f"{SCRIPT}<p>{TEXT}</p>", "tags": [SCRIPT]}
    one |= {"authors": [{"name": f"Ada {SCRIPT}"}], "attachments": [{"url": SCRIPT, "mime_type": SCRIPT}]}
    titled = {"id": "2", "title": "1 < 2 & <b>3</b>", "content_text": f"<b>plain</b> {TEXT}"}
    document = {"version": VERSION, "title": f"Paper {SCRIPT}", "description": SCRIPT, "items": [one, titled]}
    feed = siege.subscribe("/h64.json", ok(json.dumps(document).encode()))
    assert siege.poll(feed).new == 2
    stories = {story.guid: story for story in siege.articles(feed)}
    assert "1 < 2" in stories["2"].title
    assert "&lt;b&gt;plain" in stories["2"].body_html
    for story in stories.values():
        assert "<script" not in story.body_html
        assert "onerror" not in story.body_html
        assert not any(file.url for file in story.enclosures if "<" in file.url)


def test_h64_imports_lists_of_feeds_that_are_not_well_formed(corpora: Path, tmp_path: Path) -> None:
    files = sorted((corpora / "corpora" / "opml" / "awesome-rss-feeds").rglob("*.opml"))
    assert len(files) == 118
    worker = Worker(tmp_path / "library")
    try:
        worker.say(Network(online=False))  # read, not polled
        for request, file in enumerate(files, 1):
            said = worker.answer(Import(request=request, path=str(file)))
            assert isinstance(said[-1], Done), (file.name, said[-1])
        assert worker.end() == 0
        printed = [html.unescape(url) for file in files for url in _ADDRESS.findall(file.read_text("utf-8"))]
        assert len(printed) == 1572
        with Store.open(tmp_path / "library") as store:
            assert [url for url in printed if url.startswith("http") and not store.feed_by_url(url)] == []
    finally:
        worker.clear_away()


ITEM = '{"id": "1", "content_text": "x"}'
BROKEN = {
    "nested lists": f'{{"version": "{VERSION}", "items": ' + "[" * 100_000,
    "nested objects": f'{{"version": "{VERSION}", "items": ' + '{"a":' * 100_000 + "1" + "}" * 100_001,
    "cut": f'{{"version": "{VERSION}", "items": [{{"id": "1", ',
    "a list": "[1, 2, 3]",
    "a string": '"https://jsonfeed.org/version/1.1"',
    "other": '{"feed": {"entry": []}}',
}


@pytest.mark.parametrize("kind", BROKEN)
def test_h65_is_json_that_cannot_be_followed(siege: Siege, kind: str) -> None:
    siege.refuse(siege.subscribe("/h65/" + kind.replace(" ", "-"), ok(BROKEN[kind].encode())))


def test_h65_has_double_keys_and_numbers_beyond_all_bounds(siege: Siege) -> None:
    items = '[{"id": 1e400, "title": "Infinite", "title": "Last", "date_published": 1e400, "content_text": NaN}]'
    body = f'{{"version": "{VERSION}", "title": "a", "title": "b", "items": {items}, "expired": -Infinity}}'
    feed = siege.subscribe("/h65/double", ok(body.encode()))
    assert siege.poll(feed).new == 1
    assert siege.titles(feed) == ["Last"]
    assert siege.poll(feed).new == 0


@pytest.mark.parametrize("wrong", ["7", "null", "true", '{"a": []}', "[[[]]]", '"text"', "1.5e300"])
def test_h65_has_the_wrong_type_in_every_field(siege: Siege, wrong: str) -> None:
    names = ("id", "url", "external_url", "title", "content_html", "summary", "image", "date_published", "authors")
    odd = ", ".join(f'"{name}": {wrong}' for name in (*names, "tags", "attachments", "language"))
    good = f'{{"id": "good-{wrong.encode().hex()}", "title": "Good among odd", "content_text": "{TEXT}"}}'
    more = ", ".join(f'"{name}": {wrong}' for name in ("title", "home_page_url", "authors", "icon", "language"))
    name = f"/h65/{wrong.encode().hex()}"
    feed = siege.subscribe(name, ok(f'{{"version": "{VERSION}", "items": [{{{odd}}}, {good}], {more}}}'.encode()))
    assert not siege.poll(feed).error
    assert "Good among odd" in siege.titles(feed)
    for key in ("items", "version"):
        siege.serve(name, ok(f'{{"version": "{VERSION}", "{key}": {wrong}}}'.encode()))
        siege.poll(feed)
    assert "Good among odd" in siege.titles(feed)
