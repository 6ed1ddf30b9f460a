"""The way a reader came: pages behind, the one shown, pages ahead. A frozen value.

The engine's own history is not used: it forgets at 50, and every selection in the list enters it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.ui import links

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the library by its address: an article, a story's own page, what changed in an article."""

    address: str
    linked: bool = False  # a link of the page before led there, so that both are parts of one walk

    @property
    def article(self) -> int | None:
        """The article that this page is, None for any other page."""
        return links.article_id(self.address)

    @property
    def about(self) -> int | None:
        """The article that this page is, or whose changes it shows; None for a page about several or none."""
        changes = links.changes_at(self.address)
        return self.article if changes is None else changes[0]


@dataclass(frozen=True, slots=True)
class Trail:
    """Steps, the oldest first; `current` is None before the first page.

    `over` is the address of a page of the window's own words shown over the current page, or "". Such words are no
    step of the way: back leads to the page under them.
    """

    past: tuple[Step, ...] = ()
    current: Step | None = None
    future: tuple[Step, ...] = ()
    over: str = ""

    @property
    def address(self) -> str:
        """The address of what is seen, "" before the first page."""
        return self.over or (self.current.address if self.current else "")

    @property
    def article(self) -> int | None:
        """The article that is seen; None where something else is."""
        return None if self.over or self.current is None else self.current.article

    @property
    def about(self) -> int | None:
        """The article that what is seen is about; None where it is about several or none."""
        return None if self.over or self.current is None else self.current.about

    @property
    def is_page(self) -> bool:
        """Whether a page of the library is seen, and no words of the window's own."""
        return self.current is not None and not self.over

    @property
    def can_back(self) -> bool:
        return bool(self.past) or self._covers_one()

    @property
    def can_forward(self) -> bool:
        return bool(self.future)

    @property
    def walk(self) -> tuple[Step, ...]:
        """The pages reached from each other by links: those before the current one, itself, those still ahead."""
        if self.current is None:
            return ()
        steps = (*self.past, self.current, *self.future)
        return steps[self._walk_begins() : self._walk_ends()]

    @property
    def at(self) -> int:
        """The place of the current page in the walk, from 0."""
        return len(self.past) - self._walk_begins()

    def push(self, address: str, *, linked: bool = False) -> Trail:
        """Go on to a page; what was ahead is forgotten. Otherwise than by a link a new walk begins.

        Staying where one is forgets nothing.
        """
        if self.current is None or address != self.current.address:
            return Trail(self._behind()[-_LONGEST:], Step(address, linked and self.current is not None))
        return replace(self, over="", current=self.current if linked else Step(address))

    def say(self, over: str) -> Trail:
        """Show a page of words over where the reader is."""
        return replace(self, over=over)

    def back(self) -> Trail:
        """Go one step back, or stay where nothing is behind."""
        if self._covers_one():
            return replace(self, over="")
        return self._move(-1) if self.past else self

    def forward(self) -> Trail:
        """Go one step forward, or stay where nothing is ahead."""
        return self._move(1) if self.future else self

    def go_to(self, place: int) -> Trail:
        """Go to a place of the walk, counted from 0; everything else stays behind or ahead."""
        inside = 0 <= place < len(self.walk)
        return self._move(place - self.at) if inside else self

    def _move(self, by: int) -> Trail:
        steps = (*self._behind(), *self.future)
        place = len(self.past) + by
        return Trail(steps[:place], steps[place], steps[place + 1 :])

    def _covers_one(self) -> bool:
        return bool(self.over) and self.current is not None

    def _behind(self) -> tuple[Step, ...]:
        return self.past if self.current is None else (*self.past, self.current)

    def _walk_begins(self) -> int:
        return max((place for place, step in enumerate(self._behind()) if not step.linked), default=0)

    def _walk_ends(self) -> int:
        ahead = (place for place, step in enumerate(self.future) if not step.linked)
        return len(self._behind()) + next(ahead, len(self.future))
