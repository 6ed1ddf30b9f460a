"""The command that prints what a paper changed in an article."""

from __future__ import annotations

import sys

import pytest
from builders import NOW, article

from reader import cli
from reader.store import Store

FIRST = "<p>The port opened at six.</p><p>A crane fell.</p><p>Nobody was hurt.</p><p>It rained.</p>"
SECOND = "<p>The port opened at seven.</p><p>Nobody was hurt.</p><p>It rained.</p><p>The crane was old.</p>"


@pytest.fixture
def rewritten(store: Store) -> int:
    """An article whose paper has rewritten it once."""
    feed, _ = store.add_feed(url="https://paper.example/feed", title="Paper")
    (id,) = store.deliver(feed.id, [article("Crane falls", body_html=FIRST, guid="1", slug="crane")], NOW).new
    store.unwanted_pages([id])  # the feed tells all of it
    store.deliver(feed.id, [article("Old crane falls", body_html=SECOND, guid="1", slug="crane")], NOW + 86_400)
    return id


def test_deleted_and_inserted_words_are_marked(rewritten, broadsheet):
    said = broadsheet("changes", rewritten).out
    assert said.startswith("Version 2 of 2, ")
    assert "\x1b" not in said
    paragraphs = said.split("\n\n")[1:]
    assert paragraphs == [
        "[-Crane-] {+Old crane+} falls",
        "The port opened at [-six-]{+seven+}.",
        "[-A crane fell.-]",
        "(2 paragraphs as before)",
        "{+The crane was old.+}\n",
    ]


def test_the_pieces_are_there_as_json(rewritten, broadsheet):
    told = broadsheet("changes", rewritten, "--json").json
    assert (told["article"], told["version"], told["versions"], told["before"]["version"]) == (rewritten, 2, 2, 1)
    assert told["paragraphs"][1] == [{"kind": "deleted", "text": "A crane fell."}]
    assert told["paragraphs"][2] == [{"kind": "same", "text": "Nobody was hurt."}]


def test_a_version_can_be_chosen(rewritten, broadsheet):
    assert broadsheet("changes", rewritten, "--version", 2).out == broadsheet("changes", rewritten).out
    for number, sentence in (
        (1, "is the first that was seen"),
        (3, "no version 3 of this article"),
    ):
        said = broadsheet("changes", rewritten, "--version", number)
        assert said.code == 1
        assert sentence in said.err


def test_of_one_that_was_seen_once_no_more_is_said_than_that(store, broadsheet):
    feed, _ = store.add_feed(url="https://paper.example/feed", title="Paper")
    (id,) = store.deliver(feed.id, [article("Crane falls", body_html=FIRST)], NOW).new
    assert broadsheet("changes", id).out == "No other version of this article was seen.\n"
    assert broadsheet("changes", id, "--json").json == {"article": id, "version": 1, "versions": 1}


def test_on_a_terminal_they_have_colours(rewritten, folder, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    cli.main(["changes", str(rewritten), "--library", str(folder)])
    said = capsys.readouterr().out
    assert "\x1b[31m[-A crane fell.-]\x1b[0m" in said
    assert "\x1b[32m{+The crane was old.+}\x1b[0m" in said


def test_a_list_says_which_were_rewritten(rewritten, broadsheet):
    assert " · rewritten" in broadsheet("list").out
