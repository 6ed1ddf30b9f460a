from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import newspaper_hostile
import newspaper_pages
import pytest
import zstandard
from newspaper import Newspaper

from reader import __version__
from reader.errors import DocumentError, FetchError
from reader.sync.asking import PAGES, PICTURES
from reader.sync.bodies import MB, Sink
from reader.sync.fetch import Fetcher, Limits, Response
from reader.sync.network import Net, OfflineError

PATIENT = Limits(answer=10.0, whole=20.0, page_pause=0.0)
HASTY = Limits(answer=0.6, whole=1.2)  # for servers that never finish
SLOW = ("silent", "slow-head", "slow-body")


def get(url: str, *, limits: Limits = PATIENT, resolve: Any = None, **asked: Any) -> Response:
    """Ask for one address with a fresh fetcher."""

    async def ask() -> Response:
        net = Net(route=lambda: True)
        with Fetcher(net=net, limits=limits, **({"resolve": resolve} if resolve else {})) as fetcher:
            return await fetcher.get(url, **asked)

    return asyncio.run(ask())


def failure(url: str, **asked: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, **asked)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert "Error" not in sentence
    return caught.value


# --- what is asked ---------------------------------------------------------------------------------------------------


def test_a_document_comes_with_its_type_and_validators(paper: Newspaper) -> None:
    answer = get(paper.url("/feed.xml"))
    assert answer.body.startswith(b"<?xml")
    assert answer.content_type == "application/rss+xml"
    assert answer.etag.startswith(b'"')
    assert answer.url == answer.permanent_url == paper.url("/feed.xml")


def test_we_say_who_we_are_and_tell_nothing_else(paper: Newspaper) -> None:
    paper.serve("/cookie", b"x", headers=(("Set-Cookie", "id=1; Path=/"),))

    async def twice() -> None:
        with Fetcher(limits=PATIENT) as fetcher:
            await fetcher.get(paper.url("/cookie"))
            await fetcher.get(paper.url("/cookie"))

    asyncio.run(twice())
    headers = paper.requests[-1].headers
    assert headers["User-Agent"] == f"Broadsheet/{__version__} (desktop feed reader)"
    assert "Cookie" not in headers
    assert "Referer" not in headers
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    "etag", ['"plain"', 'W/"weak"', "unquoted", '"with \\"quotes\\" in"', '"' + "x" * 500 + '"', '"\xe9\xff"', '"a b"']
)
def test_an_etag_is_sent_back_byte_for_byte(paper: Newspaper, etag: str) -> None:
    url = paper.serve("/tagged", b"text", headers=(("ETag", etag),))
    first = get(url)
    assert first.etag == etag.encode("latin-1")
    get(url, etag=first.etag)
    assert paper.requests[-1].headers["If-None-Match"] == etag


@pytest.mark.parametrize("date", ["Tue, 07 May 2024 08:30:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", "the other day"])
def test_a_last_modified_is_opaque(paper: Newspaper, date: str) -> None:
    url = paper.serve("/dated", b"text", headers=(("Last-Modified", date),))
    get(url, last_modified=get(url).last_modified)
    assert paper.requests[-1].headers["If-Modified-Since"] == date


def test_a_validator_with_control_bytes_is_never_sent_back(paper: Newspaper) -> None:
    try:
        etag = get(paper.url("/hostile/control-in-etag")).etag
    except FetchError:
        etag = b""
    assert etag == b""


def test_what_did_not_change_is_not_sent_again(paper: Newspaper) -> None:
    first = get(paper.url("/feed.xml"))
    second = get(paper.url("/feed.xml"), etag=first.etag)
    assert second.not_modified
    assert second.body == b""


def test_not_modified_without_being_asked_is_a_failure(paper: Newspaper) -> None:
    assert "was not asked that" in str(failure(paper.url("/hostile/not-modified")))


