"""The view of a story in the engine, without any script of its own and under the page's strict policy."""

from __future__ import annotations

from collections.abc import Callable

from builders import NOW, row
from panes import HTML, OpenPane
from PySide6.QtCore import Qt

from reader import page
from reader.model import Story, StoryMember
from reader.ui.links import article_id

HOUR = 3_600
MEMBERS = tuple(
    StoryMember(row=row(f"Step {id}", id=id, source=f"Paper {id}", sort_at=NOW + id * HOUR), why="Shares ferry")
    for id in (2, 3, 4)
)
FOCUSED = "document.activeElement.getAttribute('aria-label')"
FERRY = Story(id=7, title="Step 4", members=MEMBERS, papers=("Paper 2", "Paper 3", "Paper 4"))


def view(open_pane: Callable[..., OpenPane]) -> OpenPane:
    """Show the view of a story in place of article 1."""

    def answer(url: str) -> tuple[str, bytes] | None:
        return (HTML, page.story(FERRY).encode()) if article_id(url) == 1 else None

    pane = open_pane(answer)
    pane.show(1)
    pane.settle()
    return pane


def test_a_mark_of_the_picture_leads_to_its_article(open_pane: Callable[..., OpenPane]) -> None:
    pane = view(open_pane)
    pane.click(".coverage a:nth-of-type(1) rect")
    assert pane.wait_for("article_asked") == 2
    assert pane.said("refused") == []


def test_marks_are_reached_by_keyboard_and_say_what_they_are(open_pane: Callable[..., OpenPane]) -> None:
    pane = view(open_pane)
    for name in ("Paper 2", "Paper 3"):
        pane.press(Qt.Key.Key_Tab)
        pane.qtbot.waitUntil(lambda name=name: name in (pane.value(FOCUSED) or ""), timeout=20_000)
    pane.press(Qt.Key.Key_Return)
    assert pane.wait_for("article_asked") == 3


def test_the_picture_is_as_wide_as_the_text_and_its_marks_are_round(open_pane: Callable[..., OpenPane]) -> None:
    pane = view(open_pane)
    marks = "[...document.querySelectorAll('.coverage rect')].map(one => one.getBoundingClientRect())"
    boxes = pane.value(f"{marks}.map(one => [one.left, one.width, one.height])")
    left, right = pane.value("(b => [b.left, b.right])(document.querySelector('.timeline').getBoundingClientRect())")
    assert all(left < x < right and abs(width - height) < 1 for x, width, height in boxes)
    assert [x for x, _, _ in boxes] == sorted(x for x, _, _ in boxes)
    assert boxes[-1][0] - boxes[0][0] > (right - left) / 2


def test_reasons_unfold_without_a_script(open_pane: Callable[..., OpenPane]) -> None:
    pane = view(open_pane)
    unfolded = "document.querySelector('.why').open"
    assert not pane.value(unfolded)
    pane.click(".why summary")
    pane.qtbot.waitUntil(lambda: bool(pane.value(unfolded)), timeout=20_000)
