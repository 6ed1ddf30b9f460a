"""What a reader does in the window, from the first click to the library and back."""

import subprocess
import sys
from dataclasses import replace

import pytest
from builders import article
from desks import fill
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QProgressBar,
    QTableView,
    QTreeView,
    QWidget,
)

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Mark, Origin, Scope
from reader.progress import Done, Failed, FeedPolled, Follow, Progress, Sample, Sync
from reader.settings import Settings
from reader.store import Store
from reader.ui.catalogue import Entry
from reader.ui.dialogs.naming import Naming
from reader.ui.outside import Outside


@pytest.fixture
def desk(library, open_desk):
    fill(library, article("Crane"), article("Ferry"), article("Nets"))
    return open_desk()


def test_a_start_lists_what_is_unread(desk):
    assert desk.window.column.title == "Unread"
    assert desk.titles() == ["Crane", "Ferry", "Nets"]


def test_a_story_chosen_in_the_list_is_shown_and_marked_read(desk, library):
    desk.open("Ferry")
    desk.until(lambda: desk.unread() == ["Crane", "Nets"])
    assert list(library.ids(UNREAD)) == [row.id for row in desk.rows() if row.title != "Ferry"]


def test_what_was_read_stays_in_unread_until_the_reader_goes_elsewhere(desk):
    desk.open("Ferry")
    desk.until(lambda: desk.unread() == ["Crane", "Nets"])
    assert desk.titles() == ["Crane", "Ferry", "Nets"]
    desk.choose(Scope(feed=1), "The Paper")
    desk.choose(UNREAD, "Unread")
    assert desk.titles() == ["Crane", "Nets"]


def test_with_the_setting_off_a_story_shown_stays_unread(desk, library):
    desk.settings["read_when_shown"] = False
    desk.open("Ferry")
    assert len(library.ids(UNREAD)) == 3


@pytest.mark.parametrize("name", ["sync_by_itself", "read_when_shown"])
def test_a_setting_is_switched_in_its_menu(desk, name):
    before = desk.settings[name]
    assert desk.window.made[name].isChecked() is before
    desk.run(name)
    assert desk.settings[name] is not before


def test_a_story_set_unread_again_while_it_is_open_stays_so(desk):
    desk.open("Ferry")
    desk.until(lambda: "Ferry" not in desk.unread())
    desk.run("toggle_read")
    desk.until(lambda: "Ferry" in desk.unread())
    desk.pane.shown.emit(desk.pane.article)  # set anew, in another size of type
    desk.settle()
    assert "Ferry" in desk.unread()


def test_one_key_bookmarks_and_the_star_shows_after_the_write(desk, library, monkeypatch):
    desk.open("Ferry")
    seen = []
    mark = Store.mark

    def watched(store, ids, *marks, **how):
        if Mark.BOOKMARK in marks:
            seen.append(any(row.bookmarked for row in desk.rows()))
        return mark(store, ids, *marks, **how)

    monkeypatch.setattr(Store, "mark", watched)
    desk.press(Qt.Key.Key_B)
    desk.until(lambda: [row.title for row in desk.rows() if row.bookmarked] == ["Ferry"])
    assert seen == [False]
    desk.until(lambda: desk.window.made["bookmark"].text() == "Remove Bookmark")
    assert list(library.ids(BOOKMARKS)) == [desk.pane.article]


def test_keys_walk_through_the_list(desk):
    walked = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_N):
        before = desk.shown()
        desk.press(key)
        desk.until(lambda before=before: desk.shown() not in ("", before))
        desk.settle()
        walked.append(desk.shown())
    assert walked == ["Crane", "Ferry", "Crane", "Nets"]


