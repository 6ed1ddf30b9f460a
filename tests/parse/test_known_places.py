"""Well-known places tell where their feeds are; resources/discovery.toml says how."""

from __future__ import annotations

import re
import tomllib

import pytest

from reader import paths, urls
from reader.parse import known_places

CHANNEL = "UCabcdefghijklmnopqrst-_"
VIDEOS = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"


@pytest.mark.parametrize(
    ("url", "first"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", VIDEOS),
        (
            "https://youtube.com/playlist?list=PLabcdefghijklmn",
            "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghijklmn",
        ),
        ("http://www.youtube.com/user/harbour", "https://www.youtube.com/feeds/videos.xml?user=harbour"),
        ("https://old.reddit.com/r/boats", "https://www.reddit.com/r/boats/.rss"),
        ("https://www.reddit.com/r/boats/top/?t=week", "https://www.reddit.com/r/boats/top/.rss"),
        ("https://reddit.com/u/ann", "https://www.reddit.com/user/ann/.rss"),
        ("https://www.reddit.com/search/?q=fog+horn", "https://www.reddit.com/search.rss?q=fog+horn&sort=new"),
        (
            "https://www.reddit.com/r/boats/search?type=link&q=fog",
            "https://www.reddit.com/r/boats/search.rss?q=fog&sort=new&restrict_sr=on",
        ),
        ("https://github.com/ann/boat", "https://github.com/ann/boat/releases.atom"),
        ("https://github.com/ann/boat/commits/main", "https://github.com/ann/boat/commits/main.atom"),
        ("https://github.com/ann/boat/tags", "https://github.com/ann/boat/tags.atom"),
        ("https://github.com/ann", "https://github.com/ann.atom"),
        ("https://gitlab.com/group/sub/boat", "https://gitlab.com/group/sub/boat/-/tags?format=atom"),
        ("https://codeberg.org/ann/boat", "https://codeberg.org/ann/boat/releases.rss"),
        ("https://harbour.substack.com/p/fog", "https://harbour.substack.com/feed"),
        ("https://substack.com/@harbour", "https://harbour.substack.com/feed"),
        ("https://harbour.wordpress.com", "https://harbour.wordpress.com/feed/"),
        ("https://harbour.wordpress.com/category/sea/", "https://harbour.wordpress.com/category/sea/feed/"),
        ("https://medium.com/@ann", "https://medium.com/feed/@ann"),
        ("https://medium.com/the-harbour", "https://medium.com/feed/the-harbour"),
        ("https://ann.medium.com/", "https://ann.medium.com/feed"),
        ("https://harbour.tumblr.com/", "https://harbour.tumblr.com/rss"),
        ("https://www.tumblr.com/harbour", "https://harbour.tumblr.com/rss"),
        ("https://harbour.blogspot.com/2031/05/fog.html", "https://harbour.blogspot.com/feeds/posts/default"),
        (
            "https://harbour.blogspot.com/search/label/Fog",
            "https://harbour.blogspot.com/feeds/posts/default/-/Fog",
        ),
        ("https://bsky.app/profile/ann.example", "https://bsky.app/profile/ann.example/rss"),
        ("https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"),
        ("https://pypi.org/project/boat/", "https://pypi.org/rss/project/boat/releases.xml"),
        ("https://news.ycombinator.com", "https://news.ycombinator.com/rss"),
        ("https://www.bbc.com/news/world/europe", "https://feeds.bbci.co.uk/news/europe/rss.xml"),
        ("https://www.bbc.co.uk/news", "https://feeds.bbci.co.uk/news/rss.xml"),
    ],
)
def test_the_address_alone_tells(url: str, first: str) -> None:
    assert known_places.feeds(url)[0] == first


