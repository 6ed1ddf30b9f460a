import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox, QTreeWidget, QWidget

from reader.model import Retention
from reader.model import Storage as Held
from reader.ui.dialogs.fetching_form import NAMES
from reader.ui.dialogs.storage import Storage
from reader.ui.storage_places import Place

SETTINGS = {
    "related_depth": 1,
    "related_megabytes": 50,
    "save_on_metered": True,
    "proxy": "system",
    "connections": 8,
    "connections_per_host": 2,
}
FOR_EVER = Retention(text_days=0, picture_days=0, page_days=90, megabytes=0)


def place(title, *children, rule=None, above_title="Everything", above=FOR_EVER, **sizes):
    held = Held(feed=None, title=title, **{"articles": 0, "text": 0, "pictures": 0, "pages": 0, **sizes})
    return Place(held=held, rule=rule, above=above, above_title=above_title, children=children)


ROOT = place(
    "Everything",
    place("World", place("The Paper", rule=Retention(feed=7), above_title="World"), rule=Retention(folder=3)),
    place("Followed and imported", text=1),
    rule=Retention(),
    above_title="",
    articles=1_234,
    text=52_000,
    pictures=11_000_000,
)


@pytest.fixture
def make(qtbot):
    parent = QWidget()  # the dialog deletes itself when it is closed
    qtbot.addWidget(parent)

    def make(**given):
        made = Storage(SETTINGS, parent=parent, **given)
        made.show()
        made.heard = []
        made.rule_made.connect(made.heard.append)
        made.setting_made.connect(lambda *said: made.heard.append(said))
        made.clean_up_asked.connect(lambda: made.heard.append("clean up"))
        made.reread_asked.connect(lambda: made.heard.append("read again"))
        return made

    yield make
    parent.close()


@pytest.fixture
def dialog(make):
    made = make()
    made.show_places(ROOT)
    return made


def shown(dialog):
    """Draw the form: what is chosen for each limit."""
    rows = dialog.keeping.rows.values()
    return [row.choice.currentText() + (f" {row.number.text()}" if row.number.isVisible() else "") for row in rows]


def choose(dialog, name, words):
    box = dialog.keeping.rows[name].choice
    box.setCurrentIndex([box.itemText(index) for index in range(box.count())].index(words))
    box.activated.emit(box.currentIndex())


def test_the_table_shows_what_each_place_holds_in_a_persons_sizes(dialog):
    assert dialog.table.lines() == [
        ("Everything", "1,234", "52 KB", "11 MB", "–", "–", "11 MB"),
        ("Followed and imported", "0", "1 byte", "–", "–", "–", "1 byte"),
        ("World", "0", "–", "–", "–", "–", "–"),
        ("The Paper", "0", "–", "–", "–", "–", "–"),
    ]
    assert dialog.words.isHidden()


def test_until_it_is_measured_the_dialog_says_so(make):
    dialog = make()
    assert dialog.words.text() == "Measuring what is there…"
    assert not dialog.keeping.isEnabled()


def test_an_empty_library_and_one_that_cannot_be_read_are_said_in_words(make):
    dialog = make()
    dialog.show_places(place("Everything", rule=Retention(), above_title=""))
    assert dialog.words.text() == "There is nothing in this library yet."
    dialog.fail("The disk was taken out.")
    assert dialog.words.text() == "The disk was taken out."
    assert dialog.words.property("error")


def test_the_whole_library_has_its_own_limits_and_nothing_above_it(dialog):
    assert shown(dialog) == ["For ever", "For ever", "For at most 90 days", "Without a limit"]
    box = dialog.keeping.rows["text_days"].choice
    assert [box.itemText(index) for index in range(box.count())] == ["For ever", "For at most"]


def test_a_place_that_says_nothing_keeps_as_the_one_above_it(dialog):
    dialog.table.choose("The Paper")
    assert shown(dialog) == [
        "As “World”: for ever", "As “World”: for ever", "As “World”: 90 days", "As “World”: without a limit",
    ]  # fmt: skip


def test_a_limit_is_made_changed_and_left_to_the_place_above_again(dialog):
    dialog.table.choose("World")
    choose(dialog, "picture_days", "For at most")
    dialog.keeping.rows["picture_days"].number.setValue(30)
    choose(dialog, "megabytes", "Without a limit")
    choose(dialog, "picture_days", "As “Everything”: for ever")
    assert dialog.heard == [
        Retention(folder=3, picture_days=180),
        Retention(folder=3, picture_days=30),
        Retention(folder=3, picture_days=30, megabytes=0),
        Retention(folder=3, megabytes=0),
    ]


