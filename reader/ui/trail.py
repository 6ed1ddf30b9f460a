"""The way a reader came: articles behind, the one shown, articles ahead. A frozen value.

The engine's own history is not used: it forgets at 50, and every selection in the list enters it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Trail:
    """Article ids, the oldest first; `current` is None before the first article."""

    past: tuple[int, ...] = ()
    current: int | None = None
    future: tuple[int, ...] = ()

    @property
    def can_back(self) -> bool:
        return bool(self.past)

    @property
    def can_forward(self) -> bool:
        return bool(self.future)

    def push(self, article: int) -> Trail:
        """Go on to `article`; what was ahead is forgotten. Staying where one is changes nothing."""
        if article == self.current:
            return self
        return Trail(self._behind()[-_LONGEST:], article)

    def back(self) -> Trail:
        """Go one step back, or stay where nothing is behind."""
        if not self.past:
            return self
        return Trail(self.past[:-1], self.past[-1], self._ahead())

    def forward(self) -> Trail:
        """Go one step forward, or stay where nothing is ahead."""
        if not self.future:
            return self
        return Trail(self._behind(), self.future[0], self.future[1:])

    def without(self, gone: frozenset[int]) -> Trail:
        """Forget articles that left the library; the one shown stays shown."""
        kept_past = tuple(article for article in self.past if article not in gone)
        kept_future = tuple(article for article in self.future if article not in gone)
        return replace(self, past=kept_past, future=kept_future)

    def _behind(self) -> tuple[int, ...]:
        return self.past if self.current is None else (*self.past, self.current)

    def _ahead(self) -> tuple[int, ...]:
        return self.future if self.current is None else (self.current, *self.future)
