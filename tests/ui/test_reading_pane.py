from __future__ import annotations

import os
import signal

import pytest
from panes import OpenPane, articles, page
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QMenu

from reader.ui.theme import DARK, LIGHT

LONG = "<h1>Long</h1>" + "".join(f"<p id=p{n}>Paragraph {n}</p>" for n in range(200))
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLACE = "document.scrollingElement.scrollTop / (document.scrollingElement.scrollHeight - innerHeight)"
TOP = "document.scrollingElement.scrollTop"


# What is shown


def test_an_article_is_shown_in_its_own_letters(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "<h1>中俄深化合作 – “Größe”</h1>"}))
    pane.show(1)
    assert pane.text().strip() == "中俄深化合作 – “Größe”"
    assert pane.pane.article == 1


def test_what_was_asked_for_before_the_engine_started_is_shown_when_it_has(qtbot, open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one"}))
    pane.pane.stop()
    with qtbot.waitSignal(pane.pane.trail_changed):
        pane.pane.show_article(1)
    assert pane.pane.article == 1
    assert pane.said("shown") == []


def test_kept_pictures_are_shown_from_the_library(open_pane) -> None:
    gif = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
    html = page('<img id=kept src="broadsheet://media/abc"><img id=missing src="broadsheet://media/none">')
    pane: OpenPane = open_pane({"broadsheet://article/1": html, "broadsheet://media/abc": ("image/gif", gif)}.get)
    pane.show(1)
    assert pane.value("document.querySelector('#kept').naturalWidth") == 1
    assert pane.value("document.querySelector('#missing').naturalWidth") == 0


def test_words_of_the_window_are_shown_over_the_article_and_back_leads_to_it(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: "the story"}))
    pane.show(1)
    with qtbot.waitSignal(pane.page.loadFinished, timeout=20_000):
        pane.pane.show_page("<p>Fetching the page …</p>")
    assert pane.text() == "Fetching the page …"
    assert pane.pane.article is None
    pane.go(pane.pane.back, 1)
    assert pane.text() == "the story"


def test_an_article_set_anew_shows_what_it_says_now(open_pane) -> None:
    bodies = {1: "a few lines"}
    pane: OpenPane = open_pane(lambda url: articles(bodies)(url))
    pane.show(1)
    bodies[1] = "the whole text"
    pane.go(pane.pane.refresh, 1)
    assert pane.text() == "the whole text"


# Links


def test_a_link_to_a_story_in_the_library_asks_for_it(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: '<a href="broadsheet://article/2">ALSO READ</a>', 2: "two"}))
    pane.show(1)
    pane.click("a")
    assert pane.wait_for("article_asked") == 2
    assert pane.pane.article == 1


@pytest.mark.parametrize(
    ("href", "signal_name", "value"),
    [
        ("https://paper.example/a?b=1", "web_asked", "https://paper.example/a?b=1"),
        ("broadsheet://search?q=Harbour%20news", "search_asked", "Harbour news"),
        ("broadsheet://share/copy-link", "share_asked", "copy-link"),
        ("mailto:editor@paper.example", "mail_asked", "mailto:editor@paper.example"),
    ],
)
def test_a_click_asks_and_the_page_stays(open_pane, href: str, signal_name: str, value: str) -> None:
    pane: OpenPane = open_pane(articles({1: f'<a href="{href}">link</a>'}))
    pane.show(1)
    pane.click("a")
    assert pane.wait_for(signal_name) == value
    assert pane.text() == "link"
    assert list(pane.interceptor.log) == []


@pytest.mark.parametrize(
    "href", ["javascript:document.body.textContent='ran'", "data:text/html,gone", "file:///etc/passwd", "tel:1", "x:y"]
)
def test_a_link_of_any_other_scheme_leads_nowhere(open_pane, href: str) -> None:
    pane: OpenPane = open_pane(
        articles({1: f'<a id=bad href="{href}">bad</a> <a id=good href="http://a.example/">x</a>'})
    )
    pane.show(1)
    pane.click("#bad")
    pane.settle()
    pane.click("#good")  # what comes after it arrived, so the other one has had its time
    pane.wait_for("web_asked")
    assert pane.text() == "bad x"
    assert {name for name, _value in pane.heard} <= {"web_asked", "shown", "hovered"}


