"""Reads hostile documents in a few other processes, each document within a limit of time.

    with Parsers() as parsers:
        article = parsers.run(page.read, data, url=url)           # or: await parsers.call(...)

A document that stalls or kills its child is a DocumentError for that document; the others go on.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from reader.errors import DocumentError
from reader.sync import children

_PROCESSES = 2
_GRACE = 5.0  # seconds after which pebble ends a child whose own alarm did not (platforms without setitimer)
_GIVEN_UP = "Reading this document took too long or more memory than it should, so it was given up."
_PRELOADED = ["reader.sync.children", "reader.sync.documents", "reader.parse.page", "reader.parse.picture"]

P = ParamSpec("P")
T = TypeVar("T")


class Parsers:
    """The pool. Nothing starts before the first document; `close` ends every child at once."""

    def __init__(self, *, limit: float = 10.0) -> None:
        self._limit = limit
        self._pool = _new_pool()

    async def call(self, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Run a pure function on a document in a child. Raises DocumentError, also where the child stalled or died.

        Cancelling the call ends its child.
        """
        try:
            return await asyncio.wrap_future(self._schedule(function, args, named))
        except BrokenProcessPool:
            return await asyncio.wrap_future(self._schedule(function, args, named))
        except (ProcessExpired, TimeoutError) as error:
            raise DocumentError(_GIVEN_UP) from error

    def run(self, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Do the same as `call`, and wait for it."""
        try:
            return self._schedule(function, args, named).result()
        except BrokenProcessPool:
            return self._schedule(function, args, named).result()
        except (ProcessExpired, TimeoutError) as error:
            raise DocumentError(_GIVEN_UP) from error

    def close(self) -> None:
        """End the children, whatever they are doing."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def __enter__(self) -> Parsers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def _schedule(self, function: Callable[P, T], args: tuple[object, ...], named: dict[str, object]) -> Future[T]:
        try:
            return self._asked(function, args, named)
        except RuntimeError:
            # pebble gives up a whole pool whose child is killed while it has nothing to do.
            self.close()
            self._pool = _new_pool()
            return self._asked(function, args, named)

    def _asked(self, function: Callable[P, T], args: tuple[object, ...], named: dict[str, object]) -> Future[T]:
        future: Future[T] = self._pool.schedule(
            children.read, args=(self._limit, function, args, named), timeout=self._limit + _GRACE
        )
        return future


def _new_pool() -> ProcessPool:
    return ProcessPool(max_workers=_PROCESSES, initializer=children.settle_in, context=_context())


def _context() -> multiprocessing.context.BaseContext:
    """Choose how children start: from a small server that has the parsers loaded, where the platform has that."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context
