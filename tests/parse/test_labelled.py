"""Labelled paragraphs of a text without a page around it become links, and sentences stay."""

from __future__ import annotations

import pytest

from reader.model import Kind
from reader.parse import labelled

BEFORE = "<p>The lamp burned on Monday for the first time in forty years.</p>"
AFTER = "<p>The keepers had to light it by hand.</p>"
HOUSE = "gazette.example"
PIERS = "https://gazette.example/news/two-piers-48101"


def test_a_labelled_paragraph_becomes_a_link_and_leaves_its_place() -> None:
    line = f"<p>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a></p>"
    text, (link,) = labelled.take(BEFORE + line + AFTER, house=HOUSE)
    assert text == f'{BEFORE}<aside data-link="0"></aside>{AFTER}'
    assert (link.url, link.text, link.label, link.kind) == (PIERS, "Two piers, one ticket", "ALSO READ", Kind.INLINE)


@pytest.mark.parametrize("line", ["<p>READ MORE: Two piers, one ticket</p>", "<p>Читайте также: Два причала</p>"])
def test_a_label_and_a_title_without_an_address_are_a_link_too(line: str) -> None:
    _, (link,) = labelled.take(BEFORE + line + AFTER, house=HOUSE)
    assert link.url == ""


def test_under_the_last_paragraph_they_are_a_box() -> None:
    _, (link,) = labelled.take(f"{BEFORE}<p>ALSO READ: <a href='{PIERS}'>Two piers</a></p>", house=HOUSE)
    assert link.kind is Kind.END


@pytest.mark.parametrize(
    "line",
    [
        "<p>More: the harbour master could not say how many had come.</p>",
        "<p>Relacionado: el capitán no quiso decir cuántos vinieron.</p>",
        "<p>ALSO READ: <a href='https://other.example/offer-1'>Another house's offer</a></p>",
        "<p>ALSO READ</p>",
    ],
)
def test_a_sentence_that_a_label_could_begin_and_another_houses_offer_stay(line: str) -> None:
    assert labelled.take(BEFORE + line + AFTER, house=HOUSE) == (BEFORE + line + AFTER, ())
