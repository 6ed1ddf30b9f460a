"""Which proxy leads to which host."""

from __future__ import annotations

import pytest

from reader.errors import InputError
from reader.sync import proxies
from reader.sync.proxies import NONE, Proxies, Proxy


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("http://proxy.example:3128", Proxy(kind="http", host="proxy.example", port=3128)),
        ("proxy.example:3128", Proxy(kind="http", host="proxy.example", port=3128)),
        ("proxy.example", Proxy(kind="http", host="proxy.example", port=8080)),
        ("https://proxy.example/", Proxy(kind="https", host="proxy.example", port=443)),
        ("socks5://[::1]:9050", Proxy(kind="socks5", host="::1", port=9050)),
        ("socks5h://127.0.0.1", Proxy(kind="socks5", host="127.0.0.1", port=1080)),
        ("socks://127.0.0.1:9", Proxy(kind="socks5", host="127.0.0.1", port=9)),
        (
            "http://me:a%40b@proxy.example:3128",
            Proxy(kind="http", host="proxy.example", port=3128, user="me", password="a@b"),
        ),
    ],
)
def test_a_proxy_is_read_as_people_and_systems_write_it(address: str, proxy: Proxy) -> None:
    assert proxies.read(address) == proxy


@pytest.mark.parametrize("address", ["ftp://proxy.example", "http://", "http://me:secret@:80", "http://p:99999", ""])
def test_what_is_no_proxy_is_a_sentence_without_its_password(address: str) -> None:
    with pytest.raises(InputError, match="is no proxy that Broadsheet can use") as caught:
        proxies.read(address)
    assert "secret" not in str(caught.value)


def test_a_password_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(proxies.read("http://me:secret@proxy.example"))
    assert "secret" not in str(proxies.read("http://me:secret@proxy.example"))


HTTP, OTHER = proxies.read("proxy.example:1"), proxies.read("proxy.example:2")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({}, NONE),
        ({"http_proxy": "proxy.example:1"}, Proxies(http=HTTP)),
        ({"HTTPS_PROXY": "proxy.example:1", "all_proxy": "proxy.example:2"}, Proxies(http=OTHER, https=HTTP)),
        (
            {"all_proxy": "proxy.example:1", "no_proxy": "a.example, b.example"},
            Proxies(http=HTTP, https=HTTP, bypass=("a.example", "b.example")),
        ),
    ],
)
def test_the_environment_names_proxies_as_for_every_other_program(names: dict[str, str], found: Proxies) -> None:
    assert proxies.from_environment(names) == found


@pytest.mark.parametrize(
    ("entry", "host", "spared"),
    [
        ("paper.example", "paper.example", True),
        ("paper.example", "feeds.paper.example", True),
        ("paper.example", "newspaper.example", False),
        (".paper.example", "feeds.paper.example", True),
        ("*.paper.example", "feeds.paper.example", True),
        ("paper.example:8080", "paper.example", True),
        ("*", "anywhere.example", True),
        ("93.184.0.0/16", "93.184.216.34", True),
        ("93.184.0.0/16", "93.185.216.34", False),
        ("nonsense/x", "93.185.216.34", False),
        ("", "paper.example", False),
    ],
)
def test_hosts_that_are_spared_the_proxy(entry: str, host: str, spared: bool) -> None:
    proxy = Proxies(http=HTTP, https=HTTP, bypass=(entry,)).of("https", host)
    assert proxy == (None if spared else HTTP)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "192.168.1.5", "nas.local", "2130706433", "::1", "nas"])
def test_a_host_in_ones_own_network_never_goes_to_a_proxy(host: str) -> None:
    assert Proxies(http=HTTP, https=HTTP).of("http", host) is None
