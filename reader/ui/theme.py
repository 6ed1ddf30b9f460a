"""Every colour of the window, as a value, in light and in dark.

The page has its own style sheet; it is told only the theme's name. Who chooses the theme is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as "#rrggbb"; `name` is what the page is told."""

    name: str
    window: str  # behind toolbars and dialogs
    panel: str  # behind the section tree
    list: str  # behind the articles; the page's own paper
    text: str
    secondary: str  # times, counts, standfirsts
    read_title: str  # a title that was read: between text and secondary
    hairline: str
    hover: str
    selection: str  # where the keyboard is
    selection_text: str
    selection_secondary: str
    resting: str  # a selection where the keyboard is not
    accent: str  # links, focus, progress
    unread: str
    star: str
    ready: str
    error: str
    scroll: str  # a scroll bar's handle


LIGHT = Theme(
    name="light",
    window="#f3f0ea",
    panel="#f3f0ea",
    list="#fdfbf7",
    text="#1d1b18",
    secondary="#6b655c",
    read_title="#5f5a52",
    hairline="#e3ded4",
    hover="#f6f2ea",
    selection="#2f6096",
    selection_text="#ffffff",
    selection_secondary="#d5e1ee",
    resting="#e5e0d6",
    accent="#2f6096",
    unread="#2f74bd",
    star="#d99a00",
    ready="#3f7d57",
    error="#b3402f",
    scroll="#cfc9bd",
)

DARK = Theme(
    name="dark",
    window="#201f1d",
    panel="#201f1d",
    list="#1a1917",
    text="#e3ded5",
    secondary="#9d978d",
    read_title="#aaa49a",
    hairline="#33312d",
    hover="#23211e",
    selection="#325a88",
    selection_text="#ffffff",
    selection_secondary="#c8d9eb",
    resting="#37342f",
    accent="#82b2e2",
    unread="#5aa0e6",
    star="#e6b23c",
    ready="#7db58b",
    error="#ea8372",
    scroll="#4a4740",
)


def follow_system() -> Theme:
    """Choose the theme that the desktop asks for; light where it does not say.

    The desktop's later changes arrive in `QGuiApplication.styleHints().colorSchemeChanged`.
    """
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(application: QApplication, theme: Theme) -> None:
    """Dress every widget of the application, those already on the screen too."""
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")  # the desktop's own style would mix its colours with ours
    application.setPalette(palette(theme))
    application.setStyleSheet(stylesheet(theme))


def palette(theme: Theme) -> QPalette:
    """Give the theme to the widgets that Qt draws by itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.list,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.secondary,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.selection_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.ToolTipBase: theme.list,
        role.ToolTipText: theme.text,
        role.Light: theme.list,
        role.Midlight: theme.hover,
        role.Mid: theme.hairline,
        role.Dark: theme.scroll,
        role.Shadow: theme.scroll,
        role.BrightText: theme.error,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.secondary))
    return made


def stylesheet(theme: Theme) -> str:
    """Quieten what a palette cannot: splitters, scroll bars, toolbars and tooltips."""
    return f"""
    QSplitter::handle {{ background: {theme.hairline}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QTableView QScrollBar {{ background: {theme.list}; }}
    QScrollBar:vertical {{ width: 10px; }}
    QScrollBar:horizontal {{ height: 10px; }}
    QScrollBar::handle {{ background: {theme.scroll}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {theme.secondary}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolBar {{ background: {theme.window}; border: none; border-bottom: 1px solid {theme.hairline};
        padding: 4px 8px; spacing: 4px; }}
    QToolBar QToolButton {{ border: none; border-radius: 6px; padding: 5px; }}
    QToolBar QToolButton:hover {{ background: {theme.hairline}; }}
    QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {theme.resting}; }}
    QStatusBar {{ background: {theme.window}; color: {theme.secondary}; border-top: 1px solid {theme.hairline}; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{ background: {theme.list}; color: {theme.text}; border: 1px solid {theme.hairline}; padding: 4px 6px; }}
    """
