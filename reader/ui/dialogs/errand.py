"""One long piece of work: says what it is for, does it when told to, shows how far it is, and says how it went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from reader.ui.dialogs import buttons
from reader.ui.dialogs.said import Said
from reader.ui.status import how_far


class Errand(QDialog):
    """Waits for `offer`, or says at once why there is nothing to do. Doing it is left to whoever hears."""

    agreed = Signal()
    stopped = Signal()  # the reader wants no more of it while it is being done

    def __init__(self, title: str, act: str, parent: QWidget | None = None) -> None:
        """`act` is what the button says."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._busy = False
        self._label = Said(quiet=False)
        self._label.setMinimumHeight(52)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(title)
        self._bar.setFixedHeight(3)
        self._bar.hide()
        row, self.act = buttons.asking(self, act)
        self.leave = next(button for button in row.buttons() if button is not self.act)
        self.act.setEnabled(False)
        self.act.clicked.connect(self._begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (self._label, self._bar, row):
            column.addWidget(widget)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._label.text()

    def look(self, sentence: str) -> None:
        """Say that it is being found out what there is to do."""
        self._label.say(sentence)

    def offer(self, sentence: str) -> None:
        """Say what would be done; the reader may agree."""
        self._label.say(sentence)
        self.act.setEnabled(True)
        self.act.setDefault(True)

    @Slot(int, int, str)
    def work(self, done: int, total: int, doing: str) -> None:
        """Show how far it is; an unknown total is 0."""
        if self._busy:
            self._bar.setRange(0, total)
            self._bar.setValue(min(done, total))
            self._label.say(" · ".join(filter(None, (how_far(done, total), doing))) or "Begun…")

    def end(self, sentence: str) -> None:
        """Say how it went, or that there is nothing to do."""
        self._show_busy(False)
        self._label.say(sentence)
        self.act.hide()
        self.leave.setText("Close")
        self.leave.setFocus()

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say why it did not work."""
        self.end(sentence)
        self._label.say(sentence, error=True)

    @Slot()
    def _begin(self) -> None:
        self._show_busy(True)
        self.work(0, 0, "")
        self.agreed.emit()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        self.act.setEnabled(not busy)
        self.leave.setText("Stop" if busy else "Cancel")

    # Qt's own

    def reject(self) -> None:
        if self._busy:
            self.stopped.emit()
        super().reject()
