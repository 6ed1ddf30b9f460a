"""The way a reader came: articles behind, the one shown, articles ahead. A frozen value.

The engine's own history is not used: it forgets at 50, and every selection in the list enters it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Trail:
    """Article ids, the oldest first; `current` is None before the first article.

    `over` is the address of a page of the window's own words shown over the current article, or "". Such a page is
    no step of the way: back leads to the article under it.
    """

    past: tuple[int, ...] = ()
    current: int | None = None
    future: tuple[int, ...] = ()
    over: str = ""

    @property
    def article(self) -> int | None:
        """The article that is seen."""
        return None if self.over else self.current

    @property
    def can_back(self) -> bool:
        return bool(self.past) or self._covers_one()

    @property
    def can_forward(self) -> bool:
        return bool(self.future)

    def push(self, article: int) -> Trail:
        """Go on to `article`; what was ahead is forgotten. Staying where one is forgets nothing."""
        if article == self.current:
            return replace(self, over="")
        return Trail(self._behind()[-_LONGEST:], article)

    def say(self, over: str) -> Trail:
        """Show a page of words over where the reader is."""
        return replace(self, over=over)

    def back(self) -> Trail:
        """Go one step back, or stay where nothing is behind."""
        if self._covers_one():
            return replace(self, over="")
        if not self.past:
            return self
        return Trail(self.past[:-1], self.past[-1], self._ahead())

    def forward(self) -> Trail:
        """Go one step forward, or stay where nothing is ahead."""
        if not self.future:
            return self
        return Trail(self._behind(), self.future[0], self.future[1:])

    def _covers_one(self) -> bool:
        return bool(self.over) and self.current is not None

    def _behind(self) -> tuple[int, ...]:
        return self.past if self.current is None else (*self.past, self.current)

    def _ahead(self) -> tuple[int, ...]:
        return self.future if self.current is None else (self.current, *self.future)
