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
        """<link rel="icon" href="/16.png" sizes="16x16"><link rel="icon" href="/192.png" sizes="192x192">
        <link rel="icon" href="/any.svg" sizes="any"><link rel="apple-touch-icon" href="/apple.png">"""
    )
    assert discover.icon(data, url=URL) == "https://paper.example/192.png"
    assert discover.icon(page('<link rel="shortcut icon" href="i.ico">'), url=URL) == "https://paper.example/news/i.ico"
    assert discover.icon(page(), url=URL) == "https://paper.example/favicon.ico"


def test_a_page_made_to_stall_parsers_names_nothing():
    data = page(body="<div>" * 200_000 + '<a href="/rss.xml">x</a>')
    assert discover.feeds(data, url=URL) == ()
    assert discover.icon(data, url=URL) == "https://paper.example/favicon.ico"