@pytest.mark.parametrize("place", ["tree", "articles"])
def test_keys_are_heard_wherever_the_keyboard_is(desk, library, monkeypatch, place):
    browsed = []
    monkeypatch.setattr(Outside, "open", lambda _self, url: browsed.append(url))
    where = getattr(desk.desk, place)
    where.setFocus()

    def press(*keys):
        QTest.keyClick(where, *keys)

    press(Qt.Key.Key_J)
    desk.until(lambda: desk.shown() == "Crane")
    press(Qt.Key.Key_N)
    desk.until(lambda: desk.shown() == "Ferry")
    press(Qt.Key.Key_K)
    desk.until(lambda: desk.shown() == "Crane")
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.until(lambda: desk.shown() == "Ferry")
    press(Qt.Key.Key_B)
    desk.until(lambda: [row.title for row in desk.rows() if row.bookmarked] == ["Ferry"])
    press(Qt.Key.Key_M)
    desk.until(lambda: "Ferry" in desk.unread())
    press(Qt.Key.Key_O)
    desk.until(lambda: browsed == ["https://paper.example/ferry"])
    press(Qt.Key.Key_Space)
    desk.until(lambda: desk.shown() == "Nets")


def test_a_right_click_is_about_the_row_under_it_and_opens_nothing(desk, library):
    desk.open("Crane")
    spot = desk.desk.articles.visualRect(desk.desk.rows.index(2, 0)).center()
    viewport = desk.desk.articles.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, spot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, asked)
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    assert (desk.shown(), desk.unread()) == ("Crane", ["Ferry", "Nets"])
    assert "Mark as Read" in [action.text() for action in menu.actions()]
    menu.setActiveAction(desk.window.made["bookmark"])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.until(lambda: [row.title for row in desk.rows() if row.bookmarked] == ["Nets"])
    desk.settle()
    assert (desk.shown(), desk.unread()) == ("Crane", ["Ferry", "Nets"])
    assert desk.window.made["toggle_read"].text() == "Mark as Unread"
    desk.run("bookmark")
    desk.until(lambda: [row.title for row in desk.rows() if row.bookmarked] == ["Crane", "Nets"])


def test_a_story_without_an_address_offers_no_link(desk, library):
    (letter,), _ = library.keep([replace(article("A letter"), url="")], origin=Origin.IMPORTED, now=9)
    desk.pane.article_asked.emit(letter)
    desk.until(lambda: desk.shown() == "A letter")
    assert [name for name in ("open_in_browser", "copy_link", "copy_citation", "mail") if desk.can(name)] == [
        "copy_citation", "mail",
    ]  # fmt: skip


def test_letters_typed_into_the_search_field_are_words(desk):
    desk.run("find")
    QTest.keyClicks(desk.window.tools.search, "jknbm o")
    assert desk.window.tools.search.text() == "jknbm o"
    assert desk.shown() == ""
    assert desk.unread() == ["Crane", "Ferry", "Nets"]


@pytest.mark.parametrize(("key", "words"), [(Qt.Key.Key_Escape, ""), (Qt.Key.Key_Down, "ferry")])
def test_the_keyboard_goes_from_the_search_field_to_the_list(desk, key, words):
    desk.run("find")
    QTest.keyClicks(desk.window.tools.search, "ferry")
    QTest.keyClick(desk.window.tools.search, key)
    assert desk.window.focusWidget() is desk.desk.articles
    assert desk.window.tools.search.text() == words


def test_letters_typed_into_a_new_name_are_letters(desk, library):
    desk.choose(Scope(feed=1), "The Paper")
    desk.run("rename")
    editor = desk.desk.tree.findChild(QLineEdit)
    QTest.keyClicks(editor, "JB")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: library.feeds()[0].title == "JB")
    assert list(library.ids(BOOKMARKS)) == []


def test_space_at_the_end_of_a_page_goes_to_the_next_unread_story(desk):
    desk.open("Crane")
    desk.press(Qt.Key.Key_Space)
    desk.until(lambda: desk.shown() == "Ferry")


def test_back_and_forward_lead_over_stories_and_the_list_follows(desk):
    desk.open("Crane")
    desk.open("Nets")
    desk.run("back")
    desk.until(lambda: desk.shown() == "Crane")
    assert desk.desk.articles.current_id() == desk.pane.article
    desk.run("forward")
    desk.until(lambda: desk.shown() == "Nets")
    assert not desk.can("forward")


def test_the_title_counts_and_search_finds_and_leads_back(desk):
    desk.search("ferry")
    desk.until(lambda: desk.titles() == ["Ferry"])
    desk.window.tools.search.clear()
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets"])
    assert desk.window.column.title == "Unread"


