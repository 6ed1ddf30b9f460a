"""Servers that prove who they are, and those that cannot: nothing is ever read from these."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import certificates
import pytest
from wires import Wires, ok

from reader.errors import FetchError
from reader.sync.fetch import Fetcher, Limits, Response
from reader.sync.network import Net

Ask = Callable[[ssl.SSLContext], Response]


async def _here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The requests that a server got; and from now on the test's own authority is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))
    return []


@pytest.fixture
def ask(asked: list[bytes], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask "secure.example" for a feed, whose server speaks TLS as given."""

    def run(tls: ssl.SSLContext) -> Response:
        async def once() -> Response:
            async with Wires(ok(b"text"), tls=tls) as server:
                monkeypatch.setenv("BROADSHEET_TEST_ALLOW", server.address)
                limits = Limits(answer=10.0, whole=20.0)
                try:
                    with Fetcher(net=Net(route=lambda: True), limits=limits, resolve=_here) as fetcher:
                        for _ in range(2):
                            answer = await fetcher.get(server.url(host="secure.example"))
                        assert server.connections == 1
                        return answer
                finally:
                    asked.extend(server.heads)

        return asyncio.run(asyncio.wait_for(once(), 30))

    return run


def test_a_server_with_a_good_certificate_is_read_over_one_connection(ask: Ask, tmp_path: Path) -> None:
    assert ask(certificates.server(tmp_path, "secure.example")).body == b"text"


@pytest.mark.parametrize(
    ("server", "why"),
    [
        ({"name": "secure.example", "expired": True}, "certificate has expired"),
        ({"name": "other.example"}, "not valid for 'secure.example'"),
        ({"name": "secure.example", "self_signed": True}, "self-signed"),
    ],
    ids=["expired", "of another name", "signed by itself"],
)
def test_a_certificate_that_proves_nothing_is_refused_with_the_reason(
    ask: Ask, asked: list[bytes], tmp_path: Path, server: dict[str, object], why: str
) -> None:
    with pytest.raises(FetchError, match=r"could not prove that it is secure\.example") as caught:
        ask(certificates.server(tmp_path, **server))  # type: ignore[arg-type]
    assert why in str(caught.value)
    assert "Nothing was read from it." in str(caught.value)
    assert asked == []


def test_a_certificate_of_an_authority_that_nobody_knows_is_refused(
    ask: Ask, asked: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FetchError, match="could not prove"):
        ask(certificates.server(tmp_path, "secure.example"))
    assert asked == []


def test_an_outdated_way_to_secure_a_connection_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has TLS 1.0 alone, and says so in its alert."""
    tls = certificates.outdated(certificates.server(tmp_path, "secure.example"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", f"127.0.0.1:{port}")

        def serve() -> None:
            line, _ = door.accept()
            with line, suppress(ssl.SSLError):
                tls.wrap_socket(line, server_side=True)

        server = threading.Thread(target=serve)
        server.start()

        async def once() -> Response:
            with Fetcher(net=Net(route=lambda: True), resolve=_here) as fetcher:
                return await fetcher.get(f"https://secure.example:{port}/feed")

        with pytest.raises(FetchError, match="offers only an outdated way to secure a connection"):
            asyncio.run(once())
        server.join()
