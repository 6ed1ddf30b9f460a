"""How stories hang together, seen from the window: walks, stories, copies."""

from __future__ import annotations

import pytest
from builders import article, link
from desks import fill
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Change, Grouped, Kind, Mark, Scope
from reader.ui import links

NOW = 1_750_000_000


@pytest.fixture
def desk(library, open_desk):
    """Crane and Ferry and Nets tell one story, Opera stands alone and names Ferry."""
    opera = article("Opera", links=(link("Mill"), link("Ferry", position=1)))
    fill(library, article("Crane"), article("Ferry"), article("Nets"), opera)
    library.put_together(ids(library, "Crane", "Ferry", "Nets"))
    opened = open_desk()
    opened.until(lambda: opened.titles())
    return opened


def ids(library, *titles):
    rows = {row.title: row.id for row in library.rows(library.ids(EVERYTHING))}
    return [rows[title] for title in titles]


def story(library):
    (crane,) = ids(library, "Crane")
    return library.story_of(crane)


def click(desk, title):
    """Click a link of the page shown that leads to a story of the library."""
    (there,) = ids(desk.store, title)
    desk.pane.article_asked.emit(there)
    desk.until(lambda: desk.shown() == title)
    desk.settle()


def walk(desk):
    """Draw the bar over the page, the present step in brackets."""
    bar = desk.desk.page.column.bar
    return " › ".join(f"[{title}]" if place == bar.at else title for place, title in enumerate(bar.titles))


def turned(desk):
    """Name the page shown that is no article."""
    desk.settle()
    return desk.pane.address


# Walking


def test_a_story_reached_by_a_link_is_a_step_and_one_chosen_begins_anew(desk):
    desk.open("Opera")
    assert walk(desk) == ""
    click(desk, "Ferry")
    desk.until(lambda: walk(desk) == "Opera › [Ferry]")
    click(desk, "Nets")
    desk.until(lambda: walk(desk) == "Opera › Ferry › [Nets]")
    desk.open("Crane")
    assert walk(desk) == ""


def test_a_step_of_the_walk_leads_back_and_what_was_ahead_stays(desk):
    desk.open("Opera")
    click(desk, "Ferry")
    click(desk, "Nets")
    desk.desk.page.column.bar.press(0)
    desk.until(lambda: desk.shown() == "Opera")
    assert walk(desk) == "[Opera] › Ferry › Nets"
    desk.run("forward")
    desk.until(lambda: desk.shown() == "Ferry")
    assert walk(desk) == "Opera › [Ferry] › Nets"


def test_a_story_chosen_where_a_link_had_led_begins_anew(desk):
    desk.open("Opera")
    click(desk, "Ferry")
    desk.until(lambda: walk(desk) == "Opera › [Ferry]")
    row = desk.titles().index("Ferry")
    desk.desk.articles.clicked.emit(desk.desk.rows.index(row, 0))
    assert walk(desk) == ""


def test_pages_that_are_no_articles_are_steps_with_names(desk):
    desk.open("Opera")
    click(desk, "Ferry")
    desk.run("show_story")
    desk.until(lambda: walk(desk) == "Opera › Ferry › [Story: Crane]")
    assert links.story_at(turned(desk)) == (story(desk.store), ids(desk.store, "Ferry")[0])
    assert desk.desk.page.reading.row is None
    assert not desk.can("bookmark")
    desk.run("back")
    desk.until(lambda: desk.shown() == "Ferry")


def test_a_title_that_is_rewritten_is_shown_in_the_walk(desk, library):
    desk.open("Opera")
    click(desk, "Ferry")
    desk.until(lambda: walk(desk) == "Opera › [Ferry]")
    library.set_pages({ids(library, "Ferry")[0]: article("Ferry sold")})
    desk.desk.undo.write(lambda store: store.mark(ids(store, "Ferry sold"), Mark.BOOKMARK)[1])
    desk.until(lambda: walk(desk) == "Opera › [Ferry sold]")


# Along a story


