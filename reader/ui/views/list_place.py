"""Where a reader is in the article list, kept while the list is asked anew: by ids, for row numbers change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from reader.ui.models.article_list import ArticleListModel
from reader.ui.views import selection

_MOST_KEPT = 500  # selected rows that are found again


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A row on the screen, `y` pixels below the top."""

    article: int
    row: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What was current and selected, (id, row), and what was on the screen from top to bottom."""

    current: tuple[int, int] | None
    selected: tuple[tuple[int, int], ...]
    seen: tuple[Seen, ...]


def remember(view: QTableView, model: ArticleListModel) -> Place:
    """Note the place before the rows change."""
    current = view.currentIndex().row()
    article = model.id_at(current)
    return Place(
        current=None if article is None else (article, current),
        selected=_selected(view, model),
        seen=_seen(view, model),
    )


def go_back(view: QTableView, model: ArticleListModel, place: Place, *, gap: int) -> int:
    """Find the place in the new rows: the article at the top stays where it was on the screen.

    Gives the row before which the current article was where it has left the list; `gap` where none was current.
    """
    still_seen = [(seen, row) for seen in place.seen if (row := model.row_of(seen.article, near=seen.row)) is not None]
    shift = still_seen[0][1] - still_seen[0][0].row if still_seen else 0
    _select(view, model, place, shift=shift)
    if still_seen:  # last, for a new current row scrolls to itself
        seen, row = still_seen[0]
        view.verticalScrollBar().setValue(row * view.verticalHeader().defaultSectionSize() - seen.y)
    if place.current is not None:
        above = [row for seen, row in still_seen if seen.row < place.current[1]]
        gap = above[-1] + 1 if above else place.current[1] + shift
    return min(max(gap, 0), model.rowCount())


def _select(view: QTableView, model: ArticleListModel, place: Place, *, shift: int) -> None:
    again = QItemSelection()
    for article, before in place.selected:
        row = model.row_of(article, near=before + shift)
        if row is not None:
            again.select(model.index(row, 0), model.index(row, 0))
    chooser = view.selectionModel()
    if place.current is not None:
        article, before = place.current
        row = model.row_of(article, near=before + shift)
        if row is not None:
            chooser.setCurrentIndex(model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    chooser.select(again, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _selected(view: QTableView, model: ArticleListModel) -> tuple[tuple[int, int], ...]:
    runs = selection.ranges(view.selectionModel())
    if sum(last - first + 1 for first, last in runs) > _MOST_KEPT:
        return ()
    rows = (row for first, last in runs for row in range(first, last + 1))
    return tuple((article, row) for row in rows if (article := model.id_at(row)) is not None)


def _seen(view: QTableView, model: ArticleListModel) -> tuple[Seen, ...]:
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    if first < 0:
        return ()
    rows = range(first, last + 1 if last >= 0 else model.rowCount())
    articles = model.ids_between(rows.start, rows.stop - 1)
    return tuple(
        Seen(article=article, row=row, y=view.rowViewportPosition(row))
        for article, row in zip(articles, rows, strict=True)
    )
