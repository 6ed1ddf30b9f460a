from __future__ import annotations

import asyncio
import errno
import hashlib
import io
from pathlib import Path
from typing import Any

import newspaper_hostile
import pytest
from builders import article
from newspaper import Newspaper
from newsroom import Newsroom

from reader.errors import DocumentError, FetchError, InputError, LibraryError, ReaderError
from reader.model import Enclosure, KeptFile, Origin
from reader.progress import Progress
from reader.sync import enclosures
from reader.sync.desk import Desk
from reader.sync.enclosures import keep_file
from reader.sync.network import OfflineError

TALK = b"ID3\x04\x00\x00\x00\x00\x02\x01" + bytes(range(256)) * 1200  # some 300 KB of sound


def attached(newsroom: Newsroom, *urls: str) -> int:
    """Keep a story that encloses these files."""
    story = article("A talk", enclosures=tuple(Enclosure(url=url, type="audio/mpeg") for url in urls))
    (id,), _ = newsroom.store.keep([story], origin=Origin.FOLLOWED, now=newsroom.now)
    return id


def kept(newsroom: Newsroom, url: str) -> KeptFile:
    story = attached(newsroom, url)
    return newsroom.do(lambda desk: keep_file(desk, story, url))


def files(newsroom: Newsroom) -> list[str]:
    folder = newsroom.store.folder / "files"
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def test_a_podcast_is_kept_as_it_came_under_its_hash(newsroom: Newsroom, paper: Newspaper) -> None:
    url = paper.serve("/talk.mp3", TALK, type="text/html")
    file = kept(newsroom, url)
    name = hashlib.sha256(TALK).hexdigest()
    assert file == KeptFile(url=url, hash=name, type="audio/mpeg", size=len(TALK), name=f"{name}.mp3")
    assert newsroom.store.kept_files([url]) == {url: file}
    assert newsroom.store.file_path(file).read_bytes() == TALK
    assert files(newsroom) == [file.name]
    assert newsroom.store.file_path(file).stat().st_mode & 0o111 == 0


def test_how_far_it_is_is_told_in_bytes(newsroom: Newsroom, paper: Newspaper) -> None:
    kept(newsroom, paper.serve("/talk.mp3", TALK))
    told = [line for line in newsroom.said if isinstance(line, Progress)]
    assert [line.done for line in told] == sorted(line.done for line in told)
    assert told[-1] == Progress(done=len(TALK), total=len(TALK), text="A talk (307 KB of 307 KB)")


def test_one_that_is_kept_is_not_fetched_again(newsroom: Newsroom, paper: Newspaper) -> None:
    url = paper.serve("/talk.mp3", TALK)
    first = kept(newsroom, url)
    paper.stop()
    newsroom.net.offline_wanted = True
    assert kept(newsroom, url) == first


def test_one_that_was_removed_from_the_folder_by_hand_is_fetched_again(newsroom: Newsroom, paper: Newspaper) -> None:
    url = paper.serve("/talk.mp3", TALK)
    place = newsroom.store.file_path(kept(newsroom, url))
    place.unlink()
    kept(newsroom, url)
    assert place.read_bytes() == TALK


@pytest.mark.parametrize(
    "name", ["..%2F..%2F..%2Fx", "..\\..\\x", "CON", "a%00b", "x" * 300, "talk%E2%80%AE3pm.exe", "a.desktop", "a.exe"]
)
def test_what_a_server_calls_it_never_reaches_the_disk(newsroom: Newsroom, paper: Newspaper, name: str) -> None:
    paper.serve("/files/" + name, TALK, headers=(("Content-Disposition", 'attachment; filename="../../x.exe"'),))
    paper.answers["/moved"] = paper.answers["/files/" + name]
    file = kept(newsroom, paper.url("/moved"))
    assert file.name == hashlib.sha256(TALK).hexdigest() + ".mp3"
    story = attached(newsroom, paper.url("/files/" + name))
    (enclosed,) = (newsroom.store.article(story) or article()).enclosures[-1:]
    newsroom.do(lambda desk: keep_file(desk, story, enclosed.url))
    assert files(newsroom) == [file.name]


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00" + bytes(9000),
        b"\x7fELF" + bytes(9000),
        b"#!/bin/sh\nrm -r ~\n",
        b"[Desktop Entry]\nExec=true\n",
        b"<html>Log in to listen</html>",
        b"PK\x03\x04" + bytes(9000),
    ],
)
def test_nothing_that_could_be_run_and_no_page_is_kept(newsroom: Newsroom, paper: Newspaper, data: bytes) -> None:
    with pytest.raises(DocumentError, match="not kept"):
        kept(newsroom, paper.serve("/talk.mp3", data, type="audio/mpeg"))
    assert files(newsroom) == []


