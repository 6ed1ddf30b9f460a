"""How long one place keeps what it has: a row of choices for each limit, made from a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QSpinBox, QWidget

from reader.model import Retention
from reader.ui.storage_places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    """One field of Retention, in words."""

    name: str
    text: str
    help: str
    endless: str  # what 0 is called
    measured: str  # what a number is called
    unit: str
    first: int  # what is proposed when the reader wants a number
    most: int


_DAYS = {"endless": "For ever", "measured": "For at most", "unit": "days", "most": 36_500}
_LIMITS = (
    _Limit(name="text_days", text="Articles", first=365, **_DAYS,  # type: ignore[arg-type]
           help="Older articles go altogether, with their pictures"),
    _Limit(name="picture_days", text="Pictures", first=180, **_DAYS,  # type: ignore[arg-type]
           help="Older articles lose their pictures and keep their text"),
    _Limit(name="page_days", text="Pages as received", first=90, **_DAYS,  # type: ignore[arg-type]
           help="Nobody reads these; they let better rules find a story's text again without a connection"),
    _Limit(name="megabytes", text="Room for pictures and pages", endless="Without a limit", measured="At most",
           unit="MB", first=500, most=1_000_000, help="The oldest go first"),
)  # fmt: skip

_AS_ABOVE, _ENDLESS, _MEASURED = range(3)


class RetentionForm(QWidget):
    """Shows the limits of one place, and says the new ones when the reader changes one."""

    changed = Signal(object)  # a Retention

    def __init__(self, *, locked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = locked
        self._rule: Retention | None = None
        self.rows = {limit.name: _Row(limit) for limit in _LIMITS}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for limit in _LIMITS:
            row = self.rows[limit.name]
            row.changed.connect(self._tell)
            form.addRow(limit.text, row)
        self.setEnabled(False)

    def show_place(self, place: Place) -> None:
        """Show what holds at a place."""
        self._rule = place.rule
        self.setEnabled(place.rule is not None and not self._locked)
        for name, row in self.rows.items():
            said = getattr(place.rule, name) if place.rule is not None else None
            row.show_limit(said, getattr(place.above, name), place.above_title)

    def _tell(self, name: str, limit: int | None) -> None:
        if self._rule is not None:
            self._rule = replace(self._rule, **{name: limit})
            self.changed.emit(self._rule)


class _Row(QWidget):
    """As the place above says, for ever, or a number."""

    changed = Signal(str, object)  # the field's name; a number, 0 for ever, None as above

    def __init__(self, limit: _Limit) -> None:
        super().__init__()
        self._limit = limit
        self.choice = QComboBox()
        self.choice.setAccessibleName(limit.text)
        self.choice.setToolTip(limit.help)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(24)
        self.number = QSpinBox(minimum=1, maximum=limit.most, suffix=f" {limit.unit}")
        self.number.setAccessibleName(f"{limit.text}, {limit.unit}")
        self.number.setKeyboardTracking(False)  # a number half typed is none
        self.number.setGroupSeparatorShown(True)
        self.setFocusProxy(self.choice)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice, 1)
        line.addWidget(self.number)
        self.choice.activated.connect(self._choose)
        self.number.valueChanged.connect(self._tell)

    def show_limit(self, said: int | None, above: int, above_title: str) -> None:
        """Show a limit; `above_title` is "" where no place stands above this one."""
        shown = above if said is None and not above_title else said
        self.choice.clear()
        if above_title:
            self.choice.addItem(f"As “{above_title}”: {self._words(above)}", _AS_ABOVE)
        self.choice.addItem(self._limit.endless, _ENDLESS)
        self.choice.addItem(self._limit.measured, _MEASURED)
        self.choice.setCurrentIndex(self.choice.findData(_which(shown)))
        self._set_number(shown or above or self._limit.first)
        self.number.setVisible(bool(shown))

    def choose(self, which: int) -> None:
        """Choose as the reader does: _AS_ABOVE, _ENDLESS or _MEASURED."""
        self.choice.setCurrentIndex(self.choice.findData(which))
        self._choose()

    def _choose(self) -> None:
        self.number.setVisible(self.choice.currentData() == _MEASURED)
        self._tell()

    def _tell(self) -> None:
        which = self.choice.currentData()
        self.changed.emit(
            self._limit.name, self.number.value() if which == _MEASURED else 0 if which == _ENDLESS else None
        )

    def _set_number(self, number: int) -> None:
        blocked = self.number.blockSignals(True)
        self.number.setValue(number)
        self.number.blockSignals(blocked)

    def _words(self, limit: int) -> str:
        return f"{limit:,} {self._limit.unit}" if limit else self._limit.endless.lower()


def _which(limit: int | None) -> int:
    return _AS_ABOVE if limit is None else _MEASURED if limit else _ENDLESS
