"""The command line through its door: words in; exit code, standard output and standard error out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib import import_module

import pytest
from builders import NOW, also_read, article
from newspaper import Newspaper

from reader.cli.arguments import parse, parser
from reader.model import EVERYTHING, Mark, Origin

ARTICLE_KEYS = {
    *(
        "id",
        "title",
        "standfirst",
        "byline",
        "published",
        "updated",
        "language",
        "section_path",
        "url",
        "paper",
        "feed",
    ),
    *("origin", "read", "bookmarked", "lead_image", "body_html", "links", "also", "changed", "story"),
    "story_size",
}
COMMANDS = (
    "add",
    "sync",
    "sections",
    "list",
    "show",
    "links",
    "story",
    "similar",
    "changes",
    "lists",
    "offline",
    "mark",
    "import",
    "export",
    "parse-feed",
    "extract",
)


def deliver(store, *articles):
    feed, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper", site_url="https://paper.example/")
    store.deliver(feed.id, articles, NOW)
    return feed.id


@pytest.fixture
def two(store):
    """A library of two stories, the first one leading to the second."""
    deliver(
        store,
        article(
            "Ferry retires",
            section_path=("News", "Harbour"),
            byline="Ann Reed",
            published=NOW,
            links=(also_read("tide"),),
        ),
        article("Tide", section_path=("Science",), published=NOW - 60),
    )
    return {row.title: row.id for row in store.page(EVERYTHING, limit=9)}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, broadsheet):
    said = broadsheet(command, "--help")
    assert said.code == 0
    assert f"broadsheet {command}" in said.out


@pytest.mark.parametrize(
    "words",
    [("list", "--limit", "many"), ("list", "--limit", "-1"), ("list", "--feed", 2**63), ("show", "9" * 5000),
     ("show",), ("show", "abc"), ("nonsense",), ("mark", 1), ("add", ""), ("add", " "), ("list", "two\nlines"),
     ("mark", 1, "--read", "--unread"),      ("export", "everything", "x"), ("extract", "page.html"),
     ("extract", "page.html", "--url", "nonsense"), ("parse-feed", "feed.xml", "--url", "ftp://p.example/")],
)  # fmt: skip
def test_misuse_is_told_in_a_line_and_exits_2(words, broadsheet):
    said = broadsheet(*words)
    assert said.code == 2
    assert said.err.startswith("usage: broadsheet")
    assert re.fullmatch(r"broadsheet( [a-z-]+)?: error: .*[^.]\.", said.err.splitlines()[-1])
    assert said.out == ""


def test_list_prints_the_newest_first_for_people(two, broadsheet):
    lines = broadsheet("list").out.splitlines()
    assert "Ferry retires" in lines[0]
    assert "The Paper · Harbour" in lines[1]
    assert "Tide" in lines[2]


def test_a_story_without_a_title_is_listed_as_untitled(store, broadsheet):
    deliver(store, article("", slug="x"), article("", slug="y", language="zh", published=NOW - 60))
    assert ["Untitled" in broadsheet("list").out, "无标题" in broadsheet("list").out] == [True, True]


def test_list_as_json_is_one_array_of_whole_articles(two, broadsheet):
    listed = broadsheet("list", "--json").json
    assert [one["title"] for one in listed] == ["Ferry retires", "Tide"]
    assert set(listed[0]) == ARTICLE_KEYS
    assert listed[0]["section_path"] == ["News", "Harbour"]
    assert datetime.fromisoformat(listed[0]["published"]).timestamp() == NOW


def test_an_empty_library_lists_an_empty_array(broadsheet):
    assert broadsheet("list", "--json").json == []
    assert broadsheet("list").out == "Nothing here yet.\n"


def test_a_section_is_named_by_its_path_and_holds_what_is_below(two, broadsheet):
    assert [one["title"] for one in broadsheet("list", "--section", "news", "--json").json] == ["Ferry retires"]
    assert [one["title"] for one in broadsheet("list", "--section", "News/Harbour", "--json").json] == ["Ferry retires"]
    assert len(broadsheet("list", "--section", "News > Harbour", "--json").json) == 1  # as breadcrumbs print it
    missing = broadsheet("list", "--section", "Sport")
    assert (missing.code, missing.out) == (1, "")
    assert "'Sport'" in missing.err


def test_a_limit_and_marks_narrow_the_list(two, store, broadsheet):
    store.mark([two["Tide"]], Mark.BOOKMARK)
    store.mark([two["Ferry retires"]], Mark.READ)
    assert len(broadsheet("list", "--limit", 1, "--json").json) == 1
    assert broadsheet("list", "--limit", 0, "--json").json == []
    assert broadsheet("list", "--limit", 0).out == ""
    assert len(broadsheet("list", "--limit", "9" * 5000, "--json").json) == 2
    assert [one["title"] for one in broadsheet("list", "--bookmarked", "--json").json] == ["Tide"]
    assert [one["title"] for one in broadsheet("list", "--unread", "--json").json] == ["Tide"]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--feed", 99),
        ("list", "--feed", "https://other.example/"),
        ("sync", 99),
        ("sync", "https://other.example/"),
        ("sync", ""),
    ],
)
def test_an_unknown_feed_is_a_sentence_that_names_those_there_are(words, two, broadsheet):
    said = broadsheet(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "It has 1 (The Paper)." in said.err


def test_a_feed_is_named_by_its_id_or_its_address(two, store, broadsheet):
    (feed,) = store.feeds()
    store.add_feed(url="https://other.example/feed.xml")
    for word in (feed.id, feed.url):
        assert len(broadsheet("list", "--feed", word, "--json").json) == 2
    assert broadsheet("list", "--feed", "https://other.example/feed.xml", "--json").json == []


def test_an_unknown_feed_of_an_empty_library_is_a_sentence_too(broadsheet):
    assert "`broadsheet add URL` subscribes" in broadsheet("sync", 1).err


def test_sections_are_printed_with_their_unread_counts(two, broadsheet):
    found = broadsheet("sections", "--json").json
    assert {"/".join(one["path"]): one["unread"] for one in found} == {"News": 1, "News/Harbour": 1, "Science": 1}
    assert "News/Harbour  (1 unread)" in broadsheet("sections").out


def test_two_feeds_of_a_paper_share_its_sections(two, store, broadsheet):
    second, _ = store.add_feed(url="https://paper.example/more.xml", site_url="https://paper.example/")
    store.deliver(second.id, [article("Ferry retires", section_path=("News", "Harbour"))], NOW)
    assert [one["articles"] for one in broadsheet("sections", "--json").json] == [1, 1, 1]


def test_a_text_without_a_feed_has_its_section_too(store, broadsheet):
    store.keep([article("A letter", section_path=("Letters",))], origin=Origin.IMPORTED, now=NOW)
    assert [one["path"] for one in broadsheet("sections", "--json").json] == [["Letters"]]


def test_show_prints_an_article_in_every_format(two, broadsheet):
    id = two["Ferry retires"]
    assert "All of Ferry retires." in broadsheet("show", id).out
    assert broadsheet("show", id, "--format", "markdown").out.count("Ferry retires") >= 1
    assert broadsheet("show", id, "--format", "html").out.startswith("<!DOCTYPE html>")
    shown = broadsheet("show", id, "--format", "json").json
    assert set(shown) == ARTICLE_KEYS
    assert shown["links"][0] == {
        "url": "https://paper.example/tide", "canonical": "https://paper.example/tide", "text": "Tide",
        "kind": "related-inline", "label": "ALSO READ", "position": 0, "confidence": 0.0, "rule": "",
        "article": two["Tide"],
    }  # fmt: skip


def test_an_unknown_article_is_a_sentence(broadsheet):
    for command in ("show", "links"):
        said = broadsheet(command, 42)
        assert said.code == 1
        assert (
            said.err
            == "broadsheet: There is no article 42 in this library; `broadsheet list` prints those there are.\n"
        )


def test_links_say_where_they_lead(two, broadsheet):
    assert broadsheet("links", two["Ferry retires"], "--json").json[0]["article"] == two["Tide"]
    assert f"article {two['Tide']}" in broadsheet("links", two["Ferry retires"]).out
    assert "no related stories" in broadsheet("links", two["Tide"]).out


def test_marks_are_set_and_taken_back(two, broadsheet):
    assert broadsheet("mark", *two.values(), "--read", "--bookmark").out == "2 of 2 changed.\n"
    assert all(one["read"] and one["bookmarked"] for one in broadsheet("list", "--json").json)
    broadsheet("mark", two["Tide"], "--unread", "--unbookmark")
    assert [one["title"] for one in broadsheet("list", "--unread", "--json").json] == ["Tide"]


def test_one_unknown_id_marks_nothing(two, broadsheet):
    said = broadsheet("mark", two["Tide"], 999, "--bookmark")
    assert said.code == 1
    assert "999" in said.err
    assert broadsheet("list", "--bookmarked", "--json").json == []


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_an_article_is_imported_once_however_often_it_is_asked(name, tmp_path, broadsheet):
    words = "The ferry made its last crossing on Monday, and the harbour band played until it was out of sight. " * 12
    text = f"{'# ' * name.endswith('md')}The last ferry\n\n{words}\n"
    if name.endswith("html"):
        text = f"<html><body><article><h1>The last ferry</h1><p>{words}</p></article></body></html>"
    (tmp_path / name).write_text(text, encoding="utf-8")
    first, second = broadsheet("import", tmp_path / name), broadsheet("import", tmp_path / name)
    assert first.code == second.code == 0
    assert first.out == second.out
    listed = broadsheet("list", "--json").json
    assert [(one["id"], one["title"], one["origin"]) for one in listed] == [
        (int(first.out), "The last ferry", "imported")
    ]


def test_a_list_of_feeds_is_imported_and_exported(tmp_path, broadsheet):
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml><body><outline text="World"><outline text="A & B" xmlUrl="https://a.example/feed"/></outline></body></opml>'
    )  # broken XML, as many such files are
    assert len(broadsheet("import", opml).out.split()) == 1
    assert broadsheet("import", opml).code == 0
    assert broadsheet("export", "opml", tmp_path / "out.opml").code == 0
    written = (tmp_path / "out.opml").read_text("utf-8")
    assert written.count("xmlUrl") == 1
    assert 'text="World"' in written


def test_bookmarks_are_exported_as_a_page(two, store, tmp_path, broadsheet):
    store.mark([two["Tide"]], Mark.BOOKMARK)
    assert broadsheet("export", "bookmarks", tmp_path / "bookmarks.html").out == "1 bookmark written.\n"
    assert "https://paper.example/tide" in (tmp_path / "bookmarks.html").read_text("utf-8")
    store.make_list("A walk by the sea", [two["Tide"]])
    broadsheet("export", "bookmarks", tmp_path / "bookmarks.html")
    assert "<H3>A walk by the sea</H3>" in (tmp_path / "bookmarks.html").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_a_sentence(two, tmp_path, broadsheet):
    said = broadsheet("export", "opml", tmp_path / "no such folder" / "out.opml")
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_an_export_goes_through_a_link_and_keeps_the_files_rights(two, tmp_path, broadsheet):
    real, link = tmp_path / "real.opml", tmp_path / "link.opml"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    assert broadsheet("export", "opml", link).code == 0
    assert link.is_symlink()
    assert "paper.example" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


def test_an_export_into_a_pipe_is_written_to_and_not_replaced(two, tmp_path, broadsheet):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as other:
        read = other.submit(pipe.read_text, "utf-8")
        assert broadsheet("export", "opml", pipe).code == 0
        assert "paper.example" in read.result(timeout=10)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["", "folder"])
def test_an_export_into_a_folder_is_a_sentence(name, two, tmp_path, broadsheet):
    (tmp_path / "folder").mkdir()
    said = broadsheet("export", "opml", tmp_path / name)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "is a folder" in said.err
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("name", ["missing.txt", "folder", "picture.png"])
def test_what_cannot_be_imported_is_a_sentence(name, tmp_path, broadsheet):
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    said = broadsheet("import", tmp_path / name)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith("broadsheet: ")


def test_a_file_that_is_no_text_is_named(tmp_path, broadsheet):
    (tmp_path / "notes.txt").write_bytes(b"x\0\1\2")
    assert broadsheet("import", tmp_path / "notes.txt").err == "broadsheet: notes.txt is not a text.\n"


def test_a_paper_is_added_synced_and_its_failure_named(broadsheet, monkeypatch):
    with Newspaper() as paper:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", paper.address)
        added = broadsheet("add", paper.url("/feed.xml"), "--folder", "World/Lantern", "--json")
        assert added.code == 0
        assert added.json["title"]
        assert added.json["new"] == sum(story.in_feed for story in paper.stories)
    said = broadsheet("sync")
    assert said.code == 1
    assert added.json["title"] in said.err
    assert broadsheet("list", "--json").json != []


def test_a_sync_says_what_it_kept(broadsheet, monkeypatch):
    picture = "&lt;img src='/pictures/toll-vote-1.jpg'&gt;"
    item = f"<item><title>One</title><guid>1</guid><description>{picture}</description></item>"
    with Newspaper() as paper:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", paper.address)
        text = f"<rss><channel><title>Small</title><link>{paper.base}/</link>{item}</channel></rss>"
        paper.serve("/small.xml", text.encode(), type="text/xml")
        assert broadsheet("add", paper.url("/small.xml")).out == "1  Small · 1 article\n"
        said = broadsheet("sync")
    assert (said.code, said.out) == (0, "0 new articles from 1 feed; 0 pages and 1 picture kept.\n")
    assert "One\n" in said.err
    assert "127.0.0.1" not in said.err


def test_sigterm_stops_a_sync_as_ctrl_c_does(store, folder, monkeypatch):
    with Newspaper() as paper:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", paper.address)
        paper.serve("/small.xml", b"<rss><channel><title>Small</title></channel></rss>", type="text/xml")
        store.add_feed(url=paper.url("/small.xml"), title="Small")
        store.add_feed(url=paper.url("/hostile/silent"), title="Silent")
        words = [sys.executable, "-m", "reader", "sync", "--library", str(folder)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as sync:
            assert sync.stderr.readline() == "Small: 0 new, 0 changed\n"  # a parse child is at work by then
            sync.send_signal(signal.SIGTERM)
            out, err = sync.communicate(timeout=30)
    assert (sync.returncode, out, err.splitlines()[-1:]) == (1, "", ["broadsheet: stopped; what was finished is kept."])
    assert "resource_tracker" not in err
    assert 'File "' not in err  # no traceback; a child that is ended while it starts may write the first word of one


def test_a_feed_that_is_there_already_is_said_to_be(store, broadsheet):
    """Nothing is fetched for it: the address alone tells."""
    known, _ = store.add_feed(url="https://paper.example/feed.xml", title="The Paper")
    said = broadsheet("add", "https://paper.example/feed.xml", "--folder", "World")
    assert (said.code, said.out) == (0, f"{known.id}  The Paper\n")
    assert "in the library already" in said.err
    assert store.tree().folders == ()


def test_an_address_without_a_feed_is_a_sentence_and_adds_nothing(broadsheet):
    said = broadsheet("add", "ftp://paper.example/feed")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert broadsheet("sections", "--json").json == []


def test_documents_are_shown_without_a_library(tmp_path, broadsheet):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss><channel><title>Paper</title><item><title>One</title><link>https://p.example/1</link></item></channel></rss>"
    )
    assert broadsheet("parse-feed", feed).out.startswith("Paper: 1 article\n")
    parsed = broadsheet("parse-feed", feed, "--json").json
    assert (parsed["title"], [one["title"] for one in parsed["articles"]]) == ("Paper", ["One"])
    page = tmp_path / "page.html"
    words = "A long and quiet sentence about the sea that goes on until there is enough of it. " * 20
    page.write_text(f"<html><body><article><h1>Of the sea</h1><p>{words}</p></article></body></html>")
    assert broadsheet("extract", page, "--url", "https://p.example/1", "--json").json["title"] == "Of the sea"


def test_a_document_that_is_no_feed_is_a_sentence(tmp_path, broadsheet):
    (tmp_path / "x.xml").write_text("no feed at all")
    said = broadsheet("parse-feed", tmp_path / "x.xml")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def test_a_file_that_is_no_library_is_left_alone(folder, broadsheet):
    folder.mkdir()
    (folder / "library.sqlite").write_bytes(b"somebody's letters, no library" * 40)
    said = broadsheet("list")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert (folder / "library.sqlite").read_bytes() == b"somebody's letters, no library" * 40


@pytest.mark.parametrize("command", ["list", "list --json", "sections", "show 1"])
def test_output_that_finds_no_room_is_a_sentence(command, two, folder):
    """/dev/full refuses every byte, as a full disk does."""
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "reader", *command.split(), "--library", str(folder)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith("broadsheet: not all of the output could be written: No space left on device.")
    assert ended.stderr.count("\n") == 1


def test_closed_output_harms_nobody(two, folder):
    ended = subprocess.run(
        f"{sys.executable} -m reader list --library {folder} >&-", shell=True, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_look_into_the_library_waits_for_no_parser_and_no_network(two, folder):
    """What `sync` and `import` need costs half a second to load."""
    script = (
        "import sys\n"
        "from reader import cli\n"
        "code = cli.main(sys.argv[1:])\n"
        "heavy = {'h11', 'keyring', 'lxml', 'trafilatura', 'feedparser', 'pebble', 'PIL'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    for command in (
        "list",
        "list --json",
        "sections",
        "show 1",
        "links 1",
        "story 1",
        "similar 1",
        "changes 1",
        "mark 1 --read",
    ):
        words = [sys.executable, "-c", script, *command.split(), "--library", str(folder)]
        ended = subprocess.run(words, capture_output=True, check=False, text=True)
        assert (ended.returncode, ended.stderr) == (0, ""), command


@pytest.mark.parametrize("command", [*COMMANDS, "worker", "front-page"])
def test_every_command_has_its_function(command):
    """They are named by words, so that each is imported alone."""
    needed = {"add": ["URL"], "show": ["1"], "links": ["1"], "mark": ["1"], "story": ["1"], "similar": ["1"],
              "changes": ["1"], "import": ["x"], "export": ["opml", "x"],
              "parse-feed": ["x"], "extract": ["x", "--url", "https://p.example/"]}  # fmt: skip
    named = parse([command, *needed.get(command, [])]).run
    module, _, function = named.partition(".")
    assert callable(getattr(import_module(f"reader.cli.{module}"), function))


def test_the_command_line_works_where_qt_is_not_installed(tmp_path):
    """A finder that hides PySide6 stands in for a machine without it."""
    script = (
        "import sys\n"
        "class Hidden:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'): raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Hidden())\n"
        "from reader import cli\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, "list", "--json", "--library", str(tmp_path)], capture_output=True, check=False
    )
    assert (ended.returncode, json.loads(ended.stdout)) == (0, [])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_word_of_a_command_is_explained(command, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args([command, "--help"])
    words = re.findall(r"^  \S.*(?:\n {4,}\S.*)*", capsys.readouterr().out.partition("\n\n")[2], re.MULTILINE)
    assert words
    assert [word for word in words if not re.search(r"\S(?:  +|\n +)\S", word)] == []


def test_hidden_commands_are_in_no_help_and_in_no_sentence_about_misuse(broadsheet):
    told = parser().format_help() + broadsheet("nonsense").err
    assert "'parse-feed'" in told
    assert not {word for word in ("worker", "front-page") if word in told}
