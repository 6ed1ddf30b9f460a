"""The words before a related link are told from the words of a sentence."""

from __future__ import annotations

import pytest

from reader.parse.related import split_label


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("ALSO READ: Ferry fares to rise in May", "ALSO READ", "Ferry fares to rise in May"),
        ("READ MORE : Two piers, one ticket", "READ MORE", "Two piers, one ticket"),
        ("[Read: The last lamplighter]", "Read", "The last lamplighter"),
        ("Related | Harbour wall: the long repair", "Related", "Harbour wall: the long repair"),
        ("See also – Tide tables", "See also", "Tide tables"),
        ("More on the harbour wall: Repairs begin", "More on the harbour wall", "Repairs begin"),
        ("Lire aussi : Le phare rallumé", "Lire aussi", "Le phare rallumé"),
        ("Lesen Sie auch: Der Leuchtturm", "Lesen Sie auch", "Der Leuchtturm"),
        ("► Läs också: Fyren tänds igen", "Läs också", "Fyren tänds igen"),
        ("Читайте также: Маяк снова горит", "Читайте также", "Маяк снова горит"),
        ("延伸閱讀：燈塔重亮", "延伸閱讀", "燈塔重亮"),
        ("相关阅读: 灯塔重亮", "相关阅读", "灯塔重亮"),
        ("  Read\n more:\u00a0Tide tables ", "Read more", "Tide tables"),
    ],
)
def test_a_labelled_line_gives_its_label_as_printed_and_the_title(line: str, label: str, title: str) -> None:
    assert split_label(line) == (label, title)


@pytest.mark.parametrize("line", ["Related stories", "More on this story", "READ MORE:", "Mehr zum Thema", "Read >"])
def test_a_label_alone_has_an_empty_title(line: str) -> None:
    found = split_label(line)
    assert found is not None
    assert found[1] == ""


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Read more books this winter",
        "Related work is hard to find",
        "Reader: I married him",
        "More than three: a crowd",
        "The minister said: read more",
        "ALSO READ: " + "a very long paragraph " * 20,
    ],
)
def test_a_sentence_is_no_label(line: str) -> None:
    assert split_label(line) is None
