import pytest

from reader import urls
from reader.errors import DocumentError
from reader.parse import opml
from reader.parse.opml import Outline


def document(body, head="<head><title>Mine</title></head>"):
    return f'<?xml version="1.0"?><opml version="2.0">{head}<body>{body}</body></opml>'.encode()


def feeds_of(data):
    return opml.read(data).feeds


def test_folders_nest_and_keep_the_files_order():
    read = feeds_of(
        document(
            """<outline text="World"><outline text="Asia"><outline text="Harbour Post" type="rss"
            xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/></outline>
            <outline title="Quay" xmlUrl="https://quay.example/feed"/></outline>
            <outline text="Alone" xmlUrl="https://alone.example/"/>"""
        )
    )
    assert read == (
        Outline(
            title="Harbour Post",
            url="https://harbour.example/rss",
            site_url="https://harbour.example/",
            folder=("World", "Asia"),
        ),
        Outline(title="Quay", url="https://quay.example/feed", folder=("World",)),
        Outline(title="Alone", url="https://alone.example/"),
    )


def test_bare_ampersands_and_html_entities_are_mended():
    (read,) = feeds_of(
        document('<outline text="Fish & Chips caf&eacute;" xmlUrl="https://a.example/?x=1&y=2&copy=3&amp;z=4"/>')
    )
    assert read.title == "Fish & Chips café"
    assert read.url == "https://a.example/?x=1&y=2&copy=3&z=4"


def test_quotes_and_tags_within_a_text_lose_no_feed():
    read = feeds_of(
        document(
            """<outline text="The "Quay" Post" xmlUrl="https://a.example/"/>
            <outline text="Links" description="see <a href="https://x.example/">x</a>" xmlUrl="https://b.example/"/>
            <outline text="F"><outline text="In" xmlUrl="https://c.example/"></outline></outline>"""
        )
    )
    assert [(o.title, o.url, o.folder) for o in read] == [
        ('The "Quay" Post', "https://a.example/", ()),
        ("Links", "https://b.example/", ()),
        ("In", "https://c.example/", ("F",)),
    ]


def test_a_file_cut_off_in_the_middle_keeps_what_came_before():
    whole = document('<outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://b.example/"/>')
    assert [o.title for o in feeds_of(whole[:-45])] == ["A"]


def test_addresses_are_told_as_written_whatever_they_are():
    data = document(
        """<outline text="Disk" xmlUrl="file:///etc/passwd"/><outline text="Script" xmlUrl="javascript:x()"/>
        <outline text="Path" xmlUrl="../feeds.xml"/><outline text="Secret" xmlUrl="https://me:word@a.example/"/>
        <outline text="Good" xmlUrl="https://a.example/" htmlUrl="javascript:x()"/>"""
    )
    assert [(o.title, o.url) for o in feeds_of(data)] == [
        ("Disk", "file:///etc/passwd"),
        ("Script", "javascript:x()"),
        ("Path", "../feeds.xml"),
        ("Secret", "https://me:word@a.example/"),
        ("Good", "https://a.example/"),
    ]
    assert {o.site_url for o in feeds_of(data)} == {""}


@pytest.mark.parametrize(
    "written", ["feed://a.example/rss", "feed:http://a.example/rss", "feed://http://a.example/rss"]
)
def test_feed_addresses_stand_for_web_addresses(written):
    (read,) = feeds_of(document(f'<outline text="A" xmlUrl="{written}"/>'))
    assert read.url == "http://a.example/rss"


def test_other_names_and_cases_are_understood():
    read = feeds_of(
        b"<OPML><body><Outline TEXT='A' XMLURL='https://a.example/'/><outline type='rss' url='https://b.example/'/></body></OPML>"
    )
    assert [o.url for o in read] == ["https://a.example/", "https://b.example/"]


def test_entities_of_a_document_type_are_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    body = document('<outline text="&a;" xmlUrl="https://a.example/"/>').decode().removeprefix('<?xml version="1.0"?>')
    data = f'<!DOCTYPE opml [<!ENTITY a SYSTEM "{secret.as_uri()}">]>{body}'.encode()
    assert "secret" not in repr(feeds_of(data))


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"<html><body>no</body></html>", b"plain words", b"<opml"])
def test_what_is_no_opml_is_refused_with_a_sentence(data):
    with pytest.raises(DocumentError, match="not a list of feeds"):
        feeds_of(data)


def test_a_list_without_feeds_is_empty():
    assert feeds_of(document("")) == ()


def test_the_public_lists_are_read_whole(corpora):
    folder = corpora / "corpora" / "opml"
    counts = {
        name: sum(urls.is_web(o.url) for path in (folder / name).rglob("*.opml") for o in feeds_of(path.read_bytes()))
        for name in ("awesome-rss-feeds", "engineering-blogs", "liferea")
    }
    assert counts == {"awesome-rss-feeds": 1572, "engineering-blogs": 422, "liferea": 307}


def test_a_list_says_what_it_calls_itself():
    assert opml.read(document("", head="<head><title> Papers \n of &amp; about the harbour</title></head>")).title == (
        "Papers of & about the harbour"
    )
    assert opml.read(document("", head="")).title == ""


def test_a_feed_whose_address_is_left_out_is_told_without_one():
    read = feeds_of(document('<outline text="Empty"/><outline text="A" type="rss"/><outline type="rss" xmlUrl=""/>'))
    assert [(o.title, o.url) for o in read] == [("A", ""), ("", "")]


def test_a_list_nested_beyond_measure_ends_where_the_parser_stops():
    near = '<outline text="Near" xmlUrl="https://a.example/"/>'
    deep = '<outline text="F">' * 20_000 + '<outline text="A" xmlUrl="https://b.example/"/>' + "</outline>" * 20_000
    assert [o.title for o in feeds_of(document(near + deep))] == ["Near"]
