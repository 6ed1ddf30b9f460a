"""The section tree: choosing a scope, renaming in place, dragging, deleting; it keeps its folds over every update.

It knows no library: SectionTreeModel says what is there, and what an act does is decided elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QDrag, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from reader.model import Scope
from reader.ui import icons
from reader.ui.models import places
from reader.ui.models.places import PlaceKind
from reader.ui.models.section_tree import OWNED, SectionTreeModel
from reader.ui.theme import LIGHT, Theme
from reader.ui.views import drag_picture, selection
from reader.ui.views.folds import Folds
from reader.ui.views.section_delegate import APART, SectionDelegate, line_rect
from reader.ui.views.thumbnails import Thumbnails


class SectionTree(QTreeView):
    """Places from top to bottom; folders and Bookmarks open and feeds closed until the reader folds them otherwise."""

    scope_chosen = Signal(object, str)  # (Scope, title): the one place the reader moved to
    delete_asked = Signal(object)  # scopes of folders, feeds and reading lists
    menu_asked = Signal(object, QPoint)  # (Scope, place on the screen)

    def __init__(self, model: SectionTreeModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = model
        self._chosen: Scope | None = None
        self._kept: list[Scope] = []  # selected before a reset, the current one first
        self._heirs: list[Scope] = []  # who is current next, should the current one be gone
        self._folds = Folds(self, model)
        self._quiet = False
        self._delegate = SectionDelegate(thumbnails, self.font(), self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._settle()
        self.set_theme(LIGHT)
        thumbnails.arrived.connect(lambda _hash: self.viewport().update())
        self._listen()
        self._folds.unfold()

    def set_theme(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self._theme = self._delegate.theme = theme
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(theme.panel))
        self.setPalette(palette)

    def choose(self, scope: Scope) -> bool:
        """Make a place current, as if the reader had; False where the tree has no such place."""
        index = self._places.index_of(scope)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, selection.ONLY)
            self.scrollTo(index)
        return index.isValid()

    def current_scope(self) -> Scope | None:
        """Name the current place's scope."""
        index = self.currentIndex()
        return self._places.scope_at(index) if index.isValid() else None

    def selected_scopes(self) -> tuple[Scope, ...]:
        """Name the selected folders, feeds and reading lists: what can be deleted."""
        selected = (self._places.place_at(index) for index in self.selectedIndexes())
        return tuple(place.scope for place in selected if place.kind in OWNED)

    def open(self, scope: Scope) -> None:
        """Show what lies below a place; it stays so."""
        self.expand(self._places.index_of(scope))

    def turned(self) -> tuple[Scope, ...]:
        """Name the folders that are closed and the feeds and sections that are open, to be kept until next time."""
        return tuple(self._folds.turned)

    def turn(self, scopes: tuple[Scope, ...]) -> None:
        """Fold as it was when `turned` named these."""
        self._folds.turned = set(scopes)
        self._folds.unfold()

    def rename(self, scope: Scope) -> None:
        """Let the reader type a new name in place."""
        if self.choose(scope):
            self.edit(self.currentIndex())

    def _settle(self) -> None:
        self.setAccessibleName("Sections")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(20)
        self.setMinimumWidth(150)
        self.setMouseTracking(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)

    def _listen(self) -> None:
        self._places.modelAboutToBeReset.connect(self._remember)
        self._places.modelReset.connect(self._return)
        self.expanded.connect(self._folds.note)
        self.collapsed.connect(self._folds.note)
        chooser = self.selectionModel()
        chooser.selectionChanged.connect(lambda _now, _before: self._tell_choice())
        chooser.currentChanged.connect(lambda _now, _before: self._tell_choice())

    def _tell_choice(self) -> None:
        index = selection.sole_choice(self.selectionModel())
        place = self._places.place_at(index)
        if index.isValid() and place.scope != self._chosen and not self._quiet:
            self._chosen = place.scope
            self.scope_chosen.emit(self._places.scope_at(index), place.title)

    # the selection over a reset

    def _remember(self) -> None:
        current = self.currentIndex()
        self._scrolled = self.verticalScrollBar().value()
        self._kept = [self._places.place_at(index).scope for index in self.selectedIndexes()]
        self._heirs = [place.scope for place in places.heirs(self._places.place_at(current))]

    def _return(self) -> None:
        self._folds.unfold()
        self._quiet = True
        for scope in self._kept:
            index = self._places.index_of(scope)
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        heir = next((i for i in map(self._places.index_of, self._heirs) if i.isValid()), QModelIndex())
        still = self.selectionModel().hasSelection()
        command = QItemSelectionModel.SelectionFlag.NoUpdate if still else selection.ONLY
        self.selectionModel().setCurrentIndex(heir, command)
        self._quiet = False
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
        self._tell_choice()

    # Qt's own

    def startDrag(self, supported: Qt.DropAction) -> None:
        dragged = [index for index in self.selectedIndexes() if index.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if not dragged:
            return
        titles = [self._places.place_at(index).title for index in dragged]
        drag = QDrag(self)
        drag.setMimeData(self._places.mimeData(dragged))
        drag.setPixmap(drag_picture.draw(titles, self.font(), self._theme, self.devicePixelRatioF()))
        drag.exec(supported, Qt.DropAction.MoveAction)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        own = QStyleOptionViewItem(option)
        selection.hide_own(own)  # not in initViewItemOption, which Qt calls for each line of a tree read anew
        if self.selectionModel().isSelected(index):
            lit = QStyleOptionViewItem(option)
            lit.state |= QStyle.StateFlag.State_Selected
            lit.widget = self
            painter.save()
            rect = line_rect(self._places.place_at(index), option.rect)
            selection.paint_background(painter, selection.ink(self._theme, lit), QRectF(rect))
            painter.restore()
        super().drawRow(painter, own, index)
        if self._places.place_at(index).kind is PlaceKind.ALL and self._places.has_papers():
            rect = option.rect
            line = QRect(14, rect.bottom() - APART // 2, self.viewport().width() - 28, 1)
            painter.fillRect(line, QColor(self._theme.hairline))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not self._places.hasChildren(index):
            return
        size = 12
        square = QRectF(rect.right() - size - 1, rect.y() + (rect.height() - size) / 2, size, size)
        lit = self.selectionModel().isSelected(index) and self.hasFocus() and self.isActiveWindow()
        colour = self._theme.selection_text if lit else self._theme.secondary
        icons.paint(painter, "open" if self.isExpanded(index) else "closed", square, colour)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate.use_font(self.font())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not editing:
            if scopes := self.selected_scopes():
                self.delete_asked.emit(scopes)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_asked.emit(self._places.scope_at(index), event.globalPos())