def test_the_story_is_walked_by_two_keys_from_oldest_to_newest(desk):
    desk.open("Ferry")
    desk.press(Qt.Key.Key_BracketRight)
    desk.until(lambda: desk.shown() == "Crane")
    desk.settle()
    assert walk(desk) == "Ferry › [Crane]"
    desk.press(Qt.Key.Key_BracketRight)
    desk.until(lambda: desk.window.status.words == "This is the newest article of its story.")
    desk.press(Qt.Key.Key_BracketLeft)
    desk.until(lambda: desk.shown() == "Ferry")


@pytest.mark.parametrize("action", ["next_in_story", "previous_in_story", "show_story", "not_this_story"])
def test_an_act_about_a_story_needs_one(desk, action):
    desk.open("Opera")
    assert not desk.can(action)
    desk.open("Crane")
    assert desk.can(action)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_BracketRight, "This article is in no story."),
        (Qt.Key.Key_BracketLeft, "This article is in no story."),
        (Qt.Key.Key_S, "This article is in no story."),
        (Qt.Key.Key_V, "No change of this article is known."),
    ],
)
def test_a_key_that_cannot_act_says_why(desk, key, said):
    desk.open("Opera")
    desk.press(key)
    assert desk.window.status.words == said
    assert desk.shown() == "Opera"


def test_a_key_for_a_related_story_says_that_none_is_named(desk):
    desk.open("Crane")
    desk.press(Qt.Key.Key_L)
    assert desk.window.status.words == "The paper names no related story here."


def test_a_key_that_can_act_again_acts_once(desk):
    desk.open("Opera")
    desk.open("Nets")
    desk.press(Qt.Key.Key_BracketRight)
    desk.until(lambda: desk.shown() == "Ferry")
    desk.press(Qt.Key.Key_S)
    assert links.story_at(turned(desk)) == (story(desk.store), ids(desk.store, "Ferry")[0])


def open_story(desk, seen_from):
    desk.open(seen_from)
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.until(lambda: desk.desk.page.reading.row is None)
    desk.settle()


@pytest.mark.parametrize(("key", "there"), [(Qt.Key.Key_BracketRight, "Crane"), (Qt.Key.Key_BracketLeft, "Nets")])
def test_a_storys_page_is_left_for_the_article_next_to_the_one_it_is_seen_from(desk, key, there):
    open_story(desk, "Ferry")
    assert desk.can("next_in_story")
    desk.press(key)
    desk.until(lambda: desk.shown() == there)
    desk.until(lambda: walk(desk) == f"Ferry › Story: Crane › [{there}]")


@pytest.mark.parametrize(("key", "there"), [(Qt.Key.Key_BracketRight, "Nets"), (Qt.Key.Key_BracketLeft, "Crane")])
def test_a_storys_page_seen_from_nowhere_is_left_at_its_nearer_end(desk, key, there):
    desk.open("Opera")
    desk.pane.page_asked.emit(links.story_url(story(desk.store)))
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.until(lambda: desk.desk.page.reading.row is None)
    desk.press(key)
    desk.until(lambda: desk.shown() == there)


def test_a_storys_page_says_where_it_leads_no_further(desk):
    open_story(desk, "Crane")
    desk.press(Qt.Key.Key_BracketRight)
    desk.until(lambda: desk.window.status.words == "You came here from the newest article of this story.")
    desk.press(Qt.Key.Key_S)
    assert desk.window.status.words == "This is the whole story."
    desk.press(Qt.Key.Key_V)
    assert desk.window.status.words == "No article is open."


@pytest.mark.parametrize("keys", [(Qt.Key.Key_L,), (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)])
def test_the_first_related_story_that_is_here_is_opened(desk, keys):
    desk.open("Opera")
    assert desk.can("open_first_related")
    desk.press(*keys)
    desk.until(lambda: desk.shown() == "Ferry")
    desk.settle()
    assert not desk.can("open_first_related")
    assert walk(desk) == "Opera › [Ferry]"


def test_where_no_related_story_is_here_the_first_is_fetched(desk, library):
    mentioned = link("Ferry", kind=Kind.MENTION, position=0)
    named = [link("Mill", slug="mill", position=1), link("Weir", slug="weir", position=2)]
    fill(library, article("Dam", links=(mentioned, *named)), url="https://other.example/feed", title="Other")
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.tree.choose(Scope(feed=2)))
    desk.until(lambda: desk.titles() == ["Dam"])
    desk.open("Dam")
    desk.press(Qt.Key.Key_L)
    desk.until(lambda: desk.worker.heard)
    assert desk.worker.heard[-1].url == "https://paper.example/mill"