def test_a_bookmark_does_not_set_the_page_anew_under_the_reader(desk):
    desk.open("Ferry")
    desk.run("bookmark")
    desk.until(lambda: any(row.bookmarked for row in desk.rows()))
    desk.settle()
    assert desk.pane.refreshed == 0


def test_a_search_from_the_bookmarks_looks_among_them_alone(desk, library):
    library.mark([library.find("https://paper.example/nets")], Mark.BOOKMARK)
    desk.choose(BOOKMARKS, "Bookmarks")
    desk.search("ferry")
    desk.until(lambda: desk.titles() == [])
    desk.search("nets")
    desk.until(lambda: desk.titles() == ["Nets"])


def test_an_answer_that_comes_when_the_reader_has_gone_on_is_dropped(desk, library):
    fill(library, article("Far"), title="Other", url="https://other.example/feed")
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.tree.choose(Scope(feed=2)))
    desk.desk.tree.choose(Scope(feed=1))  # before the first was answered
    desk.until(lambda: desk.window.column.title == "The Paper")
    desk.settle()
    assert desk.titles() == ["Crane", "Ferry", "Nets"]


# Undo


def test_marking_all_read_is_undone_for_those_that_were_unread(desk, library):
    library.mark([library.find("https://paper.example/crane")], Mark.READ)
    desk.choose(Scope(feed=1), "The Paper")
    desk.run("mark_all_read")
    desk.until(lambda: desk.unread() == [])
    assert desk.said() == "Marked all of The Paper as read."
    desk.run("undo")
    desk.until(lambda: desk.unread() == ["Ferry", "Nets"])
    assert desk.said() == ""
    desk.run("redo")
    desk.until(lambda: desk.unread() == [])


def test_a_deleted_feed_comes_back_by_the_quiet_bar(desk, library):
    desk.choose(Scope(feed=1), "The Paper")
    desk.run("delete")
    desk.until(lambda: desk.said() == "Deleted “The Paper”.")
    assert library.feeds() == ()
    desk.window.said.press("Undo")
    desk.until(lambda: desk.window.column.title == "The Paper")  # where the reader was
    desk.settle()
    assert desk.titles() == ["Crane", "Ferry", "Nets"]


def test_a_renamed_feed_gets_its_name_back(desk):
    desk.desk.library.rename_scope(Scope(feed=1), "Evening Paper")
    desk.until(lambda: [feed.title for feed in desk.desk.contents.tree.feeds] == ["Evening Paper"])
    desk.until(lambda: desk.window.made["undo"].text() == "Undo: Renamed to “Evening Paper”")
    desk.run("undo")
    desk.until(lambda: [feed.title for feed in desk.desk.contents.tree.feeds] == ["The Paper"])
    assert not desk.can("undo")


@pytest.mark.parametrize("scope", [Scope(feed=1), Scope(folder=1)], ids=["feed", "folder"])
def test_a_list_is_called_what_its_place_in_the_tree_was_renamed_to(desk, library, scope):
    library.add_folder(("World",))
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.tree.choose(scope))
    desk.until(lambda: desk.window.column.title in ("The Paper", "World"))
    desk.settle()
    desk.desk.library.rename_scope(scope, "Evening")
    desk.until(lambda: desk.window.column.title == "Evening")
    assert desk.window.windowTitle() == "Evening — Broadsheet"


def test_the_words_of_a_search_stay_over_its_list_when_a_feed_is_renamed(desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.search("ferry")
    desk.settle()
    desk.desk.library.rename_scope(Scope(feed=1), "Evening")
    desk.until(lambda: desk.desk.contents.tree.feeds[0].title == "Evening")
    desk.settle()
    assert desk.window.column.title == "“ferry” in everything"
    desk.search("")
    desk.until(lambda: desk.window.column.title == "Evening")


def test_a_new_folder_lies_in_the_chosen_one_and_can_be_taken_back(desk, library):
    library.add_folder(("World",))
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.tree.model().has_papers() and desk.desk.contents.tree.folders)
    desk.choose(Scope(folder=1), "World")
    desk.run("new_folder")
    dialog = desk.window.findChild(Naming)
    dialog.name.setText("Asia")
    dialog.make()
    desk.until(lambda: [folder.title for folder in desk.desk.contents.tree.folders] == ["World", "Asia"])
    desk.run("undo")
    desk.until(lambda: [folder.title for folder in desk.desk.contents.tree.folders] == ["World"])


