"""How the window's own parts look: headers, strips, the search field, the line at the foot."""

from __future__ import annotations

from reader.ui.theme import Theme


def stylesheet(theme: Theme) -> str:
    """Dress what is the window's own; trees, lists and scroll bars are dressed elsewhere."""
    return f"""
    QMenuBar {{ background: {theme.window}; color: {theme.text}; padding: 1px 6px; }}
    QMenuBar::item {{ padding: 3px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.hairline}; }}
    QMenu {{ background: {theme.list}; color: {theme.text}; border: 1px solid {theme.hairline}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 20px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.selection}; color: {theme.selection_text}; }}
    QMenu::item:disabled {{ color: {theme.secondary}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {theme.hairline}; margin: 4px 8px; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QLineEdit, QPlainTextEdit {{ background: {theme.list}; color: {theme.text}; border: 1px solid {theme.hairline};
        border-radius: 6px; padding: 4px 8px; selection-background-color: {theme.selection}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {theme.accent}; }}
    QComboBox QLineEdit {{ border: none; padding: 0 2px; }}
    QLineEdit#search {{ padding: 3px 6px; }}
    QTreeWidget {{ border: 1px solid {theme.hairline}; border-radius: 6px; }}
    QTreeWidget::item {{ padding: 3px 4px; }}
    QHeaderView {{ background: {theme.list}; border: none; border-bottom: 1px solid {theme.hairline}; }}
    QHeaderView::section {{ background: {theme.list}; color: {theme.secondary}; border: none; padding: 5px 7px; }}
    SectionTree {{ background: {theme.panel}; }}
    QWidget#listing {{ background: {theme.list}; }}
    QWidget#listing-head {{ background: {theme.list}; border-bottom: 1px solid {theme.hairline}; }}
    QLabel#listing-title {{ color: {theme.text}; font-weight: 600; font-size: 13pt; }}
    QLabel#listing-count, QLabel#listing-ready {{ color: {theme.secondary}; }}
    QPushButton#listing-make-ready, QPushButton#listing-lacking {{ color: {theme.accent}; background: transparent;
        border: 1px solid transparent; border-radius: 4px; padding: 0; }}
    QPushButton#listing-lacking {{ color: {theme.secondary}; text-align: left; text-decoration: underline; }}
    QPushButton#listing-lacking:hover {{ color: {theme.accent}; }}
    QPushButton#listing-make-ready:hover {{ text-decoration: underline; }}
    QPushButton#listing-make-ready:focus, QPushButton#listing-lacking:focus {{ border-color: {theme.accent}; }}
    QPushButton#listing-make-ready:disabled {{ color: {theme.secondary}; }}
    QTextBrowser#about-article {{ background: transparent; color: {theme.text}; }}
    QListWidget {{ background: {theme.list}; border: 1px solid {theme.hairline}; border-radius: 6px; padding: 4px; }}
    QListWidget::item {{ padding: 2px 4px; border-radius: 4px; }}
    QListWidget::item:selected {{ background: {theme.selection}; color: {theme.selection_text}; }}
    QFrame[strip="true"] {{ background: {theme.hover}; border: none; border-bottom: 1px solid {theme.hairline}; }}
    QFrame[strip="true"] QLabel {{ color: {theme.text}; }}
    QFrame#said, QFrame#granted {{ border-bottom: none; border-top: 1px solid {theme.hairline}; }}
    QFrame[strip="true"] QToolButton, QWidget#status QToolButton {{ color: {theme.secondary};
        border: 1px solid transparent; border-radius: 6px; padding: 0 4px; }}
    QFrame[strip="true"] QToolButton:hover, QWidget#status QToolButton:hover {{ color: {theme.text}; }}
    QFrame[strip="true"] QToolButton:focus, QWidget#status QToolButton:focus {{ border-color: {theme.accent}; }}
    QFrame[strip="true"] QPushButton, QDialog QPushButton {{ background: {theme.list}; color: {theme.text};
        border: 1px solid {theme.scroll}; border-radius: 6px; padding: 4px 12px; }}
    QFrame[strip="true"] QPushButton:hover, QDialog QPushButton:hover {{ background: {theme.hairline}; }}
    QFrame[strip="true"] QPushButton:focus, QDialog QPushButton:focus {{ border-color: {theme.accent}; }}
    QDialog QPushButton:default {{ background: {theme.selection}; color: {theme.selection_text};
        border-color: {theme.selection}; }}
    QDialog QPushButton:disabled {{ background: {theme.window}; color: {theme.secondary};
        border-color: {theme.hairline}; }}
    QProgressBar {{ background: {theme.hairline}; border: none; border-radius: 1px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 1px; }}
    QLabel[error="true"] {{ color: {theme.error}; }}
    QLabel[quiet="true"] {{ color: {theme.secondary}; }}
    QWidget#paper {{ background: {theme.list}; }}
    {_walk(theme)}
    {_feeds(theme)}
    """


def _walk(theme: Theme) -> str:
    return f"""
    QFrame#walk {{ background: {theme.list}; color: {theme.secondary}; border: none;
        border-bottom: 1px solid {theme.hairline}; }}
    QLabel#walk-present {{ color: {theme.text}; padding: 0 6px; }}
    QPushButton#walk-step {{ color: {theme.accent}; background: transparent; border: 1px solid transparent;
        border-radius: 4px; padding: 0 5px; text-align: left; }}
    QPushButton#walk-step[ahead="true"] {{ color: {theme.secondary}; }}
    QPushButton#walk-step:hover {{ text-decoration: underline; }}
    QPushButton#walk-step:focus {{ border-color: {theme.accent}; }}
    QFrame#walk QToolButton {{ color: {theme.secondary}; border: 1px solid transparent; border-radius: 4px;
        padding: 0 4px; }}
    QFrame#walk QToolButton:hover {{ color: {theme.text}; }}
    QFrame#walk QToolButton:focus {{ border-color: {theme.accent}; }}
    """


def _feeds(theme: Theme) -> str:
    return f"""
    HealthTable {{ background: {theme.list}; }}
    HealthTable::item {{ padding: 0 8px; border: none; }}
    HealthTable::item:selected {{ background: {theme.selection}; color: {theme.selection_text}; }}
    HealthTable QHeaderView::section {{ padding: 5px 11px; }}
    QWidget#status {{ background: {theme.window}; border-top: 1px solid {theme.hairline}; }}
    QWidget#status QLabel {{ color: {theme.secondary}; }}
    QPushButton#status-failed {{ color: {theme.error}; background: transparent; border: 1px solid transparent;
        border-radius: 4px; padding: 0 3px; margin-right: 8px; }}
    QPushButton#status-failed:hover {{ text-decoration: underline; }}
    QPushButton#status-failed:focus {{ border-color: {theme.accent}; }}
    """