# --- how it is packed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress), ("", bytes), ("identity", bytes)],
)
def test_every_usual_packing_is_read(paper: Newspaper, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    text = b"What was packed. " * 4000
    url = paper.serve("/packed", pack(text), headers=(("Content-Encoding", encoding),), type="text/plain")
    assert get(url).body == text


def test_bare_deflate_and_forgotten_or_wrong_names_are_read(paper: Newspaper) -> None:
    for path in ("deflate-raw", "gzip-said-plain-sent", "plain-said-gzip-sent"):
        assert get(paper.url(f"/hostile/{path}")).body == newspaper_hostile.FEED


@pytest.mark.parametrize("path", ["nested", "unknown-encoding"])
def test_packings_within_packings_and_unknown_ones_are_refused(paper: Newspaper, path: str) -> None:
    assert "does not read" in str(failure(paper.url(f"/hostile/{path}")))


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, zstandard.compress])
def test_a_body_cut_short_is_not_taken_for_a_whole_one(paper: Newspaper, pack: Callable[[bytes], bytes]) -> None:
    names = {gzip.compress: "gzip", brotli.compress: "br", zstandard.compress: "zstd"}
    packed = pack(bytes(range(256)) * 200)[:-9]
    url = paper.serve("/cut", packed, headers=(("Content-Encoding", names[pack]),))
    assert "broke off" in str(failure(url))


def test_a_bomb_stops_at_the_limit(paper: Newspaper) -> None:
    tracemalloc.start()
    try:
        assert "more than 15 MB" in str(failure(paper.url("/hostile/gzip-bomb")))
        assert tracemalloc.get_traced_memory()[1] < 64 * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("encoding", "pack"), [("br", brotli.compress), ("zstd", zstandard.compress)])
def test_bombs_of_every_kind_stop(paper: Newspaper, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    url = paper.serve("/bomb", pack(b"\0" * 30 * MB), headers=(("Content-Encoding", encoding),))
    assert "more than 15 MB" in str(failure(url))


# --- size and time ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["huge", "endless"])
def test_a_body_without_end_stops_at_the_limit(paper: Newspaper, path: str) -> None:
    assert "more than 1 MB" in str(failure(paper.url(f"/hostile/{path}"), limit=MB))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("silent", "did not answer in time"),
        ("slow-head", "did not answer in time"),
        ("slow-body", "too slow"),
        ("half-head", "broke off"),
        ("nothing", "broke off"),
        ("empty", "answered with nothing"),
        ("length-too-large", "broke off"),
        ("bad-chunks", "broke off"),
        ("long-header", "headers larger"),
        ("many-headers", "headers larger"),
        ("loop", "without end"),
        ("ever-elsewhere", "without end"),
    ],
)
def test_a_broken_server_is_one_sentence(paper: Newspaper, path: str, said: str) -> None:
    assert said in str(failure(paper.url(f"/hostile/{path}"), limits=HASTY if path in SLOW else PATIENT))


def test_what_follows_after_the_announced_length_is_not_read(paper: Newspaper) -> None:
    async def both() -> tuple[Response, Response]:
        with Fetcher(limits=PATIENT) as fetcher:
            return (
                await fetcher.get(paper.url("/hostile/length-too-small")),
                await fetcher.get(paper.url("/feed.xml")),
            )

    first, second = asyncio.run(both())
    assert first.body == newspaper_hostile.FEED
    assert second.body.startswith(b"<?xml")
    assert b"smuggled" not in second.body


@pytest.mark.parametrize("kind", ["audio/mpeg", "video/mp4", "image/jpeg", "application/pdf; x=y"])
def test_a_file_is_not_loaded_where_a_page_was_wanted(paper: Newspaper, kind: str) -> None:
    url = paper.serve("/file", b"x" * 100, type=kind)
    with pytest.raises(DocumentError, match="no page to read"):
        get(url, page=True)
    assert get(url).body


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "password"), (403, "refuses"), (404, "nothing at this address"), (410, "gone for good"), (500, "fault")],
)
def test_a_bad_status_says_what_it_means(paper: Newspaper, status: int, said: str) -> None:
    error = failure(paper.serve("/bad", b"<html>", status=status))
    assert said in str(error)
    assert error.status == status


