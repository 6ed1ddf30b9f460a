"""What a reader does in the window before the network goes, while it is gone, and when it is back."""

from dataclasses import replace
from threading import Event

import pytest
from builders import article, link, media, picture
from desks import fill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.errors import LibraryError
from reader.model import EVERYTHING, UNREAD, Change, Enclosure, Mark, Origin, Part, Ready, Scope, Wish
from reader.progress import Done, Failed, Granted, MakeReady, Network, Outline, Progress, Sync
from reader.store import Store, failures
from reader.store.sqlite import sqlite3
from reader.ui import theme
from reader.ui.dialogs.about_article import AboutArticle
from reader.ui.dialogs.import_feeds import ImportFeeds
from reader.ui.dialogs.storage import Storage
from reader.ui.dialogs.wanted import Wanted
from reader.ui.outside import Outside

FAR = "https://paper.example/far"
PICTURE = picture("dawn", caption="The crane at dawn")


@pytest.fixture
def desk(library, open_desk):
    """Crane lacks its picture and a related story, Ferry lacks nothing, of Nets there is only the headline."""
    crane = article("Crane", lead_image=PICTURE, links=(link("Far away", slug="far"),))
    ferry, nets = article("Ferry"), article("Nets", body="")
    fill(library, crane, ferry, replace(nets, body_html=""))
    library.set_pages({id_of(library, "crane"): replace(crane, full_text=True)})
    library.unwanted_pages([id_of(library, "ferry")])
    return open_desk()


def id_of(library, slug):
    return library.find(f"https://paper.example/{slug}")


def go_offline(desk):
    desk.network.become(online=False)


def wish(desk, url=FAR):
    """Click a link to what is not here, without a connection."""
    go_offline(desk)
    desk.open("Crane")
    desk.pane.web_asked.emit(url)
    desk.until(lambda: "Not kept here yet" in desk.pane.words)


def make(desk):
    """Find the button over the list."""
    return next(one for one in desk.window.column.findChildren(QPushButton) if one.text() == "Make ready")


def keep_picture(desk, library):
    """Keep Crane's picture, as another process does: the window hears only that something changed."""
    kept = media(b"a picture")
    library.add_media([kept])
    desk.desk.undo.write(lambda store: store.attach_pictures(0, {PICTURE.url: kept.hash}) | Change(everything=True))


def make_whole(desk, library):
    """Let Crane lack nothing any more, as the worker does."""
    keep_picture(desk, library)
    library.keep([article("Far away", slug="far")], origin=Origin.PREFETCHED, now=1)
    desk.desk.undo.write(lambda _store: Change(everything=True))


# What is ready


def test_a_place_says_how_much_of_it_is_ready(desk):
    desk.until(lambda: desk.window.column.ready == "1 of 3 unread ready offline")
    assert "1 text, 1 picture, 1 related story: about" in make(desk).toolTip()


def test_the_figure_follows_what_is_written(desk, library):
    desk.until(lambda: desk.window.column.ready == "1 of 3 unread ready offline")
    desk.choose(Scope(feed=1), "The Paper")
    desk.desk.undo.write(lambda store: store.set_pages({id_of(store, "nets"): article("Nets", full_text=True)}))
    desk.until(lambda: desk.window.column.ready == "2 of 3 ready offline")


def test_a_search_and_an_empty_list_say_nothing_of_it(desk):
    desk.until(lambda: desk.window.column.ready)
    desk.search("ferry")
    desk.until(lambda: desk.window.column.ready == "")
    assert not make(desk).isVisible()


def test_a_figure_that_takes_long_does_not_stand_over_another_list(desk, monkeypatch):
    desk.until(lambda: desk.window.column.ready)
    counting, answers = Event(), Store.ready_counts
    monkeypatch.setattr(Store, "ready_counts", lambda store, scope: counting.wait(5) and answers(store, scope))
    assert desk.desk.tree.choose(Scope(feed=1))
    desk.until(lambda: desk.window.column.title == "The Paper" and desk.window.column.ready == "")
    counting.set()
    desk.until(lambda: desk.window.column.ready == "1 of 3 ready offline")


