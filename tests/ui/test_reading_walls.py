"""Reading makes no request: each wall holds with the others taken down, and the test sees what gets through."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from panes import POLICY, Listener, OpenPane, articles
from PySide6.QtWebEngineCore import QWebEngineSettings

from reader import page
from reader.model import Article

REMOTE = QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls
NO_POLICY = ""

# Each asks for /NAME on the listener. What the engine never asks for, walls or not, is not here.
LEAKS = {
    "img": '<img src="{url}/img">',
    "srcset": '<img srcset="{url}/srcset 1x">',
    "picture": '<picture><source srcset="{url}/picture"><img></picture>',
    "style": '<p style="background: url({url}/style)">x</p>',
    "import": '<style>@import url("{url}/import");</style>',
    "font": '<style>@font-face {{ font-family: f; src: url("{url}/font") }} i {{ font-family: f }}</style><i>x</i>',
    "sheet": '<link rel="stylesheet" href="{url}/sheet">',
    "preload": '<link rel="preload" as="image" href="{url}/preload">',
    "prefetch": '<link rel="prefetch" href="{url}/prefetch">',
    "svg": '<svg><image href="{url}/svg" width="9" height="9"/></svg>',
    "input": '<input type="image" src="{url}/input">',
    "poster": '<video poster="{url}/poster"></video>',
    "video": '<video src="{url}/video" preload="auto"></video>',
    "object": '<object data="{url}/object"></object>',
    "embed": '<embed src="{url}/embed">',
    "list": '<ul style="list-style-image: url({url}/list)"><li>x</ul>',
    "cursor": '<a style="cursor: url({url}/cursor), auto">x</a>',
}
EVERYWHERE = "".join(LEAKS.values())


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as listening:
        yield listening


def open_leaking(open_pane, listener: Listener, *, policy: str) -> OpenPane:
    pane: OpenPane = open_pane(articles({1: EVERYWHERE.format(url=listener.url)}, policy=policy))
    return pane


def test_without_any_wall_the_listener_hears_every_leak(open_pane, listener: Listener, qtbot) -> None:
    pane = open_leaking(open_pane, listener, policy=NO_POLICY)
    pane.profile.setUrlRequestInterceptor(None)
    pane.allow(REMOTE)
    pane.show(1)
    heard = {f"/{name}" for name in LEAKS} - {"/object", "/embed"}
    qtbot.waitUntil(lambda: heard <= set(listener.asked), timeout=20_000)


def test_the_policy_of_our_pages_allows_no_more_than_it_must() -> None:
    assert {part.strip() for part in POLICY.split(";")} == {
        "default-src 'none'",
        "img-src broadsheet: data:",
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
    }


def test_the_pages_own_policy_holds_alone(open_pane, listener: Listener) -> None:
    pane = open_leaking(open_pane, listener, policy=POLICY)
    pane.profile.setUrlRequestInterceptor(None)
    pane.allow(REMOTE)
    pane.show(1)
    pane.settle()
    assert listener.asked == []


def test_the_interceptor_holds_alone_and_names_what_it_refused(open_pane, listener: Listener) -> None:
    pane = open_leaking(open_pane, listener, policy=NO_POLICY)
    pane.allow(REMOTE)
    pane.show(1)
    pane.settle()
    assert listener.asked == []
    assert f"{listener.url}/img" in pane.interceptor.log
    assert pane.said("refused")[-1] == len(pane.interceptor.log)


def test_the_engines_own_rule_for_local_pages_holds_alone(open_pane, listener: Listener) -> None:
    pane = open_leaking(open_pane, listener, policy=NO_POLICY)
    pane.profile.setUrlRequestInterceptor(None)
    pane.show(1)
    pane.settle()
    assert listener.asked == []


def test_behind_all_walls_nothing_is_even_asked_of_the_interceptor(open_pane, listener: Listener) -> None:
    pane = open_leaking(open_pane, listener, policy=POLICY)
    pane.show(1)
    pane.settle()
    assert listener.asked == []
    assert list(pane.interceptor.log) == []


def test_a_page_that_wants_to_lead_elsewhere_by_itself_stays(open_pane, listener: Listener) -> None:
    body = f'<meta http-equiv="refresh" content="0; url={listener.url}/refresh">here<img src="{listener.url}/img">'
    pane: OpenPane = open_pane(articles({1: body}, policy=NO_POLICY))
    pane.profile.setUrlRequestInterceptor(None)
    pane.allow(REMOTE)
    pane.show(1)
    pane.settle()
    assert listener.asked == ["/img"]
    assert pane.value("location.href") == "broadsheet://article/1"


def test_pictures_written_into_a_page_are_shown_and_nothing_else_is_read_from_data_addresses(open_pane) -> None:
    gif = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="
    body = f'<img src="{gif}"><iframe src="data:text/html,inner"></iframe>'
    pane: OpenPane = open_pane(articles({1: body}, policy=NO_POLICY))
    pane.show(1)
    assert pane.value("document.querySelector('img').naturalWidth") == 1
    assert [url.partition(",")[0] for url in pane.interceptor.log] in ([], ["data:text/html"])


def test_a_real_page_carries_the_policy_that_was_proved_here(open_pane, listener: Listener) -> None:
    html = page.render(Article(title="Title", body_html=EVERYWHERE.format(url=listener.url)), media={}, paper="Paper")
    assert html.index(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">') < html.index("<title>")
    pane: OpenPane = open_pane(lambda _url: ("text/html; charset=utf-8", html.encode()))
    pane.profile.setUrlRequestInterceptor(None)
    pane.allow(REMOTE)
    pane.show(1)
    pane.settle()
    assert listener.asked == []


PRECONNECT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from shiboken6 import delete
from reader.ui import engine

engine.register_scheme(closed=sys.argv[1] == "closed")
app = QApplication([])
html = f'<link rel="preconnect" href="{sys.argv[2]}/">'.encode()
profile = engine.make_profile(lambda _url: ("text/html", html), app)
page = QWebEnginePage(profile.make(), app)
page.loadFinished.connect(lambda _well: QTimer.singleShot(300, app.quit))
page.load("broadsheet://article/1")
app.exec()
delete(page)
profile.handler.stop()
"""


@pytest.mark.parametrize(("engine_is", "dialled"), [("open", 1), ("closed", 0)])
def test_a_closed_engine_does_not_even_dial_ahead(listener: Listener, qtbot, engine_is: str, dialled: int) -> None:
    """Dialling ahead is a request to nobody's eyes but the server's: only a fresh process can be closed."""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", PRECONNECT, engine_is, listener.url], cwd=root, timeout=60, check=True)
    assert listener.dialled == dialled