def test_a_name_that_does_not_exist_is_one_sentence() -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    assert "could not be found" in str(failure("http://nowhere.example/", resolve=nowhere))


def test_a_server_that_is_gone_could_not_be_reached(paper: Newspaper) -> None:
    url = paper.url("/feed.xml")
    paper.stop()
    assert "could not be reached" in str(failure(url))


def test_a_server_that_speaks_in_the_open_is_told_from_one_that_is_broken(paper: Newspaper) -> None:
    assert "Perhaps its address begins with http://" in str(failure(f"https://{paper.address}/feed.xml"))


def test_a_server_that_cannot_prove_its_name_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Newspaper(certificate=Path(__file__).parents[1] / "data" / "self_signed.pem") as impostor:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", impostor.address)
        sentence = str(failure(impostor.url("/feed.xml")))
        assert "could not prove that it is 127.0.0.1" in sentence
        assert "self-signed" in sentence
        assert impostor.requests == []


# --- waiting, as asked -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3600", 3600),
        ("Wed, 21 Oct 2015 08:28:00 GMT", 3600),
        ("Wed, 21 Oct 2015 06:28:00 GMT", 0),
        ("Tue, 21 Oct 2025 07:28:00 GMT", 86400),
        ("999999999999", 86400),
        ("-5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_read_and_never_longer_than_a_day(
    paper: Newspaper, status: int, value: str, seconds: int | None
) -> None:
    url = paper.serve("/busy", b"busy", status=status, headers=(("Retry-After", value),))

    async def ask() -> None:
        await Fetcher(limits=PATIENT, now=lambda: 1445412480).get(url)  # 21 October 2015, 07:28 UTC

    with pytest.raises(FetchError) as caught:
        asyncio.run(ask())
    assert caught.value.retry_after == seconds


# --- redirects -------------------------------------------------------------------------------------------------------


def redirect(paper: Newspaper, path: str, to: str, status: int) -> str:
    return paper.serve(path, b"moved", status=status, headers=(("Location", to),))


@pytest.mark.parametrize(("status", "lasting"), [(301, True), (308, True), (302, False), (303, False), (307, False)])
def test_only_a_lasting_redirect_moves_a_feed(paper: Newspaper, status: int, lasting: bool) -> None:
    url = redirect(paper, "/old", "/feed.xml", status)
    answer = get(url)
    assert answer.url == paper.url("/feed.xml")
    assert answer.permanent_url == (paper.url("/feed.xml") if lasting else url)


def test_what_comes_after_a_passing_redirect_does_not_last(paper: Newspaper) -> None:
    redirect(paper, "/a", "/b", 301)
    redirect(paper, "/b", "/c", 302)
    redirect(paper, "/c", "/feed.xml", 301)
    assert get(paper.url("/a")).permanent_url == paper.url("/b")
    assert get(paper.url("/a")).passed == tuple(map(paper.url, ("/a", "/b", "/c", "/feed.xml")))


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://paper.example/feed",
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "gopher://x/",
        "",
    ],
)
def test_a_redirect_off_the_web_is_refused(paper: Newspaper, target: str) -> None:
    assert "not on the web" in str(failure(redirect(paper, "/off", target, 302)))


def test_ten_redirects_are_followed_and_no_more(paper: Newspaper) -> None:
    for step in range(10):
        redirect(paper, f"/hop/{step}", f"/hop/{step + 1}", 302)
    paper.serve("/hop/10", b"arrived")
    assert get(paper.url("/hop/0")).body == b"arrived"
    redirect(paper, "/hop/-1", "/hop/0", 302)
    assert "without end" in str(failure(paper.url("/hop/-1")))


# --- private addresses -----------------------------------------------------------------------------------------------


@pytest.fixture
def inner() -> Any:
    """Another server on this machine, which nobody allowed."""
    with Newspaper() as server:
        yield server


def test_a_private_address_is_refused(inner: Newspaper) -> None:
    assert "within your own network" in str(failure(inner.url()))
    assert inner.requests == []