# What is one story


def test_an_article_is_taken_out_of_its_story_and_put_back(desk, library):
    desk.open("Ferry")
    desk.run("not_this_story")
    desk.until(lambda: library.story_of(ids(library, "Ferry")[0]) is None)
    desk.until(lambda: not desk.can("show_story"))
    assert desk.said() == "Took the article out of its story."
    desk.run("undo")
    desk.until(lambda: desk.can("show_story"))
    assert library.story_of(ids(library, "Ferry")[0]) == story(library)


def test_the_pages_own_acts_do_the_same(desk, library):
    desk.open("Ferry")
    desk.pane.share_asked.emit("take-out")
    desk.until(lambda: library.story_of(ids(library, "Ferry")[0]) is None)
    desk.pane.share_asked.emit(f"take-out/{ids(library, 'Nets')[0]}")
    desk.until(lambda: story(library) is None)


def test_a_story_broken_up_on_its_own_page_leads_back_to_the_article(desk, library):
    desk.open("Ferry")
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    assert desk.can("break_up_story")
    desk.pane.share_asked.emit("break-up")
    desk.until(lambda: desk.shown() == "Ferry")
    assert story(library) is None
    desk.run("undo")
    desk.until(lambda: story(library) is not None)


def test_a_story_that_has_come_apart_cannot_be_broken_up_again(desk, library):
    open_story(desk, "Ferry")
    desk.run("break_up_story")
    desk.until(lambda: desk.shown() == "Ferry")
    desk.settle()
    desk.run("forward")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.until(lambda: desk.desk.page.reading.row is None)
    desk.settle()
    assert not desk.can("break_up_story")
    desk.press(Qt.Key.Key_BracketRight)
    assert desk.window.status.words == "This story has come apart."
    desk.desk.undo.undo()
    desk.until(lambda: story(library) is not None)
    desk.until(lambda: desk.can("break_up_story"))


def test_the_menu_of_a_row_breaks_up_the_story_of_that_row(desk, library):
    fill(library, article("Strike"), article("Strike on"), url="https://other.example/feed", title="Other")
    desk.desk._spread(library.put_together(ids(library, "Strike", "Strike on"))[1])
    open_story(desk, "Ferry")
    desk.desk.articles.menu_asked.emit(tuple(ids(library, "Strike")), QPoint(5, 5))
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    assert "Break Up the Story" in [act.text() for act in menu.actions()]
    desk.run("break_up_story")
    menu.close()
    desk.until(lambda: library.story_of(ids(library, "Strike")[0]) is None)
    assert story(library) is not None


def test_the_menu_of_a_row_in_no_story_offers_nothing_of_one(desk):
    desk.open("Opera")
    desk.desk.articles.menu_asked.emit(tuple(ids(desk.store, "Opera")), QPoint(5, 5))
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    offered = {act.text() for act in menu.actions()}
    menu.close()
    assert not offered & {"Break Up the Story", "What Changed", "Show Copies Apart", "Whole Story"}


def test_a_storys_page_is_set_anew_when_the_story_grows_and_not_otherwise(desk, library):
    desk.open("Ferry")
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.settle()
    before = desk.pane.refreshed
    desk.desk.undo.write(lambda store: store.mark(ids(store, "Opera"), Mark.BOOKMARK)[1])
    desk.settle()
    assert desk.pane.refreshed == before
    desk.desk.undo.write(lambda store: store.put_together(ids(store, "Opera", "Ferry"))[1])
    desk.until(lambda: desk.pane.refreshed > before)


def test_a_storys_page_is_left_alone_by_what_it_does_not_tell(desk, library):
    desk.open("Ferry")
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.settle()
    before = desk.pane.refreshed
    desk.desk.undo.write(lambda store: store.mark(ids(store, "Crane"), Mark.BOOKMARK)[1])
    desk.settle()
    assert desk.pane.refreshed == before
    desk.desk.undo.write(lambda store: store.mark(ids(store, "Crane"), Mark.READ)[1])
    desk.until(lambda: desk.pane.refreshed > before)


