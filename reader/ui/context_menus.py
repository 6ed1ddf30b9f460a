"""The menus of the right mouse button, filled from the actions table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from reader.ui import actions
from reader.ui.window import Window

_OF_A_PLACE = (
    "sync_this", "cancel", "pause_feed", "feed_log", "log_in", "make_place_ready", "mark_all_read", "rename", "delete",
)  # fmt: skip
_SOMETIMES_OF_A_PLACE = ("cancel", "pause_feed", "feed_log", "log_in")
_OF_AN_ARTICLE = (
    "toggle_read", "bookmark", "make_ready", "article_info", "open_in_browser", "copy_link", "copy_citation", "mail",
)  # fmt: skip

_SOMETIMES = (  # shown only where they can act, so that the menu stays short
    "remove_from_list", "show_story", "see_changes", "not_this_story", "break_up_story", "put_together",
    "show_copies_apart",
)  # fmt: skip


def about_place(window: Window, where: QPoint) -> None:
    """Offer what can be done with the place chosen in the tree."""
    never = {name for name in _SOMETIMES_OF_A_PLACE if not window.made[name].isEnabled()}
    _menu(window, tuple(name for name in _OF_A_PLACE if name not in never), where)


def about_article(
    window: Window,
    where: QPoint,
    *,
    more: Callable[[QMenu], None],
    closing: Callable[[], None],
    closed: Callable[[], None],
) -> None:
    """Offer what can be done with an article, and `more`. What was chosen is done between `closing` and `closed`."""
    menu = _menu(window, _OF_AN_ARTICLE, where)
    menu.addSeparator()
    more(menu)
    now = [action for action in actions.named(*_SOMETIMES) if window.made[action.name].isEnabled()]
    actions.fill_menu(menu, now, window.made)
    menu.aboutToHide.connect(closing)
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, window, closed))  # Qt hides first, then acts


def _menu(window: Window, names: tuple[str, ...], where: QPoint) -> QMenu:
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)  # where an action cannot be used they say why
    actions.fill_menu(menu, actions.named(*names), window.made)
    menu.popup(where)
    return menu
