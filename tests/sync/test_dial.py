"""In which order the addresses of a host are dialled."""

from __future__ import annotations

import asyncio

import pytest
from wires import Wires, ok

from reader.sync.dial import first, in_turn


@pytest.mark.parametrize(
    ("found", "dialled"),
    [
        (["::1"], ["::1"]),
        (["192.0.2.1", "192.0.2.2"], ["192.0.2.1", "192.0.2.2"]),
        (["2001:db8::1", "2001:db8::2", "192.0.2.1"], ["2001:db8::1", "192.0.2.1", "2001:db8::2"]),
        (["192.0.2.1", "2001:db8::1", "2001:db8::2"], ["192.0.2.1", "2001:db8::1", "2001:db8::2"]),
    ],
)
def test_where_one_family_leads_nowhere_the_other_is_next(found: list[str], dialled: list[str]) -> None:
    assert in_turn(found) == dialled


def test_an_address_that_refuses_gives_way_to_the_next() -> None:
    async def dial() -> int:
        async with Wires(ok(b"text")) as server:
            stream = await first(["::1", "127.0.0.2", "127.0.0.1"], server.port)
            await asyncio.sleep(0)
            stream.close()
            return server.port

    assert asyncio.run(asyncio.wait_for(dial(), 20))


def test_where_every_address_refuses_that_is_an_error() -> None:
    async def dial() -> None:
        async with Wires(ok(b"text")) as server:
            port = server.port
        await first(["127.0.0.2", "127.0.0.1"], port)

    with pytest.raises(ConnectionRefusedError):
        asyncio.run(asyncio.wait_for(dial(), 20))
