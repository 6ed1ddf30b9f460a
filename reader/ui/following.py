"""A link that the reader clicked: found in the library, fetched into it, or wished for until there is a connection."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import time

from PySide6.QtCore import QObject, Signal

from reader import page, urls
from reader.errors import ReaderError
from reader.model import Ready, Wish
from reader.progress import Done, Follow
from reader.store import Store
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs

_SHARE = "broadsheet://share/"
_STOP, _AGAIN, _BROWSER, _NEVER_MIND = (f"{_SHARE}{act}" for act in ("stop", "again", "browser", "never-mind"))
_LOCKED = "This library can only be read, so the page cannot be added to it."

Link = tuple[int | None, bool]  # the story that an address leads to, and whether its text is here


class Following(QObject):
    """One link at a time; what comes when the reader has gone on is dropped."""

    arrived = Signal(int)  # the story is here, to be shown
    said = Signal(object)  # words to show in its place: a function that sets them in a theme and a size
    browser_asked = Signal(str)
    given_up = Signal()  # the reader does not want it after all

    def __init__(self, store: Store, jobs: Jobs, fetching: Fetching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._fetching = store, jobs, fetching
        self._url = ""  # of the link being followed, "" while a story is shown
        self._title = ""  # that the link promised
        self._at: int | None = None  # where it stood
        self._request = 0

    def leave(self) -> None:
        """Follow no longer: the reader went elsewhere."""
        self._url, self._title, self._at, self._request = "", "", None, 0

    @property
    def waits(self) -> bool:
        """Whether the reader looks at the words that a story is not here yet."""
        return bool(self._url)

    def awaits(self, url: str) -> bool:
        """Tell whether the reader is looking at the words that this address is not here yet."""
        return bool(self._url) and urls.identity(url) == urls.identity(self._url)

    def refuse(self, sentence: str) -> None:
        """Say why the story that the reader waits for never comes."""
        self._fail(self._url, sentence)

    def follow(self, url: str, title: str, at: int | None) -> None:
        """Go to a web address that a page links to with a `title` ("" for none) in the article `at`."""
        self._url, self._title, self._at = url, title, at
        self._jobs.ask(lambda: _found(self._store, url), partial(self._go, url))

    def open(self, article: int, at: int | None) -> None:
        """Go to a story of the library; without a connection one that has no text is as good as not here."""
        if not self._fetching.why_not():
            self.arrived.emit(article)
        else:
            self._jobs.ask(lambda: _without_text(self._store, article), partial(self._open, article, at))

    def act(self, kind: str) -> bool:
        """Do what a button of our own words asks for; False where none of them is shown."""
        url = self._url
        acts: dict[str, Callable[[], None]] = {
            "stop": lambda: self._fetching.stop_one(self._request),
            "again": lambda: self.follow(url, self._title, self._at),
            "browser": lambda: self.browser_asked.emit(url),
            "never-mind": self._take_back,
        }
        if url and kind in acts:
            acts[kind]()
        return bool(url)

    def _go(self, url: str, found: Link) -> None:
        article, has_text = found
        offline = bool(self._fetching.why_not())
        if url != self._url:
            return
        if article is not None and (has_text or not offline):
            self.arrived.emit(article)
        elif self._store.read_only:
            self._fail(url, _LOCKED)
        elif offline:
            self._wish()
        else:
            self._fetch(url)

    def _open(self, article: int, at: int | None, lacking: tuple[str, str] | None) -> None:
        if lacking is None or self._store.read_only:
            self.arrived.emit(article)
        else:
            (self._url, self._title), self._at = lacking, at
            self._wish()

    # Fetching it

    def _fetch(self, url: str) -> None:
        self.said.emit(partial(page.fetching, urls.host(url) or url, _STOP))
        self._request = self._fetching.ask(
            Follow(url=url), partial(self._fetched, url), failed=partial(self._fail, url)
        )

    def _fetched(self, url: str, done: Done) -> None:
        if url != self._url:
            return
        if done.articles:
            self.arrived.emit(done.articles[0])
        else:
            self._fail(url, done.text or ("Stopped." if done.cancelled else "Nothing readable was found there."))

    def _fail(self, url: str, sentence: str) -> None:
        if url == self._url:
            self.said.emit(partial(page.failed, sentence, _AGAIN, _BROWSER))

    # Wishing for it

    def _wish(self) -> None:
        wish = Wish(url=self._url, title=self._title, article=self._at, wished_at=int(time()))
        self._jobs.write(
            lambda: self._store.add_wish(wish), lambda _: self._tell_wish(wish), failed=partial(self._fail_wish, wish)
        )

    def _tell_wish(self, wish: Wish) -> None:
        if wish.url == self._url:
            self.said.emit(partial(page.wanted, wish.title, _NEVER_MIND, _BROWSER))

    def _fail_wish(self, wish: Wish, error: ReaderError) -> None:
        self._fail(wish.url, str(error))

    def _take_back(self) -> None:
        url = self._url
        self._jobs.write(lambda: self._store.remove_wishes((url,)), lambda _: None)
        self.given_up.emit()


def _found(store: Store, url: str) -> Link:
    article = store.find(url)
    return article, article is not None and _has_text(store, article)


def _without_text(store: Store, id: int) -> tuple[str, str] | None:
    """Give the address and title of a story that has no text and could be fetched."""
    article = store.article(id)
    if article is None or not article.url or _has_text(store, id):
        return None
    return article.url, article.title


def _has_text(store: Store, article: int) -> bool:
    return any(row.ready is not Ready.NOT for row in store.rows((article,)))