def test_the_delete_key_is_about_papers_only_where_the_tree_has_the_keyboard(desk, library):
    desk.choose(Scope(feed=1), "The Paper")
    desk.window.activateWindow()
    desk.desk.articles.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert len(library.feeds()) == 1
    desk.desk.tree.setFocus()
    QTest.keyClick(desk.desk.tree, Qt.Key.Key_Delete)
    desk.until(lambda: library.feeds() == ())


# Links


def test_a_link_to_a_story_in_the_library_opens_it(desk, library):
    desk.open("Crane")
    desk.pane.web_asked.emit("https://paper.example/nets")
    desk.until(lambda: desk.shown() == "Nets")
    assert desk.worker.heard == []


def test_a_link_to_elsewhere_is_fetched_and_shown_when_it_is_there(desk, library):
    desk.open("Crane")
    desk.pane.web_asked.emit("https://far.example/story")
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [Follow(request=1, url="https://far.example/story")]
    assert "far.example" in desk.pane.words
    (followed,), _ = library.keep([article("Far", url="https://far.example/story")], origin=Origin.FOLLOWED, now=1)
    desk.worker.answer(Done(articles=(followed,)))
    desk.until(lambda: desk.shown() == "Far")
    desk.run("back")
    desk.until(lambda: desk.shown() == "Crane")


