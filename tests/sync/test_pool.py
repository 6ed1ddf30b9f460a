from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from reader.errors import DocumentError
from reader.sync.pool import Parsers


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    with Parsers(limit=0.5) as pool:
        yield pool


def test_a_document_is_read_in_another_process(parsers: Parsers) -> None:
    assert parsers.run(os.getpid) != os.getpid()


def test_a_stalled_document_is_given_up_and_only_that(parsers: Parsers) -> None:
    started = time.monotonic()

    async def both() -> tuple[object, int]:
        stalled = asyncio.create_task(parsers.call(time.sleep, 30))
        quick = await parsers.call(len, b"quick")
        return (await asyncio.gather(stalled, return_exceptions=True))[0], quick

    failed, quick = asyncio.run(both())
    assert isinstance(failed, DocumentError)
    assert "took too long" in str(failed)
    assert quick == 5
    assert time.monotonic() - started < 5
    assert parsers.run(len, b"next") == 4


def test_a_child_that_is_killed_costs_its_document_alone(parsers: Parsers) -> None:
    with pytest.raises(DocumentError):
        parsers.run(signal.raise_signal, signal.SIGKILL)
    assert parsers.run(len, b"next") == 4


def test_children_that_are_killed_while_they_wait_are_replaced() -> None:
    with Parsers() as parsers:
        for _ in range(2):
            killed = {parsers.run(os.getpid) for _ in range(20)}
            for child in killed:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            assert parsers.run(len, b"next") == 4


def test_what_a_parser_raises_arrives_as_it_is(parsers: Parsers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        parsers.run(int, "no number")


def test_memory_without_end_is_a_failure_of_the_document(parsers: Parsers) -> None:
    with pytest.raises(DocumentError):
        parsers.run(bytes, 8 * 1024**3)


def test_cancelling_ends_the_child() -> None:
    async def cancelled(parsers: Parsers) -> None:
        task = asyncio.create_task(parsers.call(time.sleep, 30))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    started = time.monotonic()
    with Parsers(limit=30) as parsers:
        asyncio.run(cancelled(parsers))
    assert time.monotonic() - started < 5


def test_children_are_gone_when_the_pool_is() -> None:
    with Parsers() as parsers:
        child = parsers.run(os.getpid)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
