"""Pictures and attached files that are not what they say, are far too large or far too many, or only count readers."""

from __future__ import annotations

import hashlib
import io
import stat
import tempfile
from html import escape
from pathlib import Path

import pytest
from hostile_feeds import TEXT, item, ok, rss, says
from memory import peak, start_measuring
from newspaper import Answer
from newspaper_hostile import zipped_picture_bomb
from PIL import Image
from siege import Siege, failed

from reader.model import Article, Ready
from reader.progress import Done, KeepFile
from reader.sync.budget import OF_AN_ARTICLE

MB = 1024 * 1024
SOUND = b"ID3\x04\x00\x00\x00\x00\x02\x01" + bytes(range(256)) * 40
LEFT = Path(tempfile.gettempdir(), "broadsheet-was-here")
PROGRAM = f"#!/bin/sh\ntouch {LEFT}\n".encode() * 20


def png(colour: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 90), (colour, 99, 0)).save(out, "PNG")
    return out.getvalue()


def shown(siege: Siege, name: str, *pictures: str, more: str = "") -> Article:
    """Let a feed bring one story with these pictures, and give it as it is after the sync."""
    text = f"<p>{name} {TEXT}</p>" + "".join(f'<img src="{escape(url)}">' for url in pictures) + more
    feed = siege.subscribe(f"/{name}", ok(rss(item(name, guid=name, text=text))))
    assert siege.poll(feed).new == 1
    (story,) = siege.articles(feed)
    return story


def kept(siege: Siege, url: str) -> str:
    return siege.store.pictures([url]).get(url) or ""


NAMES = [
    "../../escape.mp3",
    "/etc/cron.d/escape",
    "CON",
    "a%00b.mp3",
    "..%2f..%2fescape",
    "x" * 300 + ".mp3",
    "cod‮3pm.exe",
    "open.desktop",
    "run.exe",
]


def test_h55_names_attached_files_like_places_on_the_disk(siege: Siege) -> None:
    addresses = [siege.paper.url(f"/h55/{n}/{escape(name)}") for n, name in enumerate(NAMES)]
    enclosed = "".join(f'<enclosure url="{url}" type="audio/mpeg" length="9"/>' for url in addresses)
    feed = siege.subscribe("/h55", ok(rss(item("Attached", guid="h55", more=enclosed))))
    siege.poll(feed)
    (story,) = siege.articles(feed)
    find = siege.paper.find
    siege.paper.find = lambda path: Answer(SOUND, "audio/mpeg") if path.startswith("/h55/") else find(path)  # type: ignore[method-assign]
    for file in story.enclosures:
        assert isinstance(siege.say(KeepFile(article=story.id, url=file.url))[-1], Done), file.url
    del siege.paper.find
    assert len(story.enclosures) >= 6
    files = [path for path in (siege.folder / "library" / "files").iterdir() if path.is_file()]
    assert [path.name for path in files] == [f"{hashlib.sha256(SOUND).hexdigest()}.mp3"]
    assert not any(path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH) for path in files)
    assert not list(siege.folder.rglob("*escape*"))


def test_h55_is_a_program_that_is_called_a_sound(siege: Siege) -> None:
    url = siege.serve("/h55/song.mp3", Answer(PROGRAM, "audio/mpeg"))
    enclosed = f'<enclosure url="{url}" type="audio/mpeg" length="9"/>'
    feed = siege.subscribe("/h55/program", ok(rss(item("Program", guid="h55 program", more=enclosed))))
    siege.poll(feed)
    (story,) = siege.articles(feed)
    failed(siege.say(KeepFile(article=story.id, url=url)))
    assert not LEFT.exists()
    assert not list((siege.folder / "library" / "files").glob("*.part"))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"'
ODD = {
    "svg with a script": SVG + b"><script>alert(1)</script></svg>",
    "svg that loads": SVG + b' onload="alert(1)"><rect/></svg>',
    "svg of outside": SVG + b'><image href="http://10.0.0.1/x.png"/></svg>',
    "page": b"<html><body><script>alert(1)</script></body></html>",
    "far too many dots": zipped_picture_bomb(),
    "cut": png(7)[:60],
    "nothing": b"",
}


