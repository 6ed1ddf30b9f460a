"""Whether anything may be tried, who says so, and what happens when that changes."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from reader.sync import network
from reader.sync.network import Net, OfflineError


class Machine:
    """A machine whose cable can be pulled."""

    def __init__(self) -> None:
        self.plugged = True
        self.net = Net(route=lambda: self.plugged)
        self.changes: list[bool] = []
        self.net.listeners.append(lambda: self.changes.append(self.net.online))


def test_a_machine_with_a_route_is_online() -> None:
    assert Machine().net.online


@pytest.mark.parametrize("reason", ["cable", "window"])
def test_each_of_those_who_may_say_no_is_enough(reason: str) -> None:
    machine = Machine()
    machine.plugged = reason != "cable"
    machine.net.hear(online=reason != "window", metered=False)
    assert not machine.net.online
    with pytest.raises(OfflineError, match="nothing was fetched"):
        machine.net.require()


def test_a_change_is_told_once() -> None:
    machine = Machine()
    for plugged in (True, False, False, True, True):
        machine.plugged = plugged
        machine.net.look()
    assert machine.changes == [False, True]


def test_the_switch_holds_whatever_the_cable_does() -> None:
    machine = Machine()
    machine.net.hear(online=False, metered=False)
    machine.plugged = False
    machine.net.look()
    machine.plugged = True
    machine.net.look()
    assert not any(machine.changes)
    machine.net.hear(online=True, metered=True)
    assert machine.changes[-1]
    assert machine.net.metered


def test_work_that_had_begun_says_why_it_does_not_go_on() -> None:
    machine = Machine()
    assert "connection was lost" in str(machine.net.lost())
    machine.net.hear(online=False, metered=False)
    assert "at the next connection" in str(machine.net.lost())


def test_the_cable_is_looked_at_every_few_seconds() -> None:
    machine = Machine()
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        machine.plugged = not machine.plugged
        if len(slept) == 4:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(network.watch(machine.net, sleep))
    assert slept == [5.0] * 4
    assert machine.changes == [False, True, False]


# --- the look itself -------------------------------------------------------------------------------------------------


class Probe(socket.socket):
    """A socket that notes where it is pointed and what it sends; `ways` are the families a route leads out by."""

    ways: tuple[int, ...] = ()
    pointed: list[str]

    def connect(self, address: Any) -> None:
        assert self.type == socket.SOCK_DGRAM  # sends nothing on connecting
        self.pointed.append(address[0])
        if self.family not in self.ways:
            raise OSError(101, "Network is unreachable")

    def send(self, *_: Any) -> int:
        raise AssertionError("something was sent")

    sendto = sendall = send  # type: ignore[assignment]


@pytest.mark.parametrize(("ways", "found"), [((), False), ((socket.AF_INET,), True), ((socket.AF_INET6,), True)])
def test_a_route_is_found_without_sending_anything(
    monkeypatch: pytest.MonkeyPatch, ways: tuple[int, ...], found: bool
) -> None:
    monkeypatch.delenv("BROADSHEET_TEST_ALLOW", raising=False)
    monkeypatch.setattr(Probe, "ways", ways)
    monkeypatch.setattr(Probe, "pointed", [], raising=False)
    monkeypatch.setattr(socket, "socket", Probe)
    assert network.has_route() is found
    assert set(Probe.pointed) <= {"192.0.2.1", "2001:db8::1"}


def test_a_tests_own_servers_are_there_without_a_route(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_TEST_ALLOW", "127.0.0.1:9")
    monkeypatch.setattr(socket, "socket", None)
    assert network.has_route()
