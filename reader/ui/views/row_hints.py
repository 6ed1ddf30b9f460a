"""What the mouse finds in a row of the article list: its badge, the words under its title, the sign of its story."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QTableView, QToolTip

from reader.ui import tips
from reader.ui.models import row_words
from reader.ui.models.article_list import ArticleListModel
from reader.ui.models.row_words import Part
from reader.ui.views.article_delegate import ArticleDelegate


class RowHints:
    """Asks the delegate where things are and the model what they mean."""

    def __init__(self, view: QTableView, model: ArticleListModel, delegate: ArticleDelegate) -> None:
        self._view, self._model, self._delegate = view, model, delegate

    def explain(self, event: QHelpEvent) -> None:
        """Say in a tooltip what is under the mouse."""
        index = self._view.indexAt(event.pos())
        words = self._meaning(index, event.pos()) if index.isValid() else ""
        if words:
            QToolTip.showText(event.globalPos(), words, self._view.viewport(), self._view.visualRect(index))
        else:
            QToolTip.hideText()

    def is_fold(self, index: QModelIndex, at: QPoint) -> bool:
        """Tell whether a point lies on the words that fold a story or unfold it."""
        return self._part(index, at) is Part.STORY

    def _meaning(self, index: QModelIndex, at: QPoint) -> str:
        if self._delegate.is_badge(self._view.visualRect(index), at):
            return index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or ""
        part, row = self._part(index, at), self._model.row(index.row())
        words = row_words.hint(row, part, self._model.fold(index.row())) if part is not None and row else ""
        return tips.plain(words)

    def _part(self, index: QModelIndex, at: QPoint) -> Part | None:
        return self._delegate.part_at(index, self._view.visualRect(index), at)
