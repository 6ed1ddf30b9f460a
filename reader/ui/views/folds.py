"""Which places of the section tree are open: folders and Bookmarks at first, others when the reader opens them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from reader.model import Scope
from reader.ui.models.places import PlaceKind
from reader.ui.models.section_tree import SectionTreeModel

_OPEN = (PlaceKind.FOLDER, PlaceKind.BOOKMARKS)


class Folds:
    """Remembers by scope what the reader turned from how it is at first, so that a tree read anew folds the same."""

    def __init__(self, view: QTreeView, model: SectionTreeModel) -> None:
        self._view = view
        self._model = model
        self._unfolding = False
        self.turned: set[Scope] = set()

    def note(self, index: QModelIndex) -> None:
        """Note that a place was opened or closed, unless that was our own doing."""
        if self._unfolding:
            return
        place = self._model.place_at(index)
        as_at_first = self._view.isExpanded(index) == (place.kind in _OPEN)
        (self.turned.discard if as_at_first else self.turned.add)(place.scope)

    def unfold(self) -> None:
        """Open and close every place as it should be."""
        self._unfolding = True
        for place in self._model.lines():
            if place.children:
                opened = (place.kind in _OPEN) != (place.scope in self.turned)
                self._view.setExpanded(self._model.index_of(place.scope), opened)
        self._unfolding = False
