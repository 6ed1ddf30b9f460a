from __future__ import annotations

import pytest

from reader.sync import addresses


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::5db8:d822"])
def test_the_open_internet_is_public(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not an address", ""),
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "192.168.1.5", "::1", "[::1]", "2130706433", "0x7f.1", "nas", "nas.local", "box.lan", "a.home.arpa"],
)
def test_a_home_server_has_a_local_name(host: str) -> None:
    assert addresses.is_local_name(host)


@pytest.mark.parametrize("host", ["paper.example", "93.184.216.34", "local.example", "1paper.example", ""])
def test_a_site_on_the_internet_has_not(host: str) -> None:
    assert not addresses.is_local_name(host)


@pytest.mark.parametrize(
    ("port", "web"), [(80, True), (443, True), (8080, True), (22, False), (25, False), (6379, False)]
)
def test_other_protocols_ports_are_left_alone(port: int, web: bool) -> None:
    assert addresses.is_web_port(port) is web
