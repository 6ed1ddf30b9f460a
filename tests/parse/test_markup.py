import pytest

from reader.errors import DocumentError
from reader.parse import markup


def title(text):
    """The words of a document's root element."""
    root = markup.tree(markup.mended(markup.without_prolog(text)))
    return "".join(root.itertext())


@pytest.mark.parametrize(
    "prolog",
    [
        '<?xml version="1.0" encoding="gb2312"?>',
        "<!-- <a> --> <?style x?>",
        "<!DOCTYPE a>",
        '<!DOCTYPE a SYSTEM "http://x.example/a.dtd">',
        "<!doctype a [<!ENTITY b 'c'> <!ELEMENT a ANY>] >",
        "<!DOCTYPE a [<!ENTITY b ']>'>]>",
    ],
)
def test_what_stands_before_the_root_is_cut(prolog):
    assert title(f"{prolog}<a>Words &b;</a>") == "Words &b;"


def test_entities_of_html_and_bare_ampersands_are_spelled_out():
    assert title("<a>caf&eacute; &nbsp;&copy; &amp;amp; A&B &unknown; &#8211; &#x1F600; &lt;b&gt;</a>") == (
        "café \xa0© &amp; A&B &unknown; – \U0001f600 <b>"
    )
    assert title('<a><b c="?x=1&y=2&copy=3"/>d</a>') == "d"


def test_cdata_is_left_as_it_is_but_for_impossible_numbers():
    assert title("<a><![CDATA[A&B &eacute; &amp; <!-- x --> &#xD800;]]></a>") == "A&B &eacute; &amp; <!-- x --> \ufffd"


@pytest.mark.parametrize("around", ["{}", "<!-- <![CDATA[ --> {} ]]>", "<![CDATA[ <!-- ]]> {} -->", "]]> {} <![CDATA["])
@pytest.mark.parametrize(
    "number", ["&#xD800;", "&#0;", "&#x1f;", "&#xFFFF;", "&#99999999999;", "&#xDFFF", f"&#{'9' * 9999};", "&#x0000;"]
)
def test_impossible_numbers_hide_nowhere(number, around):
    title("<a>" + around.format(number) + "</a>").encode()


def test_comments_hide_no_attributes_from_the_count():
    many = " ".join(f'a{n}="1"' for n in range(5000))
    with pytest.raises(DocumentError, match="hundreds of attributes"):
        markup.mended(f"<a><!-- <![CDATA[ --><b {many}/>]]></a>")


def test_markup_is_told_from_what_only_looks_like_it():
    assert markup.without_cdata("<a><![CDATA[<b>]]><!-- <b> --><b></a>") == "<a><b></a>"
    assert markup.without_cdata("<a><![CDATA[<b>") == "<a><![CDATA[<b>"
