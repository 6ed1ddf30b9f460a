"""What the command line says of being ready offline is what the pane shows: of every article, in both directions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from archive import Archive, stored_pages
from newspaper import Newspaper
from newsroom import PATIENT, Newsroom
from windows import JOURNEY, OpenApp

from reader import cli
from reader.model import EVERYTHING, Part, Ready
from reader.paths import media_file
from reader.store import Store
from reader.sync import ready

pytestmark = JOURNEY
PAGES = 200

_PICTURES = "[...new Set([...document.querySelectorAll('main img')].map(image => image.src))].length"
_DECODED = "[...document.querySelectorAll('main img')].every(image => image.complete && image.naturalWidth > 0)"
_BOXES = "document.querySelectorAll('main .missing').length"
_NOT_HERE = "document.querySelectorAll('main .badge.not-here').length"


@pytest.fixture
def archive(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    with Archive() as printed:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", printed.address)
        printed.take(stored_pages(corpora, PAGES))
        yield printed


def said(folder: Path, capfd: pytest.CaptureFixture[str]) -> dict[int, dict[str, Any]]:
    """Ask the command line about every article."""
    capfd.readouterr()
    code = cli.main(["offline", "--json", "--library", str(folder)])
    articles = {one["article"]: one for one in json.loads(capfd.readouterr().out)}
    assert code == (1 if any(one["lacks"] for one in articles.values()) else 0)
    return articles


def assert_shown(app: OpenApp, told: dict[str, Any]) -> None:
    """Open an article and compare what is on the page with what was told."""
    if app.pane.article != told["article"]:
        app.show(told["article"])
    app.settle()
    lacks = [lack["part"] for lack in told["lacks"]]
    seen = {
        "pictures": app.value(_PICTURES),
        "decoded": app.value(_DECODED),
        "lacks a picture": app.value(_BOXES) > 0,
        "lacks a related story": app.value(_NOT_HERE) > 0,
    }
    assert seen == {
        "pictures": told["pictures_kept"],
        "decoded": True,
        "lacks a picture": Part.PICTURE in lacks,
        "lacks a related story": Part.RELATED in lacks,
    }, told


def assert_agreed(app: OpenApp, told: dict[int, dict[str, Any]]) -> None:
    """Compare all of them, with the rows of the list too."""
    for row in app.store.rows(list(told)):
        assert row.ready.name.lower() == told[row.id]["ready"], told[row.id]
    for one in told.values():
        assert_shown(app, one)
    assert app.refused == 0


def test_the_pane_shows_of_two_hundred_real_pages_what_the_command_line_tells(
    archive: Archive, quiet_library: Path, open_app: Callable[[], OpenApp], capfd: pytest.CaptureFixture[str]
) -> None:
    with Store.open(quiet_library) as store:
        room = Newsroom(store)
        room.limits = PATIENT
        room.sync(room.subscribe(archive.url()))
        room.do(lambda desk: ready.make_ready(desk, list(store.ids(EVERYTHING))))
    archive.stop()
    told = said(quiet_library, capfd)
    with Store.open(quiet_library) as store:
        folded = sum(len(store.copies(article)) for article in told)
    assert folded < PAGES / 10  # made for tests of extraction, several of them hold one text
    assert PAGES - 5 < len(told) + folded <= PAGES  # some pages say that they are one and the same story
    assert {"partly", "ready"} <= {one["ready"] for one in told.values()}
    assert {lack["part"] for one in told.values() for lack in one["lacks"]} >= {Part.PICTURE, Part.RELATED}
    assert_agreed(open_app(), told)


def test_the_pane_shows_of_the_sample_paper_what_the_command_line_tells(
    library: Path, open_app: Callable[[], OpenApp], capfd: pytest.CaptureFixture[str]
) -> None:
    app = open_app()
    app.until(lambda: app.shown_row() is not None and not app.desk.fetching.busy)
    told = said(library, capfd)
    assert {one["ready"] for one in told.values()} == {"ready"}
    assert_agreed(app, told)


def test_a_picture_that_is_gone_from_the_disk_is_missed_by_everyone(
    paper: Newspaper, quiet_library: Path, open_app: Callable[[], OpenApp], capfd: pytest.CaptureFixture[str]
) -> None:
    with Store.open(quiet_library) as store:
        room = Newsroom(store)
        room.limits = PATIENT
        room.sync(room.subscribe(paper.url()))
        lead = room.articles()[0].lead_image
        assert lead is not None
        gone = store.pictures([lead.url])[lead.url]
    paper.stop()
    whole = said(quiet_library, capfd)
    assert {one["ready"] for one in whole.values()} == {"ready"}
    with sqlite3.connect(media_file(quiet_library)) as db:
        assert db.execute("DELETE FROM media WHERE hash = ?", (gone,)).rowcount == 1
    db.close()
    app = open_app()
    app.until(lambda: {row.ready for row in app.rows()} == {Ready.READY, Ready.PARTLY})
    told = said(quiet_library, capfd)
    assert [lack["url"] for one in told.values() for lack in one["lacks"]] == [lead.url]
    assert_agreed(app, told)
