"""The web engine, locked: its scheme, its profile and every setting with its reason.

What the scheme answers is left to whoever makes the profile; what a click does, to the reading pane.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlScheme,
)

from reader.ui.interceptor import Interceptor
from reader.ui.links import SCHEME
from reader.ui.scheme_handler import Answer, SchemeHandler

_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
_NO_HOST = '--host-resolver-rules="MAP * ~NOTFOUND"'
_QUIET = "--log-level=3"  # only what is fatal: the rest is about missing drivers and buses
_Attribute = QWebEngineSettings.WebAttribute

SETTINGS: tuple[tuple[QWebEngineSettings.WebAttribute, bool, str], ...] = (
    (
        _Attribute.JavascriptEnabled,
        False,
        "an article is text; our own scripts run in the ApplicationWorld all the same",
    ),
    (_Attribute.JavascriptCanOpenWindows, False, "no window opens without the reader"),
    (_Attribute.JavascriptCanAccessClipboard, False, "the clipboard is the reader's"),
    (_Attribute.JavascriptCanPaste, False, "the clipboard is the reader's"),
    (_Attribute.LocalContentCanAccessFileUrls, False, "an article never sees the disk"),
    (_Attribute.LocalContentCanAccessRemoteUrls, False, "reading makes no request"),
    (_Attribute.LocalStorageEnabled, False, "an article keeps nothing"),
    (_Attribute.PluginsEnabled, False, "nothing in an article is a program"),
    (_Attribute.PdfViewerEnabled, False, "nor a document in another viewer"),
    (_Attribute.AutoLoadIconsForPage, False, "an icon is a request"),
    (_Attribute.TouchIconsEnabled, False, "an icon is a request"),
    (_Attribute.HyperlinkAuditingEnabled, False, "<a ping> tells others what is clicked"),
    (_Attribute.DnsPrefetchEnabled, False, "looking up a host tells others what is read"),
    (_Attribute.ErrorPageEnabled, False, "failures have our own words"),
    (_Attribute.FullScreenSupportEnabled, False, "a page cannot pose as the desktop"),
    (_Attribute.ScreenCaptureEnabled, False, "a page cannot look around"),
    (_Attribute.WebGLEnabled, False, "a large surface to attack, and no script to use it"),
    (_Attribute.AllowRunningInsecureContent, False, "no request is made at all"),
    (_Attribute.AllowGeolocationOnInsecureOrigins, False, "no page asks where the reader is"),
    (_Attribute.AllowWindowActivationFromJavaScript, False, "a page cannot come to the front"),
    (_Attribute.NavigateOnDropEnabled, False, "a file dropped on the pane is not a page"),
    (_Attribute.FocusOnNavigationEnabled, False, "the list keeps the keyboard while the reader steps through it"),
    (_Attribute.PlaybackRequiresUserGesture, True, "nothing plays by itself"),
    (_Attribute.WebRTCPublicInterfacesOnly, True, "no page learns the reader's network"),
)


def register_scheme(*, closed: bool = True) -> None:
    """Make `broadsheet:` known to the engine. Call before the application is made; the first call counts.

    Local: no page from elsewhere may load it or lead to it, and it may load nothing from elsewhere. Closed: for the
    engine no host exists. Nothing less stops `<link rel=preconnect>`, which neither a page's policy nor an interceptor
    sees: with all other walls up it dialled.
    """
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name():
        return
    flags = (_QUIET, _NO_HOST) if closed else (_QUIET,)
    os.environ[_FLAGS] = " ".join([os.environ.get(_FLAGS, ""), *flags]).strip()
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.LocalScheme | flag.LocalAccessAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class Profile(QObject):
    """What the reading pane knows of the engine before the engine runs, and the engine's own profile after."""

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interceptor = Interceptor(self)
        self.handler = SchemeHandler(answer, self)
        self._made: QWebEngineProfile | None = None

    def make(self) -> QWebEngineProfile:
        """Make the engine's profile, off the record and locked, or give it where it is made.

        The first one in a process starts the engine, which takes some 50 ms: best after the window's first paint.
        """
        if self._made is None:
            self._made = QWebEngineProfile(self)
            self._made.setUrlRequestInterceptor(self.interceptor)
            self._made.installUrlSchemeHandler(SCHEME.encode(), self.handler)
            self._made.downloadRequested.connect(_cancel)
            _lock(self._made)
        return self._made


def make_profile(answer: Answer, parent: QObject | None = None) -> Profile:
    """Make the profile of the reading pane; `answer` gives (type, bytes) for a URL, or None where nothing is there.

    `answer` is called on threads of its own, never on the window's.
    """
    return Profile(answer, parent)


def _lock(profile: QWebEngineProfile) -> None:
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.cookieStore().setCookieFilter(lambda _request: False)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    settings = profile.settings()
    for attribute, value, _reason in SETTINGS:
        settings.setAttribute(attribute, value)
    # Where this is refused outright a click on a mailto: link is not even told; the page itself accepts none of them.
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    )


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