def test_showing_a_place_makes_no_rule(dialog):
    for title in ("World", "The Paper", "Followed and imported", "Everything"):
        dialog.table.choose(title)
    dialog.show_places(ROOT)
    assert dialog.heard == []


def test_nothing_can_be_set_for_what_no_feed_delivered(dialog):
    dialog.table.choose("Followed and imported")
    assert not dialog.keeping.isEnabled()
    dialog.table.choose("World")
    assert dialog.keeping.isEnabled()


def test_the_chosen_place_and_the_folds_stay_when_the_table_is_shown_anew(dialog):
    dialog.table.choose("The Paper")
    dialog.table.topLevelItem(0).child(1).setExpanded(False)
    dialog.show_places(ROOT)
    assert dialog.table.currentItem().text(0) == "The Paper"
    dialog.table.choose("World")
    dialog.table.currentItem().setExpanded(False)
    dialog.show_places(ROOT)
    assert not dialog.table.currentItem().isExpanded()
    assert dialog.table.topLevelItem(0).isExpanded()


def test_what_is_fetched_ahead_is_chosen_here(dialog):
    for name, words in (("related_depth", "None"), ("related_megabytes", "Without a limit"),
                        ("save_on_metered", "Everything is fetched")):  # fmt: skip
        box = dialog.fetching.choices[name]
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
    assert dialog.heard == [("related_depth", 0), ("related_megabytes", 0), ("save_on_metered", False)]


def test_a_size_that_was_set_by_hand_is_shown_too(make):
    assert set(NAMES) == set(SETTINGS)
    by_hand = {**SETTINGS, "related_megabytes": 33}
    box = Storage(by_hand, parent=make()).fetching.choices["related_megabytes"]
    assert (box.currentText(), box.currentData()) == ("33 MB", 33)


def type_proxy(dialog, qtbot, text, key=Qt.Key.Key_Return):
    field = dialog.fetching.choices["proxy"].lineEdit()
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key)


def test_how_much_is_asked_at_once_is_chosen_here(dialog):
    for name, words in (("connections", "16"), ("connections_per_host", "1"), ("proxy", "None")):
        box = dialog.fetching.choices[name]
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
    assert dialog.heard == [("connections", 16), ("connections_per_host", 1), ("proxy", "none")]


def test_a_proxy_of_ones_own_is_typed_and_enter_does_not_close_the_dialog(dialog, qtbot):
    qtbot.waitExposed(dialog)
    type_proxy(dialog, qtbot, "socks5://127.0.0.1:1080")
    assert dialog.heard == [("proxy", "socks5://127.0.0.1:1080")]
    assert dialog.isVisible()
    type_proxy(dialog, qtbot, "as the system says")
    assert dialog.heard[1:] == [("proxy", "system")]


def test_what_is_no_proxy_is_said_and_changes_nothing(dialog, qtbot):
    qtbot.waitExposed(dialog)
    type_proxy(dialog, qtbot, "my proxy")
    assert dialog.heard == []
    assert dialog.fetching.words == ("“my proxy” is no proxy; type it as http://host:port or socks5://host:port.")
    type_proxy(dialog, qtbot, "none")
    assert dialog.fetching.words == ""


def test_a_proxy_with_a_password_is_refused_as_the_settings_are_no_place_for_it(dialog, qtbot):
    qtbot.waitExposed(dialog)
    type_proxy(dialog, qtbot, "http://me:secret@proxy.example:3128")
    assert dialog.heard == []
    assert dialog.fetching.words != ""


def test_a_proxy_that_was_set_is_shown(make):
    typed = {**SETTINGS, "proxy": "http://proxy.example:3128", "connections": 12}
    choices = Storage(typed, parent=make()).fetching.choices
    assert choices["proxy"].currentText() == "http://proxy.example:3128"
    assert choices["connections"].currentText() == "12"


def test_the_errands_are_asked_for(dialog):
    dialog.clean_up.click()
    dialog.reread.click()
    assert dialog.heard == ["clean up", "read again"]


def test_a_locked_library_shows_everything_and_lets_nothing_be_changed(make):
    dialog = make(locked=True)
    dialog.show_places(ROOT)
    parts = (dialog.keeping, dialog.fetching, dialog.clean_up, dialog.reread)
    assert not any(part.isEnabled() for part in parts)
    assert dialog.table.isEnabled()


def test_everything_in_the_dialog_has_a_name(dialog):
    kinds = (QComboBox, QSpinBox, QTreeWidget)
    nameless = [
        type(part).__name__ for kind in kinds for part in dialog.findChildren(kind) if not part.accessibleName()
    ]
    nameless += [part.objectName() for part in dialog.findChildren(QAbstractButton) if not part.text()]
    assert nameless == []