def test_the_story_of_another_row_begins_a_walk_of_its_own(desk):
    desk.open("Opera")
    desk.desk.articles.menu_asked.emit(tuple(ids(desk.store, "Nets")), QPoint(5, 5))
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    assert walk(desk) == ""
    for menu in desk.window.findChildren(QMenu):
        menu.close()
    desk.run("back")
    desk.until(lambda: desk.shown() == "Opera")


def test_the_page_of_what_changed_is_about_its_article(desk, library):
    (crane,) = ids(library, "Crane")
    library.set_pages({crane: article("Crane", body="Another text of Crane.", full_text=True)})
    library.set_pages({crane: article("Crane", body="A third text of Crane.", full_text=True)})
    desk.desk._spread(Change(everything=True))
    desk.open("Crane")
    desk.until(lambda: desk.can("see_changes"))
    desk.run("see_changes")
    desk.until(lambda: links.changes_at(turned(desk)) is not None)
    desk.until(lambda: desk.can("bookmark"))
    desk.desk.articles.clearSelection()
    desk.run("bookmark")
    desk.until(lambda: list(library.ids(BOOKMARKS)) == [crane])
    desk.until(lambda: desk.window.made["bookmark"].text() == "Remove Bookmark")
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    desk.until(lambda: not desk.can("bookmark"))
    desk.until(lambda: walk(desk) == "Crane › What changed: Crane › [Story: Crane]")


def test_space_in_the_list_reads_on_in_a_storys_page(desk):
    desk.open("Ferry")
    desk.run("show_story")
    desk.until(lambda: links.story_at(turned(desk)) is not None)
    with desk.qtbot.waitSignal(desk.pane.page_end, timeout=20_000):
        desk.run("page_on")


def test_selected_articles_are_put_together(desk, library):
    desk.desk.articles.selectAll()
    assert desk.can("put_together")
    desk.run("put_together")
    desk.until(lambda: len(library.story(story(library)).members) == 4)
    desk.settle()
    assert desk.said() == "Put 4 articles together as one story."
    desk.open("Opera")
    assert not desk.can("put_together")


def test_articles_selected_after_a_link_led_away_are_the_ones_that_are_meant(desk, library):
    desk.open("Opera")
    click(desk, "Ferry")
    numbers = [desk.titles().index(title) for title in ("Opera", "Nets")]
    desk.desk.articles.clearSelection()
    for number in numbers:
        index = desk.desk.rows.index(number, 0)
        desk.desk.articles.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert desk.pane.article == ids(library, "Ferry")[0]
    assert desk.can("put_together")
    desk.run("put_together")
    desk.until(lambda: {member.row.title for member in library.story(story(library)).members} >= {"Opera", "Nets"})


# Copies


@pytest.fixture
def copied(library, open_desk):
    """Storm of one paper stands in another one, too."""
    fill(library, article("Storm", slug="a"))
    fill(library, article("Storm", slug="b"), title="Agency", url="https://agency.example/feed")
    first, second = sorted(library.ids(EVERYTHING))
    copy = Grouped(article=second, signature=b"x", terms=(), counted=(), copy_of=first)
    library.set_groups([Grouped(article=first, signature=b"x", terms=(), counted=()), copy], NOW)
    opened = open_desk()
    opened.until(lambda: opened.titles() == ["Storm"])
    return opened


def test_reading_an_article_reads_its_copies_where_the_setting_says_so(copied, library):
    copied.settings["mark_copies_read"] = True
    copied.open("Storm")
    first, second = 1, 2
    copied.until(lambda: [row.read for row in library.rows([first, second])] == [True, True])
    copied.run("toggle_read")
    copied.until(lambda: [row.read for row in library.rows([first, second])] == [False, False])
    copied.run("undo")
    copied.until(lambda: [row.read for row in library.rows([first, second])] == [True, True])


def test_a_reader_who_compares_papers_reads_each_copy_by_itself(copied, library):
    copied.settings["mark_copies_read"] = False
    copied.open("Storm")
    copied.until(lambda: [row.read for row in library.rows([1, 2])] == [True, False])
    copied.run("toggle_read")
    copied.settle()
    copied.run("mark_all_read")
    copied.until(lambda: [row.read for row in library.rows([1, 2])] == [True, False])