@pytest.mark.parametrize(
    ("modifier", "button"),
    [(CONTROL, Qt.MouseButton.LeftButton), (Qt.KeyboardModifier.NoModifier, Qt.MouseButton.MiddleButton)],
)
def test_ctrl_and_middle_click_ask_for_the_browser(open_pane, modifier, button) -> None:
    pane: OpenPane = open_pane(articles({1: '<a href="https://paper.example/a">link</a>'}))
    pane.show(1)
    pane.click("a", modifier, button)
    assert pane.wait_for("browser_asked") == "https://paper.example/a"
    assert pane.said("web_asked") == []


def test_ctrl_click_on_a_story_in_the_library_asks_for_its_own_address(open_pane) -> None:
    body = '<a href="broadsheet://article/2">ALSO READ</a>'
    pane: OpenPane = open_pane(articles({1: body}), url_of=lambda article: f"https://paper.example/{article}")
    pane.show(1)
    pane.click("a", CONTROL)
    assert pane.wait_for("browser_asked") == "https://paper.example/2"


def test_ctrl_click_on_a_story_without_an_address_opens_it_here(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: '<a href="broadsheet://article/2">ALSO READ</a>'}))
    pane.show(1)
    pane.click("a", CONTROL)
    assert pane.wait_for("article_asked") == 2


def test_a_link_to_a_place_within_the_page_goes_there(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: f'<a href="#p150">a note</a>{LONG}'}))
    pane.show(1)
    pane.click("a")
    qtbot.waitUntil(lambda: pane.value("document.scrollingElement.scrollTop") > 1000)
    assert pane.pane.article == 1


def test_a_form_is_not_sent(open_pane) -> None:
    body = '<form action="https://paper.example/x"><button>send</button></form><a href="http://a.example/">x</a>'
    pane: OpenPane = open_pane(articles({1: body}, policy=""))
    pane.show(1)
    pane.click("button")
    pane.click("a")
    pane.wait_for("web_asked")
    assert pane.value("location.href") == "broadsheet://article/1"


def test_a_frame_is_not_filled(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: '<iframe src="broadsheet://article/2"></iframe>', 2: "inner"}, policy=""))
    pane.show(1)
    pane.settle()
    assert pane.value("document.querySelector('iframe').contentDocument?.body?.innerText ?? ''") == ""


def test_the_address_under_the_mouse_is_said(open_pane, qtbot) -> None:
    body = '<a id=web href="https://paper.example/a">web</a><p><a id=ours href="broadsheet://article/2">ours</a>'
    pane: OpenPane = open_pane(articles({1: body}))
    pane.show(1)
    pane.point_at("#web")
    qtbot.waitUntil(lambda: "https://paper.example/a" in pane.said("hovered"), timeout=20_000)
    pane.point_at("#ours")
    qtbot.waitUntil(lambda: pane.said("hovered")[-1] == "", timeout=20_000)


# Back and forward


def test_back_and_forward_lead_through_the_stories(open_pane) -> None:
    pane: OpenPane = open_pane(articles({n: f"story {n}" for n in (1, 2, 3)}))
    for article in (1, 2, 3):
        pane.show(article)
    pane.go(pane.pane.back, 2)
    pane.go(pane.pane.back, 1)
    assert (pane.pane.can_back, pane.pane.can_forward) == (False, True)
    pane.go(pane.pane.forward, 2)
    assert pane.text() == "story 2"


def test_back_still_works_after_more_stories_than_the_engine_remembers(open_pane) -> None:
    pane: OpenPane = open_pane(articles({n: f"story {n}" for n in range(1, 61)}))
    for article in range(1, 61):
        pane.show(article)
    for article in range(59, 0, -1):
        pane.pane.back()
        assert pane.pane.article == article
    pane.qtbot.waitUntil(lambda: pane.said("shown")[-1] == 1, timeout=20_000)
    assert pane.text() == "story 1"


