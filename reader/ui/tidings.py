"""What the window says to the reader: strips, the line at the foot, and which actions can be used now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from reader.errors import MAKE_ROOM
from reader.model import Feed, Row, Scope
from reader.settings import Settings
from reader.store import Store
from reader.ui.abilities import Abilities
from reader.ui.contents import Contents
from reader.ui.feed_questions import FeedQuestions
from reader.ui.fetching import Fetching
from reader.ui.listing import Listing
from reader.ui.login_words import wants_login
from reader.ui.network import Connection
from reader.ui.sample_paper import SamplePaper
from reader.ui.strip import Offer
from reader.ui.undo import Outcome, Undo
from reader.ui.views.article_list import ArticleList
from reader.ui.window import Window

_UNDO_FOR = 12.0  # seconds that the offer to undo stays
_ABOUT_AN_ARTICLE = (
    "toggle_read", "bookmark", "make_ready", "article_info", "open_in_browser", "copy_link", "copy_citation", "mail",
)  # fmt: skip
_BY_LINK = ("open_in_browser", "copy_link")
_ABOUT_STORIES = (
    "next_in_story", "previous_in_story", "show_story", "see_changes", "open_first_related", "not_this_story",
    "break_up_story", "put_together", "show_copies_apart", "bookmark_walk", "remove_from_list",
)  # fmt: skip
_WELCOME = "Welcome. This is a small sample paper; it can be removed in the Library menu. Now add papers of your own."
_UNPACKING = "Unpacking the sample paper…"
_WELCOME_EMPTY = "Welcome. There is no paper in this library yet."


class Tidings(QObject):
    """Hears of everything and says little."""

    def __init__(
        self,
        *,
        store: Store,
        window: Window,
        articles: ArticleList,
        undo: Undo,
        fetching: Fetching,
        contents: Contents,
        listing: Listing,
        sample: SamplePaper,
        connection: Connection,
        questions: FeedQuestions,
        settings: Settings,
        run: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._abilities = Abilities(window.made, locked=store.read_only, why_not=connection.why_not)
        self._connection, self._questions = connection, questions
        self._locked, self._window, self._articles = store.read_only, window, articles
        self._undo, self._fetching, self._sample = undo, fetching, sample
        self._contents, self._listing, self._settings, self._run = contents, listing, settings, run
        self._welcoming = False
        self._offering = False
        fetching.worked.connect(self._show_work)
        fetching.rested.connect(self._show_rest)
        fetching.failed.connect(self.say)
        fetching.refused.connect(self.tell)
        connection.changed.connect(self._show_connection)
        questions.settled.connect(self._show_trouble)
        undo.done.connect(self._offer_undo)
        undo.moved.connect(self._show_undo)
        contents.shown.connect(self._show_contents)
        listing.titled.connect(self._show_title)
        sample.begun.connect(self._show_contents)
        sample.ended.connect(self._show_contents)
        window.status.stop_asked.connect(fetching.stop)
        window.notice.closed.connect(self._end_welcome)
        self._show_connection()
        self._show_undo(Outcome())
        self.show_row(None, False)
        for name in ("cancel", *_ABOUT_STORIES):
            self._abilities.allow(name, False)
        if store.notice:
            window.notice.say(store.notice, closable=False)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say something that went wrong; it stays until it is closed. Where the disk is full it leads to Storage."""
        self._offering = False
        room: tuple[Offer, ...] = (("Storage…", lambda: self._run("storage")),) if MAKE_ROOM in sentence else ()
        self._window.said.say(sentence, room)

    @Slot(str, object)
    def ask(self, question: str, offers: tuple[Offer, ...]) -> None:
        """Ask something that the reader answers by a button, or by closing the strip."""
        self._offering = False
        self._window.said.say(question, [(text, partial(self._answer, act)) for text, act in offers])

    def _answer(self, act: Callable[[], None]) -> None:
        self._window.said.hide()
        act()

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say what is wrong for longer, at the window's head."""
        self._welcoming = False
        self._window.notice.say(sentence)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say in passing what was done."""
        self._window.status.say(sentence)

    @Slot(str, bool)
    def allow(self, name: str, can: bool) -> None:
        """Let an action be used, or not."""
        self._abilities.allow(name, can)

    @Slot(object, bool)
    def show_row(self, row: Row | None, linked: bool) -> None:
        """Fit the article's actions to the story that is open; `linked`: it has an address on the web."""
        for name in _ABOUT_AN_ARTICLE:
            self._abilities.allow(name, row is not None and (linked or name not in _BY_LINK))
        self._window.tools.can_share(row is not None)
        self._window.tools.show_star(row is not None and row.bookmarked)
        self._abilities.call("toggle_read", "Mark as Unread" if row is not None and row.read else "Mark as Read")
        self._abilities.call("bookmark", "Remove Bookmark" if row is not None and row.bookmarked else "Bookmark")

    def show_scope(self, scope: Scope) -> None:
        """Fit the actions about a paper to the place chosen in the tree."""
        paper = scope.section is None and (scope.feed is not None or scope.folder is not None)
        owned = paper or scope.reading_list is not None
        self._abilities.allow("rename", owned)
        self._abilities.allow("delete", owned)
        self._show_feed()

    @Slot()
    def _show_connection(self) -> None:
        self._abilities.look()
        words, sentence = self._connection.sign()
        self._window.status.show_sign(words, sentence, offline=not self._connection.online)
        self._window.made["offline"].setChecked(self._settings["offline"])

    @Slot(int, int, str)
    def _show_work(self, done: int, total: int, doing: str) -> None:
        self._window.status.work(done, total, doing)
        self._abilities.allow("cancel", True)

    @Slot(str)
    def _show_rest(self, sentence: str) -> None:
        self._window.status.rest()
        self._abilities.allow("cancel", False)
        if sentence:
            self.tell(sentence)

    @Slot(object)
    def _offer_undo(self, outcome: Outcome) -> None:
        if not outcome.quiet:
            self._offering = True
            self._window.said.say(f"{outcome.text}.", (("Undo", self._undo.undo),), seconds=_UNDO_FOR)

    @Slot(object)
    def _show_undo(self, outcome: Outcome) -> None:
        if self._offering:  # what it offers to undo is no longer the last act
            self._offering = False
            self._window.said.hide()
        self._abilities.call("undo", f"Undo: {outcome.undo}" if outcome.undo else "Undo")
        self._abilities.call("redo", f"Redo: {outcome.redo}" if outcome.redo else "Redo")
        self._abilities.allow("undo", bool(outcome.undo))
        self._abilities.allow("redo", bool(outcome.redo))

    @Slot(str, int)
    def _show_title(self, title: str, count: int) -> None:
        self._window.column.set_title(title, count, folded=self._listing.folds)
        self._window.setWindowTitle(f"{title} — Broadsheet" if title else "Broadsheet")
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        if self._sample.pending:
            words = _UNPACKING if self._sample.unpacking else ""
        else:
            words = self._listing.emptiness(has_papers=bool(self._contents.tree.feeds))
        self._articles.set_empty_text(words)

    @Slot()
    def _show_contents(self) -> None:
        self._abilities.allow("remove_sample", self._contents.has_sample)
        self._window.status.rest_with(f"{self._contents.counts.unread:,} unread")
        self._show_emptiness()
        self._show_feed()
        if not (self._locked or self._sample.pending):
            self._welcome()

    def _welcome(self) -> None:
        own = any(not feed.sample for feed in self._contents.tree.feeds)
        if own or self._settings["welcomed"]:
            if self._welcoming:
                self._window.notice.hide()
            return
        self._welcoming = True
        offers: tuple[Offer, ...] = (
            ("Add a Paper…", lambda: self._run("add_feed")),
            ("Starter Catalogue…", lambda: self._run("catalogue")),
        )
        self._window.notice.say(_WELCOME if self._contents.has_sample else _WELCOME_EMPTY, offers)

    @Slot()
    def _end_welcome(self) -> None:
        if self._welcoming:
            self._settings["welcomed"] = True

    def _show_feed(self) -> None:
        """Fit to the chosen place what is about its feeds."""
        place = self._listing.chosen
        feeds = self._questions.feeds_of(place)
        self._abilities.allow("pause_feed", bool(feeds))
        for name in ("feed_log", "log_in"):
            self._abilities.allow(name, place.feed is not None and bool(feeds))
        kind = "Feed" if place.feed is not None else "Folder" if place.folder is not None else ""
        self._abilities.call("sync_this", f"Sync This {kind}" if kind else "Sync All of These")
        rest = "Resume" if feeds and all(feed.stopped for feed in feeds) else "Pause"
        self._abilities.call("pause_feed", f"{rest} This {kind}" if kind else rest)
        self._show_trouble()

    @Slot()
    def _show_trouble(self) -> None:
        """Ask what is to be asked about the chosen feed, or say why it could not be fetched the last time."""
        feed = self._contents.feed(self._listing.chosen)
        question, offers = self._questions.about(feed) if feed is not None else ("", ())
        if feed is None or not (question or feed.error):
            self._window.column.trouble.hide()
            return
        offers = offers if question else self._about_failure(feed)
        self._window.column.trouble.say(question or feed.error, () if self._locked else offers, closable=False)

    def _about_failure(self, feed: Feed) -> tuple[Offer, ...]:
        again: Offer = ("Try again", lambda: self._run("sync_this"))
        return (("Log In…", lambda: self._run("log_in")), again) if wants_login(feed.error) else (again,)
