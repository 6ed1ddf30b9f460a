"""What people type and paste has an address in it, or has none."""

import pytest

from reader.parse import typed


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (" https://paper.example/news ", ("https://paper.example/news",)),
        ("paper.example", ("https://paper.example", "http://paper.example")),
        ("paper.example.", ("https://paper.example", "http://paper.example")),
        ("127.0.0.1:8000/feed.xml", ("https://127.0.0.1:8000/feed.xml", "http://127.0.0.1:8000/feed.xml")),
        ("feed:https://paper.example/rss", ("https://paper.example/rss",)),
        ("FEED://paper.example/rss", ("http://paper.example/rss", "https://paper.example/rss")),
        ("podcast://paper.example/talk", ("http://paper.example/talk", "https://paper.example/talk")),
        ("The Paper <https://paper.example/rss>", ("https://paper.example/rss",)),
        ("Subscribe at https://paper.example/rss, they say.", ("https://paper.example/rss",)),
        ("(see https://paper.example/a_(b)).", ("https://paper.example/a_(b)",)),
        ("“https://paper.example/rss”", ("https://paper.example/rss",)),
        ("I read paper.example/news, mostly", ("https://paper.example/news", "http://paper.example/news")),
        ("first https://one.example then https://two.example", ("https://one.example",)),
        ("mail me at ann@paper.example or see https://paper.example", ("https://paper.example",)),
    ],
)
def test_the_first_address_is_found_and_completed(text, addresses):
    assert typed.addresses(text) == addresses


@pytest.mark.parametrize(
    "text", ["", "  ", "two words", "ftp://paper.example/x", "file:///etc/passwd", "http://", "ann@paper.example", "<>"]
)
def test_where_there_is_no_address_there_is_none(text):
    assert typed.addresses(text) == ()


def test_a_long_paste_takes_no_long_time():
    assert typed.addresses("a." * 500_000) == ()
    assert typed.addresses("http:" * 200_000) == ()
