import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItemIterator, QWidget

from reader.progress import Listed
from reader.ui.dialogs.import_feeds import ImportFeeds

HARBOUR = Listed(path=("World", "Asia"), title="海港报", url="https://harbour.example/rss")
KNOWN = Listed(path=("World", "Asia"), title="China Gazette", url="https://gazette.example/rss", known=3)
QUAY = Listed(path=("World",), title="Quay", url="https://quay.example/feed")
TWICE = Listed(path=("Again",), title="Quay again", url="https://www.quay.example/feed/", twice=True)
BROKEN = Listed(title="Disk", url="file:///x", problem="Its address is not on the web.")
ALONE = Listed(title="Alone", url="https://alone.example/feed")
ALL = (HARBOUR, KNOWN, QUAY, TWICE, BROKEN, ALONE)
BOXES = {Qt.CheckState.Checked: "[x] ", Qt.CheckState.Unchecked: "[ ] ", Qt.CheckState.PartiallyChecked: "[-] "}


@pytest.fixture
def show(qtbot):
    parent = QWidget()  # a dialog deletes itself when it is closed
    qtbot.addWidget(parent)

    def make(*entries):
        dialog = ImportFeeds("Mine", entries, parent)
        dialog.heard = []
        dialog.chosen.connect(dialog.heard.append)
        dialog.stopped.connect(lambda: dialog.heard.append("stopped"))
        dialog.show()
        return dialog

    yield make
    parent.close()


def lines(dialog):
    """Draw what is in sight of the tree."""
    drawn, each = [], QTreeWidgetItemIterator(dialog.tree, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
    while item := each.value():
        depth, above = 0, item.parent()
        while above is not None:
            depth, above = depth + 1, above.parent()
        box = item.data(0, Qt.ItemDataRole.CheckStateRole)
        drawn.append("  " * depth + ("" if box is None else BOXES[Qt.CheckState(box)]) + item.text(0))
        each += 1
    return drawn


def item(dialog, title):
    (found,) = dialog.tree.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def tick(dialog, title, on):
    item(dialog, title).setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_what_is_new_is_ticked_and_the_rest_says_why_not(show):
    dialog = show(*ALL)
    assert lines(dialog) == [
        "[x] World",
        "  [x] Asia",
        "    [x] 海港报",
        "    China Gazette",
        "  [x] Quay",
        "Again",
        "  Quay again",
        "Disk",
        "[x] Alone",
    ]
    said = [item(dialog, title).text(1) for title in ("海港报", "China Gazette", "Quay again", "Disk")]
    assert said == [
        "harbour.example",
        "In the library already",
        "Named before in this list",
        "Its address is not on the web.",
    ]
    assert dialog.words == (
        "“Mine” names 6 feeds: 3 are new, 1 is in the library already, 1 is named twice, 1 is without a usable address."
    )
    assert dialog.act.text() == "Add 3 Feeds"


def test_exactly_what_is_ticked_is_asked_for(show):
    dialog = show(*ALL)
    tick(dialog, "Quay", False)
    assert dialog.act.text() == "Add 2 Feeds"
    dialog.act.click()
    assert dialog.heard == [(HARBOUR.url, ALONE.url)]


def test_a_folder_ticks_what_is_below_it_and_shows_how_that_stands(show):
    dialog = show(*ALL)
    tick(dialog, "Quay", False)
    assert lines(dialog)[:2] == ["[-] World", "  [x] Asia"]
    tick(dialog, "海港报", False)
    assert lines(dialog)[:2] == ["[ ] World", "  [ ] Asia"]
    tick(dialog, "World", True)
    assert dialog.tree.chosen == (HARBOUR.url, QUAY.url, ALONE.url)
    tick(dialog, "Asia", False)
    assert lines(dialog)[0] == "[-] World"
    assert dialog.tree.chosen == (QUAY.url, ALONE.url)


def test_what_cannot_be_added_cannot_be_ticked(show):
    dialog = show(*ALL)
    for title in ("China Gazette", "Quay again", "Disk"):
        assert not item(dialog, title).flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert item(dialog, title).isDisabled()


def test_all_and_none(show):
    dialog = show(*ALL)
    dialog.none.click()
    assert dialog.tree.chosen == ()
    assert not dialog.act.isEnabled()
    dialog.all.click()
    assert dialog.act.text() == "Add 3 Feeds"


def many(count):
    return [Listed(path=("Tech",), title=f"Blog {n}", url=f"https://blog{n}.example/feed") for n in range(count)]


def test_a_long_list_can_be_searched_and_ticked_by_what_is_in_sight(show):
    dialog = show(*ALL, *many(20))
    assert dialog.search.isVisible()
    dialog.none.click()
    dialog.search.setText("blog 7")
    assert lines(dialog) == ["[ ] Tech", "  [ ] Blog 7", "  [ ] Blog 17"]
    tick(dialog, "Tech", True)
    dialog.search.setText("asia")
    assert lines(dialog) == ["[ ] World", "  [ ] Asia", "    [ ] 海港报", "    China Gazette"]
    dialog.all.click()
    dialog.search.clear()
    assert dialog.tree.chosen == (HARBOUR.url, "https://blog7.example/feed", "https://blog17.example/feed")


def test_a_short_list_needs_no_search(show):
    assert not show(*ALL).search.isVisible()


def test_enter_in_the_search_adds_nothing(show, qtbot):
    dialog = show(*ALL, *many(20))
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.search, "Blog")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.heard == []
    assert dialog.isVisible()


def test_where_nothing_is_new_there_is_only_to_close(show):
    dialog = show(KNOWN, TWICE, BROKEN)
    assert [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()] == ["Close"]


def test_a_list_without_feeds_says_so(show):
    dialog = show()
    assert dialog.words == "“Mine” names no feeds."
    assert not dialog.tree.isVisible()


def test_while_they_are_added_nothing_can_be_chosen_and_closing_stops_it(show):
    dialog = show(*ALL)
    dialog.act.click()
    dialog.work(1, 3, "Quay")
    assert not dialog.tree.isEnabled()
    assert not dialog.act.isEnabled()
    dialog.reject()
    assert dialog.heard[-1] == "stopped"


def test_a_failure_is_said_and_the_choice_stays(show):
    dialog = show(*ALL)
    tick(dialog, "Quay", False)
    dialog.act.click()
    dialog.fail("The disk is full.")
    assert dialog.words == "The disk is full."
    assert dialog.act.text() == "Add 2 Feeds"
    dialog.act.click()
    assert len(dialog.heard) == 2
    assert "The disk is full." not in dialog.words


def test_a_list_of_thousands_is_there_at_once(show):
    dialog = show(*(Listed(path=(f"F{n % 50}",), title=f"B{n}", url=f"https://b{n}.example/") for n in range(5_000)))
    assert len(dialog.tree.chosen) == 5_000
    dialog.none.click()
    assert dialog.tree.chosen == ()
