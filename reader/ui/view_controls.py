"""What the actions of the View and Help menus do, and those that switch a setting. One method an action by its name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from reader.settings import Settings
from reader.ui import actions, theme
from reader.ui.dialogs.about import About
from reader.ui.dialogs.shortcuts import Shortcuts
from reader.ui.network import Connection
from reader.ui.theme import Theme
from reader.ui.window import Window

_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8)


class ViewControls(QObject):
    """Chooses theme and size of type; says so, for others to dress themselves."""

    theme_changed = Signal(object)  # a Theme
    scale_changed = Signal(float)
    folding_changed = Signal(bool)  # whether the list shows each story as one row

    def __init__(self, settings: Settings, connection: Connection, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._settings, self._connection, self._window, self._folder = settings, connection, window, folder
        window.made[f"theme_{settings['theme']}"].setChecked(True)
        for action in actions.ACTIONS:
            if action.switch:
                window.made[action.name].setChecked(settings[action.name])
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that the setting and the desktop choose together."""
        fixed = {"light": theme.LIGHT, "dark": theme.DARK}
        return fixed.get(self._settings["theme"]) or theme.follow_system()

    def theme_system(self) -> None:
        self._choose("system")

    def theme_light(self) -> None:
        self._choose("light")

    def theme_dark(self) -> None:
        self._choose("dark")

    def text_larger(self) -> None:
        self._scale(next((s for s in _SCALES if s > self._settings["text_scale"] + 0.01), _SCALES[-1]))

    def text_smaller(self) -> None:
        self._scale(next((s for s in reversed(_SCALES) if s < self._settings["text_scale"] - 0.01), _SCALES[0]))

    def text_normal(self) -> None:
        self._scale(1.0)

    def toggle_tree(self) -> None:
        self._window.toggle_tree()

    def sync_by_itself(self) -> None:
        self._switch("sync_by_itself")

    def offline(self) -> None:
        self._connection.choose(self._window.made["offline"].isChecked())

    def read_when_shown(self) -> None:
        self._switch("read_when_shown")

    def mark_copies_read(self) -> None:
        self._switch("mark_copies_read")

    def fold_stories(self) -> None:
        self._switch("fold_stories")
        self.folding_changed.emit(self._settings["fold_stories"])

    def shortcuts(self) -> None:
        Shortcuts(self._window).open()

    def about(self) -> None:
        About(self._folder, self._window).open()

    def _switch(self, name: str) -> None:
        self._settings[name] = self._window.made[name].isChecked()

    def _choose(self, name: str) -> None:
        self._settings["theme"] = name
        self._window.made[f"theme_{name}"].setChecked(True)
        self.theme_changed.emit(self.theme)

    def _follow(self) -> None:
        if self._settings["theme"] == "system":
            self.theme_changed.emit(self.theme)

    def _scale(self, scale: float) -> None:
        self._settings["text_scale"] = scale
        self.scale_changed.emit(scale)
