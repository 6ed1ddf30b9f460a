"""A newspaper's server on loopback, for tests: a made-up paper, a log of who asked, and a door for bad behaviour.

    with Newspaper() as paper:
        paper.url("/feed.xml")

Threads, not asyncio: a test may block while it answers. What a broken or hostile server does is `newspaper_hostile`.
"""

from __future__ import annotations

import gzip
import hashlib
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import newspaper_hostile
import newspaper_pages as pages
from newspaper_stories import STORIES, Story


@dataclass(frozen=True)
class Answer:
    """What a path is answered with; the ETag is made of the body unless `headers` names one."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """One request as it came in; `at` is on the monotonic clock, in seconds."""

    path: str
    headers: Message
    status: int
    at: float


@dataclass
class Newspaper:
    """The server. `stories` may be changed while it runs; `answers` lays any answer over any path."""

    stories: list[Story] = field(default_factory=lambda: list(STORIES))
    answers: dict[str, Answer | Callable[[Handler], None]] = field(default_factory=dict)
    requests: list[Asked] = field(default_factory=list)
    certificate: Path | None = None  # a PEM file: then it speaks https
    tls: ssl.SSLContext | None = None  # likewise, set up by the test
    delay: float = 0.0  # seconds before each answer, for the tests about limits
    busy: int = 0  # requests taken and not answered yet
    busiest: int = 0  # the most requests that were ever open at once
    port: int = 0  # 0 until it starts; it comes back at the same one

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self._server: Server | None = None

    def start(self) -> Newspaper:
        self.stopping.clear()
        self._server = Server(("127.0.0.1", self.port), Handler)
        if self.certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(self.certificate)
        if self.tls:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._server.paper = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop answering at once; from then on every connection is refused."""
        self.stopping.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> Newspaper:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Say host:port as BROADSHEET_TEST_ALLOW wants it."""
        return f"127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        return f"{'https' if self.certificate or self.tls else 'http'}://{self.address}"

    def url(self, path: str = "/feed.xml") -> str:
        return self.base + path

    def story_url(self, slug: str) -> str:
        return self.base + pages.story_path(slug)

    def asked(self, path: str) -> list[Asked]:
        """List the requests for one path, query left out, in the order they came."""
        return [asked for asked in self.requests if asked.path.split("?")[0] == path]

    def publish(self, *stories: Story) -> None:
        """Print new stories: they are first in the feeds from now on."""
        self.stories[:0] = stories

    def serve(self, path: str, body: bytes = b"", **more: Any) -> str:
        """Lay an answer over a path and name its address."""
        self.answers[path] = Answer(body, **more)
        return self.url(path)

    def find(self, path: str) -> Answer | Callable[[Handler], None] | None:
        if path in self.answers:
            return self.answers[path]
        if path in newspaper_hostile.PATHS:
            return newspaper_hostile.PATHS[path]
        return self._printed(path)

    def _printed(self, path: str) -> Answer | None:
        in_feed = [story for story in self.stories if story.in_feed]
        by_slug = {story.slug: story for story in self.stories}
        slug = path.rpartition("/")[2].removesuffix(".html")
        if path.startswith("/news/") and slug in by_slug:
            return Answer(pages.page(by_slug[slug], by_slug, self.base))
        if path.startswith("/pictures/") and slug.rpartition("-")[0] in by_slug:
            return Answer(pages.picture(path), "image/jpeg")
        match path:
            case "/":
                return Answer(pages.front(self.base))
            case "/feed.xml":
                return Answer(pages.rss(in_feed, self.base), pages.RSS)
            case "/atom.xml":
                return Answer(pages.atom(in_feed, self.base), pages.ATOM)
            case "/feed.json":
                return Answer(pages.json_feed(in_feed, self.base), pages.JSON_FEED)
            case "/icon.png" | "/favicon.ico":
                return Answer(pages.icon(), "image/png")
        return None


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    paper: Newspaper

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up on a hostile answer does what it should."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request, writes it down, and closes."""

    server_version = "Lantern"
    sys_version = ""

    @property
    def paper(self) -> Newspaper:
        return cast(Server, self.server).paper

    def do_GET(self) -> None:
        paper = self.paper
        with paper.lock:
            paper.busy += 1
            paper.busiest = max(paper.busiest, paper.busy)
        self.pause(paper.delay)
        answer = paper.find(self.path.split("?")[0])
        with paper.lock:
            paper.busy -= 1  # before it is sent: a client that has it may ask again at once
        if callable(answer):
            self.note(0)
            answer(self)
        else:
            self.answer(answer or Answer(b"<h1>No such page</h1>", status=404))

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        self.paper.stopping.wait(seconds)

    def note(self, status: int) -> None:
        with self.paper.lock:
            self.paper.requests.append(Asked(self.path, self.headers, status, time.monotonic()))

    def answer(self, answer: Answer) -> None:
        own = {name.lower() for name, _ in answer.headers}
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        if answer.status == 200 and "etag" not in own and self.headers.get("If-None-Match") == etag:
            self.note(304)
            self.head(304, [("ETag", etag)])
            return
        body, headers = answer.body, list(answer.headers)
        if answer.status == 200 and "etag" not in own:
            headers.append(("ETag", etag))
        packs = answer.type.startswith(("text/", "application/")) and "content-encoding" not in own and body
        if packs and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers.append(("Content-Encoding", "gzip"))
        if "content-length" not in own:
            headers.append(("Content-Length", str(len(body))))
        self.note(answer.status)
        self.head(answer.status, [("Content-Type", answer.type), *headers])
        self.wfile.write(body)

    def head(self, status: int, headers: Iterable[tuple[str, str]]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output quiet; `requests` is the log."""
