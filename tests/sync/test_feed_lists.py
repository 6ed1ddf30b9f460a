"""Lists of feeds: what one holds before anything is kept, and that exactly what was chosen is brought in."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import Newsroom

from reader.errors import DocumentError, InputError
from reader.progress import Listed
from reader.sync.files import import_file, read_list

LIST = """<opml><head><title>Harbour papers</title></head><body>
<outline text="World"><outline text="Asia">
<outline text="海港报" type="rss" xmlUrl="https://harbour.example/rss"/></outline>
<outline text="Quay" type="rss" xmlUrl="https://quay.example/feed"/></outline>
<outline text="Elsewhere"><outline text="Quay again" type="rss" xmlUrl="http://www.quay.example/feed/"/></outline>
<outline text="Alone" type="rss" xmlUrl="https://alone.example/feed"/>
{more}</body></opml>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "papers.opml"
    path.write_text(LIST.format(more=""), encoding="utf-8")
    return path


def read(newsroom: Newsroom, path: Path) -> tuple[Listed, ...]:
    found = newsroom.do(lambda desk: read_list(desk, path))
    assert found is not None
    return found[1]


def titles(newsroom: Newsroom) -> set[tuple[str, str]]:
    """Name the library's feeds, each with its folder."""
    tree = newsroom.store.tree()
    folders = {folder.id: folder.title for folder in tree.folders}
    return {(feed.title, folders.get(feed.folder or 0, "")) for feed in tree.feeds}


def test_a_list_says_what_it_holds_and_nothing_is_kept(newsroom: Newsroom, file: Path) -> None:
    found = newsroom.do(lambda desk: read_list(desk, file))
    assert found is not None
    assert found[0] == "Harbour papers"
    assert [(one.path, one.title, one.new) for one in found[1]] == [
        (("World", "Asia"), "海港报", True),
        (("World",), "Quay", True),
        (("Elsewhere",), "Quay again", False),
        ((), "Alone", True),
    ]
    assert newsroom.store.tree().feeds == newsroom.store.tree().folders == ()


def test_what_is_known_and_what_stands_twice_are_told_apart(newsroom: Newsroom, file: Path) -> None:
    feed = newsroom.subscribe("https://harbour.example/rss")
    known, _, twice, _ = read(newsroom, file)
    assert (known.known, known.twice) == (feed, False)
    assert (twice.known, twice.twice) == (0, True)


@pytest.mark.parametrize(
    ("attributes", "problem"),
    [
        ('type="rss"', "The list gives no address for it."),
        ('xmlUrl="file:///etc/passwd"', "Its address is not on the web."),
        ('xmlUrl="https://me:secret@quay.example/"', "Its address holds a password. Add it without, then log in."),
        ('xmlUrl="http://192.168.1.1/feed"', "It is in a private network. Add it by its address."),
    ],
)
def test_what_cannot_be_taken_says_why(newsroom: Newsroom, file: Path, attributes: str, problem: str) -> None:
    file.write_text(LIST.format(more=f'<outline text="Bad" {attributes}/>' * 2), encoding="utf-8")
    bad = [one for one in read(newsroom, file) if one.title == "Bad"]
    assert [(one.problem, one.twice, one.new) for one in bad] == [(problem, False, False)] * 2


def test_exactly_what_was_chosen_is_brought_in_with_its_folders_alone(newsroom: Newsroom, file: Path) -> None:
    only = ("https://harbour.example/rss", "https://alone.example/feed")
    imported = newsroom.do(lambda desk: import_file(desk, file, only))
    assert titles(newsroom) == {("海港报", "Asia"), ("Alone", "")}
    assert {folder.title for folder in newsroom.store.tree().folders} == {"World", "Asia"}
    assert len(imported.feeds) == 2


def test_a_feed_that_stands_twice_lies_where_it_stood_first(newsroom: Newsroom, file: Path) -> None:
    newsroom.do(lambda desk: import_file(desk, file))
    assert titles(newsroom) == {("海港报", "Asia"), ("Quay", "World"), ("Alone", "")}
    assert "Elsewhere" not in {folder.title for folder in newsroom.store.tree().folders}


def test_a_file_that_changed_since_it_was_looked_at_is_a_sentence(newsroom: Newsroom, file: Path) -> None:
    with pytest.raises(InputError, match="no longer names"):
        newsroom.do(lambda desk: import_file(desk, file, ("https://gone.example/feed",)))
    assert newsroom.store.feeds() == ()


def test_an_article_is_no_list_and_a_broken_list_is_a_sentence(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text("# On the quay\n\nIt rained.", encoding="utf-8")
    assert newsroom.do(lambda desk: read_list(desk, tmp_path / "quay.md")) is None
    (tmp_path / "none.opml").write_text("It rained.", encoding="utf-8")
    with pytest.raises(DocumentError, match="not a list of feeds"):
        newsroom.do(lambda desk: read_list(desk, tmp_path / "none.opml"))


def test_a_list_is_known_by_what_it_holds_whatever_its_name(newsroom: Newsroom, file: Path) -> None:
    assert len(read(newsroom, file.rename(file.with_suffix(".txt")))) == 4


def test_feeds_come_in_the_order_in_which_the_list_first_names_them(newsroom: Newsroom, file: Path) -> None:
    newsroom.do(lambda desk: import_file(desk, file))
    assert [feed.title for feed in sorted(newsroom.store.feeds(), key=lambda feed: feed.id)] == [
        "海港报",
        "Quay",
        "Alone",
    ]
