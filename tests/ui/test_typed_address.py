import pytest

from reader.ui.typed_address import complete, copied


@pytest.mark.parametrize("text", ["https://a.example/rss", "feed:https://a.example/rss", "FEED://a.example/rss"])
def test_an_address_that_was_copied_is_taken_as_it_is(text):
    assert copied(f" {text}\n") == text


@pytest.mark.parametrize(
    "text", ["", "a.example", "see https://a.example/", "file:///x", "https://a.example/" + "x" * 500]
)
def test_what_else_was_copied_is_not(text):
    assert copied(text) == ""


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("a.example/rss", "https://a.example/rss"),
        (" http://a.example ", "http://a.example"),
        ("feed:a.example/rss", "https://a.example/rss"),
        ("feed://https://a.example/rss", "https://a.example/rss"),
        ("two words", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_what_was_typed_becomes_an_address_or_nothing(typed, address):
    assert complete(typed) == address
