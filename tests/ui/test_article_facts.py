from dataclasses import replace
from datetime import UTC

import pytest
from builders import article, picture

from reader.model import Enclosure, Origin
from reader.ui import article_facts


def told(one, **given):
    return dict(article_facts.facts(one, paper="The Paper", zone=UTC, **given))


def test_what_is_known_is_listed_and_what_is_not_has_no_row():
    one = article("Crane", byline="Mina Okafor", section_path=("News", "Harbour"), first_seen=1_750_000_000)
    assert told(one, feed="The Paper: News") == {
        "Paper": "The Paper",
        "Section": "News › Harbour",
        "By": "Mina Okafor",
        "Published": "Sunday, 15 June 2025, 15:06",
        "Length": "3 words, less than a minute",
        "Origin": "Delivered by The Paper: News",
        "In the library since": "Sunday, 15 June 2025, 15:06",
        "Address": "https://paper.example/crane",
    }
    bare = replace(one, byline="", section_path=(), published=None, body_html="", url="", first_seen=0)
    assert told(bare) == {"Paper": "The Paper", "Origin": "Delivered by a feed"}


def test_attached_files_are_named_for_they_do_not_count_as_ready_or_not():
    lead = picture("ferry")
    sound, paper = Enclosure(url="https://a.example/Ferry%20talk.mp3?id=1"), Enclosure(url="https://a.example/map.pdf")
    one = article("Ferry", lead_image=lead, enclosures=(Enclosure(url=lead.url), sound, paper))
    assert told(one, files={sound.url})["Attached"] == "Ferry talk.mp3 (kept), map.pdf (not kept)"


@pytest.mark.parametrize("origin", Origin)
def test_every_origin_has_its_words(origin):
    assert told(article(origin=origin))["Origin"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("<p> </p><img src='x'>", ""),
        ("<p>One</p><p>two &amp; three</p>", "4 words, less than a minute"),
        ("<p>" + "word " * 690 + "</p>", "690 words, 3 minutes"),
        ("<p>word</p>", "1 word, less than a minute"),
        ("<p>" + "报" * 800 + "</p>", "800 characters, 2 minutes"),
    ],
)
def test_length_is_counted_as_the_language_is_written(html, words):
    assert article_facts.length(html) == words


def test_a_name_over_several_lines_is_set_on_one():
    assert told(article(byline="Mina\n Okafor"))["By"] == "Mina Okafor"
