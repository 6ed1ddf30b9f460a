"""What blocks is done aside, and holds nobody up."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from reader.errors import ReaderError
from reader.sync.aside import aside


def test_what_comes_of_it_is_returned() -> None:
    assert asyncio.run(aside(lambda: 7, "seven")) == 7
    assert asyncio.run(aside(lambda: None, "nothing")) is None


@pytest.mark.parametrize("error", [ReaderError("locked"), OSError("no answer"), KeyError("keyring's own")])
def test_what_fails_is_raised(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        asyncio.run(asyncio.wait_for(aside(fail, "failing"), 20))
    assert caught.value is error


def test_what_never_ends_does_not_hold_up_the_end() -> None:
    silence = threading.Event()

    async def give_up() -> None:
        async with asyncio.timeout(0.05):
            await aside(silence.wait, "waiting")

    began = time.monotonic()
    try:
        with pytest.raises(TimeoutError):
            asyncio.run(give_up())
        assert time.monotonic() - began < 20
    finally:
        silence.set()
