"""What the actions of the Library menu do: papers, folders, files, undo. One method an action, by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import InputError
from reader.exchange import bookmarks, opml
from reader.model import BOOKMARKS, Scope
from reader.progress import Sync
from reader.store import Store
from reader.ui.commands import AddFolder, Delete, Move, Rename, Step
from reader.ui.contents import Contents
from reader.ui.dialogs import naming
from reader.ui.fetching import Fetching
from reader.ui.importing import Importing
from reader.ui.jobs import Jobs
from reader.ui.listing import Listing
from reader.ui.undo import Undo
from reader.ui.views.section_tree import SectionTree


class LibraryControls(QObject):
    """Acts on papers and folders, and what comes into the library or goes out of it."""

    told = Signal(str)  # a sentence about what was done
    imported = Signal(int)  # an article to show

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        fetching: Fetching,
        contents: Contents,
        listing: Listing,
        tree: SectionTree,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store, self._jobs, self._undo, self._fetching = store, jobs, undo, fetching
        self._contents, self._listing, self._tree, self._window = contents, listing, tree, window
        self._importing = Importing(fetching, window)
        self._importing.told.connect(self.told)
        self._importing.imported.connect(self.imported)

    def sync_all(self) -> None:
        if self._contents.feeds(Scope()):
            self._fetching.ask(Sync(all=True))
        else:
            self.told.emit("There is no paper to fetch yet. Add one first.")

    def sync_this(self) -> None:
        feeds = self._contents.asked(self._listing.chosen)
        if feeds:
            self._fetching.ask(Sync(feeds=feeds))
        elif self._contents.feeds(self._listing.chosen):
            self.told.emit("Every feed here is paused, so none was asked.")

    def cancel(self) -> None:
        self._fetching.stop()

    def new_folder(self) -> None:
        dialog = naming.new_folder(" › ".join(self._here()), self._window)
        dialog.named.connect(self._add_folder)
        dialog.open()

    def import_file(self) -> None:
        self._importing.ask_for_file()

    def export_opml(self) -> None:
        self._choose_file("Export Subscriptions", "subscriptions.opml", self.write_opml)

    def export_bookmarks(self) -> None:
        self._choose_file("Export Bookmarks", "bookmarks.html", self.write_bookmarks)

    def rename(self) -> None:
        scope = self._tree.current_scope()
        if scope is not None:
            self._tree.rename(scope)

    def delete(self) -> None:
        self.delete_scopes(self._tree.selected_scopes())

    def remove_sample(self) -> None:
        feeds = frozenset(feed.id for feed in self._contents.tree.feeds if feed.sample)
        self._undo.do(Delete(text="Removed the sample paper", feeds=feeds))

    def undo(self) -> None:
        self._undo.undo()

    def redo(self) -> None:
        self._undo.redo()

    def quit(self) -> None:
        self._window.close()

    # What dialogs and the tree ask for

    def read_file(self, path: str) -> None:
        """Bring in a file of the reader's."""
        self._importing.read_file(path)

    def write_opml(self, path: str) -> None:
        """Save folders and feeds as OPML."""
        self._save(path, lambda: opml.write(self._store.tree(), "Broadsheet subscriptions"))

    def write_bookmarks(self, path: str) -> None:
        """Save the bookmarks as a page."""
        self._save(path, self._bookmarks_page)

    def delete_scopes(self, scopes: tuple[Scope, ...]) -> None:
        """Delete feeds, folders and reading lists."""
        feeds = frozenset(scope.feed for scope in scopes if scope.feed is not None)
        folders = frozenset(scope.folder for scope in scopes if scope.feed is None and scope.folder is not None)
        lists = frozenset(scope.reading_list for scope in scopes if scope.reading_list is not None)
        if feeds or folders or lists:
            text = f"Deleted {self._named(feeds, folders, lists)}"
            self._undo.do(Delete(text=text, feeds=feeds, folders=folders, lists=lists))

    def rename_scope(self, scope: Scope, title: str) -> None:
        """Rename a feed, a folder or a reading list."""
        if scope.feed is not None:
            self._undo.do(Rename(text=f"Renamed to “{title}”", feeds={scope.feed: title}))
        elif scope.folder is not None:
            self._undo.do(Rename(text=f"Renamed to “{title}”", folders={scope.folder: title}))
        elif scope.reading_list is not None:
            self._undo.do(Rename(text=f"Renamed to “{title}”", lists={scope.reading_list: title}))

    def move(self, feeds: tuple[int, ...], folders: tuple[int, ...], target: int | None, position: int) -> None:
        """Move feeds and folders into another folder; -1 is its end."""
        place = None if position < 0 else position
        text = f"Moved {self._named(frozenset(feeds), frozenset(folders))}"
        step = partial(Step, folder=target, position=place)
        self._undo.do(
            Move(text=text, feeds=(step(feeds),) if feeds else (), folders=(step(folders),) if folders else ())
        )

    def _add_folder(self, title: str) -> None:
        self._undo.do(AddFolder(text=f"Made the folder “{title}”", path=(*self._here(), title)))

    def _here(self) -> tuple[str, ...]:
        """Name the folder that is chosen in the tree."""
        return self._contents.path(self._listing.chosen.folder)

    def _named(self, feeds: frozenset[int], folders: frozenset[int], lists: frozenset[int] = frozenset()) -> str:
        tree = self._contents.tree
        titles = [f.title or f.url for f in tree.feeds if f.id in feeds]
        titles += [f.title for f in tree.folders if f.id in folders]
        titles += [each.title for each in tree.lists if each.id in lists]
        kinds = ["papers and folders"] * bool(feeds or folders) + ["reading lists"] * bool(lists)
        return f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} {' and '.join(kinds)}"

    def _choose_file(self, title: str, name: str, save: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._window, title, str(Path.home() / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(save)
        dialog.open()

    def _save(self, path: str, make: Callable[[], str]) -> None:
        self._jobs.ask(lambda: _write(path, make()), lambda _: self.told.emit(f"Saved as {Path(path).name}."))

    def _bookmarks_page(self) -> str:
        articles = self._store.articles(self._store.ids(BOOKMARKS))
        papers = {paper: self._store.paper(paper).title for paper in {article.paper for article in articles} if paper}
        lists = self._store.tree().lists
        gathered = [(one, self._store.articles(self._store.ids(Scope(reading_list=one.id)))) for one in lists]
        return bookmarks.write(articles, papers, gathered)


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"The file {path} cannot be written: {error.strerror or error}.") from error