@pytest.mark.parametrize("kind", ODD)
def test_h56_is_no_picture_or_one_that_must_not_be_opened(siege: Siege, kind: str) -> None:
    start_measuring(siege.worker.process.pid)
    before = peak(siege.worker.process.pid)
    url = siege.serve(f"/h56/{kind.replace(' ', '-')}.png", ok(ODD[kind], "Content-Type: image/png"))
    story = shown(siege, f"h56-{kind.replace(' ', '-')}", url)
    assert kept(siege, url) == ""
    assert story.ready is Ready.PARTLY
    (readiness,) = siege.store.readiness([story.id])
    assert next(lack.error for lack in readiness.lacks if lack.url == url).endswith(".")
    assert peak(siege.worker.process.pid) - before < 100 * MB


def test_h56_is_a_picture_and_a_page_at_once(siege: Siege) -> None:
    both = png(8) + b"<html><script>alert(1)</script></html>"
    url = siege.serve("/h56/both.png", ok(both, "Content-Type: text/html"))
    shown(siege, "h56-both", url)
    media = siege.store.media(kept(siege, url))
    assert media is not None
    assert media.type == "image/png", "it is shown as a picture and as nothing else"


def test_h57_is_a_picture_of_100_mb(siege: Siege) -> None:
    start_measuring(siege.worker.process.pid)
    before = peak(siege.worker.process.pid)
    url = siege.serve("/h57/huge.png", ok(png(9) + b"\0" * 20 * MB, "Content-Type: image/png", length=100 * MB))
    shown(siege, "h57-huge", url)
    assert kept(siege, url) == ""
    assert peak(siege.worker.process.pid) - before < 64 * MB


def test_h57_has_two_thousand_pictures(siege: Siege) -> None:
    find = siege.paper.find
    siege.paper.find = lambda path: Answer(png(10), "image/png") if "/h57-many/" in path else find(path)  # type: ignore[method-assign]
    urls = [siege.paper.url(f"/h57-many/{n}.png") for n in range(2_000)]
    story = shown(siege, "h57-many", *urls)
    del siege.paper.find
    asked = [one for one in siege.paper.requests if "/h57-many/" in one.path]
    assert 1 <= len(asked) <= OF_AN_ARTICLE
    assert story.ready is Ready.PARTLY
    siege.poll_all(siege.good)
    assert len([one for one in siege.paper.requests if "/h57-many/" in one.path]) == len(asked)


def test_h58_counts_its_readers_and_calls_for_more(siege: Siege) -> None:
    base = siege.paper.url("/h58")
    calls = (
        f'<link rel="preload" href="{base}/preload" as="image"><link rel="prefetch" href="{base}/prefetch">'
        f'<link rel="dns-prefetch" href="//tracker.example"><meta http-equiv="refresh" content="0;url={base}/refresh">'
        f'<a href="https://paper.example/x" ping="{base}/ping">x</a><style>@import "{base}/import";</style>'
        f'<p style="background:url({base}/css)">x</p><iframe src="{base}/frame"></iframe>'
        f'<video src="{base}/video" poster="{base}/poster" autoplay></video><object data="{base}/object"></object>'
        f'<script src="{base}/script"></script><form action="{base}/form"><input type=image src="{base}/input"></form>'
    )
    pixels = ("pixel.gif", "1x1.png", "spacer.gif", "b.gif")
    story = shown(siege, "h58", *(f"{base}/{name}" for name in pixels), more=calls)
    asked = {one.path for one in siege.paper.requests if one.path.startswith("/h58/")}
    assert asked <= {"/h58/poster"}, "a film's still is a picture of the story"
    for word in ("preload", "prefetch", "refresh", "ping", "import", "/css", "script", "<form", "<object", "autoplay"):
        assert word not in story.body_html, word


def test_h58_has_pictures_of_no_size(siege: Siege) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")
    url = siege.serve("/h58/dot.png", ok(out.getvalue(), "Content-Type: image/png"))
    none = siege.serve("/h58/none.gif", ok(b"GIF89a\0\0\0\0\0\0\0;", "Content-Type: image/gif"))
    shown(siege, "h58-dots", url, none)
    assert (kept(siege, url), kept(siege, none)) == ("", "")


def test_h58_answers_a_picture_with_no_answer(siege: Siege) -> None:
    url = siege.serve("/h58/broken.png", says("HTTP/1.1 200 OK\nContent-Length: 999", b"\x89PNG"))
    story = shown(siege, "h58-broken", url)
    assert kept(siege, url) == ""
    assert story.body_html
