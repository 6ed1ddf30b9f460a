"""The menu of the reading pane, in place of the engine's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui import links
from reader.ui.links import Ask, Asked

Act = Callable[[], object]


def on_link(
    asked: Asked, url: str, *, open_here: Callable[[Asked], object], browse: Callable[[str], object]
) -> list[tuple[str, Act]]:
    """Offer what can be done with a link; `url` is its address on the web, or ""."""
    acts: list[tuple[str, Act]] = []
    if asked.ask in (Ask.ARTICLE, Ask.WEB, *links.PAGES):
        acts.append(("Open Here", lambda: open_here(asked)))
    if url:
        acts.append(("Open in Browser", lambda: browse(url)))
        acts.append(("Copy Link", lambda: _copy(url)))
    if asked.ask is Ask.MAIL:
        acts.append(("Copy Address", lambda: _copy(asked.value.removeprefix("mailto:"))))
    return acts


def on_text(text: str, *, search: Callable[[str], object]) -> list[tuple[str, Act]]:
    """Offer what can be done with the selected text."""
    if not text.strip():
        return []
    return [("Copy", lambda: _copy(text)), ("Search in the Library", lambda: search(" ".join(text.split())))]


def make(parent: QWidget, acts: Sequence[tuple[str, Act]]) -> QMenu:
    """Make a menu that goes when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, act in acts:
        menu.addAction(text).triggered.connect(act)
    return menu


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