def test_a_place_that_could_not_be_counted_says_why_and_is_counted_again(desk, library, monkeypatch):
    def fail(_store, _scope):
        raise LibraryError("The disk was taken out.")

    desk.until(lambda: desk.window.column.ready)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "ready_counts", fail)
        desk.choose(Scope(feed=1), "The Paper")
        desk.until(lambda: desk.said() == "The disk was taken out.")
        assert desk.window.column.ready == ""
    desk.desk.undo.write(lambda _store: Change(everything=True))
    desk.until(lambda: desk.window.column.ready == "1 of 3 ready offline")


def test_where_all_is_ready_there_is_nothing_to_make(desk, library):
    library.mark([id_of(library, "crane"), id_of(library, "nets")], Mark.READ)
    desk.choose(Scope(feed=1), "The Paper")
    desk.choose(UNREAD, "Unread")
    desk.until(lambda: desk.window.column.ready == "1 of 1 unread ready offline")
    assert not make(desk).isVisible()


def lacking(desk):
    """Find the line over the list that can be pressed."""
    return desk.window.column.findChild(QPushButton, "listing-lacking")


def test_the_figure_leads_to_those_that_lack_something_and_back(desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: lacking(desk).accessibleName() == "1 of 3 ready offline")
    lacking(desk).setFocus()
    QTest.keyClick(lacking(desk), Qt.Key.Key_Space)
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    desk.until(lambda: desk.window.column.ready == "2 lack something · Show all")
    assert (desk.window.column.title, make(desk).isVisible()) == ("The Paper", True)
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets"])
    desk.until(lambda: desk.window.column.ready == "1 of 3 ready offline")


def test_what_becomes_ready_stays_in_sight_until_the_list_is_asked_again(desk, library):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: lacking(desk).isVisible())
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    make_whole(desk, library)
    desk.until(lambda: desk.window.column.ready == "1 lacks something · Show all")
    desk.settle()
    assert desk.titles() == ["Crane", "Nets"]
    lacking(desk).click()
    desk.until(lambda: len(desk.titles()) == 3)
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Nets"])


def test_what_is_taken_out_of_the_library_does_not_stay(desk, library):
    desk.choose(EVERYTHING, "All")
    desk.until(lambda: lacking(desk).isVisible())
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    desk.desk.undo.write(lambda store: store.delete_feeds([1]))
    desk.until(lambda: desk.titles() == [])
    assert desk.desk.articles.empty_text == "Everything here is ready offline."


def test_of_those_that_lack_something_all_are_marked_and_no_other(desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: lacking(desk).isVisible())
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    desk.run("mark_all_read")
    desk.until(lambda: desk.unread() == [])
    assert desk.said() == "Marked what lacks something in The Paper as read."
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets"])
    assert desk.unread() == ["Ferry"]


def test_another_place_shows_all_of_it(desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: lacking(desk).isVisible())
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    desk.choose(EVERYTHING, "All")
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets"])


def test_the_next_start_shows_all_again(desk, open_desk):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: lacking(desk).isVisible())
    lacking(desk).click()
    desk.until(lambda: desk.titles() == ["Crane", "Nets"])
    desk.desk._note_standing()
    desk.settings.keep()
    again = open_desk()
    again.until(lambda: again.titles() == ["Crane", "Ferry", "Nets"])
    assert again.window.column.title == "The Paper"


def told(desk, row):
    """Say what a screen reader hears of a row, and who rests the mouse on its badge."""
    return desk.desk.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_badge_says_what_is_here_and_why_the_rest_is_not(desk, library):
    library.note_failed(Part.PICTURE, PICTURE.url, "The server is busy.", now=1, next_try=2)
    assert told(desk, 0).split("\n") == [
        "Partly ready: text, 0 of 1 picture, 0 of 1 related story", "Picture: The server is busy.",
    ]  # fmt: skip
    assert told(desk, 1) == "Ready offline: text"


