"""A farm of feeds on this machine: written by code, served by nginx, one host a feed.

Each feed has its own loopback address, 127.0.0.1 to 127.0.3.232, so that what is said of a host (two requests at once)
holds as it would with as many papers. nginx answers conditional requests by ETag and Last-Modified. Of one feed, the
`watched` one, it notes when it answered.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from math import exp, log
from pathlib import Path

FEEDS, ARTICLES, BODY = 1_000, 30, 3_000  # feeds, articles a feed, bytes a body
_STARTED = 1_780_000_000  # UTC seconds of the newest article
_APART = 900  # seconds between two articles of a feed
_VOCABULARY = 20_000

_CONF = """
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    log_format stamped "$msec $status";
    types {{ application/rss+xml xml; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 0.0.0.0:{port};
        allow 127.0.0.0/8;
        deny all;
        root {folder}/feeds;
        location = /{watched}.xml {{ access_log {folder}/answers.log stamped; }}
    }}
}}
"""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title><link>{site}/</link>'
    "<description>What {title} prints</description><language>en</language>\n"
)
_ITEM = (
    "<item><title>{title}</title><link>{link}</link><guid>{link}</guid><dc:creator>{author}</dc:creator>"
    "<category>{section}</category><pubDate>{date}</pubDate><description>{summary}</description>"
    "<content:encoded><![CDATA[{body}]]></content:encoded></item>\n"
)
_SECTIONS = ("World", "Nation", "Business", "Sport", "Culture")


class Press:
    """Makes words by chance, the n-th commonest in proportion to 1/n, as languages have them."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random
        self._scale = log(_VOCABULARY)
        self._words = [self._word(rank) for rank in range(_VOCABULARY)]

    @staticmethod
    def _word(rank: int) -> str:
        parts = ("bcdfghjklmnprstvwz"[rank // 18**at % 18] + "aeiou"[rank // 5**at % 5] for at in range(4))
        return "".join(parts)[: 3 + rank % 6]

    def words(self, count: int) -> str:
        """Give so many words."""
        draw, scale, words = self._draw, self._scale, self._words
        return " ".join([words[int(exp(draw() * scale)) - 1] for _ in range(count)])

    def body(self, size: int) -> str:
        """Give paragraphs of some `size` bytes."""
        parts: list[str] = []
        while (held := sum(map(len, parts))) < size:
            parts.append(f"<p>{self.words(min(60, 5 + (size - held) // 8))}.</p>")
        return "".join(parts)


class Farm:
    """The feeds of one folder. `port` is where nginx serves them; see `serving`."""

    def __init__(self, folder: Path, feeds: int = FEEDS, articles: int = ARTICLES) -> None:
        self.folder, self.feeds, self.articles = folder, feeds, articles
        self.port = 0
        self.watched = feeds // 2

    def write(self) -> None:
        """Write the feeds, unless they lie there."""
        (self.folder / "feeds").mkdir(parents=True, exist_ok=True)
        for number in range(self.feeds):
            if not self._file(number).exists():
                self._file(number).write_text(self._document(number, self.articles), encoding="utf-8")

    def change(self, number: int, more: int, *, dated: int | None = None) -> None:
        """Let a feed bring `more` articles that it had not before, of the UTC second `dated` where one is given."""
        self._file(number).write_text(self._document(number, self.articles + more, dated), encoding="utf-8")

    def printed(self, number: int, at: int) -> int:
        """Tell the UTC second at which a feed printed its article `at`, 0 the oldest."""
        return _STARTED - (self.articles - at) * _APART - number

    def answers(self) -> list[tuple[float, int]]:
        """List when the watched feed was answered for, in seconds since 1970, and by which HTTP status."""
        log = self.folder / "answers.log"
        lines = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
        return [(float(second), int(status)) for second, status in lines]

    def restore(self, number: int) -> None:
        """Let a feed be as it was written first, and as old."""
        self._file(number).unlink()
        self.write()

    def size(self) -> int:
        """Count the bytes of all feeds."""
        return sum(self._file(number).stat().st_size for number in range(self.feeds))

    def host(self, number: int) -> str:
        """Name the address of a feed's own host."""
        return f"127.0.{(number + 1) // 256}.{(number + 1) % 256}"

    def urls(self) -> list[str]:
        """List where the feeds are served."""
        return [f"http://{self.host(number)}:{self.port}/{number}.xml" for number in range(self.feeds)]

    def allowed(self) -> str:
        """Write what BROADSHEET_TEST_ALLOW has to say so that they may be asked for."""
        return ",".join(f"{self.host(number)}:{self.port}" for number in range(self.feeds))

    def opml(self) -> str:
        """Write the list of feeds, ten folders of them."""
        parts = ['<opml version="2.0"><head><title>Farm</title></head><body>']
        addresses = self.urls()
        for start in range(0, self.feeds, max(1, self.feeds // 10)):
            parts.append(f'<outline text="Field {start}">')
            some = addresses[start : start + max(1, self.feeds // 10)]
            parts += [f'<outline type="rss" xmlUrl="{address}"/>' for address in some]
            parts.append("</outline>")
        return "".join([*parts, "</body></opml>"])

    def _file(self, number: int) -> Path:
        return self.folder / "feeds" / f"{number}.xml"

    def _document(self, number: int, articles: int, dated: int | None = None) -> str:
        press = Press(number)
        site = f"https://paper{number}.example"
        title = f"The {press.words(2)} {number}".title()
        items = [self._item(press, site, at, self._date(number, at, dated)) for at in range(articles)]
        return _HEAD.format(title=title, site=site) + "".join(reversed(items)) + "</channel></rss>\n"

    def _date(self, number: int, at: int, dated: int | None) -> int:
        return self.printed(number, at) if dated is None or at < self.articles else dated

    def _item(self, press: Press, site: str, at: int, at_second: int) -> str:
        return _ITEM.format(
            title=press.words(9).capitalize(),
            link=f"{site}/{_SECTIONS[at % len(_SECTIONS)].lower()}/{at}",
            author=press.words(2).title(),
            section=_SECTIONS[at % len(_SECTIONS)],
            date=formatdate(at_second, usegmt=True),
            summary=press.words(25),
            body=press.body(BODY),
        )


def missing(*programs: str) -> str:
    """Name what the farm or its guests need and is not installed, as a sentence; "" where nothing is missing."""
    gone = [one for one in programs if not shutil.which(one, path=_PATH)]
    return f"not installed: {', '.join(gone)} (Debian: nginx-light, newsboat)" if gone else ""


_PATH = os.environ.get("PATH", "") + ":/usr/sbin"


def install(*packages: str) -> None:
    """Install Debian packages where that is possible; what then is missing is told by `missing`."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run([apt, "update", "-q"], capture_output=True, check=False)
        line = [apt, "install", "-y", "-q", "--no-install-recommends", *packages]
        # Debian would start a server of its own at once.
        subprocess.run(line, capture_output=True, check=False, env={**os.environ, "RUNLEVEL": "1"})


@contextmanager
def serving(farm: Farm) -> Iterator[Farm]:
    """Serve a farm until the context ends."""
    with socket.socket() as probe:
        probe.bind(("0.0.0.0", 0))
        farm.port = probe.getsockname()[1]
    conf = farm.folder / "nginx.conf"
    conf.write_text(_CONF.format(folder=farm.folder, port=farm.port, watched=farm.watched))
    (farm.folder / "answers.log").unlink(missing_ok=True)
    program = shutil.which("nginx", path=_PATH) or "nginx"
    started = subprocess.Popen([program, "-c", str(conf), "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    try:
        _wait_for(farm.port)
        yield farm
    finally:
        started.terminate()
        started.wait(10)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")
