"""What the actions about a story and about related stories do. One method an action, by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader.model import Row, Story
from reader.store import Store
from reader.ui import links, story_commands
from reader.ui.jobs import Jobs
from reader.ui.reading import Reading
from reader.ui.undo import Undo
from reader.ui.views.reading_pane import ReadingPane

_LAST = "This is the newest article of its story."
_FIRST = "This is the first article of its story."
_CAME_FROM_LAST = "You came here from the newest article of this story."
_CAME_FROM_FIRST = "You came here from the first article of this story."
_ALONE = "This article is in no story any more."
_NO_STORY = "This article is in no story."
_WHOLE = "This is the whole story."
_COME_APART = "This story has come apart."
_UNCHANGED = "No change of this article is known."
_NO_ARTICLE = "No article is open."


class StoryControls(QObject):
    """Walks along a story, and corrects which articles are one. An act that a key asks for in vain says why."""

    told = Signal(str)  # a sentence about what was not done
    allowed = Signal(str, bool)  # an action's name, and whether it can act now

    def __init__(
        self,
        *,
        store: Store,
        jobs: Jobs,
        undo: Undo,
        reading: Reading,
        pane: ReadingPane,
        meant: Callable[[], tuple[int, ...]],
        parent: QObject,
    ) -> None:
        """`meant` names the articles that an act is about."""
        super().__init__(parent)
        self._store, self._jobs, self._undo = store, jobs, undo
        self._reading, self._pane, self._meant = reading, pane, meant
        self._row: Row | None = None
        self._gone = ""  # the address of a story's page that tells of none any more
        reading.share_asked.connect(self._share)

    def fit(self, row: Row | None) -> None:
        """Take this row as the one that the actions are about, and say which of them can act."""
        self._row = row
        in_story = row is not None and row.story is not None
        for name in ("show_story", "not_this_story"):
            self.allowed.emit(name, in_story)
        for name in ("next_in_story", "previous_in_story", "break_up_story"):
            self.allowed.emit(name, self._story() is not None)
        self.allowed.emit("see_changes", row is not None and row.changed)
        self.allowed.emit("show_copies_apart", row is not None and bool(row.also))
        self.allowed.emit("open_first_related", row is not None and self._reading.shown.names_related)
        self.fit_selection()

    @Slot()
    def fit_selection(self) -> None:
        """Say whether the articles that are meant could be put together."""
        self.allowed.emit("put_together", len(self._meant()) > 1)

    @Slot(str, bool)
    def note_page(self, address: str, there: bool) -> None:
        """Learn whether there is a story to tell on a story's page."""
        self._gone = "" if there else address
        self.fit(self._row)

    def next_in_story(self) -> None:
        self._step(1)

    def previous_in_story(self) -> None:
        self._step(-1)

    def open_first_related(self) -> None:
        self._reading.open_first_related()

    def show_story(self) -> None:
        if self._row is not None and self._row.story is not None:
            self._reading.turn_to(links.story_url(self._row.story, self._row.id), seen_from=self._row.id)
        else:
            self.told.emit(_WHOLE if self._story() is not None else self._why_no_story())

    def see_changes(self) -> None:
        if self._row is None or not self._row.changed:
            self.told.emit(_UNCHANGED if self._row is not None else _NO_ARTICLE)
        else:
            self._reading.turn_to(links.changes_url(self._row.id), seen_from=self._row.id)

    def not_this_story(self) -> None:
        if self._meant():
            self._undo.do(story_commands.take_out(self._meant()))

    def break_up_story(self) -> None:
        story = self._story()
        if story is not None:
            self._undo.do(story_commands.break_up(story))

    def show_copies_apart(self) -> None:
        if self._row is not None:
            self._undo.do(story_commands.unfold(self._row.id))

    def put_together(self) -> None:
        if len(self._meant()) > 1:
            self._undo.do(story_commands.put_together(self._meant()))

    def _story(self) -> int | None:
        """Name the story that is meant: the one an article tells, or the one whose own page is shown."""
        if self._row is not None:
            return self._row.story
        shown = links.story_at(self._pane.address) if self._pane.address != self._gone else None
        return shown[0] if shown is not None else None

    def _why_no_story(self) -> str:
        if self._row is not None:
            return _NO_STORY
        return _NO_ARTICLE if links.story_at(self._pane.address) is None else _COME_APART

    @Slot(str)
    def _share(self, kind: str) -> None:
        """Do what a page asks for: "break-up", "unfold", "take-out", or "take-out/42" for article 42."""
        act, _, article = kind.partition("/")
        if act == "take-out" and article.isdecimal():
            self._undo.do(story_commands.take_out((int(article),)))
        elif act == "take-out" and self._row is not None:
            self._undo.do(story_commands.take_out((self._row.id,)))
        elif act == "break-up":
            self.break_up_story()
        elif act == "unfold":
            self.show_copies_apart()

    def _step(self, by: int) -> None:
        story = self._story()
        if story is None:
            self.told.emit(self._why_no_story())
        else:
            go = self._go_on if self._row is None else partial(self._go, self._row.id)
            self._jobs.ask(partial(self._store.story, story), partial(go, by))

    def _go(self, article: int, by: int, story: Story | None) -> None:
        members = _members(story)
        if article not in members:
            self.told.emit(_ALONE)
        elif not self._open(members, members.index(article) + by):
            self.told.emit(_LAST if by > 0 else _FIRST)

    def _go_on(self, by: int, story: Story | None) -> None:
        """Go on from a story's own page: from the article it is seen from, else from the story's nearer end."""
        members, shown = _members(story), links.story_at(self._pane.address)
        seen_from = shown[1] if shown is not None else None
        start = members.index(seen_from) if seen_from in members else -1 if by > 0 else len(members)
        if not members:
            self.told.emit(_COME_APART)
        elif not self._open(members, start + by):
            self.told.emit(_CAME_FROM_LAST if by > 0 else _CAME_FROM_FIRST)

    def _open(self, members: Sequence[int], place: int) -> bool:
        """Open the member at a place; False where there is none."""
        inside = 0 <= place < len(members)
        if inside:
            self._reading.open_linked(members[place])
        return inside


def _members(story: Story | None) -> list[int]:
    return [member.row.id for member in story.members] if story is not None else []