def test_an_attached_file_that_is_not_kept_is_told_by_the_badge_and_the_info(library, open_desk):
    fill(library, article("Tide", enclosures=(Enclosure(url="https://paper.example/tide.mp3", type="audio/mpeg"),)))
    library.unwanted_pages([id_of(library, "tide")])
    desk = open_desk()
    desk.until(lambda: desk.titles() == ["Tide"])
    assert told(desk, 0) == "Ready offline: text\n1 attached file is not kept"
    desk.open("Tide")
    desk.run("article_info")
    assert "Ready offline: text. 1 attached file is not kept." in about(desk).words


# Making it ready


def test_an_article_is_made_ready_with_progress_and_can_be_stopped(desk, library):
    desk.open("Crane")
    desk.run("make_ready")
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [MakeReady(request=1, articles=(id_of(library, "crane"),))]
    assert desk.window.status.words == "Fetching 1 picture, 1 related story."
    desk.worker.answer(Progress(done=1, total=2))
    assert desk.window.status.count == "1 of 2"
    desk.run("cancel")
    assert desk.worker.cancelled == [1]
    desk.worker.answer(Done(text="It is ready offline now."))
    assert desk.window.status.words == "It is ready offline now."


def test_several_articles_are_made_ready_together(desk, library):
    desk.open("Crane")
    desk.desk.articles.selectAll()
    desk.run("make_ready")
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard[0].articles == tuple(id_of(library, slug) for slug in ("crane", "ferry", "nets"))


def test_what_is_ready_already_is_not_fetched(desk):
    desk.open("Ferry")
    desk.run("make_ready")
    desk.until(lambda: desk.window.status.words == "Ready offline already.")
    assert desk.worker.heard == []


@pytest.mark.parametrize("way", ["make_place_ready", "button"])
def test_a_place_is_made_ready(desk, way):
    desk.choose(Scope(feed=1), "The Paper")
    desk.until(lambda: desk.window.column.ready)
    desk.run(way) if way != "button" else make(desk).click()
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [MakeReady(request=1, scope={"feed": 1})]
    assert desk.window.status.words.startswith("Fetching 1 text, 1 picture, 1 related story: about")


def test_everything_unread_is_made_ready_wherever_the_reader_is(desk):
    desk.choose(EVERYTHING, "All")
    desk.run("make_all_ready")
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [MakeReady(request=1, scope={"unread": True})]


def test_a_place_without_articles_says_so(desk):
    desk.choose(Scope(bookmarked=True), "Bookmarks")
    desk.run("make_place_ready")
    desk.until(lambda: desk.window.status.words == "There is no article.")
    assert desk.worker.heard == []


# An article's info


def about(desk):
    desk.until(lambda: desk.window.findChild(AboutArticle) is not None)
    return desk.window.findChild(AboutArticle)


def test_an_articles_info_says_what_is_here_and_follows_what_comes(desk, library):
    desk.open("Crane")
    desk.run("article_info")
    dialog = about(desk)
    assert "The Paper" in dialog.words
    assert "Picture: The crane at dawn. Not fetched yet." in dialog.words
    keep_picture(desk, library)
    desk.until(lambda: "1 of 1 picture" in dialog.words)


def test_one_article_is_described_at_a_time(desk):
    desk.open("Crane")
    desk.run("article_info")
    dialog = about(desk)
    desk.open("Ferry")
    desk.run("article_info")
    desk.until(lambda: dialog.words.startswith("Ferry"))
    assert len(desk.window.findChildren(AboutArticle)) == 1
    assert not dialog.make_ready.isEnabled()  # everything of it is here
    dialog.close()
    desk.until(lambda: desk.window.findChild(AboutArticle) is None)
    desk.run("article_info")
    assert about(desk).words.startswith("Ferry")


def test_an_article_is_made_ready_from_its_info(desk, library):
    desk.open("Nets")
    desk.run("article_info")
    about(desk).make_ready.click()
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard == [MakeReady(request=1, articles=(id_of(library, "nets"),))]


def test_without_a_connection_the_info_says_why_nothing_can_be_fetched(desk):
    desk.open("Nets")
    desk.run("article_info")
    dialog = about(desk)
    go_offline(desk)
    assert not dialog.make_ready.isEnabled()
    assert "no connection" in dialog.make_ready.toolTip()


