from __future__ import annotations

import pytest
from panes import OpenPane, articles, page
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlScheme,
)
from shiboken6 import isValid

from reader.ui import engine

Attribute = QWebEngineSettings.WebAttribute


@pytest.mark.parametrize(("attribute", "value"), [(attribute, value) for attribute, value, _why in engine.SETTINGS])
def test_a_setting_is_locked_in_the_page_itself(open_pane, attribute: Attribute, value: bool) -> None:
    pane = open_pane(articles({}))
    assert pane.page.settings().testAttribute(attribute) is value


def test_nothing_that_must_be_off_is_missing_from_the_table() -> None:
    off = {attribute for attribute, value, _why in engine.SETTINGS if not value}
    assert off >= {
        Attribute.JavascriptEnabled,
        Attribute.LocalContentCanAccessFileUrls,
        Attribute.LocalContentCanAccessRemoteUrls,
        Attribute.PluginsEnabled,
        Attribute.AutoLoadIconsForPage,
        Attribute.HyperlinkAuditingEnabled,
        Attribute.DnsPrefetchEnabled,
        Attribute.LocalStorageEnabled,
        Attribute.ErrorPageEnabled,
        Attribute.PdfViewerEnabled,
    }


def test_every_setting_says_why() -> None:
    assert all(why for _attribute, _value, why in engine.SETTINGS)


def test_the_profile_keeps_nothing(open_pane) -> None:
    profile = open_pane(articles({})).profile
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() is QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() is QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    assert profile.persistentPermissionsPolicy() is QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    assert not profile.isSpellCheckEnabled()
    assert not profile.isPushServiceEnabled()
    assert profile.settings().unknownUrlSchemePolicy() is (
        QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    )


def test_the_scheme_is_local_and_may_be_registered_twice() -> None:
    engine.register_scheme()
    scheme = QWebEngineUrlScheme.schemeByName(b"broadsheet")
    assert scheme.flags() & QWebEngineUrlScheme.Flag.LocalScheme
    assert not scheme.flags() & QWebEngineUrlScheme.Flag.CorsEnabled
    assert not scheme.flags() & QWebEngineUrlScheme.Flag.ContentSecurityPolicyIgnored


def test_what_a_page_offers_for_download_is_not_taken(open_pane, qtbot, tmp_path) -> None:
    pane: OpenPane = open_pane(
        lambda url: ("application/octet-stream", b"\0" * 64) if url.endswith("/2") else page("<p>one</p>")
    )
    pane.profile.setDownloadPath(str(tmp_path / "downloads"))
    pane.show(1)
    with qtbot.waitSignal(pane.profile.downloadRequested, timeout=20_000) as offered:
        pane.pane.show_article(2)
    download = offered.args[0]
    cancelled = QWebEngineDownloadRequest.DownloadState.DownloadCancelled
    qtbot.waitUntil(lambda: not isValid(download) or download.state() is cancelled, timeout=20_000)
    assert not (tmp_path / "downloads").exists()


def test_a_bug_in_an_answer_rises_on_the_windows_thread(open_pane, qtbot) -> None:
    def answer(_url: str) -> tuple[str, bytes]:
        raise ZeroDivisionError("a bug")

    pane: OpenPane = open_pane(answer)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(pane.page.loadFinished, timeout=20_000) as finished:
        pane.pane.show_article(1)
    qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert finished.args == [False]
