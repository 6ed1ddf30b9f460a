"""One connection: what goes out on it, and what is too much to come in."""

from __future__ import annotations

import asyncio
import traceback

import pytest
from wires import Wires

from reader.sync.streams import connect
from reader.sync.wire import Wire, WireError


def asked(server: Wires, **headers: bytes) -> int:
    """Ask a server over one connection, and tell the status of its answer."""

    async def ask() -> int:
        async with server:
            wire = Wire(await connect("127.0.0.1", server.port))
            try:
                lines = ((b"Host", b"paper.example"), *((name.encode(), value) for name, value in headers.items()))
                return (await wire.ask(b"/", lines)).status
            finally:
                wire.close()

    return asyncio.run(asyncio.wait_for(ask(), 30))


@pytest.mark.parametrize("words", [0, 5])
def test_a_few_words_before_an_answer_are_passed_over(words: int) -> None:
    server = Wires(b"HTTP/1.1 103 Early Hints\r\n\r\n" * words + b"HTTP/1.1 204 No Content\r\n\r\n")
    assert asked(server) == 204


def test_words_without_end_are_no_answer() -> None:
    with pytest.raises(WireError, match="words without end"):
        asked(Wires(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000))


def test_a_header_cannot_carry_another_and_no_trace_of_it_names_the_password() -> None:
    server, password = Wires(b""), "".join(("hun", "ter"))  # in two: a trace shows the lines of the test, too
    with pytest.raises(WireError) as caught:
        asked(server, Cookie=f"session={password}\r\nX-Other: 1".encode())
    assert password not in "".join(traceback.format_exception(caught.value))
    assert server.heads == []
