"""How much a round of fetching may bring, so that no paper fills the disk or the evening."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.errors import ReaderError
from reader.sync.bodies import MB
from reader.sync.hosts import Patience

A_SYNC = 500 * MB  # of pictures: a first sync of many papers takes less, and what is left out comes with the next
OF_AN_ARTICLE = 40  # pictures: more is a gallery, or a trap
ASKED_FOR = 500  # pictures of an article that the reader wants whole


@dataclass(slots=True)
class Budget:
    """Bytes that something may still bring; None is without a limit. What was begun is finished."""

    left: int | None = None

    def spend(self, size: int) -> None:
        if self.left is not None:
            self.left -= size

    @property
    def is_spent(self) -> bool:
        return self.left is not None and self.left <= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round has tried, which is not tried again in it, and what it may still bring."""

    tried: set[str] = field(default_factory=set)  # addresses of pictures
    patience: Patience = field(default_factory=Patience)
    pictures: Budget = field(default_factory=lambda: Budget(A_SYNC))  # of stories that are listed
    related: Budget = field(default_factory=Budget)  # pages and pictures of those that are kept along
    most: int = OF_AN_ARTICLE  # pictures
    rest: str = "the rest wait until you make it ready"  # of those
    told: dict[str, ReaderError] = field(default_factory=dict)  # how asking each host for a picture failed last

    def out_of_reach(self, host: str) -> ReaderError | None:
        """Give the failure of a host that is not asked any more: it would be the same once again."""
        return None if self.patience.has_with(host) else self.told.get(host)

    def note(self, host: str, error: ReaderError | None) -> None:
        """Note how asking a host for a picture ended."""
        self.patience.note(host, error)
        if error:
            self.told[host] = error


def of_a_sync(megabytes: int) -> Round:
    """Begin the round of a sync, in which related stories may bring so much; 0 is without a limit."""
    return Round(related=Budget(megabytes * MB if megabytes else None))


def asked_for() -> Round:
    """Begin a round for what the reader wants whole, and may stop at any time."""
    return Round(pictures=Budget(), most=ASKED_FOR, rest="the rest are not kept")