def test_a_walk_is_stepped_back_along_and_what_was_ahead_stays(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two", 3: "three"}))
    pane.show(1)
    for article in (2, 3):
        pane.go(lambda article=article: pane.pane.show_article(article, linked=True), article)
    pane.go(lambda: pane.pane.go_to(0), 1)
    assert pane.text() == "one"
    assert [step.article for step in pane.pane.trail.walk] == [1, 2, 3]
    pane.go(pane.pane.forward, 2)


def test_another_page_of_the_library_is_a_step_between_articles(open_pane, qtbot) -> None:
    story = "broadsheet://story/7"
    pane: OpenPane = open_pane(lambda url: page("the story") if url == story else articles({1: "one", 2: "two"})(url))
    pane.show(1)
    with qtbot.waitSignal(pane.pane.turned, timeout=20_000) as turned:
        pane.pane.show_address(story, linked=True)
    assert turned.args == [story]
    assert (pane.text(), pane.pane.article, pane.pane.address) == ("the story", None, story)
    pane.go(lambda: pane.pane.show_article(2, linked=True), 2)
    with qtbot.waitSignal(pane.pane.turned, timeout=20_000):
        pane.pane.back()
    pane.go(pane.pane.back, 1)


def test_choosing_the_article_that_a_link_led_to_loads_nothing_and_begins_a_walk(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two"}))
    pane.show(1)
    pane.go(lambda: pane.pane.show_article(2, linked=True), 2)
    with qtbot.waitSignal(pane.pane.trail_changed), qtbot.assertNotEmitted(pane.page.loadStarted):
        pane.pane.show_article(2)
    assert [step.article for step in pane.pane.trail.walk] == [2]


def test_alt_and_an_arrow_lead_back_and_forward(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two"}))
    pane.show(1)
    pane.show(2)
    pane.go(lambda: pane.press(Qt.Key.Key_Left, ALT), 1)
    pane.go(lambda: pane.press(Qt.Key.Key_Right, ALT), 2)


def test_the_mouse_has_buttons_for_back_and_forward(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two"}))
    pane.show(1)
    pane.show(2)
    pane.go(lambda: pane.click("body", button=Qt.MouseButton.BackButton), 1)
    pane.go(lambda: pane.click("body", button=Qt.MouseButton.ForwardButton), 2)
    assert pane.text() == "two"


# The place, and keys


def test_the_place_is_told_when_the_scrolling_rests(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}))
    pane.show(1)
    pane.value("document.scrollingElement.scrollTo(0, 1000)")
    article, place = pane.wait_for("place_changed")
    assert article == 1
    assert place == pytest.approx(pane.value(PLACE), abs=0.001)


def test_reading_goes_on_where_it_stopped(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}), place_of={1: 0.5}.get)
    pane.show(1)
    assert pane.value(PLACE) == pytest.approx(0.5, abs=0.01)
    assert pane.said("place_changed") == []


def test_a_story_is_shown_at_once_however_often_a_link_is_followed(open_pane) -> None:
    """What clicks load: the engine ends the process where this is done in its question, and now and then says nothing
    of the new page's end."""
    pane: OpenPane = open_pane(articles({1: "<a href='broadsheet://article/2'>on</a>", 2: "the other"}))
    pane.pane.article_asked.connect(pane.pane.show_article)
    pane.show(1)
    for _ in range(60):
        pane.go(lambda: pane.click("a"), to=2)
        pane.go(pane.pane.back, to=1)


def test_the_last_of_stories_that_are_leafed_through_quickly_is_shown(open_pane) -> None:
    """Of two loads that follow each other quickly the engine may tell the first one's end alone."""
    pane: OpenPane = open_pane(articles({number: f"<p>{number}</p>" * 300 for number in range(1, 41)}))
    pane.show(1)

    def leaf(last: int) -> None:
        with pane.qtbot.waitSignal(pane.page.urlChanged):  # it has begun, and is not whole yet
            pane.pane.show_article(last - 1)
        pane.pane.show_article(last)

    for last in range(3, 41, 2):
        pane.go(lambda last=last: leaf(last), to=last)
        assert pane.text().startswith(str(last))