def test_copies_are_shown_apart_and_folded_again(copied):
    copied.choose(EVERYTHING, "All")
    copied.open("Storm")
    assert copied.can("show_copies_apart")
    copied.pane.share_asked.emit("unfold")
    copied.until(lambda: copied.titles() == ["Storm", "Storm"])
    copied.until(lambda: copied.said() == "Showed the copies apart.")
    copied.until(lambda: not copied.can("show_copies_apart"))
    copied.run("undo")
    copied.until(lambda: copied.titles() == ["Storm"])


# The list


def test_stories_are_folded_into_one_row_each_and_the_count_says_so(desk):
    desk.choose(EVERYTHING, "All")
    assert desk.window.column.count == "4"
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    assert desk.window.column.count == "2 stories"
    desk.run("fold_stories")
    desk.until(lambda: len(desk.titles()) == 4)
    assert desk.window.column.count == "4"


def test_a_folded_story_is_unfolded_in_its_place(desk):
    desk.choose(EVERYTHING, "All")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.open("Crane")
    desk.press(Qt.Key.Key_Right)
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets", "Opera"])
    assert desk.window.column.count == "2 stories"
    desk.press(Qt.Key.Key_Left)
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])


def test_a_story_unfolded_in_one_papers_list_shows_what_others_tell_of_it(desk, library):
    fill(library, article("Strike"), url="https://other.example/feed", title="Other")
    desk.desk._spread(library.put_together(ids(library, "Strike", "Nets"))[1])
    desk.desk.contents.read()
    desk.until(lambda: desk.desk.tree.choose(Scope(feed=2)))
    desk.until(lambda: desk.titles() == ["Strike"])
    desk.run("fold_stories")
    desk.until(lambda: desk.window.column.count == "1 story")
    desk.open("Strike")
    desk.press(Qt.Key.Key_Right)
    desk.until(lambda: sorted(desk.titles()) == ["Crane", "Ferry", "Nets", "Strike"])
    assert desk.window.column.count == "1 story"


def test_reading_the_newest_of_a_folded_story_brings_no_other_row(desk):
    desk.choose(UNREAD, "Unread")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.open("Crane")
    desk.until(lambda: desk.unread() == ["Opera"])
    desk.settle()
    assert desk.titles() == ["Crane", "Opera"]


def test_a_story_read_while_it_is_unfolded_is_one_row_again_when_it_is_folded(desk):
    desk.choose(UNREAD, "Unread")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.open("Crane")
    desk.press(Qt.Key.Key_Right)
    desk.until(lambda: desk.titles() == ["Crane", "Ferry", "Nets", "Opera"])
    desk.open("Ferry")
    desk.until(lambda: desk.unread() == ["Nets", "Opera"])
    desk.press(Qt.Key.Key_Left)
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    assert desk.window.column.count == "2 stories"


def test_folding_from_within_a_story_leaves_the_keyboard_at_its_row(desk):
    desk.choose(EVERYTHING, "All")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.open("Crane")
    desk.press(Qt.Key.Key_Right)
    desk.until(lambda: len(desk.titles()) == 4)
    desk.open("Nets")
    desk.press(Qt.Key.Key_Left)
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    assert desk.desk.articles.selected_ids() == tuple(ids(desk.store, "Crane"))
    assert desk.shown() == "Nets"  # nothing was opened
    desk.run("next_article")
    desk.until(lambda: desk.shown() == "Opera")


def test_all_that_a_folded_list_holds_is_marked_read(desk, library):
    desk.choose(UNREAD, "Unread")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.run("mark_all_read")
    desk.until(lambda: not library.ids(UNREAD))


def test_a_search_finds_each_article_of_a_folded_story(desk):
    desk.choose(EVERYTHING, "All")
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.search("ferry")
    desk.until(lambda: desk.titles() == ["Ferry"])


def test_a_start_folds_as_the_last_one_did(desk, open_desk):
    desk.run("fold_stories")
    desk.until(lambda: desk.titles() == ["Crane", "Opera"])
    desk.settings.save()
    again = open_desk()
    again.until(lambda: again.titles() == ["Crane", "Opera"])
    assert again.window.made["fold_stories"].isChecked()