def test_an_articles_info_does_not_promise_what_the_reader_turned_off(desk):
    desk.settings["related_depth"] = 0
    desk.open("Crane")
    desk.run("article_info")
    assert "Related stories are not fetched ahead, as you chose under Storage." in about(desk).words


def test_an_open_info_takes_another_theme_too(desk):
    desk.run("theme_light")
    desk.open("Crane")
    desk.run("article_info")
    dialog = about(desk)
    desk.run("theme_dark")
    desk.until(lambda: theme.DARK.secondary in dialog._words.toHtml())


# Working offline


def test_working_offline_is_a_switch_that_is_seen_and_kept(desk):
    desk.window.made["offline"].trigger()
    assert desk.settings["offline"]
    assert desk.window.status.sign == "Offline, as you chose"
    assert desk.worker.told == [Network(online=False)]
    desk.window.made["offline"].trigger()
    assert desk.window.status.sign == ""


def test_a_network_that_goes_is_seen_and_what_needs_one_says_why(desk):
    go_offline(desk)
    assert desk.window.status.sign == "Offline, no connection"
    needs = ("sync_all", "sync_this", "add_feed", "make_ready", "make_place_ready", "make_all_ready")
    assert [name for name in needs if desk.can(name)] == []
    assert "no connection" in desk.window.made["sync_all"].toolTip()
    desk.network.become(online=True)
    assert [name for name in needs if not desk.can(name)] == ["make_ready"]  # no article is open
    assert "no connection" not in desk.window.made["sync_all"].toolTip()


def test_a_connection_that_is_saved_on_is_seen_and_everything_can_be_asked_for(desk):
    desk.network.become(online=True, metered=True)
    assert desk.window.status.sign == "Saving data"
    assert desk.can("make_place_ready")


def test_marks_go_on_without_a_connection(desk, library):
    go_offline(desk)
    desk.open("Ferry")
    desk.press(Qt.Key.Key_B)
    desk.until(lambda: [row.title for row in desk.rows() if row.bookmarked] == ["Ferry"])
    desk.until(lambda: "Ferry" not in desk.unread())


def test_subscriptions_that_come_without_a_connection_are_fetched_later_and_that_is_said(desk, tmp_path):
    go_offline(desk)
    desk.desk.library.read_file(str(tmp_path / "subscriptions.opml"))
    desk.worker.answer(Outline(entries=({"path": [], "title": "Quay", "url": "https://quay.example/feed"},)))
    desk.worker.answer(Done())
    desk.window.findChild(ImportFeeds).act.click()
    desk.worker.answer(Done(feeds=(2, 3)))
    desk.until(lambda: "no connection" in desk.window.status.words)
    assert not any(isinstance(line, Sync) for line in desk.worker.heard)


def test_when_the_network_is_back_a_round_goes_out_at_once(desk):
    desk.settings["sync_by_itself"] = True
    go_offline(desk)
    desk.network.become(online=True)
    assert desk.worker.heard == [Sync(request=1)]


def test_a_reader_who_wants_no_rounds_gets_none_when_the_network_is_back(desk):
    go_offline(desk)
    desk.network.become(online=True)
    assert desk.worker.heard == []


# Wishes


def test_a_link_to_what_is_not_here_becomes_a_wish(desk, library):
    wish(desk)
    assert "“Far away” will be fetched at the next connection." in desk.pane.words
    (made,) = library.wishes()
    assert (made.url, made.title, made.article) == (FAR, "Far away", id_of(library, "crane"))
    assert desk.worker.heard == []
    desk.run("back")
    desk.until(lambda: desk.shown() == "Crane")


def test_a_link_to_a_story_of_which_only_the_headline_is_here_becomes_a_wish_too(desk, library):
    go_offline(desk)
    desk.open("Crane")
    desk.pane.article_asked.emit(id_of(library, "nets"))
    desk.until(lambda: "“Nets” will be fetched" in desk.pane.words)
    assert [one.url for one in library.wishes()] == ["https://paper.example/nets"]
    desk.pane.web_asked.emit("https://paper.example/nets")
    desk.until(lambda: "Not kept here yet" in desk.pane.words)
    assert len(library.wishes()) == 1


