"""Subscriptions as OPML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from builders import feed

from reader.exchange import opml
from reader.model import Folder, Tree
from reader.parse import opml as parsed


def drawing(element, indent=0):
    """Draw the outlines: a line each, two spaces deeper inside a folder."""
    lines = []
    for outline in element.findall("outline"):
        address = outline.get("xmlUrl")
        lines.append(" " * indent + outline.get("text") + (f" <{address}>" if address else "/"))
        lines.extend(drawing(outline, indent + 2))
    return lines


def written(tree, title="Broadsheet"):
    return ET.fromstring(opml.write(tree, title).encode())


def test_folders_nest_and_keep_the_trees_order():
    tree = Tree(
        folders=(
            Folder(id=2, title="World"),
            Folder(id=5, title="Asia & Pacific", parent=2),
            Folder(id=1, title="Empty"),
        ),
        feeds=(
            feed("https://b.example/rss", title="B", folder=5),
            feed("https://a.example/rss?x=1&y=2", title='A "paper"'),
            feed("https://c.example/rss", title="", folder=2),
        ),
    )
    assert drawing(written(tree).find("body")) == [
        "World/",
        "  Asia & Pacific/",
        "    B <https://b.example/rss>",
        "  https://c.example/rss <https://c.example/rss>",
        "Empty/",
        'A "paper" <https://a.example/rss?x=1&y=2>',
    ]


def test_the_head_is_as_opml_2_asks():
    root = written(Tree(feeds=(feed(),)), "My <papers>")
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "My <papers>")
    outline = root.find("body/outline")
    assert outline.attrib == {
        "type": "rss",
        "text": "The Paper",
        "title": "The Paper",
        "xmlUrl": "https://paper.example/feed.xml",
        "htmlUrl": "https://paper.example/",
    }


def test_a_feed_in_a_folder_that_is_gone_is_not_lost_and_the_sample_is_left_out():
    tree = Tree(feeds=(feed(title="Kept", folder=99), feed("sample:", title="Sample", sample=True)))
    assert drawing(written(tree).find("body")) == ["Kept <https://paper.example/feed.xml>"]


def test_a_title_with_what_xml_forbids_is_still_xml():
    tree = Tree(folders=(Folder(id=1, title="A\x08B\ud800\nC"),))
    assert drawing(written(tree).find("body")) == ["AB C/"]


def test_what_is_written_is_read_again():
    tree = Tree(
        folders=(Folder(id=2, title="World"), Folder(id=5, title="Asia & Pacific", parent=2)),
        feeds=(
            feed("https://b.example/rss?x=1&y=2", title="B <b>", folder=5),
            feed("https://a.example/rss", title="报"),
        ),
    )
    read = parsed.read(opml.write(tree, "Broadsheet").encode())
    assert [(one.title, one.url, one.site_url, one.folder) for one in read.feeds] == [
        ("B <b>", "https://b.example/rss?x=1&y=2", "https://paper.example/", ("World", "Asia & Pacific")),
        ("报", "https://a.example/rss", "https://paper.example/", ()),
    ]
