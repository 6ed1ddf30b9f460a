"""A first start: there is a paper to read, to keep stories of, to walk through, and to take away again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from windows import JOURNEY, OpenApp

from reader.model import BOOKMARKS, Kind, Ready

pytestmark = JOURNEY


def test_the_sample_paper_is_read_kept_walked_and_removed(open_app: Callable[[], OpenApp]) -> None:
    app = open_app()
    app.until(lambda: app.desk.contents.has_sample and len(app.rows()) >= 12)
    app.until(lambda: "sample paper" in app.window.notice.text)
    assert len({article.section_path for article in app.articles()}) >= 4
    assert {article.language[:2] for article in app.articles()} >= {"en", "zh"}
    app.until(lambda: {row.ready for row in app.rows()} == {Ready.READY})
    app.until(lambda: app.shown_row() is not None)  # the first story opens by itself
    assert app.refused == 0

    for title in app.titles():
        app.open(title)
        assert 0 not in app.picture_widths()
    assert sum(bool(article.lead_image) for article in app.articles()) >= 8

    in_list, in_page = a_story_that_leads_on(app)
    app.open(in_list)
    app.press_in_list(Qt.Key.Key_B)
    app.until(lambda: starred(app, in_list))
    here = app.row(in_list).id
    there = app.row(in_page).id
    app.follow(there)
    app.until_shown(in_page)
    app.press(Qt.Key.Key_B)
    app.until(lambda: starred(app, in_page))
    app.go_back(here)
    assert app.shown_title() == in_list

    app.run("remove_sample")
    app.until(lambda: not app.desk.contents.has_sample and {in_list, in_page} == set(app.titles()))
    app.choose(BOOKMARKS)
    assert set(app.titles()) == {in_list, in_page}
    app.open(in_page)
    assert 0 not in app.picture_widths()
    assert {article.title for article in app.articles()} == {in_list, in_page}


def starred(app: OpenApp, title: str) -> bool:
    """Tell whether the star shows in the list, and in the toolbar for the story that is open."""
    shown = app.shown_row()
    return (
        app.row(title).bookmarked
        and shown is not None
        and shown.bookmarked
        and app.window.made["bookmark"].text() == "Remove Bookmark"
    )


def a_story_that_leads_on(app: OpenApp) -> tuple[str, str]:
    """Find a story with a picture and an ALSO READ to another one with a picture; returns both titles."""
    by_id = {article.id: article for article in app.articles() if article.lead_image}
    return next(
        (article.title, by_id[link.article].title)
        for article in by_id.values()
        for link in article.links
        if link.kind is Kind.INLINE and link.label.upper() == "ALSO READ" and link.article in by_id
    )


def test_the_sample_does_not_come_back_after_it_was_removed(open_app: Callable[[], OpenApp]) -> None:
    first = open_app()
    first.until(lambda: first.desk.contents.has_sample)
    first.run("remove_sample")
    first.until(lambda: not first.desk.contents.has_sample)
    first.close()
    second = open_app()
    second.until(lambda: "no paper in this library" in second.window.notice.text)
    assert not second.desk.fetching.busy
    assert second.articles() == ()