def test_a_redirect_to_a_private_address_is_refused(paper: Newspaper, inner: Newspaper) -> None:
    assert "within your own network" in str(failure(redirect(paper, "/in", inner.url(), 302)))
    assert inner.requests == []


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "[::ffff:127.0.0.1]"])
def test_no_spelling_of_a_private_address_gets_through(inner: Newspaper, spelling: str) -> None:
    sentence = str(failure(f"http://{spelling}:{inner.port}/"))
    assert "within your own network" in sentence or "not a usable web address" in sentence
    assert inner.requests == []


def test_a_name_cannot_change_its_meaning_between_check_and_connection(paper: Newspaper, inner: Newspaper) -> None:
    """Whatever the resolver says the second time, the address that was checked is the one that is dialled."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])

    async def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    allowed = f"http://rebinding.example:{paper.port}/feed.xml"
    assert get(allowed, resolve=rebinding).body.startswith(b"<?xml")
    refused = f"http://rebinding.example:{inner.port}/feed.xml"
    assert "within your own network" in str(failure(refused, resolve=rebinding))
    assert inner.requests == []


def test_of_several_addresses_only_the_public_ones_are_dialled(inner: Newspaper) -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["127.0.0.1", "::1"]

    failure(f"http://mixed.example:{inner.port}/", resolve=both)
    assert inner.requests == []


def test_a_host_the_reader_typed_may_be_private_and_only_that_host(paper: Newspaper, inner: Newspaper) -> None:
    assert get(inner.url(), home="127.0.0.1").body
    assert "within your own network" in str(failure(f"http://localhost:{inner.port}/", home="127.0.0.1"))


def test_a_public_name_is_never_private_even_when_typed(inner: Newspaper) -> None:
    async def inside(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    error = failure(f"http://paper.example:{inner.port}/", resolve=inside, home="paper.example")
    assert "within your own network" in str(error)


@pytest.mark.parametrize("url", ["http://paper.example:22/", "http://paper.example:25/", "http://paper.example:6379/"])
def test_ports_of_other_protocols_are_refused(url: str) -> None:
    async def public(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    assert "not one that web servers use" in str(failure(url, resolve=public))


@pytest.mark.parametrize("url", ["http://user:secret@paper.example/", "file:///etc/passwd", "paper.example", ""])
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert "not an address on the web" in str(failure(url))


# --- politeness ------------------------------------------------------------------------------------------------------


def test_one_host_answers_at_most_two_requests_at_once(paper: Newspaper) -> None:
    paper.delay = 0.05

    async def many() -> None:
        with Fetcher(limits=Limits(page_pause=0.0)) as fetcher:
            await asyncio.gather(*(fetcher.get(paper.url("/feed.xml")) for _ in range(8)))

    asyncio.run(many())
    assert paper.busiest == 2


def test_all_hosts_together_answer_at_most_eight(paper: Newspaper) -> None:
    paper.delay = 0.1

    async def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def many() -> None:
        with Fetcher(limits=Limits(page_pause=0.0), resolve=here) as fetcher:
            await asyncio.gather(*(fetcher.get(f"http://h{n}.example:{paper.port}/feed.xml") for n in range(20)))

    asyncio.run(many())
    assert paper.busiest == 8


def test_pages_of_one_host_are_asked_for_once_a_second(paper: Newspaper) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def three() -> None:
        with Fetcher(clock=lambda: 100.0 + sum(slept), sleep=sleep) as fetcher:
            for slug in ("bridge-opens", "toll-vote", "night-train"):
                await fetcher.get(paper.story_url(slug), page=True)
            await fetcher.get(paper.url("/feed.xml"))

    asyncio.run(three())
    assert slept == [1.0, 1.0]


def test_a_persons_click_goes_before_all_pages_that_wait_at_its_host(paper: Newspaper) -> None:
    paper.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 5\n", type="text/plain")
    now, slept, go_on = [100.0], list[float](), asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await go_on.wait()
        now[0] += seconds if len(slept) > 1 else 0

    async def click() -> None:
        with Fetcher(clock=lambda: now[0], sleep=sleep) as fetcher:
            await fetcher.get(paper.story_url("bridge-opens"), page=True)
            waiting = asyncio.create_task(fetcher.get(paper.story_url("toll-vote"), page=True))
            while not slept:
                await asyncio.sleep(0.01)
            now[0] = 102.0
            await fetcher.get(paper.story_url("night-train"), page=True, at_once=True)
            now[0] = 105.0
            go_on.set()
            await waiting

    asyncio.run(asyncio.wait_for(click(), 20))
    asked = [one.path.rpartition("/")[2] for one in paper.requests if one.path.startswith("/news/")]
    assert [name.partition(".")[0] for name in asked] == ["bridge-opens", "night-train", "toll-vote"]
    assert slept == [5.0, 2.0]  # the host's pause counts on from the click


def test_a_persons_click_waits_neither_for_other_hosts_nor_for_a_robots_txt(paper: Newspaper) -> None:
    async def click() -> None:
        with Fetcher(limits=Limits(total=1)) as fetcher:
            busy = asyncio.create_task(fetcher.get(paper.url("/hostile/silent")))
            while not paper.requests:
                await asyncio.sleep(0.01)
            await fetcher.get(paper.story_url("toll-vote"), page=True, at_once=True)
            busy.cancel()

    asyncio.run(asyncio.wait_for(click(), 15))
    assert paper.asked("/robots.txt") == []


def test_cancelling_ends_a_request_at_once(paper: Newspaper) -> None:
    async def cancelled() -> None:
        task = asyncio.create_task(Fetcher().get(paper.url("/hostile/silent")))
        while not paper.requests:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(asyncio.wait_for(cancelled(), 5))


def test_a_silent_name_server_does_not_hold_up_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = threading.Event()

    def never(*_: object, **__: object) -> list[Any]:
        silence.wait(30)
        return []

    monkeypatch.setattr("socket.getaddrinfo", never)
    try:
        assert "did not answer in time" in str(failure("http://silent.example/", limits=Limits(answer=0.1)))
    finally:
        silence.set()


def test_a_redirect_is_not_too_slow_because_it_waited_for_its_turn(paper: Newspaper) -> None:
    """The limits are the server's, not those of a queue in which a busy host's feeds stand."""
    paper.delay = 0.4
    for name in "abcd":
        paper.serve(f"/old/{name}", b"", status=302, headers=(("Location", f"/new/{name}"),))
        paper.serve(f"/new/{name}", name.encode())

    async def all_at_once() -> list[Response]:
        with Fetcher(limits=Limits(answer=1.5, whole=1.5, per_host=1)) as fetcher:
            return await asyncio.gather(*(fetcher.get(paper.url(f"/old/{name}")) for name in "abcd"))

    assert [answer.body for answer in asyncio.run(all_at_once())] == [b"a", b"b", b"c", b"d"]


# --- files, part by part ---------------------------------------------------------------------------------------------


def download(url: str, sink: Sink, *, limits: Limits = PATIENT) -> Response:
    """Ask for one file, of 1 MB at most, with a fresh fetcher."""

    async def ask() -> Response:
        with Fetcher(limits=limits) as fetcher:
            return await fetcher.download(url, sink, limit=MB)

    return asyncio.run(ask())


def test_a_file_comes_part_by_part_with_its_size(paper: Newspaper) -> None:
    url = paper.serve("/talk.mp3", bytes(MB - 1), type="audio/mpeg")
    parts: list[tuple[int, int]] = []
    response = download(url, lambda part, whole: parts.append((len(part), whole)))
    assert response.body == b""
    assert sum(size for size, _ in parts) == MB - 1
    assert max(size for size, _ in parts) < MB / 4
    assert {whole for _, whole in parts} == {MB - 1}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/hostile/huge", "more than 1 MB"),
        ("/hostile/endless", "more than 1 MB"),
        ("/hostile/silent", "did not answer"),
        ("/hostile/gzip-bomb", "packed"),
        ("/hostile/empty", "nothing"),
        ("/hostile/length-too-large", "broke off"),
        ("/hostile/loop", "without end"),
        ("/no-such-file", "nothing at this address"),
    ],
)
def test_a_file_that_cannot_be_had_is_a_sentence(paper: Newspaper, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        download(paper.url(path), lambda *_: None, limits=HASTY if path.endswith(SLOW) else PATIENT)


def test_a_file_that_stops_in_the_middle_is_a_sentence(paper: Newspaper) -> None:
    def stops(handler: Any) -> None:
        newspaper_hostile.raw(handler, "HTTP/1.1 200 OK\nContent-Length: 9000", bytes(100))
        handler.pause(60)

    paper.answers["/stops"] = stops
    with pytest.raises(FetchError, match="stopped sending"):
        download(paper.url("/stops"), lambda *_: None, limits=HASTY)


# --- a host that asks to be left alone -------------------------------------------------------------------------------


class Hurried:
    """A fetcher whose clock is turned by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def ask(self, *asked: tuple[str, dict[str, Any]]) -> list[FetchError | Response]:
        """Ask for these, one after the other, and return how each ended."""

        async def one_by_one() -> list[FetchError | Response]:
            with Fetcher(limits=PATIENT, clock=lambda: self.now) as self.fetcher:
                return [await self._one(url, more) for url, more in asked]

        return asyncio.run(one_by_one())

    async def _one(self, url: str, more: dict[str, Any]) -> FetchError | Response:
        self.now += more.pop("later", 0.0)
        try:
            return await self.fetcher.get(url, **more)
        except FetchError as error:
            return error


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("kind", [{"page": True, "accept": PAGES}, {"accept": PICTURES}])
def test_a_host_that_names_a_time_is_asked_for_no_page_and_no_picture_until_then(
    paper: Newspaper, status: int, kind: dict[str, Any]
) -> None:
    busy = paper.serve("/busy", b"busy", status=status, headers=(("Retry-After", "600"),))
    page = (paper.story_url("toll-vote"), {"page": True, "accept": PAGES})
    picture = (paper.url("/icon.png"), {"accept": PICTURES})
    feed: tuple[str, dict[str, Any]] = (paper.url("/feed.xml"), {})
    later = (paper.url("/icon.png"), {"accept": PICTURES, "later": 601.0})
    first, second, third, fourth, last = Hurried().ask((busy, kind), page, picture, feed, later)
    assert isinstance(first, FetchError)
    assert first.retry_after == 600
    for refused in (second, third):
        assert isinstance(refused, FetchError)
        assert "asked Broadsheet to come back later" in str(refused)
        assert 595 <= (refused.retry_after or 0) <= 601
    assert isinstance(fourth, Response)  # a feed waits for its own time alone
    assert isinstance(last, Response)
    assert len(paper.asked(newspaper_pages.story_path("toll-vote"))) == 0
    assert len(paper.asked("/icon.png")) == 1