def test_a_story_chosen_while_a_click_comes_to_rest_is_the_one_shown(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two", 3: "three"}))
    asked: list[int] = []
    pane.pane.article_asked.connect(asked.append)
    pane.show(1)
    clicked = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
    assert not pane.page.acceptNavigationRequest(QUrl("broadsheet://article/2"), clicked, True)
    pane.show(3)
    pane.qtbot.waitUntil(lambda: not pane.page._done_with.isActive())
    assert asked == []


def test_a_page_whose_load_was_stopped_is_begun_again(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two"}))
    pane.show(1)

    def go_and_stop() -> None:
        pane.pane.show_article(2)
        pane.page.triggerAction(QWebEnginePage.WebAction.Stop)

    pane.go(go_and_stop, to=2)
    assert pane.text() == "two"


def test_a_page_begins_at_its_place_also_after_very_many_pages(open_pane) -> None:
    """Our script in the page runs before it is painted; the engine stops running those that are inserted too often."""
    pane: OpenPane = open_pane(articles(dict.fromkeys(range(1, 141), LONG)), place_of=lambda _article: 0.5)
    pane.show(1)  # while it loads, the view comes to its size
    begun: list[float] = []
    pane.page.arrived.disconnect()  # what is left is the script that runs before
    pane.page.loadFinished.connect(lambda _well: begun.append(pane.value(PLACE)))
    for number in range(1, 140):
        pane.pane.show_article(1 + number)
        pane.qtbot.waitUntil(lambda n=number: len(begun) == n, timeout=20_000)
    assert begun == pytest.approx([0.5] * 139, abs=0.01)


def test_the_place_is_kept_over_another_story_even_when_the_scrolling_had_not_come_to_rest(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: LONG, 2: LONG}))
    pane.show(1)
    with pane.qtbot.waitSignal(pane.page.scrollPositionChanged, timeout=20_000):
        pane.value("document.scrollingElement.scrollTo(0, 1500)")
    before = pane.value(PLACE)
    pane.show(2)
    assert pane.value(PLACE) == 0
    pane.go(pane.pane.back, 1)
    assert pane.value(PLACE) == pytest.approx(before, abs=0.01)
    assert [article for article, _place in pane.said("place_changed")] == [1]


def test_a_page_set_anew_with_more_below_stays_where_it_is_under_the_readers_eye(open_pane) -> None:
    bodies = {1: LONG}
    pane: OpenPane = open_pane(lambda url: articles(bodies)(url))
    pane.show(1)
    pane.value("document.scrollingElement.scrollTo(0, 3000)")
    bodies[1] = LONG + LONG.replace("id=p", "id=q")  # as the lists after a text grow
    pane.go(pane.pane.refresh, 1)
    assert pane.value(TOP) == 3000


def test_a_page_set_anew_in_larger_type_stays_at_the_same_words(open_pane) -> None:
    size = ["16px"]
    pane: OpenPane = open_pane(lambda _url: page(f"<div style='font-size: {size[0]}'>{LONG}</div>"))
    pane.show(1)
    with pane.qtbot.waitSignal(pane.page.scrollPositionChanged, timeout=20_000):
        pane.value("document.scrollingElement.scrollTo(0, 3000)")
    before = pane.value(PLACE)
    size[0] = "24px"
    pane.go(pane.pane.rescale, 1)
    assert pane.value(PLACE) == pytest.approx(before, abs=0.01)


def test_a_page_that_is_no_article_keeps_its_place_set_anew_and_on_the_way_back(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(lambda url: page(LONG))
    with qtbot.waitSignal(pane.pane.turned, timeout=20_000):
        pane.pane.show_address("broadsheet://story/7")
    pane.value("document.scrollingElement.scrollTo(0, 1500)")
    with qtbot.waitSignal(pane.pane.turned, timeout=20_000):
        pane.pane.refresh()
    assert pane.value(TOP) == 1500
    pane.show(1)
    with qtbot.waitSignal(pane.pane.turned, timeout=20_000):
        pane.pane.back()
    assert pane.value(TOP) == pytest.approx(1500, abs=15)
    assert pane.said("place_changed") == []


def test_space_scrolls_and_at_the_end_says_so(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}))
    pane.show(1)
    pane.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.value("document.scrollingElement.scrollTop") > 300)
    pane.press(Qt.Key.Key_Space, SHIFT)
    qtbot.waitUntil(lambda: pane.value("document.scrollingElement.scrollTop") == 0)
    assert pane.said("page_end") == []
    pane.value("document.scrollingElement.scrollTo(0, 1e6)")
    pane.press(Qt.Key.Key_Space)
    pane.wait_for("page_end")


