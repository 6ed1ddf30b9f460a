"""Addresses that lead into the reader's own network, off the web, or to somebody who changes where he lives."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
from hostile_feeds import TEXT, item, news, ok, redirect, rss
from newspaper import Newspaper
from siege import Siege, failed

from reader.progress import Add, Done, Import, Network
from reader.store import Store

HERE = ["127.0.0.1"]
WITHIN = "an address within your own network"
PRIVATE = [
    *("127.0.0.1", "localhost", "[::1]", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
    *("[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "[::]"),
    *("2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.1", "255.255.255.255", "224.0.0.1"),
]


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    names = {
        "public.example": [HERE],
        "rebinding.example": [HERE, ["10.0.0.1"]],
        "both.example": [["192.168.0.1", *HERE, "10.0.0.1"]],
        "inner.example": [["10.0.0.1"]],
        "six.example": [["::1"]],
        "localhost": [["127.0.0.1", "::1"]],
    }
    return {"names": names}


@pytest.fixture(scope="module")
def neighbour() -> Newspaper:
    """Another program on this machine, which nobody named."""
    return Newspaper().start()


def public(siege: Siege, path: str, answer: Any) -> int:
    """Subscribe to a feed of a host that is on the open internet as far as the worker can see."""
    siege.serve(path, answer)
    return siege.subscribe_to(f"http://public.example:{siege.paper.port}{path}")


def test_the_onlooker_sees_a_request_that_should_not_be(siege: Siege) -> None:
    assert ("127.0.0.1", str(siege.paper.port)) in siege.seen("dialled")
    public(siege, "/seen", ok(news("seen")))
    siege.poll_all(every=True)
    assert ("public.example", str(siege.paper.port)) in siege.seen("looked up")


def test_h49_shows_pictures_and_links_of_the_readers_own_network(siege: Siege, neighbour: Newspaper) -> None:
    pictures = "".join(f'<img src="http://{host}:{neighbour.port}/{n}.png">' for n, host in enumerate(PRIVATE))
    links = (f"http://{host}:{neighbour.port}/story{n}" for n, host in enumerate(PRIVATE))
    items = (item(f"Inner {n}", guid=f"h49-{n}", link=link, text="Short.") for n, link in enumerate(links))
    shown = item("Pictures of the inside", guid="h49", text=f"<p>{TEXT}</p>{pictures}")
    feed = public(siege, "/h49", ok(rss(shown, *items)))
    assert siege.poll(feed).new == 1 + len(PRIVATE)
    assert neighbour.requests == []
    known = siege.store.pictures([f"http://10.0.0.1:{neighbour.port}/3.png"])
    assert not any(known.values())


@pytest.mark.parametrize("host", PRIVATE)
def test_h50_leads_from_the_open_into_the_network(siege: Siege, neighbour: Newspaper, host: str) -> None:
    path = f"/h50/{PRIVATE.index(host)}"
    feed = public(siege, path, redirect(301, f"http://{host}:{neighbour.port}/inner"))
    siege.refuse(feed)
    assert neighbour.requests == []
    assert siege.feed(feed).url.endswith(path)


def test_h51_is_public_at_first_and_private_afterwards(siege: Siege) -> None:
    siege.serve("/h51", ok(news("h51"), "Connection: close"))
    feed = siege.subscribe_to(f"http://rebinding.example:{siege.paper.port}/h51")
    assert siege.poll(feed).new == 1
    assert WITHIN in siege.refuse(feed)
    assert len(siege.asked("/h51")) == 1


@pytest.mark.parametrize("name", ["inner.example", "six.example"])
def test_h51_has_a_public_name_and_a_private_address(siege: Siege, name: str) -> None:
    assert WITHIN in siege.refuse(siege.subscribe_to(f"http://{name}:{siege.paper.port}/h51"))


def test_h51_has_public_and_private_addresses_at_once(siege: Siege) -> None:
    siege.serve("/h51/both", ok(news("h51 both")))
    feed = siege.subscribe_to(f"http://both.example:{siege.paper.port}/h51/both")
    assert siege.poll(feed).new == 1  # and only the public one was dialled, as the onlooker saw


def test_h52_is_typed_by_the_reader_and_private(tmp_path: Path, neighbour: Newspaper) -> None:
    """Where it is not allowed by the test's own permission, but by its reader's having typed it."""
    router = Newspaper().start()
    alone = Siege(tmp_path / "home", others=(router,))
    alone.env["BROADSHEET_TEST_ALLOW"] = alone.paper.address
    try:
        alone.restart_worker()
        alone.begin()
        inner = f'<img src="http://192.168.0.1:{neighbour.port}/a.png"><img src="http://[::1]:{neighbour.port}/b.png">'
        router.answers["/feed"] = ok(rss(item("Router", guid="h52", text=f"<p>{TEXT}</p>{inner}")))
        assert isinstance(alone.say(Add(url=router.url("/feed")))[-1], Done)
        alone.poll_all(every=True)
        assert len(router.asked("/feed")) == 2
        assert neighbour.requests == []
    finally:
        alone.clear_away()


def test_h53_hides_a_password_or_another_programs_port_in_a_picture(siege: Siege) -> None:
    here = f"public.example:{siege.paper.port}"
    addresses = [f"http://reader:secret@{here}/h53.png", f"http://reader@{here}/h53.png"]
    addresses += [f"http://public.example:{port}/h53.png" for port in (22, 25, 21, 110, 143, 587, 3306, 5432, 6379)]
    text = f"<p>{TEXT}</p>" + "".join(f'<img src="{escape(address)}">' for address in addresses)
    feed = public(siege, "/h53", ok(rss(item("Ports", guid="h53", text=text))))
    assert siege.poll(feed).new == 1
    assert not any("authorization" in {name.lower() for name in one.headers} for one in siege.asked("/h53.png"))
    for port in (22, 25, 6379):
        assert "not one that web servers use" in siege.refuse(siege.subscribe_to(f"http://public.example:{port}/h53"))


NO_WEB = [
    "file:///etc/passwd",
    "/etc/passwd",
    "C:\\paper.xml",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "ftp://x/",
]


def test_h54_is_typed_as_a_file(siege: Siege) -> None:
    for address in NO_WEB:
        failed(siege.say(Add(url=address)))
    assert not [feed for feed in siege.store.feeds() if "etc" in feed.url]


def test_h54_is_a_file_in_a_list_of_feeds(siege: Siege, tmp_path: Path) -> None:
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{escape(address)}"/>' for address in NO_WEB)
    good = '<outline type="rss" text="Listed" xmlUrl="http://public.example/h54"/>'
    listed = tmp_path / "feeds.opml"
    listed.write_text(f'<opml version="2.0"><body>{outlines}{good}</body></opml>', "utf-8")
    siege.worker.say(Network(online=False))
    said = siege.say(Import(path=str(listed)))
    siege.worker.say(Network(online=True))
    assert isinstance(said[-1], Done), said[-1]
    assert [feed for feed in siege.store.feeds() if feed.url == "http://public.example/h54"]
    assert not [feed for feed in siege.store.feeds() if not feed.url.startswith("http")]
    for address in NO_WEB:
        with Store.open(siege.folder / "library", read_only=True) as store:
            assert store.feed_by_url(address) is None
