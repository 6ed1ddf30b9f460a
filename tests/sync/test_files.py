from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import Newsroom

from reader.errors import DocumentError, InputError, ReaderError
from reader.model import EVERYTHING, Origin
from reader.sync.files import Imported, import_file

OPML = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="World"><outline text="Asia">
  <outline text="One" type="rss" xmlUrl="https://one.example/feed" htmlUrl="https://one.example/"/></outline>
  <outline text="Two" type="rss" xmlUrl="https://two.example/feed"/></outline>
<outline text="Three" type="rss" xmlUrl="https://three.example/feed"/>
{more}</body></opml>"""
STORY = "A quiet morning on the quay\n\nBy Ann Ortega\n\n" + "The boats lay still and nobody spoke of the storm. " * 20


def brought(newsroom: Newsroom, path: Path) -> Imported:
    return newsroom.do(lambda desk: import_file(desk, path))


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_opml_brings_its_folders_and_feeds(newsroom: Newsroom, tmp_path: Path) -> None:
    imported = brought(newsroom, written(tmp_path, "feeds.opml", OPML.format(more="")))
    tree = newsroom.store.tree()
    assert {feed.title for feed in tree.feeds} == {"One", "Two", "Three"}
    assert {folder.title for folder in tree.folders} == {"World", "Asia"}
    assert len(imported.feeds) == 3
    assert imported.text == "3 feeds are in the library."


def test_twice_doubles_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    for name, text in (
        ("feeds.opml", OPML.format(more="")),
        ("quay.txt", STORY),
        ("quay.md", f"# On the quay\n\n{STORY}"),
    ):
        path = written(tmp_path, name, text)
        first = brought(newsroom, path)
        assert brought(newsroom, path) == first
    assert len(newsroom.store.feeds()) == 3
    assert len(newsroom.store.ids(EVERYTHING)) == 2


def test_a_broken_opml_gives_what_can_be_had(newsroom: Newsroom, tmp_path: Path) -> None:
    broken = OPML.format(more="<outline text=Broken & <<").removesuffix("</body></opml>")
    assert len(brought(newsroom, written(tmp_path, "broken.opml", broken)).feeds) == 3


def test_an_opml_does_not_send_us_into_files_or_the_readers_network(newsroom: Newsroom, tmp_path: Path) -> None:
    more = "".join(
        f'<outline text="{title}" type="rss" xmlUrl="{url}"/>'
        for title, url in (
            ("Disk", "file:///etc/passwd"),
            ("", "http://me:secret@192.168.1.1/feed"),
            ("Bad", "http://localhost/feed"),
            ("Bad", "http://0x7f.1/feed"),
        )
    )
    imported = brought(newsroom, written(tmp_path, "bad.opml", OPML.format(more=more)))
    assert len(newsroom.store.feeds()) == 3
    assert imported.text == (
        "3 feeds are in the library. “Disk”, “192.168.1.1/feed”, “Bad” and 1 more have no address on the open web and "
        "were left out; add such a feed by its address."
    )


def test_a_list_of_which_nothing_can_be_had_says_so(newsroom: Newsroom, tmp_path: Path) -> None:
    for name, body, said in (
        ("none.opml", "", "Nothing was brought in. This list names no feeds."),
        ("bad.opml", '<outline text="Disk" xmlUrl="file:///x"/>', "“Disk” has no address on the open web and was left"),
    ):
        with pytest.raises(InputError, match=said):
            brought(newsroom, written(tmp_path, name, f"<opml><body>{body}</body></opml>"))


def test_feeds_that_a_list_names_twice_are_counted_once(newsroom: Newsroom, tmp_path: Path) -> None:
    more = '<outline text="Three again" xmlUrl="http://www.three.example/feed/"/>'
    imported = brought(newsroom, written(tmp_path, "feeds.opml", OPML.format(more=more)))
    assert imported.text == "3 feeds are in the library."


@pytest.mark.parametrize("name", ["quay.txt", "quay.md"])
def test_an_article_in_a_file_is_kept(newsroom: Newsroom, tmp_path: Path, name: str) -> None:
    heading = "# " if name.endswith(".md") else ""
    imported = brought(newsroom, written(tmp_path, name, heading + STORY))
    article = newsroom.store.article(imported.articles[0])
    assert article is not None
    assert article.origin is Origin.IMPORTED
    assert article.title == "A quiet morning on the quay"
    assert "nobody spoke of the storm" in article.body_html


def test_a_saved_page_is_kept(newsroom: Newsroom, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in [STORY] * 3)
    page = f"<!doctype html><html><head><title>Saved</title></head><body><article><h1>Saved</h1>{paragraphs}</article>"
    imported = brought(newsroom, written(tmp_path, "saved.html", page))
    article = newsroom.store.article(imported.articles[0])
    assert article is not None
    assert article.title == "Saved"


@pytest.mark.parametrize(
    "note", ["<ol><li>Buy oil for the lamp.</li></ol>", "Oil!", "<div><div>Oil is out.</div></div>"]
)
def test_a_note_of_a_few_words_is_kept_under_its_file_s_name(newsroom: Newsroom, tmp_path: Path, note: str) -> None:
    imported = brought(newsroom, written(tmp_path, "to buy.html", f"<!doctype html><body>{note}</body>"))
    article = newsroom.store.article(imported.articles[0])
    assert article is not None
    assert article.title == "to buy"
    assert "Oil" in article.body_html or "oil" in article.body_html
    assert imported.text == "“to buy” is in the library."


def test_a_page_without_any_words_is_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="No article"):
        brought(
            newsroom,
            written(tmp_path, "empty.html", "<!doctype html><body><script>let oil = 1</script><div> </div></body>"),
        )


def test_the_seed_article_reads_as_it_was_printed(newsroom: Newsroom, corpora: Path) -> None:
    imported = brought(newsroom, corpora / "seed" / "article.txt")
    article = newsroom.store.article(imported.articles[0])
    assert article is not None
    assert article.title == "Xi: China, Russia to deepen cooperation"
    assert article.section_path == ("News", "Nation")
    assert article.byline == "Cao Desheng"
    assert len([link for link in article.links if link.label]) == 2


def test_what_cannot_be_read_is_a_sentence(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(b"ID3\x04")
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    for name, said in (
        ("song.mp3", "of no kind"),
        ("missing.txt", "no file"),
        ("empty.txt", "is empty"),
        ("huge.txt", "larger than 15 MB"),
        (".", "is a folder"),
        ("nul\0.txt", "could not be read"),
        ("x" * 300 + ".txt", "could not be read"),
    ):
        with pytest.raises(InputError, match=said):
            brought(newsroom, tmp_path / name)


def test_a_list_that_is_none_is_a_sentence(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(ReaderError):
        brought(newsroom, written(tmp_path, "none.opml", "This is no list of feeds."))
    assert newsroom.store.feeds() == ()
