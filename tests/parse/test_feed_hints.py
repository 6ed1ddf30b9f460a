"""What a feed asks of those who poll it is read in seconds, hours and weekdays."""

from __future__ import annotations

import pytest

from reader.parse import feed, feed_hints

SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'


def read(channel: str, spaces: str = "") -> feed_hints.Hints:
    parsed = feed.read(f"<rss {spaces}><channel><title>P</title>{channel}</channel></rss>".encode(), url="")
    return feed_hints.Hints(parsed.ttl, parsed.skip_hours, parsed.skip_days)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<ttl> 15 </ttl>", 900),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        ("<ttl>99999999</ttl>", 366 * 86_400),
        ("", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", 3600),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>\n weekly </sy:updatePeriod>", 604_800),
        ("<sy:updateFrequency>2</sy:updateFrequency>", 43_200),
        ("<sy:updatePeriod>often</sy:updatePeriod>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><ttl>120</ttl>", 7200),
    ],
)
def test_the_longer_of_ttl_and_period_is_the_pause_asked_for(said: str, seconds: int) -> None:
    assert read(said, SY).ttl == seconds


def test_hours_and_days_of_rest_are_numbered() -> None:
    hours = "<skipHours><hour>3</hour><hour>24</hour><hour>3</hour><hour>99</hour><hour>x</hour></skipHours>"
    days = "<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>"
    assert read(hours + days) == feed_hints.Hints(0, (0, 3), (0, 6))


def test_an_atom_feed_may_ask_too() -> None:
    document = f'<feed xmlns="http://www.w3.org/2005/Atom" {SY}><sy:updatePeriod>hourly</sy:updatePeriod></feed>'
    assert feed.read(document.encode(), url="").ttl == 3600


def test_a_broken_feed_still_says_how_often_it_wants_to_be_asked() -> None:
    wrapped = "<item><title>A</title></item><x><item><title>B</title></item></x>"
    assert read(f"<ttl>30</ttl>{wrapped}").ttl == 1800
