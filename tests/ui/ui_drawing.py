"""Draws the tree and the list as text, so that a test compares what a reader would see."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from reader.model import Ready, Row
from reader.ui.models.article_list import ArticleListModel
from reader.ui.models.section_tree import COUNT_ROLE, SectionTreeModel
from reader.ui.views.article_list import ArticleList
from reader.ui.views.section_tree import SectionTree

_READY = {Ready.NOT: "", Ready.PARTLY: " ◐", Ready.READY: " ✓"}


def draw_rows(model: ArticleListModel) -> str:
    """One line a row: `● title   source ★ ✓`."""
    return "\n".join(_row(model.row(number)) for number in range(model.rowCount()))


def draw_list(view: ArticleList) -> str:
    """The rows, `>` before the current one and `+` before others that are selected."""
    model = view.model()
    selected = {index.row() for index in view.selectionModel().selectedRows()}
    lines = []
    for number, line in enumerate(draw_rows(model).split("\n")):
        current = number == view.currentIndex().row() and number in selected
        lines.append((">" if current else "+" if number in selected else " ") + " " + line)
    return "\n".join(lines)


def draw_places(model: SectionTreeModel, above: QModelIndex | None = None, depth: int = 0) -> str:
    """One line a place, children further in: `China Daily 12`."""
    lines = []
    for row in range(model.rowCount(above or QModelIndex())):
        index = model.index(row, 0, above or QModelIndex())
        lines.append("  " * depth + _place(index))
        lines += [draw_places(model, index, depth + 1)] if model.hasChildren(index) else []
    return "\n".join(lines)


def draw_tree(view: SectionTree) -> str:
    """The places that are not folded away, `v` and `>` before open and closed ones, `*` after the selected."""
    lines = []
    index = view.model().index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        fold = ("v " if view.isExpanded(index) else "> ") if view.model().hasChildren(index) else ""
        lines.append("  " * depth + fold + _place(index) + (" *" if view.selectionModel().isSelected(index) else ""))
        index = view.indexBelow(index)
    return "\n".join(lines)


def _row(row: Row | None) -> str:
    if row is None:
        return "-"
    dot = " " if row.read else "●"
    return f"{dot} {row.title}   {row.source}{' ★' * row.bookmarked}{_READY[row.ready]}"


def _place(index: QModelIndex) -> str:
    figure = index.data(COUNT_ROLE)
    return f"{index.data()} {figure}" if figure else str(index.data())