def test_a_feed_that_has_to_wait_holds_up_no_page(paper: Newspaper) -> None:
    busy = paper.serve("/busy.xml", b"", status=503, headers=(("Retry-After", "600"),))
    _, page = Hurried().ask((busy, {}), (paper.story_url("toll-vote"), {"page": True, "accept": PAGES}))
    assert isinstance(page, Response)


def test_other_hosts_are_asked_meanwhile(paper: Newspaper) -> None:
    busy = paper.serve("/busy", b"busy", status=429, headers=(("Retry-After", "600"),))
    other = f"http://localhost:{paper.port}/icon.png"
    _, elsewhere = Hurried().ask((busy, {"accept": PICTURES}), (other, {"accept": PICTURES, "home": "localhost"}))
    assert isinstance(elsewhere, Response)


# --- without a connection --------------------------------------------------------------------------------------------


class Cable:
    """What a fetcher finds when the cable is pulled: no route, and no name resolved."""

    def __init__(self) -> None:
        self.plugged = True
        self.names: list[str] = []
        self.net = Net(route=lambda: self.plugged)

    async def resolve(self, host: str, port: int) -> list[str]:
        self.names.append(host)
        if not self.plugged:
            raise OSError("Temporary failure in name resolution")
        return ["127.0.0.1"]

    def get(self, url: str, **asked: Any) -> Response:
        async def ask() -> Response:
            with Fetcher(net=self.net, limits=PATIENT, resolve=self.resolve) as fetcher:
                return await fetcher.get(url, **asked)

        return asyncio.run(ask())


