"""Pages waiting to be read, a line of them at each host.

A host is asked for one after the other, all hosts side by side, so a slow one keeps only its own pages waiting. One
that cannot be reached several times in a row is left alone until the next sync, and one that named a time to come back
until then; their pages were not tried.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from reader import urls
from reader.errors import DocumentError, FetchError, LibraryError, ReaderError
from reader.sync.desk import Desk, tell_of_bug, together
from reader.sync.network import OfflineError

_PATIENCE = 3  # times in a row that a host may fail to answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page to fetch, and the local host that may be dialled for it."""

    url: str
    title: str = ""  # as its feed or the link to it prints it
    home: str = ""
    article: int = 0
    since: int = 0  # when the article was first seen


Read = Callable[[Wanted], Awaitable[None]]
Failed = Callable[[Wanted, ReaderError], None]


class Patience:
    """How often in a row each host could not be reached."""

    def __init__(self) -> None:
        self._in_a_row: Counter[str] = Counter()

    def has_with(self, host: str) -> bool:
        """Tell whether it is worth asking this host."""
        return self._in_a_row[host] < _PATIENCE

    def note(self, host: str, error: ReaderError | None) -> None:
        """Note how asking ended."""
        unreachable = isinstance(error, FetchError) and (error.status is None or error.status in (429, 503))
        self._in_a_row[host] = self._in_a_row[host] + 1 if unreachable else 0


class Lines:
    """The lines at all hosts: `read` is run for each page, and `failed` for each that could not be read."""

    def __init__(self, desk: Desk, group: asyncio.TaskGroup, read: Read, failed: Failed) -> None:
        self._desk = desk
        self._group = group
        self._read = read
        self._failed = failed
        self._patience = Patience()
        self._lines: dict[str, deque[Wanted]] = {}  # of the hosts that are being asked
        self._taken: set[tuple[int, str]] = set()

    def take(self, wanted: Iterable[Wanted]) -> None:
        """Let pages stand in line, each once."""
        for one in wanted:
            if (one.article, one.url) in self._taken:
                continue
            self._taken.add((one.article, one.url))
            self._desk.steps.expect(1)
            host = urls.host(one.url)
            if host in self._lines:
                self._lines[host].append(one)
            else:
                self._lines[host] = deque([one])
                self._group.create_task(self._serve(host))

    async def _serve(self, host: str) -> None:
        line = self._lines[host]
        while line:
            one = line.popleft()
            if self._patience.has_with(host) and not self._desk.fetcher.rests_for(host):
                error = await tried(self._read(one))
                self._patience.note(host, error)
                if error:
                    self._failed(one, error)
            self._desk.steps.step(one.title or host)
        del self._lines[host]


async def host_by_host(desk: Desk, wanted: Iterable[Wanted], read: Read, failed: Failed) -> None:
    """Read all of these."""
    async with together() as group:
        Lines(desk, group, read, failed).take(wanted)


async def tried(act: Awaitable[None]) -> ReaderError | None:
    """Do one thing and return how it failed; only what is wrong with the library or the connection rises."""
    try:
        await act
    except (LibraryError, OfflineError):
        raise
    except ReaderError as error:
        return error
    except Exception:  # noqa: BLE001 - the seam: a bug with one page or picture must not stop the others
        return DocumentError(tell_of_bug())
    return None
