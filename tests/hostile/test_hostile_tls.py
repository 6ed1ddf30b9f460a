"""Servers that cannot prove who they are, speak in an old way, or lead out of the safe one."""

from __future__ import annotations

from typing import Any

import certificates
import pytest
from hostile_feeds import news, ok, redirect
from newspaper import Newspaper
from siege import Siege

HERE = [["127.0.0.1"]]
KINDS: dict[str, dict[str, Any]] = {
    "secure.example": {"name": "secure.example"},
    "expired.example": {"name": "expired.example", "expired": True},
    "wrong.example": {"name": "somebody-else.example"},
    "itself.example": {"name": "itself.example", "self_signed": True},
    "old.example": {"name": "old.example"},
}


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    return {"names": dict.fromkeys(KINDS, HERE)}


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Newspaper]:
    """A server for each kind of certificate, by the name that it is asked under."""
    folder = tmp_path_factory.mktemp("certificates")
    sides = {host: certificates.server(folder, **kind) for host, kind in KINDS.items()}
    certificates.outdated(sides["old.example"])
    return {host: Newspaper(tls=tls).start() for host, tls in sides.items()}


@pytest.fixture(scope="module")
def beside(secure: dict[str, Newspaper], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    authority = certificates.authority(tmp_path_factory.mktemp("authority"))
    return {"others": tuple(secure.values()), "env": {"SSL_CERT_FILE": str(authority)}}


def at(server: Newspaper, host: str, path: str) -> str:
    return f"https://{host}:{server.port}{path}"


def test_h20_leads_from_a_safe_address_to_an_open_one(siege: Siege, secure: dict[str, Newspaper]) -> None:
    server = secure["secure.example"]
    server.answers["/h20"] = redirect(301, siege.serve("/h20/open", ok(news("h20"))))
    feed = siege.subscribe_to(at(server, "secure.example", "/h20"))
    for _ in range(4):
        siege.poll(feed)
    assert siege.feed(feed).url == at(server, "secure.example", "/h20"), "never adopted"
    assert len(server.asked("/h20")) == 4


def test_h60_proves_who_it_is_and_is_read(siege: Siege, secure: dict[str, Newspaper]) -> None:
    server = secure["secure.example"]
    server.answers["/h60"] = ok(news("h60 secure"))
    assert siege.poll(siege.subscribe_to(at(server, "secure.example", "/h60"))).new == 1


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("expired.example", "expired"),
        ("wrong.example", "not valid for"),
        ("itself.example", "self-signed"),
        ("old.example", "outdated"),
    ],
)
def test_h60_cannot_prove_who_it_is(siege: Siege, secure: dict[str, Newspaper], host: str, reason: str) -> None:
    server = secure[host]
    server.answers["/h60"] = ok(news(f"h60 {host}"))
    feed = siege.subscribe_to(at(server, host, "/h60"))
    sentence = siege.refuse(feed)
    assert host in sentence
    assert reason in sentence
    assert server.requests == [], "nothing was asked of it, in the open neither"
    assert siege.feed(feed).url.startswith("https://")


def test_h60_speaks_in_the_open_where_it_should_not(siege: Siege) -> None:
    siege.serve("/h60/open", ok(news("h60 open")))
    feed = siege.subscribe_to(siege.paper.url("/h60/open").replace("http://", "https://"))
    assert "secure" in siege.refuse(feed)
    assert siege.asked("/h60/open") == []