@pytest.mark.parametrize("asked", [{}, {"page": True}, {"accept": PICTURES}])
def test_nothing_is_tried_while_offline_not_even_a_name(asked: dict[str, Any]) -> None:
    cable = Cable()
    cable.net.hear(online=False, metered=False)
    with pytest.raises(OfflineError):
        cable.get("http://paper.example/story", **asked)
    assert cable.names == []


def test_a_failure_without_a_route_is_the_connections_not_the_hosts() -> None:
    cable = Cable()
    cable.plugged = False
    with pytest.raises(OfflineError, match="connection was lost"):
        cable.get("http://paper.example/feed.xml")
    assert cable.names == ["paper.example"]
    assert not cable.net.online


def test_name_servers_that_answer_for_nobody_are_the_connections_failure() -> None:
    """A router that lost its line still has a route to it. One name alone may be its owner's fault."""
    answering = {"good.example"}

    async def silent(host: str, port: int) -> list[str]:
        if host in answering:
            return ["192.168.1.1"]
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    async def ask(*hosts: str) -> list[str]:
        with Fetcher(net=Net(route=lambda: True), resolve=silent, limits=PATIENT) as fetcher:
            ended = [await asyncio.gather(fetcher.get(f"http://{host}/"), return_exceptions=True) for host in hosts]
        return [type(error).__name__ for (error,) in ended]

    own, connections = "FetchError", "OfflineError"
    assert asyncio.run(ask("a.example", "www.a.example", "b.a.example", "b.example")) == [own] * 4
    assert asyncio.run(ask("a.example", "b.example", "c.example", "d.example")) == [own, own, connections, connections]
    assert asyncio.run(ask("a.example", "b.example", "good.example", "c.example")) == [own] * 4