@pytest.mark.parametrize(
    ("url", "guess"),
    [
        ("https://social.example/@ann", "https://social.example/@ann.rss"),
        ("https://social.example/tags/boats", "https://social.example/tags/boats.rss"),
        ("https://lemmy.example/c/boats", "https://lemmy.example/feeds/c/boats.xml?sort=New"),
        ("http://localhost:8080/category/sea/", "http://localhost:8080/category/sea/feed/"),
    ],
)
def test_a_path_that_any_site_may_have_is_a_guess(url: str, guess: str) -> None:
    assert known_places.feeds(url) == ()
    assert known_places.maybe(url) == (guess,)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ann/boat/releases.atom",
        "https://www.reddit.com/r/boats/.rss",
        "https://harbour.substack.com/feed",
        "https://github.com/topics/boats",
        "https://github.com/ann/boat/blob/main/README.md",
        "https://paper.example/",
        "https://medium.com/p/0123456789ab",
    ],
)
def test_a_feed_itself_and_any_other_page_is_no_such_place(url: str) -> None:
    assert known_places.feeds(url) == known_places.maybe(url) == ()
    assert known_places.source(url) == ""


@pytest.mark.parametrize(
    ("url", "source", "said", "feed"),
    [
        ("https://www.youtube.com/@harbour", "https://www.youtube.com/@harbour", f'"externalId":"{CHANNEL}"', VIDEOS),
        (
            "https://www.youtube.com/watch?v=abc",
            "https://www.youtube.com/watch?v=abc",
            f'<meta itemprop="channelId" content="{CHANNEL}">',
            VIDEOS,
        ),
        (
            "https://podcasts.apple.com/gb/podcast/the-harbour/id1234567",
            "https://itunes.apple.com/lookup?id=1234567&entity=podcast",
            '{"results": [{"feedUrl": "https:\\/\\/talk.example\\/rss"}]}',
            "https://talk.example/rss",
        ),
        (
            "https://soundcloud.com/harbour",
            "https://soundcloud.com/harbour",
            '<meta content="soundcloud://users:4711">',
            "https://feeds.soundcloud.com/users/soundcloud:users:4711/sounds.rss",
        ),
    ],
)
def test_some_places_tell_only_in_a_source(url: str, source: str, said: str, feed: str) -> None:
    assert known_places.source(url) == source
    assert known_places.in_source(said.encode(), url) == (feed,)
    assert known_places.in_source(b"nothing of the kind", url) == ()


@pytest.mark.parametrize(
    ("url", "title", "are_comments"),
    [
        ("https://harbour.example/comments/feed/", "", True),
        ("https://harbour.example/feeds/comments/default", "", True),
        ("https://harbour.example/x", "Comments on: Fog", True),
        ("https://harbour.example/x", "Harbour » Fog Comments Feed", True),
        ("https://harbour.example/nebbia/feed/", "Porto » Nebbia Feed dei commenti", True),
        ("https://harbour.example/nebel/feed/", "Hafen » Kommentar-Feed zu Nebel", True),
        ("https://harbour.example/feed/", "Harbour » Feed", False),
        ("https://harbour.example/commentary/feed", "Commentary", False),
        ("https://harbour.example/comment-is-free/rss", "Opinion", False),
    ],
)
def test_comments_are_told_apart(url: str, title: str, are_comments: bool) -> None:
    assert known_places.is_comments(url, title) is are_comments


def test_every_place_can_be_filled_in() -> None:
    said = tomllib.loads(paths.resource("discovery.toml").read_text("utf-8"))
    for place in said["place"]:
        groups = re.compile(place.get("page", place["address"])).groups
        for template in (*place["feeds"], *place.get("feeds_without_0", ())):
            filled = template.format(*["x"] * groups, page="https://paper.example")
            assert urls.is_web(filled) or template == "{0}", place


def test_the_paths_that_are_tried_are_few_and_on_the_same_host() -> None:
    tried = known_places.well_known("https://paper.example/news/today?x=1")
    assert tried[0] == "https://paper.example/feed"
    assert len(tried) == len(set(tried)) <= 8
    assert all(address.startswith("https://paper.example/") for address in tried)
