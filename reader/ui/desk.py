"""Every part of the window, built and connected: who hears whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import time

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from reader.model import Change, Media, Scope
from reader.settings import Settings
from reader.store import Store
from reader.times import list_time
from reader.ui import actions, clock, context_menus, describing, theme
from reader.ui.contents import Contents
from reader.ui.feed_questions import FeedQuestions
from reader.ui.feeds_desk import FeedsDesk
from reader.ui.fetching import Fetching, Worker
from reader.ui.jobs import Jobs
from reader.ui.keeping import Keeping
from reader.ui.library_controls import LibraryControls
from reader.ui.listing import Listing
from reader.ui.logins import Logins
from reader.ui.lost_pictures import LostPictures
from reader.ui.minutes import Minutes
from reader.ui.models.article_list import ArticleListModel
from reader.ui.models.section_tree import SectionTreeModel
from reader.ui.network import Connection, Silent, Source
from reader.ui.offline_desk import OfflineDesk
from reader.ui.reading_desk import ReadingDesk
from reader.ui.returning import Returning
from reader.ui.rounds import Rounds
from reader.ui.sample_paper import SamplePaper
from reader.ui.scheme import Answers
from reader.ui.storage_controls import StorageControls
from reader.ui.story_desk import StoryDesk
from reader.ui.subscribing import Subscribing
from reader.ui.theme import Theme
from reader.ui.tidings import Tidings
from reader.ui.undo import Outcome, Undo
from reader.ui.view_controls import ViewControls
from reader.ui.views.article_list import ArticleList
from reader.ui.views.reading_pane import ReadingPane
from reader.ui.views.section_tree import SectionTree
from reader.ui.views.thumbnails import Thumbnails
from reader.ui.watch import Watch
from reader.ui.window import Window

MakePane = Callable[[Store], tuple[ReadingPane, Answers]]


class Desk(QObject):
    """One window on one library. Everything about the page itself begins after the window's first paint."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        settings: Settings,
        worker: Worker,
        make_pane: MakePane,
        network: Source | None = None,
    ) -> None:
        """`network` says whether there is one; without it there always is."""
        super().__init__()
        self._store, self._settings, self._make_pane = store, settings, make_pane
        self._acts: dict[str, Callable[[], None]] = {}
        self.page: ReadingDesk | None = None
        self.stories: StoryDesk | None = None
        self.jobs = Jobs(self)
        self.undo = Undo(store, self.jobs, self)
        self.connection = Connection(network or Silent(self), worker, settings, self)
        self.fetching = Fetching(worker, self, why_not=self.connection.why_not)
        thumbnails = Thumbnails(self.jobs.ask, lambda hash: _data(store.media(hash)), self)
        self._places = SectionTreeModel(clock.today, self)
        self.rows = ArticleListModel(
            store.rows,
            tell_time=lambda at: list_time(at, int(time())),
            tell_ready=partial(describing.hint, store),
            parent=self,
        )
        self.tree = SectionTree(self._places, thumbnails)
        self.articles = ArticleList(self.rows, thumbnails)
        self.window = Window(self.tree, self.articles, settings, self.run)
        self.contents = Contents(store, self.jobs, self._places, self)
        self.listing = Listing(store, self.jobs, self.rows, self)
        self.listing.fold(settings["fold_stories"])
        self._views = ViewControls(settings, self.connection, self.window, folder)
        self.library = LibraryControls(
            store=store, jobs=self.jobs, undo=self.undo, fetching=self.fetching, contents=self.contents,
            listing=self.listing, tree=self.tree, window=self.window,
        )  # fmt: skip
        self.subscribing = Subscribing(
            store=store, jobs=self.jobs, fetching=self.fetching, contents=self.contents,
            listing=self.listing, window=self.window,
        )  # fmt: skip
        self.sample = SamplePaper(
            store=store, jobs=self.jobs, fetching=self.fetching, contents=self.contents, settings=settings, parent=self
        )
        self.questions = FeedQuestions(self.undo, self.contents, settings, self)
        self._tidings = Tidings(
            store=store, window=self.window, articles=self.articles, undo=self.undo, fetching=self.fetching,
            contents=self.contents, listing=self.listing, sample=self.sample, connection=self.connection,
            questions=self.questions, settings=settings, run=self.run,
        )  # fmt: skip
        self._build_beside(store, settings, worker)
        self._learn(
            self.library, self.subscribing, self._views, self.offline.readying, self.offline.wishing, self.storage,
            self.feeds.activity, self.feeds.health, self.logins,
        )  # fmt: skip
        self._connect(worker)
        self._dress(self._views.theme)

    def _build_beside(self, store: Store, settings: Settings, worker: Worker) -> None:
        """Build what works beside the tree, the list and the page."""
        self.offline = OfflineDesk(
            store=store, jobs=self.jobs, worker=worker, fetching=self.fetching, listing=self.listing,
            connection=self.connection, settings=settings, window=self.window,
        )  # fmt: skip
        self.storage = StorageControls(
            store=store, jobs=self.jobs, fetching=self.fetching, settings=settings, window=self.window
        )
        self.logins = Logins(
            store=store, jobs=self.jobs, fetching=self.fetching, contents=self.contents, listing=self.listing,
            window=self.window,
        )  # fmt: skip
        self.feeds = FeedsDesk(
            store=store, jobs=self.jobs, worker=worker, fetching=self.fetching, contents=self.contents,
            listing=self.listing, connection=self.connection, questions=self.questions, tree=self.tree,
            window=self.window,
        )  # fmt: skip
        self._pictures = LostPictures(store, self.jobs, self)
        self._returning = Returning(
            contents=self.contents, listing=self.listing, tree=self.tree, settings=settings, parent=self
        )
        self.rounds = Rounds(
            fetching=self.fetching, contents=self.contents, settings=settings, locked=store.read_only, parent=self
        )
        self._keeping = Keeping(settings, self._note_standing, self)
        self._watch = Watch(store.data_version, self)
        self._minutes = Minutes(self)

    def start(self) -> None:
        """Show the window and what it showed the last time."""
        self.window.show()
        self.articles.setFocus()
        self.contents.read()
        self._minutes.start()

    def close(self) -> None:
        """Write down how things stand, and end what runs beside the window."""
        self._keeping.stop()
        self._note_standing()
        self._watch.stop()
        if self.page is not None:
            self.page.stop()  # it tells the place in the story, so the writer must still be there
        self.jobs.close()

    def tell_failure(self, sentence: str) -> None:
        """Put a failure that nobody waited for before the reader."""
        self._tidings.warn(sentence)

    def run(self, name: str) -> None:
        """Do what the action of this name says; those about a story wait for the reading pane."""
        act = self._acts.get(name)
        if act is not None:
            act()

    def _note_standing(self) -> None:
        self._returning.keep()
        self.window.keep()

    # Connecting

    def _learn(self, *controls: QObject) -> None:
        for action in actions.ACTIONS:
            for control in controls:
                if hasattr(control, action.name):
                    self._acts[action.name] = getattr(control, action.name)

    def _connect(self, worker: Worker) -> None:
        self.window.painted.connect(self._begin_reading)
        self.window.arranged.connect(self._keeping.soon)
        self.listing.came.connect(self._keeping.soon)
        self.tree.expanded.connect(lambda _index: self._keeping.soon())
        self.tree.collapsed.connect(lambda _index: self._keeping.soon())
        for writer in (self.undo, self.subscribing, self.logins, self._pictures):
            writer.changed.connect(self._spread)
        self.undo.moved.connect(self._go_back)
        self.subscribing.added.connect(self._returning.go_to)
        self.subscribing.login_asked.connect(self.logins.ask)
        self._watch.moved.connect(lambda: self._spread(Change(everything=True)))
        self._minutes.passed.connect(self.rows.refresh_times)
        self._minutes.passed.connect(self.feeds.pass_minute)
        self._minutes.day_began.connect(self._begin_day)
        self._returning.returned.connect(self.sample.give)
        self.sample.came.connect(self.subscribing.welcome)
        self.sample.failed.connect(self._tidings.say)
        self._returning.returned.connect(self.rounds.start)
        self.tree.scope_chosen.connect(self._choose)
        self.tree.delete_asked.connect(self.library.delete_scopes)
        self.tree.menu_asked.connect(lambda _scope, where: context_menus.about_place(self.window, where))
        self._places.renamed.connect(self.library.rename_scope)
        self._places.moved.connect(self.library.move)
        self.contents.shown.connect(self._name_again)
        self.window.tools.searched.connect(self.listing.search)
        self.window.tools.search_left.connect(self.articles.setFocus)
        self._views.theme_changed.connect(self._dress)
        self._views.folding_changed.connect(self.listing.fold)
        self.library.told.connect(self._tidings.tell)
        self.logins.told.connect(self._tidings.tell)
        self.rounds.failed.connect(self._tidings.tell)
        self.connection.came.connect(self.rounds.go)
        self.storage.setting_made.connect(self.connection.look)
        self.offline.told.connect(self._tidings.tell)
        self.offline.failed.connect(self._tidings.say)
        self.listing.came.connect(self._pictures.verify, Qt.ConnectionType.SingleShotConnection)
        self.offline.files.confirm_asked.connect(self._tidings.ask)
        self.jobs.failed.connect(self._tidings.say)
        worker.ended.connect(self._tidings.warn)

    # What happens

    @Slot()
    def _begin_reading(self) -> None:
        """Make the engine, now that the window is on the screen."""
        pane, answers = self._make_pane(self._store)
        self.page = ReadingDesk(
            store=self._store, jobs=self.jobs, undo=self.undo, fetching=self.fetching, listing=self.listing,
            settings=self._settings, articles=self.articles, rows=self.rows, window=self.window,
            sample=self.sample, pane=pane, answers=answers,
        )  # fmt: skip
        self.stories = StoryDesk(
            store=self._store, jobs=self.jobs, undo=self.undo, contents=self.contents, listing=self.listing,
            articles=self.articles, page=self.page, window=self.window,
        )  # fmt: skip
        self._learn(self.page.controls, self.stories.stories, self.stories.lists, self.stories.walking)
        self.stories.told.connect(self._tidings.tell)
        self.stories.allowed.connect(self._tidings.allow)
        self.offline.meet(self.page)
        answers.lost = self._pictures.report
        self._pictures.missed.connect(self.page.reading.shown.set_page_anew)
        self.page.told.connect(self._tidings.tell)
        self.page.meant.connect(self._tidings.show_row)
        self.library.imported.connect(self.page.reading.open)
        self._views.scale_changed.connect(self.page.set_scale)
        self._dress(self._views.theme)
        self.page.set_scale(self._settings["text_scale"])
        self.page.start()

    @Slot(object)
    def _spread(self, change: Change) -> None:
        """Let each part decide whether a change is its affair."""
        self.contents.take(change)
        self.listing.take(change)
        self.offline.take(change)
        self.feeds.take(change)
        if self.page is not None:
            self.page.reading.shown.take(change)
        if self.stories is not None:
            self.stories.take(change)

    @Slot(object)
    def _go_back(self, outcome: Outcome) -> None:
        if outcome.back is not None:
            self._returning.come_back_to(outcome.back)

    @Slot(object, str)
    def _choose(self, scope: Scope, title: str) -> None:
        self.window.tools.clear_search()
        self.listing.choose(scope, title)
        self._tidings.show_scope(scope)

    @Slot()
    def _name_again(self) -> None:
        """Let the list be called what the tree calls its place: that may have been renamed."""
        place = self._places.index_of(self.listing.chosen)
        if place.isValid():
            self.listing.call(self._places.place_at(place).title)

    @Slot(object)
    def _begin_day(self, day: int) -> None:
        self.contents.read()
        if self.listing.chosen.today is not None:
            self.listing.choose(Scope(today=day), self.listing.title)

    @Slot(object)
    def _dress(self, dress: Theme) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, dress)
        for part in (self.window, self.tree, self.articles, self.offline, self.feeds):
            part.set_theme(dress)
        if self.page is not None:
            self.page.set_theme(dress)


def _data(media: Media | None) -> bytes | None:
    return media.data if media is not None else None
