from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.model import FoundFeed
from reader.progress import Add
from reader.ui.dialogs.add_feed import AddFeed

POST = FoundFeed(
    url="https://harbour.example/rss",
    title="海港报",
    articles=30,
    week=12.0,
    newest=(("Tide", 1_750_000_000), ("Fog", None)),
)
COMMENTS = FoundFeed(
    url="https://harbour.example/comments", title="Comments", kind="Atom", newest=(("Re: Tide", None),)
)
HERE = FoundFeed(url="https://harbour.example/old", title="Archive", known=4)
BROKEN = FoundFeed(url="https://harbour.example/bad", title="", error="It answered with error 500.")


@pytest.fixture
def make(qtbot):
    QGuiApplication.clipboard().clear()
    parent = QWidget()  # the dialog deletes itself when it is closed
    qtbot.addWidget(parent)

    def one(folder="World"):
        made = AddFeed(("World", "World/Asia"), folder, parent)
        made.heard = []
        for signal in (made.looked, made.chosen, made.known):
            signal.connect(made.heard.append)
        made.stopped.connect(lambda: made.heard.append("stopped"))
        made.show()
        return made

    yield one
    parent.close()


@pytest.fixture
def dialog(make):
    return make()


def find(dialog, *feeds):
    dialog.address.setText("harbour.example")
    dialog.go_on()
    dialog.show_found(feeds)
    dialog.heard.clear()


def test_whatever_is_typed_is_looked_for(dialog):
    dialog.address.setText("  see feed:harbour.example/rss ")
    dialog.go_on()
    assert dialog.heard == ["see feed:harbour.example/rss"]
    assert dialog.words == "Looking for feeds there…"
    assert not dialog.address.isEnabled()


def test_nothing_typed_is_said_in_words(dialog):
    dialog.address.setText("   ")
    dialog.go_on()
    assert dialog.heard == []
    assert "address" in dialog.words


def test_what_was_found_is_shown_with_its_newest_stories_before_it_is_added(dialog):
    find(dialog, POST)
    assert dialog.found.isVisible()
    assert dialog.found.preview() == [("Tide", "15 Jun 2025"), ("Fog", "")]
    assert dialog.name.placeholderText() == "海港报"
    assert dialog.act.text() == "Add"


def test_enter_looks_and_enter_again_adds(dialog, qtbot):
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.address, "harbour.example")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert dialog.heard == ["harbour.example"]
    dialog.show_found([POST])
    assert dialog.act.isDefault()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.heard[1:] == [(Add(url=POST.url, folder="World"),)]


def test_a_name_and_a_folder_of_ones_own(dialog):
    find(dialog, POST)
    dialog.name.setText(" Harbour ")
    dialog.folder.setCurrentText("Travel › By sea")
    assert dialog.folder.is_new
    dialog.go_on()
    assert dialog.heard == [(Add(url=POST.url, folder="Travel/By sea", title="Harbour"),)]


@pytest.mark.parametrize(
    ("typed", "path"),
    [("", ""), ("World › Asia", "World/Asia"), ("world", "World"), (" New / Sub /", "New/Sub"), ("技术", "技术")],
)
def test_a_folder_is_chosen_or_typed(dialog, typed, path):
    dialog.folder.setCurrentText(typed)
    assert dialog.folder.path == path


def test_of_several_the_first_new_one_is_ticked_and_others_can_be(dialog):
    find(dialog, HERE, POST, COMMENTS, BROKEN)
    assert dialog.words == "4 feeds were found. Tick those that you want."
    assert dialog.found.chosen == (POST,)
    dialog.found.tick(COMMENTS.url)
    assert dialog.act.text() == "Add 2 Feeds"
    assert not dialog.name.isEnabled()
    dialog.name.setText("ignored")
    dialog.go_on()
    assert dialog.heard == [(Add(url=POST.url, folder="World"), Add(url=COMMENTS.url, folder="World"))]


