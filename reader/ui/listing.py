"""Which list is shown, and how it stays right while the library changes under it."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.model import BOOKMARKS, EVERYTHING, Change, Scope
from reader.store import Store
from reader.ui import story_folds
from reader.ui.jobs import Jobs
from reader.ui.models.article_list import ArticleListModel
from reader.ui.staying import merge


class Listing(QObject):
    """One Scope at a time; an answer that comes when the reader has gone on is dropped."""

    titled = Signal(str, int)  # what is listed, and how many
    came = Signal()  # the list of a newly chosen scope is there
    first_wanted = Signal()  # and its first story shall be opened

    def __init__(self, store: Store, jobs: Jobs, model: ArticleListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._model = model
        self._chosen = EVERYTHING  # in the tree
        self._title = ""
        self._count = 0
        self._words = ""  # in the search field
        self._lacking = False  # only what is not ready offline is shown of the chosen place
        self._next_step = ""  # where a story that a page names is not found
        self._folds = False  # each story is one row
        self._unfolded: set[int] = set()  # but for these stories
        self._first_wanted = False
        self._question = 0  # counts the scopes asked for
        self._ids = array("q")
        self._staying: set[int] = set()  # marked while shown: they leave Unread only when the reader does

    @property
    def scope(self) -> Scope:
        """What is listed now: the place, or only what lacks something there; each story as one row."""
        return replace(self.place, lacking=self._lacking, folded=self.folds)

    @property
    def place(self) -> Scope:
        """What all of the list is: the chosen scope, or what is searched for."""
        if not self._words:
            return self._chosen
        return replace(BOOKMARKS if self._chosen.bookmarked else EVERYTHING, search=self._words)

    @property
    def chosen(self) -> Scope:
        """What is chosen in the tree."""
        return self._chosen

    @property
    def lacking(self) -> bool:
        """Whether only that is listed which lacks something offline."""
        return self._lacking

    @property
    def folds(self) -> bool:
        """Whether each story is one row; never where the reader searches, or put the articles in order themselves."""
        return self._folds and not self._words and self._chosen.reading_list is None

    @property
    def title(self) -> str:
        """The list in words."""
        if not self._words:
            return self._title
        return f"“{self._words}” in {'Bookmarks' if self._chosen.bookmarked else 'everything'}"

    def holds(self, article: int) -> bool:
        """Tell whether an article is listed now."""
        return article in self._ids

    def emptiness(self, *, has_papers: bool) -> str:
        """Say why nothing is listed."""
        if self._words:
            return self._not_found()
        if self._lacking:
            return "Everything here is ready offline."
        if self._chosen.bookmarked:
            return "No bookmarks yet. Press B at a story to keep it."
        if self._chosen.reading_list is not None:
            return "This reading list is empty. Add to it from an article's menu."
        if not has_papers:
            return "No paper yet. Add one from the Library menu."
        if self._chosen.today is not None:
            return "Nothing new today."
        return "Everything is read." if self._chosen.unread else "No articles yet."

    def choose(self, scope: Scope, title: str) -> None:
        """Show another scope; a search ends."""
        self._chosen, self._title, self._words, self._lacking = scope, title, "", False
        self._begin()

    def call(self, title: str) -> None:
        """Take another name for the chosen scope: the reader renamed it."""
        if self._title and title != self._title:
            self._title = title
            self.titled.emit(self.title, self._count)

    def turn_lacking(self) -> None:
        """Show only what lacks something offline, or all again."""
        self._lacking = not self._lacking
        self._begin()

    def fold(self, on: bool) -> None:
        """Show each story as one row, or all its articles again."""
        if on != self._folds:
            self._folds, self._unfolded = on, set()
            self._ask(same_list=True, reread=True)

    def unfold(self, story: int, on: bool) -> None:
        """List the articles of a story that is folded, or fold them again."""
        if self.folds and (story in self._unfolded) != on:
            self._unfolded ^= {story}
            self._ask(same_list=True, reread=True)

    def search(self, words: str, *, next_step: str = "") -> None:
        """Show what has these words; none leads back to the chosen scope.

        `next_step`: the words are the title of a story that a page names, and this is what to do where it is not here.
        """
        words = " ".join(words.split())
        self._next_step = next_step
        if words != self._words:
            self._words, self._lacking = words, False
            self._begin()

    def open_first(self) -> None:
        """Open the first story of the next list that is not empty."""
        self._first_wanted = True

    def end_opening(self) -> None:
        """The first story is open."""
        self._first_wanted = False

    @property
    def opens_first(self) -> bool:
        """Whether a first story is still to be opened."""
        return self._first_wanted

    def take(self, change: Change) -> None:
        """Look again where a write may have changed the list or its rows."""
        by_marks = self.scope.unread or self.scope.bookmarked or self.scope.lacking
        if by_marks:
            self._staying |= change.articles
        self._model.refresh(change.articles)
        anew = change.tree or change.everything
        by_acts = by_marks or self.folds or self._chosen.reading_list is not None
        if anew or change.arrived or (by_acts and change.articles):
            self._ask(same_list=True, reread=anew)

    def _not_found(self) -> str:
        if self._next_step:
            return f"The story “{self._words}” is not in the library yet.\n\n{self._next_step}"
        return f"Nothing found for “{self._words}” in titles, standfirsts and bylines."

    def _begin(self) -> None:
        self._staying, self._unfolded = set(), set()
        self._question += 1
        self._ask(same_list=False)

    def _ask(self, *, same_list: bool, reread: bool = False) -> None:
        question, scope, place = self._question, self.scope, self.place
        held, staying = self._ids if same_list else array("q"), frozenset(self._staying)
        unfolded = frozenset(self._unfolded)

        def ids() -> tuple[array[int], int]:
            # The worker makes them ready and names none: whichever is still in the place stays in sight.
            stay = staying.union(self._store.ids(place)) if held and scope.lacking else staying
            listed = merge(self._store.ids(scope), held, stay)
            if not scope.folded:
                return listed, len(listed)
            listed = story_folds.once(self._store, listed, stay)
            return story_folds.unfold(self._store, listed, unfolded), len(listed)

        self._jobs.ask(ids, lambda found: self._show(question, *found, same_list=same_list, reread=reread))

    def _show(self, question: int, ids: array[int], count: int, *, same_list: bool, reread: bool) -> None:
        if question != self._question:
            return
        if reread or not same_list or ids != self._ids:
            self._ids = ids
            self._model.fold_stories(self.folds, self._unfolded)
            self._model.show(ids, same_list=same_list)
        self._count = count
        self.titled.emit(self.title, count)
        if not same_list:
            self.came.emit()
            if self._first_wanted and ids:
                self.first_wanted.emit()
