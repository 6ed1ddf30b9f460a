import pytest

from reader.parse import discover

URL = "https://paper.example/news/"


def page(head="", body=""):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_declared_feeds_come_first_and_once():
    data = page(
        """<link rel="alternate" type="application/rss+xml" title="All  news" href="/rss.xml">
        <LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="atom">
        <link rel="alternate" type="application/feed+json" href="//cdn.example/feed.json">
        <link rel="alternate" hreflang="fr" href="/fr/"><link rel="stylesheet" type="text/css" href="/feed.css">
        <link rel="alternate" type="application/json" href="/wp-json/posts/1">""",
        '<a href="/rss.xml">RSS</a><a href="/feeds/world.xml">World</a><a href="/feed/">Feed</a>'
        '<a href="/map.xml">Map</a>',
    )
    assert discover.feeds(data, url=URL) == (
        ("https://paper.example/rss.xml", "All news"),
        ("https://paper.example/news/atom", ""),
        ("https://cdn.example/feed.json", ""),
        ("https://paper.example/feeds/world.xml", "World"),
        ("https://paper.example/feed/", "Feed"),
    )


def test_a_pages_base_is_heeded_and_other_schemes_are_not():
    data = page(
        """<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        <link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">"""
    )
    assert discover.feeds(data, url=URL) == (("https://cdn.example/x/rss", ""),)


def test_a_page_without_feeds_names_none():
    assert discover.feeds(page("<title>x</title>", "<a href='/about'>About</a>"), url=URL) == ()
    assert discover.feeds(b"", url=URL) == ()


def test_the_largest_icon_that_is_a_picture_is_chosen():
    data = page(
        """<link rel="icon" href="/16.png" sizes="16x16"><link rel="icon" href="/192.png" sizes="48x48 192x192">
        <link rel="icon" href="/any.svg" sizes="any"><link rel="apple-touch-icon" href="/apple.png">"""
    )
    assert discover.signs(data, url=URL) == discover.Signs("https://paper.example/192.png", True)
    small = discover.signs(page('<link rel="shortcut icon" href="i.ico"><link rel=manifest href=/app.json>'), url=URL)
    assert small == discover.Signs("https://paper.example/news/i.ico", False, "https://paper.example/app.json")
    assert discover.signs(page(), url=URL) == discover.Signs("https://paper.example/favicon.ico", False)


@pytest.mark.parametrize(
    ("said", "icon"),
    [
        (
            """{"icons": [{"src": "48.png", "sizes": "48x48"}, {"src": "512.png", "sizes": "512x512"},
            {"src": "mask.png", "sizes": "999x999", "purpose": "maskable"}, {"src": "x.svg", "sizes": "any"}]}""",
            "https://paper.example/static/512.png",
        ),
        ('{"icons": [{"src": 5}, 7, null]}', ""),
        ('{"icons": {}}', ""),
        ("[]", ""),
        ("<html>", ""),
    ],
)
def test_a_manifest_lists_icons_too(said, icon):
    assert discover.manifest_icon(said.encode(), url="https://paper.example/static/app.json") == icon


def test_feeds_are_known_by_their_many_types_and_by_the_look_of_links():
    data = page(
        """<link rel="alternate" type="text/rss" href="/a">
        <link rel="alternate" type="application/x-atom+xml" href="/b">
        <link rel="alternate" href="/c.rss"><link rel="alternate" hreflang="fr" href="/feedback">""",
        """<a href="https://blog.example/feed.xml">A friend</a><a href="https://share.example/dialog/feed?x=1">Share</a>
        <a href="/job?feed=premium">A job</a><a href="/?feed=rss2">RSS</a><a href="/list?format=rss">x</a>
        <a href="feed:https://paper.example/d">x</a><a href="feed://paper.example/e">x</a><a href="/feedback">Say</a>
        <a href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fpaper.example%2Ff">Feedly</a>""",
    )
    found = [address.removeprefix("https://paper.example/") for address, _ in discover.feeds(data, url=URL)]
    assert found == ["a", "b", "c.rss", "?feed=rss2", "list?format=rss", "d", "e", "f", "https://blog.example/feed.xml"]


def test_what_readers_answer_comes_last():
    data = page(
        """<link rel="alternate" type="application/rss+xml" title="Harbour &raquo; Comments" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="Harbour &raquo; Feed" href="/feed/">"""
    )
    assert [address for address, _ in discover.feeds(data, url=URL)] == [
        "https://paper.example/feed/",
        "https://paper.example/comments/feed/",
    ]


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n<HTML lang=en>", True),
        (b"<rss><channel></channel></rss>", False),
        (b"Once upon a time", False),
        (b"", False),
    ],
)
def test_a_page_is_told_from_other_documents(data, is_one):
    assert discover.is_page(data) is is_one


def test_a_page_made_to_stall_parsers_names_nothing():
    data = page(body="<div>" * 200_000 + '<a href="/rss.xml">x</a>')
    assert discover.feeds(data, url=URL) == ()
    assert discover.signs(data, url=URL).icon == "https://paper.example/favicon.ico"