def test_home_and_end_lead_to_the_ends_of_the_page(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}))
    pane.show(1)
    pane.press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: pane.value(PLACE) > 0.99, timeout=20_000)
    pane.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: pane.value(PLACE) == 0, timeout=20_000)


# The theme


def test_a_new_theme_shows_at_once_and_keeps_the_place(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}))
    pane.show(1)
    pane.value("document.scrollingElement.scrollTo(0, 1200)")
    pane.pane.set_theme("dark")
    assert pane.value("document.documentElement.dataset.theme") == "dark"
    assert pane.value("document.scrollingElement.scrollTop") == 1200
    assert pane.page.backgroundColor().name() == DARK.list


def test_a_page_that_was_set_in_another_theme_is_shown_in_this_one(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "one"}))
    pane.pane.set_theme("dark")
    pane.show(1)
    assert pane.value("document.documentElement.dataset.theme") == "dark"


def test_before_the_engine_starts_the_pane_has_the_colour_of_the_page(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({}))
    pane.pane.stop()
    for theme in (DARK, LIGHT):
        pane.pane.set_theme(theme.name)
        assert pane.pane.grab().toImage().pixelColor(300, 200).name() == theme.list


# The renderer


def test_a_renderer_that_dies_is_begun_again_at_the_same_place(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: LONG}), place_of={1: 0.5}.get)
    pane.show(1)
    pane.go(lambda: os.kill(pane.page.renderProcessPid(), signal.SIGKILL), 1)
    assert pane.value(PLACE) == pytest.approx(0.5, abs=0.01)
    pane.press(Qt.Key.Key_Home)  # and it hears its keys again
    pane.qtbot.waitUntil(lambda: pane.value(PLACE) == 0, timeout=20_000)


def test_a_page_that_kills_its_renderer_again_and_again_is_given_up_until_another_is_chosen(open_pane, qtbot) -> None:
    pane: OpenPane = open_pane(articles({1: "one", 2: "two"}))
    pane.show(1)
    for _ in range(3):
        pane.go(lambda: os.kill(pane.page.renderProcessPid(), signal.SIGKILL), 1)
    with qtbot.waitSignal(pane.page.renderProcessTerminated, timeout=20_000):
        os.kill(pane.page.renderProcessPid(), signal.SIGKILL)
    assert "could not be shown" in pane.pane.shown_sentence()
    pane.show(2)
    assert pane.text() == "two"
    assert pane.pane.shown_sentence() == ""


# The menu


def menu_of(pane: OpenPane) -> list[str]:
    pane.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=20_000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions()]


def choose(text: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == text)
    action.trigger()
    menu.close()


def test_the_menu_of_a_link_is_ours(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: '<a href="https://paper.example/a">link</a>'}))
    pane.show(1)
    pane.right_click("a")
    assert menu_of(pane) == ["Open Here", "Open in Browser", "Copy Link"]
    choose("Copy Link")
    assert QGuiApplication.clipboard().text() == "https://paper.example/a"
    pane.right_click("a")
    menu_of(pane)
    choose("Open in Browser")
    assert pane.wait_for("browser_asked") == "https://paper.example/a"
    pane.right_click("a")
    menu_of(pane)
    choose("Open Here")
    assert pane.wait_for("web_asked") == "https://paper.example/a"


def test_the_menu_of_selected_text_copies_and_searches(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "<p>Harbour   <b>news</b></p>"}))
    pane.show(1)
    pane.value("getSelection().selectAllChildren(document.querySelector('p'))")
    pane.right_click("p")
    assert menu_of(pane) == ["Copy", "Search in the Library"]
    choose("Search in the Library")
    assert pane.wait_for("search_asked") == "Harbour news"


def test_there_is_no_menu_where_there_is_nothing_to_do(open_pane) -> None:
    pane: OpenPane = open_pane(articles({1: "<p>words</p>"}))
    pane.show(1)
    pane.right_click("p")
    pane.settle()
    assert QApplication.activePopupWidget() is None