def test_a_link_to_what_is_here_opens_it_without_a_connection(desk, library):
    go_offline(desk)
    desk.open("Crane")
    desk.pane.web_asked.emit("https://paper.example/ferry")
    desk.until(lambda: desk.shown() == "Ferry")
    desk.pane.article_asked.emit(id_of(library, "crane"))
    desk.until(lambda: desk.shown() == "Crane")
    assert library.wishes() == ()


def test_with_a_connection_a_headline_alone_is_shown_as_it_is(desk, library):
    desk.pane.article_asked.emit(id_of(library, "nets"))
    desk.until(lambda: desk.shown() == "Nets")


def test_a_wish_is_taken_back_where_it_was_made(desk, library):
    wish(desk)
    desk.pane.share_asked.emit("never-mind")
    desk.until(lambda: desk.shown() == "Crane")
    desk.settle()
    assert library.wishes() == ()


def test_what_is_not_here_may_be_opened_in_the_browser(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(Outside, "open", lambda _self, url: opened.append(url))
    wish(desk)
    desk.pane.share_asked.emit("browser")
    assert opened == [FAR]


def test_wanted_stories_say_where_they_are_who_named_them_and_when_they_were_wanted(desk):
    wish(desk)
    desk.run("wishes")
    desk.until(lambda: desk.window.findChild(Wanted) is not None)
    dialog = desk.window.findChild(Wanted)
    title, about = dialog.list.item(0).text().split("\n")
    assert title == "Far away"
    assert about.startswith("paper.example · from The Paper · Today ")
    assert [item.row() for item in dialog.list.selectedIndexes()] == [0]
    assert dialog.remove.isEnabled()


def take_back_in_the_list(desk):
    desk.run("wishes")
    desk.until(lambda: desk.window.findChild(Wanted) is not None)
    dialog = desk.window.findChild(Wanted)
    dialog.list.selectAll()
    dialog.remove.click()
    desk.settle()


def test_a_wish_taken_back_in_the_list_is_promised_no_longer_in_its_place(desk, library):
    wish(desk)
    take_back_in_the_list(desk)
    assert library.wishes() == ()
    desk.until(lambda: desk.shown() == "Crane")


def test_a_wish_taken_back_in_the_list_is_promised_no_longer_on_a_card(desk):
    wish(desk)
    desk.run("back")
    desk.until(lambda: desk.shown() == "Crane")
    desk.settle()
    before = desk.pane.refreshed
    take_back_in_the_list(desk)
    desk.until(lambda: desk.pane.refreshed == before + 1)


def come(desk, library, slug, title):
    (brought,), _ = library.keep([article(title, slug=slug)], origin=Origin.FOLLOWED, now=1)
    desk.worker.said.emit(Granted(url=f"https://paper.example/{slug}", title=title, article=brought))


def test_a_story_that_came_is_told_quietly_and_read_from_there(desk, library):
    wish(desk)
    desk.open("Ferry")
    come(desk, library, "far", "Far away")
    assert desk.window.granted.text == "“Far away” is here now."
    assert desk.shown() == "Ferry"
    desk.window.granted.press("Read")
    desk.until(lambda: desk.shown() == "Far away")
    assert desk.window.granted.text == ""


def test_several_stories_that_came_are_told_in_one_line_and_read_one_by_one(desk, library):
    come(desk, library, "far", "Far away")
    come(desk, library, "farther", "Farther")
    come(desk, library, "farthest", "Farthest")
    assert desk.window.granted.text == "“Far away” and 2 other stories that you wanted are here now."
    desk.window.granted.press("Read")
    desk.until(lambda: desk.shown() == "Far away")
    assert desk.window.granted.text == "“Farther” and 1 other story that you wanted are here now."


def test_stories_that_are_waved_away_are_not_told_again_with_the_next(desk, library):
    come(desk, library, "far", "Far away")
    desk.window.granted.closed.emit()
    come(desk, library, "farther", "Farther")
    assert desk.window.granted.text == "“Farther” is here now."


def test_a_reader_who_still_waits_for_the_story_is_shown_it(desk, library):
    wish(desk)
    come(desk, library, "far", "Far away")
    desk.until(lambda: desk.shown() == "Far away")
    assert desk.window.granted.text == ""


def test_a_story_that_will_never_come_says_why(desk):
    desk.worker.said.emit(Granted(url=FAR, title="Far away", error="The page is gone."))
    assert desk.said() == "“Far away” could not be fetched. The page is gone."


def test_of_several_stories_that_will_never_come_none_is_passed_over(desk):
    for title in ("Far away", "Farther", "Farthest"):
        desk.worker.said.emit(Granted(url=FAR, title=title, error="The page is gone."))
    told = "“Farthest” could not be fetched, like 2 other stories that you wanted. The page is gone."
    assert desk.said() == told
    desk.window.said.closed.emit()
    desk.worker.said.emit(Granted(url=FAR, title="Far away", error="The page is gone."))
    assert desk.said() == "“Far away” could not be fetched. The page is gone."


def test_a_story_that_will_never_come_is_promised_no_longer_on_a_card(desk):
    desk.open("Crane")
    before = desk.pane.refreshed
    desk.worker.said.emit(Granted(url=FAR, title="Far away", error="The page is gone."))
    assert desk.pane.refreshed == before + 1


def test_a_reader_who_still_waits_for_a_story_that_will_never_come_is_told_there(desk):
    wish(desk)
    desk.worker.said.emit(Granted(url=FAR, title="Far away", error="The page is gone."))
    assert "The page is gone." in desk.pane.words
    assert desk.said() == ""


@pytest.fixture
def locked(library, tmp_path):
    """Open the library for reading alone; named before `open_desk` it outlives the window."""
    fill(library, article("Crane"))
    library.add_wish(Wish(url=FAR, title="Far away"))
    with Store.open(tmp_path, read_only=True) as store:
        yield store


def test_a_library_that_can_only_be_read_takes_no_wish(locked, open_desk):
    desk = open_desk(locked)
    go_offline(desk)
    desk.pane.web_asked.emit(FAR)
    desk.until(lambda: "can only be read" in desk.pane.words)
    desk.until(lambda: desk.window.column.ready)
    assert not make(desk).isVisible()


def test_a_library_that_can_only_be_read_shows_its_wishes_and_lets_none_go(locked, open_desk):
    desk = open_desk(locked)
    desk.run("wishes")
    desk.until(lambda: desk.window.findChild(Wanted) is not None)
    dialog = desk.window.findChild(Wanted)
    assert dialog.list.item(0).text() == "Far away\npaper.example"
    assert not dialog.remove.isVisible()


# The page under the reader's eye


def test_a_page_is_left_alone_when_only_its_badge_changes(desk, library):
    desk.open("Crane")
    crane = id_of(library, "crane")
    desk.desk.undo.write(lambda store: store.note_failed(Part.TEXT, crane, "Busy.", now=1, next_try=None))
    desk.settle()
    assert desk.pane.refreshed == 0


def test_a_picture_that_comes_is_shown(desk, library):
    desk.open("Crane")
    keep_picture(desk, library)
    desk.until(lambda: desk.pane.refreshed == 1)


def test_a_file_that_is_gone_from_the_disk_is_noticed_at_the_start(desk, library, monkeypatch):
    asked = []
    monkeypatch.setattr(Store, "verify_media", lambda _store: asked.append(1) or Change())
    desk.until(lambda: asked)


def test_a_failure_while_making_ready_is_told(desk):
    desk.open("Crane")
    desk.run("make_ready")
    desk.until(lambda: desk.worker.heard)
    desk.worker.answer(Failed(error="The disk is full."))
    assert desk.said() == "The disk is full."
    assert {row.title: row.ready for row in desk.rows()}["Crane"] is Ready.PARTLY


def test_a_full_disk_leads_to_storage(desk, library):
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = 13
    desk.open("Crane")
    desk.run("make_ready")
    desk.until(lambda: desk.worker.heard)
    desk.worker.answer(Failed(error=str(failures.sentence(full, library.folder / "media.sqlite"))))
    assert "no space left" in desk.said()
    desk.window.said.press("Storage…")
    desk.until(lambda: desk.window.findChild(Storage) is not None)