def test_the_one_pointed_at_is_previewed(dialog):
    find(dialog, POST, COMMENTS)
    dialog.found.list.setCurrentItem(dialog.found.list.topLevelItem(1))
    assert dialog.found.preview() == [("Re: Tide", "")]


def test_what_is_here_already_or_cannot_be_read_has_no_box_and_says_so(dialog):
    find(dialog, POST, HERE, BROKEN)
    lines = [dialog.found.list.topLevelItem(number) for number in range(3)]
    assert [line.data(0, Qt.ItemDataRole.CheckStateRole) is not None for line in lines] == [True, False, False]
    assert [line.text(1) for line in lines[1:]] == ["In the library already", "It answered with error 500."]


def test_with_nothing_ticked_nothing_can_be_added(dialog):
    find(dialog, POST, COMMENTS)
    dialog.found.tick(POST.url, False)
    assert not dialog.act.isEnabled()


def test_a_feed_that_is_here_already_is_gone_to(dialog):
    find(dialog, HERE)
    assert dialog.words == "“Archive” is in the library already."
    assert not dialog.folder.isVisible()
    dialog.go_on()
    assert dialog.heard == [4]
    assert not dialog.isVisible()


def test_where_nothing_is_found_it_says_what_to_do(dialog):
    find(dialog)
    assert dialog.words.startswith("No feed was found there. Look on the page for a link called RSS")
    assert dialog.address.isEnabled()
    assert dialog.act.text() == "Look"


def test_a_failure_is_said_and_enter_tries_again(dialog, qtbot):
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.address, "harbour.example")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    dialog.fail("There is no connection.")
    assert dialog.words == "There is no connection."
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert dialog.heard == ["harbour.example"] * 2


def test_another_address_makes_what_was_found_go(dialog, qtbot):
    find(dialog, POST)
    qtbot.keyClicks(dialog.address, "/news")
    assert not dialog.found.isVisible()
    assert dialog.words == ""
    assert dialog.act.text() == "Look"


def test_looking_is_stopped_and_the_dialog_stays(dialog):
    dialog.address.setText("harbour.example")
    dialog.go_on()
    assert dialog.leave.text() == "Stop"
    dialog.leave.click()
    assert dialog.heard[-1] == "stopped"
    assert dialog.isVisible()
    assert dialog.address.isEnabled()


def test_closing_the_dialog_stops_it_too(dialog):
    dialog.address.setText("harbour.example")
    dialog.go_on()
    dialog.close()
    assert dialog.heard[-1] == "stopped"
    assert not dialog.isVisible()


def test_when_adding_fails_the_choice_stays(dialog):
    find(dialog, POST)
    dialog.go_on()
    assert not dialog.folder.isEnabled()
    dialog.fail("The disk is full.")
    assert dialog.words == "The disk is full."
    dialog.go_on()
    assert len(dialog.heard) == 2


@pytest.mark.parametrize(
    "copied", ["https://copied.example/feed", "feed:https://copied.example/feed", "feed://copied.example/feed"]
)
def test_an_address_just_copied_is_there_and_selected(make, copied):
    QGuiApplication.clipboard().clear()
    QGuiApplication.clipboard().setText(copied)
    made = make()
    assert made.address.text() == made.address.selectedText() == copied


@pytest.mark.parametrize("copied", ["", "some words", "file:///etc/passwd", "https://" + "x" * 600])
def test_what_was_copied_and_is_no_address_stays_out(make, copied):
    QGuiApplication.clipboard().setText(copied)
    assert make().address.text() == ""
    QGuiApplication.clipboard().clear()


def test_what_strangers_wrote_is_no_html_in_a_tooltip(dialog):
    find(dialog, replace(POST, newest=(("<img src=x>", None),)))
    assert dialog.found.stories.topLevelItem(0).toolTip(0) == "<p>&lt;img src=x&gt;</p>"
