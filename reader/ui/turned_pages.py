"""The pages of the library that are no article: kept true while they are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import Change, StoryMember
from reader.store import Store
from reader.ui import links, page_source
from reader.ui.jobs import Jobs
from reader.ui.seldom import Seldom
from reader.ui.views.reading_pane import ReadingPane

_EVERY = 1_000  # ms

Told = tuple[object, ...]  # what such a page tells, () where that is gone


class TurnedPages(QObject):
    """Sets a story's page, or that of what changed, anew when it would look different, and only then."""

    told = Signal(str, bool)  # the address of the page shown, and whether what it tells is there

    def __init__(self, store: Store, jobs: Jobs, pane: ReadingPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._pane = store, jobs, pane
        self._address = ""  # of the page that `_told` was read for
        self._told: Told = ()
        self._again = Seldom(self._look, _EVERY, self)
        pane.turned.connect(self._note)

    def take(self, change: Change) -> None:
        """Look again where a write may have changed the page shown."""
        if self._is_shown() and (change.everything or change.articles or change.arrived):
            self._again.ask()

    @Slot(str)
    def _note(self, address: str) -> None:
        self._address = address
        self._again.forget()
        self._jobs.ask(partial(_read, self._store, address), partial(self._hold, address))

    def _hold(self, address: str, told: Told) -> None:
        if address == self._address:
            self._told = told
            self.told.emit(address, bool(told))

    def _look(self) -> None:
        if self._is_shown():
            self._jobs.ask(partial(_read, self._store, self._address), partial(self._compare, self._address))

    def _compare(self, address: str, told: Told) -> None:
        if address != self._address or not self._is_shown() or told == self._told:
            return
        self._told = told
        self.told.emit(address, bool(told))
        if not told and self._pane.can_back:
            self._pane.back()  # the reader broke it up, or its paper is gone
        else:
            self._pane.refresh()

    def _is_shown(self) -> bool:
        return bool(self._address) and self._address == self._pane.address


def _read(store: Store, address: str) -> Told:
    story, changed = links.story_at(address), links.changes_at(address)
    if story is not None:
        told = store.story(story[0])
        return () if told is None else (told.title, *map(_as_told, told.members))
    return store.versions(changed[0]) if changed is not None else ()


def _as_told(member: StoryMember) -> Told:
    """Give what a story's page says of an article: not whether it is ready or bookmarked."""
    return *page_source.as_told(member.row), member.row.read, member.news, member.why, member.by_reader
