"""The standfirst is the one that the page prints, where its head tells only a part of it."""

from __future__ import annotations

from gazette import PARAGRAPHS, URL, page

from reader.parse import page as pages

PRINTED = (
    "The lamp on the breakwater is lit for the town, which had waited forty years, and its keepers "
    "say that they will carry the oil up the stair every evening from now on, whatever the weather."
)


def standfirst(said: str, printed: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f'<meta name="description" content="{said}">'
    return pages.read(page(text, top=f'<div class="perex">{printed}</div>', head=head), url=URL).standfirst


def test_a_standfirst_that_the_head_cuts_off_is_read_from_above_the_text() -> None:
    assert standfirst("The lamp on the breakwater is lit for the town…", PRINTED) == PRINTED


def test_words_above_the_text_that_begin_otherwise_are_no_standfirst() -> None:
    said = "A lighthouse burns again after forty years"
    assert standfirst(said, PRINTED) == said


def test_the_texts_own_first_paragraph_is_no_standfirst() -> None:
    said = PARAGRAPHS[0][:60]
    assert pages.read(page(head=f'<meta name="description" content="{said}">'), url=URL).standfirst == said