def test_a_failure_with_a_route_is_the_hosts() -> None:
    cable = Cable()

    async def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    cable.resolve = unknown  # type: ignore[method-assign]
    with pytest.raises(FetchError, match="could not be found"):
        cable.get("http://nowhere.example/feed.xml")
    assert cable.net.online


@pytest.mark.parametrize("event", ["off and on", "asleep"])
def test_what_breaks_while_the_network_changes_or_the_machine_sleeps_is_no_hosts_failure(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    """Online again when the request fails, and yet it is the connection that failed."""
    net, hours = Net(route=lambda: True), [0.0]
    monkeypatch.setattr("reader.sync.network.slept", lambda: hours[0])

    def meanwhile(handler: Any) -> None:
        if event == "asleep":
            hours[0] = 8 * 3600.0
        else:
            net.hear(online=False, metered=False)
            net.hear(online=True, metered=False)

    paper.answers["/feed.xml"] = meanwhile

    async def ask() -> None:
        with Fetcher(net=net, limits=PATIENT) as fetcher:
            with pytest.raises(OfflineError, match="connection was lost"):
                await fetcher.get(paper.url("/feed.xml"))
            with pytest.raises(FetchError, match="broke off"):
                await fetcher.get(paper.url("/hostile/nothing"))  # from now on the host's own

    asyncio.run(ask())


def test_an_answer_is_an_answer_whatever_the_route_looks_like(paper: Newspaper) -> None:
    """A status came over some connection: it is the host's word."""
    cable = Cable()
    cable.plugged = False
    with pytest.raises(FetchError) as caught:
        asyncio.run(Fetcher(net=cable.net, limits=PATIENT).get(paper.serve("/gone", b"", status=404)))
    assert caught.value.status == 404
