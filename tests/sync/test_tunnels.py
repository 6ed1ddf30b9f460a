"""Feeds that are fetched through a proxy, and what the reader is told where it does not lead there."""

from __future__ import annotations

import asyncio
import json
import socket
from pathlib import Path
from typing import Any

import certificates
import pytest
from keys import Keys
from middleman import Middleman
from wires import Wires, ok

from reader import credentials
from reader.errors import FetchError
from reader.settings import Settings
from reader.sync.fetch import Fetcher, Limits, Response
from reader.sync.network import Net, OfflineError

KINDS = ["http", "socks5"]


async def nobody(host: str, port: int) -> list[str]:
    """Look up the proxy alone: any other name is the proxy's to look up."""
    assert host == "127.0.0.1", f"{host} was looked up here"
    return [host]


class Office:
    """A network that is left only through a proxy."""

    def __init__(self, folder: Path) -> None:
        self._settings = Settings(folder / "settings.json")

    def set(self, proxy: str) -> Settings:
        self._settings["proxy"] = proxy
        return self._settings

    async def get(self, url: str, proxy: str, **asked: Any) -> Response:
        limits = Limits(answer=10.0, whole=20.0)
        with Fetcher(net=Net(route=lambda: True), limits=limits, resolve=nobody) as fetcher:
            fetcher.obey(self.set(proxy), tuple)
            return await fetcher.get(url, **asked)

    def through(self, proxy: Middleman, url: str, server: Wires) -> Response:
        """Fetch one address through this proxy, which leads to this server."""

        async def play() -> Response:
            async with server, proxy:
                proxy.upstream = server.port
                return await self.get(url, proxy.setting)

        return asyncio.run(asyncio.wait_for(play(), 30))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    Keys().serve(monkeypatch)
    monkeypatch.delenv("no_proxy")
    return Office(tmp_path)


@pytest.mark.parametrize(("kind", "asked"), [("http", "http://paper.example/feed?a=1"), ("socks5", "paper.example:80")])
def test_a_feed_comes_through_the_proxy_which_looks_up_its_name(office: Office, kind: str, asked: str) -> None:
    proxy, server = Middleman(kind=kind), Wires(ok(b"text"))
    assert office.through(proxy, "http://paper.example/feed?a=1", server).body == b"text"
    assert proxy.asked == [asked]
    assert b"\r\nHost: paper.example\r\n" in server.heads[0]


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111"])
def test_an_address_without_a_name_goes_to_socks_as_an_address(office: Office, host: str) -> None:
    proxy = Middleman(kind="socks5")
    url = f"http://{f'[{host}]' if ':' in host else host}/feed"
    assert office.through(proxy, url, Wires(ok(b"text"))).body == b"text"
    assert proxy.asked == [f"{host}:80"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_secure_feed_is_secure_from_end_to_end(
    office: Office, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))
    proxy = Middleman(kind=kind)
    server = Wires(ok(b"text"), tls=certificates.server(tmp_path, "paper.example"))
    assert office.through(proxy, "https://paper.example/feed", server).body == b"text"
    assert proxy.asked == ["paper.example:443"]
    assert not any(b"/feed" in head for head in proxy.heads)


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_cannot_pass_for_the_paper(
    office: Office, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))
    server = Wires(ok(b"text"), tls=certificates.server(tmp_path, "proxy.example"))
    with pytest.raises(FetchError, match=r"could not prove that it is paper\.example"):
        office.through(Middleman(kind=kind), "https://paper.example/feed", server)
    assert server.heads == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_may_be_talked_to_under_tls(
    office: Office, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))
    paper = certificates.server(tmp_path, "paper.example") if scheme == "https" else None

    async def here(host: str, port: int) -> list[str]:
        assert host == "proxy.example"
        return ["127.0.0.1"]

    async def play() -> bytes:
        async with (
            Wires(ok(b"text"), tls=paper) as server,
            Middleman(server.port, tls=certificates.server(tmp_path, "proxy.example")) as proxy,
        ):
            with Fetcher(net=Net(route=lambda: True), resolve=here) as fetcher:
                fetcher.obey(office.set(f"https://proxy.example:{proxy.port}"), tuple)
                return (await fetcher.get(f"{scheme}://paper.example/feed")).body

    assert asyncio.run(asyncio.wait_for(play(), 30)) == b"text"


def test_two_requests_share_one_way_through_the_proxy(office: Office) -> None:
    async def play() -> int:
        async with Wires(ok(b"text")) as server, Middleman(server.port, kind="socks5") as proxy:
            with Fetcher(net=Net(route=lambda: True), resolve=nobody) as fetcher:
                fetcher.obey(office.set(proxy.setting), tuple)
                for path in ("one", "two"):
                    await fetcher.get(f"http://paper.example/{path}")
            return len(proxy.asked)

    assert asyncio.run(play()) == 1


