"""Which actions can be used now, what they are called now, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction

from reader.ui import actions


class Abilities:
    """An action can be used where its own moment allows it, the library can be written to, and there is a network."""

    def __init__(self, made: dict[str, QAction], *, locked: bool, why_not: Callable[[], str]) -> None:
        """`why_not` says why nothing can be fetched now, "" when it can."""
        self._made, self._locked, self._why_not = made, locked, why_not
        self._can = {action.name: True for action in actions.ACTIONS}
        self.look()

    def allow(self, name: str, can: bool) -> None:
        """Note whether this is the moment for an action."""
        self._can[name] = can
        self._fit(*actions.named(name))

    def call(self, name: str, text: str) -> None:
        """Give an action the words that fit the moment; "&" is itself there, and marks no letter as a key."""
        self._made[name].setText(text.replace("&", "&&"))

    def look(self) -> None:
        """Fit every action: the network may have come or gone."""
        for action in actions.ACTIONS:
            self._fit(action)

    def _fit(self, action: actions.Action) -> None:
        why_not = self._why_not() if action.fetches else ""
        writable = not (self._locked and action.writes)
        self._made[action.name].setEnabled(self._can[action.name] and writable and not why_not)
        self._made[action.name].setToolTip(why_not or actions.tooltip(action))