def test_a_link_that_cannot_be_fetched_says_why_and_may_be_tried_again_or_opened_elsewhere(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(Outside, "open", lambda _self, url: opened.append(url))
    desk.pane.web_asked.emit("https://far.example/story")
    desk.until(lambda: desk.worker.heard)
    desk.worker.answer(Failed(error="There is no network."))
    desk.until(lambda: "There is no network." in desk.pane.words)
    desk.pane.share_asked.emit("browser")
    assert opened == ["https://far.example/story"]
    desk.pane.share_asked.emit("again")
    desk.until(lambda: len(desk.worker.heard) == 2)


def test_a_page_that_comes_after_the_reader_went_on_is_not_forced_on_them(desk, library):
    desk.pane.web_asked.emit("https://far.example/story")
    desk.until(lambda: desk.worker.heard)
    desk.open("Nets")
    (followed,), _ = library.keep([article("Far", url="https://far.example/story")], origin=Origin.FOLLOWED, now=1)
    desk.worker.answer(Done(articles=(followed,)))
    desk.settle()
    assert desk.shown() == "Nets"


def test_following_can_be_stopped(desk):
    desk.pane.web_asked.emit("https://far.example/story")
    desk.until(lambda: desk.worker.heard)
    desk.pane.share_asked.emit("stop")
    assert desk.worker.cancelled == [1]


def test_a_prefetched_story_is_listed_from_when_it_is_opened(desk, library):
    (ahead,), _ = library.keep([article("Ahead")], origin=Origin.PREFETCHED, now=1)
    desk.pane.article_asked.emit(ahead)
    desk.until(lambda: desk.shown() == "Ahead")
    desk.settle()
    assert library.article(ahead).origin is Origin.FOLLOWED


def test_a_title_without_an_address_is_searched_for(desk):
    desk.pane.search_asked.emit("Nets")
    desk.until(lambda: desk.titles() == ["Nets"])
    assert desk.window.tools.search.text() == "Nets"
    assert desk.window.tools.search.cursorPosition() == 0


def test_a_search_that_finds_nothing_says_where_it_looked(desk):
    desk.search("zebra")
    assert desk.window.column.title == "“zebra” in everything"
    empty = "Nothing found for “zebra” in titles, standfirsts and bylines."
    desk.until(lambda: desk.desk.articles.empty_text == empty)


def test_a_named_story_that_is_not_here_offers_a_next_step(desk):
    desk.open("Crane")
    desk.pane.search_asked.emit("Zebra")
    desk.until(lambda: "“Zebra” is not in the library yet" in desk.desk.articles.empty_text)
    assert "Press O" in desk.desk.articles.empty_text
    desk.search("zebra")
    desk.until(lambda: desk.desk.articles.empty_text.startswith("Nothing found"))


@pytest.mark.parametrize(
    ("kind", "copied"),
    [("copy-link", "https://paper.example/crane"), ("copy-citation", "Crane - The Paper, ")],
)
def test_sharing_copies(desk, kind, copied):
    desk.open("Crane")
    QGuiApplication.clipboard().clear()
    desk.pane.share_asked.emit(kind)
    desk.until(lambda: QGuiApplication.clipboard().text().startswith(copied))


def test_a_mail_is_begun_in_the_mail_program(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(Outside, "open", lambda _self, url: opened.append(url))
    desk.open("Crane")
    desk.run("mail")
    desk.until(lambda: opened)
    assert opened[0].startswith("mailto:?subject=Crane&body=Crane%20-%20The%20Paper")


# Files


def test_subscriptions_and_bookmarks_are_saved_as_files(desk, library, tmp_path):
    library.mark([library.find("https://paper.example/nets")], Mark.BOOKMARK)
    desk.desk.library.write_opml(str(tmp_path / "out.opml"))
    desk.desk.library.write_bookmarks(str(tmp_path / "out.html"))
    desk.settle()
    assert 'xmlUrl="https://paper.example/feed"' in (tmp_path / "out.opml").read_text()
    page = (tmp_path / "out.html").read_text()
    assert "Nets" in page
    assert "Ferry" not in page


def test_a_file_that_cannot_be_written_is_told(desk, tmp_path):
    desk.desk.library.write_opml(str(tmp_path / "no such folder" / "out.opml"))
    desk.until(lambda: "cannot be written" in desk.said())


# The worker


def test_progress_is_a_count_and_its_end_a_few_words(desk):
    desk.run("sync_all")
    assert desk.worker.heard == [Sync(request=1, all=True)]
    desk.worker.answer(Progress(done=12, total=40, text="The Paper"))
    assert desk.window.status.count == "12 of 40"
    assert desk.can("cancel")
    desk.worker.answer(FeedPolled(feed=1, new=3))
    desk.worker.answer(Done())
    assert (desk.window.status.count, desk.window.status.words) == ("", "3 new articles.")


def test_stop_cancels_what_is_fetched(desk):
    desk.run("sync_all")
    desk.run("cancel")
    assert desk.worker.cancelled == [1]


def test_a_feed_that_failed_says_so_above_its_list_and_can_be_tried_again(desk, library):
    (feed,) = library.feeds()
    library.update_feeds([replace(feed, error="The server does not answer.")])
    desk.desk.contents.read()
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: desk.window.column.trouble.text == "The server does not answer.")
    desk.window.column.trouble.press("Try again")
    assert desk.worker.heard == [Sync(request=1, feeds=(1,))]
    desk.choose(UNREAD, "Unread")
    assert desk.window.column.trouble.text == ""


def test_what_another_process_writes_shows_within_two_seconds_and_the_place_is_kept(desk, library, tmp_path):
    desk.open("Ferry")
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from builders import NOW, article; from reader.store import Store\n"
        "with Store.open(Path(sys.argv[1])) as store: store.deliver(1, [article('Late', published=NOW)], NOW + 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path), "tests"], check=True)
    desk.qtbot.waitUntil(lambda: "Late" in desk.titles(), timeout=20_000)
    assert desk.shown() == "Ferry"
    assert desk.desk.articles.selected_ids() == (desk.pane.article,)


def test_papers_from_the_catalogue_are_there_at_once_and_then_fetched(desk, library):
    entry = Entry(title="World", url="https://c.example/world", language="en", group=("China", "China Daily"))
    desk.desk.subscribing.subscribe((entry,))
    desk.until(lambda: desk.window.column.title == "World")
    assert desk.worker.heard == [Sync(request=1, feeds=(2,))]
    assert desk.desk.contents.path(library.feeds([2])[0].folder) == ("China", "China Daily")


# The first start, and the next one


def test_a_new_library_gets_the_sample_paper_once_and_its_first_story_is_opened(open_desk, library, tmp_path):
    desk = open_desk()
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [Sample(request=1)]
    desk.until(lambda: desk.desk.articles.empty_text == "Unpacking the sample paper…" in desk.pane.words)
    assert desk.window.notice.text == ""
    feed, _ = library.add_feed(url="sample:", title="The Harbour Gazette", sample=True)
    library.deliver(feed.id, [article("Lead"), article("Second", published=1)], 9)
    desk.worker.answer(Done(feeds=(feed.id,)))
    desk.until(lambda: desk.shown() == "Lead")
    assert desk.window.column.title == "The Harbour Gazette"
    assert "Welcome" in desk.window.notice.text
    desk.run("remove_sample")
    desk.until(lambda: desk.desk.contents.tree.feeds == ())
    desk.desk.sample.give()
    assert len(desk.worker.heard) == 1
    assert Settings(tmp_path / "settings.json")["sample_given"]  # already now: no crash brings it back


def test_a_sample_that_cannot_be_unpacked_is_told_and_the_library_is_said_to_be_empty(open_desk):
    desk = open_desk()
    desk.until(lambda: desk.worker.heard)
    desk.worker.answer(Failed(error="The disk is full."))
    desk.until(lambda: desk.said() == "The disk is full.")
    assert desk.desk.articles.empty_text.startswith("No paper yet.")
    assert "Choose a story" in desk.pane.words


def test_the_removed_sample_is_brought_back_by_undo_and_kept_stories_stay(open_desk, library):
    feed, _ = library.add_feed(url="sample:", title="The Harbour Gazette", sample=True)
    library.deliver(feed.id, [article("Lead"), article("Second", published=1)], 9)
    library.mark([library.find("https://paper.example/second")], Mark.BOOKMARK)
    desk = open_desk()
    desk.until(lambda: desk.shown() == "Lead")  # nothing was ever opened, so the guide is
    desk.run("remove_sample")
    desk.until(lambda: desk.said() == "Removed the sample paper.")
    desk.choose(BOOKMARKS, "Bookmarks")
    assert desk.titles() == ["Second"]
    desk.run("undo")
    desk.until(lambda: desk.desk.contents.has_sample)
    assert desk.worker.heard == []


def test_a_library_that_holds_an_imported_text_is_not_new(open_desk, library):
    library.keep([article("A letter")], origin=Origin.IMPORTED, now=9)
    desk = open_desk()
    desk.until(lambda: desk.window.column.title == "Unread" and not desk.desk.jobs.busy)
    assert Sample(request=1) not in desk.worker.heard


def test_a_paper_that_was_just_added_shows_its_sections(desk, library):
    fill(library, article("News", section_path=("Trade",)), title="New Paper", url="https://new.example/feed")
    desk.desk.subscribing.added.emit(Scope(feed=2), False)
    desk.desk.contents.read()
    desk.until(lambda: desk.window.column.title == "New Paper")
    places = desk.desk.tree.model()
    assert desk.desk.tree.isExpanded(places.index_of(Scope(feed=2)))
    assert not desk.desk.tree.isExpanded(places.index_of(Scope(feed=1)))


def test_what_was_followed_and_read_is_found_again_under_all(desk, library):
    desk.pane.web_asked.emit("https://far.example/followed")
    desk.until(lambda: Follow(request=1, url="https://far.example/followed") in desk.worker.heard)
    (brought,), _ = library.keep([article("Followed")], origin=Origin.FOLLOWED, now=1)
    desk.worker.answer(Done(articles=(brought,)))
    desk.until(lambda: desk.shown() == "Followed")
    desk.choose(EVERYTHING, "All")
    assert [row.title for row in desk.rows() if row.read] == ["Followed"]


def test_a_story_that_is_purged_while_it_is_open_goes(desk, library):
    library.add_feed(url="sample:paper", title="The Sample", sample=True)
    library.deliver(2, [article("Sampled")], 9)
    desk.choose(Scope(feed=1), "The Paper")
    desk.run("delete")
    desk.choose(EVERYTHING, "All")
    desk.open("Sampled")
    desk.run("remove_sample")
    desk.desk.undo.write(lambda store: store.purge_deleted(2**40))
    desk.until(lambda: not desk.can("bookmark"))  # and the page says that it is gone
    desk.until(lambda: desk.desk.articles.empty_text == "No paper yet. Add one from the Library menu.")


@pytest.mark.parametrize(
    ("scope", "title", "words"),
    [
        (Scope(today=0), "Today", "Nothing new today."),
        (BOOKMARKS, "Bookmarks", "No bookmarks yet. Press B at a story to keep it."),
    ],
)
def test_an_empty_list_says_why(desk, scope, title, words):
    desk.choose(scope, title)
    assert desk.desk.articles.empty_text == words


def test_the_welcome_goes_for_good_when_it_is_closed(open_desk):
    desk = open_desk()
    desk.until(lambda: desk.worker.heard)
    desk.worker.answer(Failed(error="There is no sample."))
    desk.window.notice.closed.emit()
    assert desk.settings["welcomed"]


def test_the_next_start_shows_what_the_last_one_did(open_desk, library):
    fill(library, article("Crane"), article("Ferry"))
    first = open_desk()
    first.choose(Scope(feed=1), "The Paper")
    first.open("Ferry")
    first.run("theme_dark")
    first.desk.close()
    first.settings.save()
    second = open_desk()
    second.until(lambda: second.shown() == "Ferry")
    second.until(lambda: second.window.column.title == "The Paper")
    assert second.pane.theme == "dark"


def test_what_was_set_is_saved_soon_so_that_a_crash_loses_nothing_of_note(open_desk, library, tmp_path):
    fill(library, article("Crane"), article("Ferry"))
    desk = open_desk()
    desk.choose(Scope(feed=1), "The Paper")
    desk.open("Ferry")
    desk.run("theme_dark")
    desk.run("text_larger")
    desk.window.resize(1111, 777)
    desk.until(lambda: Settings(tmp_path / "settings.json")["theme"] == "dark")
    kept = Settings(tmp_path / "settings.json")
    assert (kept["last_scope"], kept["last_article"], kept["text_scale"]) == ({"feed": 1}, desk.pane.article, 1.1)
    assert kept["geometry"] == desk.settings["geometry"] != ""


# A library that can only be read


def test_a_library_that_can_only_be_read_says_so_and_offers_nothing_that_writes(open_desk, library, tmp_path):
    fill(library, article("Crane"))
    with Store.open(tmp_path, read_only=True) as store:
        desk = open_desk(store)
        desk.open("Crane")
        assert desk.window.notice.text == store.notice
        assert [a for a in ("bookmark", "toggle_read", "sync_all", "add_feed", "mark_all_read") if desk.can(a)] == []
        assert desk.can("copy_link")
        desk.pane.web_asked.emit("https://far.example/story")
        desk.until(lambda: "can only be read" in desk.pane.words)
        assert desk.worker.heard == []
        desk.close()  # before its library is


# How it makes room


def test_the_tree_makes_room_in_a_narrow_window_and_can_be_called(desk):
    desk.window.resize(1200, 700)
    desk.until(lambda: desk.desk.tree.isVisible())
    desk.window.resize(800, 700)
    desk.until(lambda: not desk.desk.tree.isVisible())
    desk.run("toggle_tree")
    assert desk.desk.tree.isVisible()
    desk.window.resize(1200, 700)
    desk.until(lambda: desk.desk.tree.isVisible())


def test_every_control_has_a_name_for_those_who_hear_the_window(desk):
    for action in ("add_feed", "catalogue", "shortcuts"):
        desk.run(action)
    kinds = QAbstractButton | QLineEdit | QTableView | QTreeView | QComboBox | QProgressBar
    controls = [control for control in desk.window.findChildren(QWidget) if isinstance(control, kinds)]
    assert len(controls) > 30
    nameless = [
        f"{type(control).__name__} {control.objectName()} in {type(control.parent()).__name__}"
        for control in controls
        if not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        and control.objectName() != "qt_tableview_cornerbutton"  # of a header that is never shown
    ]
    assert nameless == []


def test_text_grows_on_the_page(desk):
    desk.open("Crane")
    desk.run("text_larger")
    assert desk.answers.text_scale == 1.1
    assert desk.pane.refreshed == 1