@pytest.mark.parametrize(
    "url",
    ["http://192.168.1.1/", "http://10.1.2.3/feed", "http://[fe80::1]/", "http://0x7f.1/", "http://169.254.169.254/"],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_private_address_is_refused_and_not_left_to_the_proxy(office: Office, kind: str, url: str) -> None:
    async def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def play() -> None:
        async with Middleman(1, kind=kind) as proxy:
            with Fetcher(net=Net(route=lambda: True), resolve=here) as fetcher:
                fetcher.obey(office.set(proxy.setting), tuple)
                with pytest.raises(FetchError, match="within your own network"):
                    await fetcher.get(url)
            assert proxy.asked == []

    asyncio.run(play())


def test_ports_of_other_protocols_are_refused_through_a_proxy_too(office: Office) -> None:
    async def play() -> None:
        async with Middleman(1) as proxy:
            with pytest.raises(FetchError, match="not one that web servers use"):
                await office.get("http://paper.example:25/", proxy.setting)
            assert proxy.asked == []

    asyncio.run(play())


def test_a_feed_at_home_is_dialled_past_the_proxy(office: Office) -> None:
    async def play() -> None:
        async with Wires(ok(b"text")) as server, Middleman(1) as proxy:
            assert (await office.get(server.url(), proxy.setting, home="127.0.0.1")).body == b"text"
            assert proxy.asked == []

    asyncio.run(play())


@pytest.mark.parametrize("kind", [*KINDS, "https"])
def test_a_proxy_that_is_not_there_is_nobodys_failure(office: Office, kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(OfflineError, match=rf"The proxy 127\.0\.0\.1:{port} could not be reached, so nothing was"):
        asyncio.run(office.get("http://paper.example/", f"{kind}://127.0.0.1:{port}"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_proxy_is_told(office: Office, kind: str) -> None:
    async def mail(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    async def play() -> None:
        async with await asyncio.start_server(mail, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            with pytest.raises(OfflineError, match="no proxy of the kind that is set"):
                await office.get("https://paper.example/", f"{kind}://127.0.0.1:{port}")

    asyncio.run(play())


@pytest.mark.parametrize(
    ("kind", "refuses", "why"), [("http", 502, r"\(502\)"), ("socks5", 4, "cannot be reached from there")]
)
def test_a_host_that_the_proxy_does_not_lead_to_is_that_feeds_failure(
    office: Office, kind: str, refuses: int, why: str
) -> None:
    proxy = Middleman(kind=kind, refuses=refuses)
    with pytest.raises(FetchError, match=rf"did not lead to paper\.example.*{why}"):
        office.through(proxy, "https://paper.example/feed", Wires(ok(b"text")))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_name_says_so(office: Office, kind: str, scheme: str) -> None:
    proxy = Middleman(kind=kind, login="me:secret")
    with pytest.raises(OfflineError, match="wants a name and a password"):
        office.through(proxy, f"{scheme}://paper.example/feed", Wires(ok(b"text")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxys_password_comes_from_the_keyring(office: Office, kind: str) -> None:
    async def play() -> None:
        async with Wires(ok(b"text")) as server, Middleman(server.port, kind=kind, login="me:secret") as proxy:
            credentials.keep(f"http://127.0.0.1:{proxy.port}", "me", "secret")
            assert (await office.get("http://paper.example/feed", proxy.setting)).body == b"text"
            assert not any(b"Proxy-Authorization" in head for head in server.heads if kind == "socks5")

    asyncio.run(play())


def test_a_wrong_password_is_told_from_none(office: Office) -> None:
    async def play() -> None:
        async with Middleman(1, kind="socks5", login="me:secret") as proxy:
            credentials.keep(f"http://127.0.0.1:{proxy.port}", "me", "guess")
            with pytest.raises(OfflineError, match="does not accept this name and password"):
                await office.get("http://paper.example/feed", proxy.setting)

    asyncio.run(play())


def test_the_systems_proxy_is_used_where_the_reader_set_none(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        async with Wires(ok(b"text")) as server, Middleman(server.port) as proxy:
            monkeypatch.setenv("http_proxy", proxy.setting)
            await office.get("http://paper.example/feed", "system")
            assert proxy.asked == ["http://paper.example/feed"]

    asyncio.run(play())


def test_a_system_that_names_nonsense_is_told_and_not_passed_by(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "gopher://proxy.example:70")
    with pytest.raises(OfflineError, match=r"gopher://proxy\.example:70.* is no proxy.*Nothing was fetched"):
        asyncio.run(office.get("http://paper.example/feed", "system"))


def test_the_settings_file_holds_no_password(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"proxy": "http://me:secret@proxy.example:3128"}), "utf-8")
    assert Settings(tmp_path / "settings.json")["proxy"] == "system"
