"""The shapes that --json prints."""

from __future__ import annotations

import json

from builders import article, feed, link, picture, row

from reader.exchange import state
from reader.model import Kind, Origin, ParsedFeed, Ready, Row, Section

END = {"kind": Kind.END, "label": "More on this story", "position": 2, "confidence": 0.7, "rule": "D"}


def test_an_article_has_exactly_the_promised_keys():
    story = article(
        "渡船",
        id=3,
        slug="x",
        published=1_618_975_860,
        published_offset=480,
        section_path=("News", "Nation"),
        origin=Origin.FOLLOWED,
        bookmarked=True,
        lead_image=picture(caption="The ferry", credit="Nils"),
        links=(link("Quay", slug="quay?utm_source=x", article=7, **END),),
        body="Text.",
    )
    assert state.article(story, paper="Gazette", feed="Gazette: Nation") == {
        "id": 3,
        "title": "渡船",
        "standfirst": "",
        "byline": "",
        "published": "2021-04-21T11:31:00+08:00",
        "updated": None,
        "language": "",
        "section_path": ["News", "Nation"],
        "url": "https://paper.example/x",
        "paper": "Gazette",
        "feed": "Gazette: Nation",
        "origin": "followed",
        "read": False,
        "bookmarked": True,
        "lead_image": {"url": "https://paper.example/one.jpg", "caption": "The ferry"},
        "body_html": "<p>Text.</p>",
        "links": [
            {
                "url": "https://paper.example/quay?utm_source=x",
                "canonical": "https://paper.example/quay",
                "text": "Quay",
                "kind": "related-end",
                "label": "More on this story",
                "position": 2,
                "confidence": 0.7,
                "rule": "D",
                "article": 7,
            }
        ],
        "also": [],
        "changed": False,
        "story": None,
        "story_size": 0,
    }


def test_what_is_unknown_is_null():
    described = state.article(article(published=None), paper="", feed="")
    assert (described["published"], described["updated"], described["lead_image"]) == (None, None, None)


def test_a_row_and_its_article_say_alike_who_else_carries_it_and_what_became_of_it():
    listed = Row(
        id=1, title="T", standfirst="", source="P", section="", sort_at=0, published=None, language="en", read=False,
        bookmarked=False, ready=Ready.READY, also=("Q", "R"), changed=True, story=5, story_size=3,
    )  # fmt: skip
    beside = {"also": ["Q", "R"], "changed": True, "story": 5, "story_size": 3}
    for described in (state.row(listed), state.article(article("T", id=1), paper="P", feed="P", row=listed)):
        assert {key: described[key] for key in beside} == beside


def test_a_row_is_dated_on_its_papers_clock_where_that_is_known():
    dated = row(published=1_618_975_860)
    assert state.row(dated)["published"] == "2021-04-21T03:31:00+00:00"
    assert state.row(dated, 8 * 60)["published"] == "2021-04-21T11:31:00+08:00"


def test_everything_described_is_plain_json():
    listed = Row(
        id=1, title="T", standfirst="", source="P", section="Nation", sort_at=0, published=1_618_975_860, language="en",
        read=True, bookmarked=False, ready=Ready.PARTLY,
    )  # fmt: skip
    described = [
        state.row(listed),
        state.feed(feed(polled=1_618_975_860, error="It did not answer.")),
        state.parsed_feed(ParsedFeed(title="P", articles=(article("A"),)), url="https://x/feed"),
        state.section(Section(id=2, paper=1, path=("News", "Nation")), paper="P", articles=4, unread=3),
    ]
    again = json.loads(json.dumps(described))
    assert again == described
    assert [again[0]["published"], again[0]["ready"], again[1]["polled"]] == [
        "2021-04-21T03:31:00+00:00",
        "partly",
        "2021-04-21T03:31:00+00:00",
    ]
    assert again[2]["articles"][0]["feed"] == "P"
    assert again[3] == {"id": 2, "path": ["News", "Nation"], "paper": "P", "articles": 4, "unread": 3}
