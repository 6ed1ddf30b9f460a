"""Several feeds that are added at once, one request each: how all of it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reader.progress import Add, Done
from reader.ui.fetching import Fetching
from reader.ui.ready_words import many

Then = Callable[[dict[str, int], str], None]


class Adding:
    """Asks for each feed, and says once what came of all: which are here now, and a sentence about the rest."""

    def __init__(self, fetching: Fetching, lines: Sequence[Add], then: Then) -> None:
        self._fetching, self._then = fetching, then
        self._open = len(lines)
        self._came: dict[str, int] = {}  # the feed's id by the address that was asked for
        self._failures: list[str] = []
        self._requests = [
            fetching.ask(line, partial(self._end, line), failed=partial(self._fail, line)) for line in lines
        ]

    def stop(self) -> None:
        """Stop what has not ended."""
        for request in self._requests:
            self._fetching.stop_one(request)

    def _end(self, line: Add, done: Done) -> None:
        if done.feeds:
            self._came[line.url] = done.feeds[0]
        self._one_less()

    def _fail(self, line: Add, sentence: str) -> None:
        self._failures.append(f"{line.title or line.url}: {sentence}" if len(self._requests) > 1 else sentence)
        self._one_less()

    def _one_less(self) -> None:
        self._open -= 1
        if not self._open:
            self._then(self._came, self._sentence())

    def _sentence(self) -> str:
        if not self._failures:
            return ""
        came = f"{many(len(self._came), 'feed')} came, {len(self._failures)} did not.\n" if self._came else ""
        return came + "\n".join(self._failures)
