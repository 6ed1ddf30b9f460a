"""A podcast's sound keeps its size and how long it plays, wherever its feed says so."""

from __future__ import annotations

import json

import pytest

from reader.model import Enclosure
from reader.parse import feed, feed_files

SPACES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"'
SOUND = '<enclosure url="/a.mp3" type="audio/mpeg" length="50496000"/>'
URL = "https://paper.example/a.mp3"


def files(item: str) -> tuple[Enclosure, ...]:
    document = f"<rss {SPACES}><channel><item><title>T</title>{item}</item></channel></rss>"
    return feed.read(document.encode(), url="https://paper.example/feed").articles[0].enclosures


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *[("3156", 3156), ("52:36", 3156), ("1:02:03", 3723), ("00:00:59", 59), (" 12.7 ", 12), ("", 0), ("long", 0)],
        *[("-5", 0), ("1:2:3:4", 0), ("9" * 300, 0), ("99999999", 0), ("१२", 0)],
    ],
)
def test_a_duration_is_read_in_seconds(said: str, seconds: int) -> None:
    assert feed_files.duration(said) == seconds


def test_the_sound_gets_the_time_that_itunes_says() -> None:
    assert files(SOUND + "<itunes:duration>52:36</itunes:duration>") == (
        Enclosure(url=URL, type="audio/mpeg", length=50_496_000, duration=3156),
    )


def test_of_two_sounds_none_gets_the_time_of_the_item() -> None:
    other = '<enclosure url="/b.mp3" type="audio/mpeg"/>'
    assert [file.duration for file in files(SOUND + other + "<itunes:duration>60</itunes:duration>")] == [0, 0]


def test_media_rss_says_how_long_an_enclosure_plays_and_adds_no_second_one() -> None:
    media = '<media:content url="/a.mp3" type="audio/mpeg" duration="90"/>'
    assert [(file.url, file.duration) for file in files(SOUND + media)] == [(URL, 90)]


def test_a_film_that_media_rss_alone_names_is_attached_once_for_its_group() -> None:
    group = """<media:group><media:content url="/l.mp4" type="video/mp4" fileSize="9" duration="30"/>
        <media:content url="/s.mp4" type="video/mp4" duration="30"/></media:group>"""
    assert files(group) == (Enclosure(url="https://paper.example/l.mp4", type="video/mp4", length=9, duration=30),)


def test_a_picture_of_media_rss_is_no_file() -> None:
    assert files('<media:content url="/a.jpg" type="image/jpeg"/>') == ()


def test_an_address_attached_twice_is_one_file() -> None:
    assert len(files(SOUND + SOUND)) == 1


def test_json_feed_says_the_duration_of_an_attachment() -> None:
    attachments = [
        {"url": "/a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": said} for said in (90.5, "x", -1)
    ]
    document = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "attachments": attachments}]}
    (article,) = feed.read(json.dumps(document).encode(), url="https://paper.example/").articles
    assert [file.duration for file in article.enclosures] == [90, 0, 0]


def test_the_slow_reader_keeps_size_and_time_too() -> None:
    broken = f"<x><item><title>B</title>{SOUND}<itunes:duration>60</itunes:duration></item></x>"
    document = f"<rss {SPACES}><channel><item><title>A</title></item>{broken}</channel></rss>"
    article = feed.read(document.encode(), url="https://paper.example/feed").articles[-1]
    assert [(file.length, file.duration) for file in article.enclosures] == [(50_496_000, 60)]
