from PySide6.QtWidgets import QLabel

from reader.ui.actions import ACTIONS, shown_keys
from reader.ui.dialogs.about import About
from reader.ui.dialogs.shortcuts import Shortcuts


def test_the_page_lists_every_key(qtbot):
    page = Shortcuts()
    qtbot.addWidget(page)
    words = {label.text() for label in page.findChildren(QLabel)}
    for action in ACTIONS:
        if action.keys:
            assert {shown_keys(action), action.help} <= words


def test_about_names_the_library(qtbot, tmp_path):
    about = About(tmp_path)
    qtbot.addWidget(about)
    assert any(str(tmp_path) in label.text() for label in about.findChildren(QLabel))