def test_a_file_of_no_known_kind_is_refused_before_the_rest_of_it_comes(newsroom: Newsroom, paper: Newspaper) -> None:
    with pytest.raises(DocumentError, match="not kept"):
        kept(newsroom, paper.url("/hostile/endless"))
    assert files(newsroom) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/no-such-file", "nothing at this address"),
        ("/hostile/silent", "did not answer"),
        ("/hostile/empty", "nothing"),
    ],
)
def test_one_that_cannot_be_had_is_a_sentence_and_leaves_nothing(
    newsroom: Newsroom, paper: Newspaper, path: str, said: str
) -> None:
    with pytest.raises(FetchError, match=said):
        kept(newsroom, paper.url(path))
    assert files(newsroom) == []


def test_one_that_is_too_large_is_not_kept(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enclosures, "LARGEST", 200_000)

    def endless(handler: Any) -> None:
        newspaper_hostile.raw(handler, "HTTP/1.1 200 OK\nContent-Type: audio/mpeg", TALK)

    paper.answers["/endless.mp3"] = endless
    with pytest.raises(FetchError, match="too large"):
        kept(newsroom, paper.serve("/talk.mp3", TALK))
    with pytest.raises(FetchError, match="too large"):
        kept(newsroom, paper.url("/endless.mp3"))
    assert files(newsroom) == []


def test_only_what_a_story_encloses_is_fetched(newsroom: Newsroom, paper: Newspaper) -> None:
    story = attached(newsroom, paper.serve("/talk.mp3", TALK))
    for id, url in (
        (story, paper.url("/other.mp3")),
        (story, "file:///etc/passwd"),
        (story + 99, paper.url("/talk.mp3")),
    ):
        with pytest.raises(InputError, match="no such file"):
            newsroom.do(lambda desk, id=id, url=url: keep_file(desk, id, url))  # type: ignore[misc]
    assert paper.requests == []


def test_a_file_within_the_readers_own_network_is_not_asked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    with Newspaper() as inner:
        with pytest.raises(FetchError, match="within your own network"):
            kept(newsroom, inner.url("/talk.mp3"))
        assert inner.requests == []


def test_offline_nothing_is_tried(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.net.offline_wanted = True
    with pytest.raises(OfflineError):
        kept(newsroom, paper.serve("/talk.mp3", TALK))
    assert paper.requests == []


def test_stopped_in_the_middle_it_leaves_nothing(newsroom: Newsroom, paper: Newspaper) -> None:
    def stops(handler: Any) -> None:
        newspaper_hostile.raw(handler, "HTTP/1.1 200 OK\nContent-Length: 900000", TALK)
        handler.pause(60)

    paper.answers["/stops.mp3"] = stops
    story = attached(newsroom, paper.url("/stops.mp3"))

    async def stopped(desk: Desk) -> None:
        task = asyncio.create_task(keep_file(desk, story, paper.url("/stops.mp3")))
        while not any(isinstance(line, Progress) for line in newsroom.said):
            await asyncio.sleep(0.01)
        assert len(files(newsroom)) == 1
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    newsroom.do(stopped)
    assert files(newsroom) == []


def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", lambda self, mode: Full())
    with pytest.raises(LibraryError, match="No space left"):
        kept(newsroom, paper.serve("/talk.mp3", TALK))
    assert files(newsroom) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(newsroom: Newsroom, paper: Newspaper) -> None:
    (newsroom.store.folder / "files").write_bytes(b"in the way")
    with pytest.raises(ReaderError, match="could not be written"):
        kept(newsroom, paper.serve("/talk.mp3", TALK))
