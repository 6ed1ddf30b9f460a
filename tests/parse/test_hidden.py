"""What a page holds and does not show is not read as its article."""

from __future__ import annotations

import pytest
from gazette import HOME, PARAGRAPHS, URL, page

from reader.parse import page as pages

SECRET = "The keepers of the tower would like to know whether you enjoyed your visit, and whether you would come again."


def body(*between: str, text: tuple[str, ...] = PARAGRAPHS) -> str:
    return pages.read(page(*between, body=text), url=URL).body_html


@pytest.mark.parametrize(
    "attributes", ["hidden", 'style="display: none"', 'style="color:red;visibility:hidden"', 'aria-hidden="true"']
)
def test_a_paragraph_that_is_not_shown_is_not_read(attributes: str) -> None:
    assert "enjoyed your visit" not in body(f"<p {attributes}>{SECRET}</p>")


def test_a_few_words_that_are_not_shown_are_taken_out_of_a_paragraph() -> None:
    html = body(f'<p>{SECRET} See the lens<span style="display:none"> (opens in a new window)</span>.</p>')
    assert "See the lens." in html


def test_a_text_that_is_hidden_whole_until_a_script_shows_it_is_read() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    data = page(body=()).replace(
        b'class="story-text">', f'class="story-text" style="display:none">{paragraphs}'.encode()
    )
    assert PARAGRAPHS[-1] in pages.read(data, url=URL).body_html


def test_a_hidden_picture_still_waits_to_be_shown() -> None:
    assert f"{HOME}/p/lens.jpg" in body('<figure style="display:none"><img src="/p/lens.jpg" width="800"></figure>')


def test_links_that_are_only_kept_from_being_read_aloud_are_still_there() -> None:
    link = f'<a href="{HOME}/news/harbour/a-quarrel-about-a-door-48001.html">A quarrel about a door</a>'
    article = pages.read(page(f'<div aria-hidden="true"><p>Also read: {link}</p></div>'), url=URL)
    assert [found.text for found in article.links] == ["A quarrel about a door"]
