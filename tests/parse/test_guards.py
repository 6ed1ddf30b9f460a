"""Documents made to stall parsers are refused before one sees them, in time proportional to their length."""

from __future__ import annotations

import time

import pytest

from reader.errors import DocumentError
from reader.parse import guards

MANY = 50_000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * MANY,
        "<p " + " ".join(f"a{n}=1" for n in range(MANY)) + ">",
        "<b class=x><p>" * MANY,
        "".join(f"<i class={n}>" for n in range(200)) + "<p>x" * MANY,
        "<div><table><td></div></table>" * MANY,  # the end tag does not reach out of the table
        "<span><div></span></div>" * MANY,  # nor does this one close the block
        '<a =">' + "<div>" * MANY + '">',  # that quote is none
        "<svg><title><g>" + "<div>" * MANY,
        "<a " * MANY,
        '<a b="' * MANY,
        "x" * (guards.MOST_CHARACTERS + 1),
    ],
    ids=lambda html: html[:24],
)
def test_a_document_made_to_stall_is_refused_at_once(html: str) -> None:
    started = time.process_time()
    if html.startswith("<svg>"):  # a title's text is no markup: it is made harmless instead
        assert "<div" not in guards.checked(html)
    else:
        with pytest.raises(DocumentError, match=r"^This page .*\.$"):
            guards.checked(html)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "html", ["<!--" * MANY, "<script>" * MANY, "<" * MANY, "</" * MANY, "<a<" * MANY, "<a" + "/" * MANY]
)
def test_odd_but_shallow_documents_are_passed_on_quickly(html: str) -> None:
    started = time.process_time()
    assert len(guards.checked(html)) <= len(html)
    assert time.process_time() - started < 1


def test_scripts_styles_and_comments_are_cut_out_and_scripts_handed_on() -> None:
    scripts: list[str] = []
    html = guards.checked(
        "<!doctype html><p>a<!-- <p> --><script type='x'>if (a<b) '</p>'</SCRIPT><style>p{}</style>b</p>",
        lambda attributes, text: scripts.append(f"{attributes.strip()}|{text}"),
    )
    assert html == "<p>ab</p>"
    assert scripts == ["type='x'|if (a<b) '</p>'"]


def test_a_long_page_of_many_closed_elements_is_fine() -> None:
    html = "<div><p>x<b>y</b></div>" * MANY
    assert guards.checked(html) == html
