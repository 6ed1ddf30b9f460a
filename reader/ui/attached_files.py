"""What a reader does with the files that a feed attached to a story: keeps them, opens them, lets them go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import Enclosure, KeptFile
from reader.progress import Done, KeepFile
from reader.sizes import size
from reader.store import Store
from reader.text import one_line
from reader.ui import links
from reader.ui.fetching import Fetching
from reader.ui.jobs import Jobs
from reader.ui.links import Ask, Asked
from reader.ui.network import Connection
from reader.ui.outside import Outside

# What is handed to the system, by the type of its bytes: files that are played or read, none that is run. The ending
# must fit, for it is what a system goes by.
_OPENED = {
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "video/ogg": ".ogv",
    "video/webm": ".webm",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
}
_LOCKED = "This library can only be read: no file can be kept in it or removed from it."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A file that a page asked about."""

    article: int
    enclosure: Enclosure
    kept: KeptFile | None
    path: Path | None

    @property
    def name(self) -> str:
        return f"“{one_line(unquote(self.enclosure.url.partition('?')[0].rpartition('/')[2])) or self.enclosure.url}”"


class AttachedFiles(QObject):
    """Knows a file by its article and its number there; what it is called and where it lies is looked up."""

    told = Signal(str)  # a sentence in passing
    failed = Signal(str)  # a sentence that stays until it is closed
    confirm_asked = Signal(str, object)  # a question or a failure, and the strip.Offers that answer it
    browser_asked = Signal(str)  # an http(s) address
    changed = Signal(int)  # another file of this article is kept, or one less

    def __init__(
        self, *, store: Store, jobs: Jobs, fetching: Fetching, connection: Connection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._fetching, self._connection = store, jobs, fetching, connection
        self._coming: set[str] = set()  # addresses being fetched
        self._waiting: dict[str, _Found] = {}  # for a connection, by address
        self._handed_over: dict[str, _Found] = {}  # to the system, by the file's path
        self._outside = Outside(self)
        self._outside.failed.connect(self._tell_unopened)
        connection.changed.connect(self._fetch_waiting)

    @Slot(object)
    def do(self, asked: Asked) -> None:
        """Do what a link of the page asks for; one that leads to no file is passed over."""
        article, number = links.attached(asked)
        self._jobs.ask(partial(_find, self._store, article, number), partial(self._act, asked.ask))

    def _act(self, ask: Ask, found: _Found | None) -> None:
        if found is None:
            return
        if ask is Ask.KEEP:
            self._keep(found)
        elif ask is Ask.OPEN_FILE:
            self._open(found)
        elif ask is Ask.LET_GO:
            self._ask_to_let_go(found)
        else:
            self.browser_asked.emit(found.enclosure.url)

    # Keeping

    def _keep(self, found: _Found) -> None:
        url = found.enclosure.url
        if self._store.read_only:
            self.told.emit(_LOCKED)
        elif found.kept:
            self.changed.emit(found.article)
        elif url in self._coming:
            self.told.emit(f"{found.name} is being fetched already.")
        elif not self._connection.online:
            self._waiting[url] = found
            self.told.emit(f"{found.name} is fetched when there is a connection, if this window is still open then.")
        else:
            self._fetch(found)

    def _fetch(self, found: _Found) -> None:
        url = found.enclosure.url
        self._coming.add(url)
        self._fetching.ask(
            KeepFile(article=found.article, url=url), partial(self._end, found), failed=partial(self._fail, found)
        )

    def _end(self, found: _Found, done: Done) -> None:
        self._coming.discard(found.enclosure.url)
        if not done.cancelled:
            self.told.emit(f"{found.name} is kept.")
            self.changed.emit(found.article)

    def _fail(self, found: _Found, sentence: str) -> None:
        self._coming.discard(found.enclosure.url)
        self.failed.emit(f"{found.name}: {sentence}")  # the reader may be elsewhere by now

    @Slot()
    def _fetch_waiting(self) -> None:
        if self._connection.online:
            waiting, self._waiting = self._waiting, {}
            for found in waiting.values():
                self._fetch(found)

    # Opening

    def _open(self, found: _Found) -> None:
        if found.kept is None or found.path is None:
            self.told.emit(f"{found.name} is no longer here.")
            self.changed.emit(found.article)
        elif found.path.suffix != _OPENED.get(found.kept.type):
            self.failed.emit(f"{found.name} is of a kind that is not opened: {found.kept.type or 'unknown'}.")
        else:
            self._handed_over[str(found.path.absolute())] = found
            self._outside.open_file(found.path)

    @Slot(str)
    def _tell_unopened(self, path: str) -> None:
        """A file is kept under a name that says nothing to a reader, so it is called as at its address."""
        found = self._handed_over.pop(path, None)
        if found is None or found.path is None:
            self.failed.emit(f"This system has no program that shows the folder {path}.")
        else:
            show = partial(self._outside.show_folder, found.path)
            said = f"This system has no program that opens {found.name}."
            self.confirm_asked.emit(said, (("Show in Folder", show),))

    # Letting go

    def _ask_to_let_go(self, found: _Found) -> None:
        if self._store.read_only:
            self.told.emit(_LOCKED)
            return
        if found.kept is None:
            self.changed.emit(found.article)
            return
        self.confirm_asked.emit(
            f"Remove {found.name} ({size(found.kept.size)}) from the library? It can be fetched again.",
            (("Let Go", partial(self._let_go, found)),),
        )

    def _let_go(self, found: _Found) -> None:
        remove = partial(self._store.remove_files, [found.enclosure.url])
        self._jobs.write(remove, lambda _: self._tell_gone(found))

    def _tell_gone(self, found: _Found) -> None:
        self.told.emit(f"{found.name} is removed.")
        self.changed.emit(found.article)


def _find(store: Store, article: int, number: int) -> _Found | None:
    story = store.article(article)
    if story is None or number >= len(story.enclosures):
        return None
    enclosure = story.enclosures[number]
    kept = store.kept_files([enclosure.url]).get(enclosure.url)
    return _Found(article=article, enclosure=enclosure, kept=kept, path=store.file_path(kept) if kept else None)
