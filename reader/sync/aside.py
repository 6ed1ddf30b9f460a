"""Does what blocks on a thread of its own, for which nobody waits at the end.

A name server that is silent or a keyring that waits to be unlocked must not hold up the exit, as a thread of the
loop's own pool would.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


async def aside(act: Callable[[], T], name: str) -> T:
    """Do one thing and return what came of it. Raises what it raises."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(done: list[T], failed: Exception | None) -> None:
        if answer.done():  # nobody waits any more
            return
        if failed:
            answer.set_exception(failed)
        else:
            answer.set_result(done[0])

    def work() -> None:
        done, failed = list[T](), None
        try:
            done.append(act())
        except Exception as error:  # noqa: BLE001 - nothing is passed over: it is raised where somebody waits for it
            failed = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, done, failed)

    threading.Thread(target=work, daemon=True, name=name).start()
    return await answer
