"""One article's info: where it is from, and what of it is here offline. Beside the window, not over it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader.ui.article_facts import Fact
from reader.ui.dialogs import buttons
from reader.ui.ready_words import Missing
from reader.ui.theme import Theme

_WIDTH = 560
_TALLEST = 0.8  # of the screen; what is longer scrolls


class AboutArticle(QDialog):
    """Words that can be selected and copied, and a button to fetch what is not here.

    `words` is all of it as plain text; `theme` colours what is said from then on.
    """

    make_ready_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Article Info")
        self.theme = theme
        self.words = ""
        self._fitted = -1  # the height that fits the words, as long as the reader chose no other
        self._words = QTextBrowser()
        self._words.setObjectName("about-article")
        self._words.setAccessibleName("Article info")
        self._words.setOpenLinks(False)
        choose = Qt.TextInteractionFlag
        self._words.setTextInteractionFlags(choose.TextSelectableByMouse | choose.TextSelectableByKeyboard)
        self._words.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._words.document().setDocumentMargin(0)
        self._foot = row = buttons.closing(self)
        closing = row.buttons()[0]
        self.make_ready = row.addButton("Make Ready Offline", QDialogButtonBox.ButtonRole.ActionRole)
        self.make_ready.clicked.connect(self.make_ready_asked)
        self.copy = row.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words))
        for button in (self.make_ready, self.copy):
            button.setAutoDefault(False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(14)
        column.addWidget(self._words, 1)
        column.addWidget(row)
        closing.setFocus()  # words that have the keyboard show a caret, as if one could write there

    def say(self, title: str, facts: Sequence[Fact], state: str, missing: Sequence[Missing]) -> None:
        """Show an article in a window as tall as its words; the place scrolled to stays where it is."""
        bar = self._words.verticalScrollBar()
        place = bar.value()
        self.words = _plain(title, facts, state, missing)
        self._words.setHtml(_page(self.theme, title, facts, state, missing))
        if self._fitted in (-1, self.height()):
            self._fit()
        bar.setValue(place)

    def allow_making(self, why_not: str) -> None:
        """Let the button be used, or say why not."""
        self.make_ready.setEnabled(not why_not)
        self.make_ready.setToolTip(why_not)

    def _fit(self) -> None:
        width = _WIDTH if self._fitted < 0 else self.width()
        margins, document = self._column.contentsMargins(), self._words.document().clone()
        document.setTextWidth(width - margins.left() - margins.right())
        beside = margins.top() + margins.bottom() + self._column.spacing() + self._foot.sizeHint().height()
        tallest = round(self.screen().availableGeometry().height() * _TALLEST)
        self.resize(width, min(ceil(document.size().height()) + beside, tallest))
        self._fitted = self.height()


def _plain(title: str, facts: Sequence[Fact], state: str, missing: Sequence[Missing]) -> str:
    known = (f"{label}: {words}" for label, words in facts)
    lacking = (f"{each.what}. {each.why} {each.when}" for each in missing)
    return "\n".join((title, *known, f"{state}.", *lacking))


def _page(theme: Theme, title: str, facts: Sequence[Fact], state: str, missing: Sequence[Missing]) -> str:
    rows = "".join(_row(label, escape(words), theme) for label, words in facts)
    lacking = "".join(_lack(each, theme) for each in missing)
    return (
        f'<p style="font-size: 15pt; font-weight: 600; margin-top: 0; margin-bottom: 14px">{escape(title)}</p>'
        f'<table cellspacing="0" cellpadding="0" style="margin-top: 12px">{rows}</table>'
        '<p style="font-weight: 600; margin-top: 22px; margin-bottom: 4px">Offline</p>'
        f'<p style="margin-top: 0; margin-bottom: 10px">{escape(state)}.</p>'
        f"{lacking}"
    )


def _row(label: str, words: str, theme: Theme) -> str:
    quiet = f"color: {theme.secondary}"
    return (
        f'<tr><td style="padding: 3px 18px 3px 0; white-space: nowrap; {quiet}">{escape(label)}</td>'
        f'<td style="padding: 3px 0">{words}</td></tr>'
    )


def _lack(each: Missing, theme: Theme) -> str:
    return (
        f'<p style="margin-top: 0; margin-bottom: 10px">{escape(each.what)}<br>'
        f'<span style="color: {theme.secondary}">{escape(each.why)} {escape(each.when)}</span></p>'
    )
