import pytest
from PySide6.QtWidgets import QWidget

from reader.ui import links
from reader.ui.links import Ask, Asked
from reader.ui.views import reading_menu
from reader.ui.views.reading_asks import ReadingAsks


@pytest.fixture
def asks(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    made = ReadingAsks(lambda article: f"https://paper.example/{article}", over)
    made.heard = []
    for name in ("article", "page", "web", "browser", "search", "share", "mail", "file"):
        getattr(made, name).connect(lambda said, name=name: made.heard.append((name, said)))
    return made


@pytest.mark.parametrize("act", ["keep", "open-file", "let-go", "browse-file"])
def test_an_attached_file_is_asked_for_in_either_way_of_clicking(asks, act):
    asked = links.read(f"broadsheet://{act}/42/1")
    asks.ask(asked)
    asks.ask_apart(asked)
    assert asks.heard == [("file", Asked(Ask(act), "42/1"))] * 2


def test_a_click_apart_on_a_story_opens_its_page_in_the_browser(asks):
    asks.ask(links.read("broadsheet://article/7"))
    asks.ask_apart(links.read("broadsheet://article/7"))
    assert asks.heard == [("article", 7), ("browser", "https://paper.example/7")]


@pytest.mark.parametrize("address", ["broadsheet://story/7", "broadsheet://story/7/42", "broadsheet://changes/42/3"])
def test_another_page_of_the_library_is_asked_for_by_its_address(asks, address):
    asks.ask(links.read(address))
    asks.ask_apart(links.read(address))
    assert asks.heard == [("page", address)] * 2


def test_the_menu_of_a_link_to_another_page_of_the_library_opens_it(asks):
    asked = links.read("broadsheet://story/7")
    ((text, act),) = reading_menu.on_link(asked, "", open_here=asks.ask, browse=lambda _url: None)
    act()
    assert (text, asks.heard) == ("Open Here", [("page", "broadsheet://story/7")])
