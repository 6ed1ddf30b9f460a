"""Enclosures that the reader keeps: whole under their name or not there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from builders import NOW, article

from reader.errors import InputError, LibraryError, ReadOnlyError
from reader.model import Enclosure, KeptFile, Mark, Purge, Retention
from reader.store import Store

DAY = 86400
SOUND = "https://paper.example/sound.mp3"


def file(url: str = SOUND, digit: str = "a", size: int = 5) -> KeptFile:
    return KeptFile(url=url, hash=digit * 64, type="audio/mpeg", size=size, name=f"{digit * 64}.mp3")


@pytest.fixture
def download(tmp_path: Path) -> Path:
    (tmp_path / "download").write_bytes(b"sound")
    return tmp_path / "download"


def names(store: Store) -> set[str]:
    place = store.folder / "files"
    return {one.name for one in place.iterdir()} if place.is_dir() else set()


def purge(store: Store, now: int = NOW) -> Purge:
    said, gone = store.purge_preview(now), Purge()
    while (step := store.purge(now)[0]) != Purge():
        gone += step
    assert gone == said
    return gone


def test_a_finished_download_is_moved_in_and_found_by_its_address(store: Store, download: Path) -> None:
    kept = file()
    store.keep_file(kept, download)
    assert store.kept_files([SOUND, "https://paper.example/other"]) == {SOUND: kept}
    assert store.file_path(kept).read_bytes() == b"sound"
    assert names(store) == {kept.name}
    assert not download.exists()


def test_a_file_that_is_gone_is_not_kept(store: Store, download: Path) -> None:
    store.keep_file(file(), download)
    store.file_path(file()).unlink()
    assert store.kept_files([SOUND]) == {}


def test_a_newer_file_takes_the_place_of_an_older_one(store: Store, download: Path, tmp_path: Path) -> None:
    store.keep_file(file(), download)
    (tmp_path / "newer").write_bytes(b"newer")
    store.keep_file(file(digit="b"), tmp_path / "newer")
    assert names(store) == {file(digit="b").name}


def test_a_file_of_two_addresses_stays_while_one_is_kept(store: Store, download: Path, tmp_path: Path) -> None:
    other = "https://paper.example/again.mp3"
    store.keep_file(file(), download)
    (tmp_path / "again").write_bytes(b"sound")
    store.keep_file(file(other), tmp_path / "again")
    store.remove_files([SOUND])
    assert store.kept_files([SOUND, other]) == {other: file(other)}
    assert names(store) == {file().name}
    store.remove_files([other])
    assert names(store) == set()


@pytest.mark.parametrize("name", ["../library.sqlite", "a.mp3", "a" * 64 + "/b", "a" * 64 + ".MP3", ""])
def test_a_name_that_would_lie_elsewhere_is_refused(store: Store, download: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be named"):
        store.keep_file(KeptFile(url=SOUND, hash="a" * 64, type="audio/mpeg", size=5, name=name), download)
    assert store.kept_files([SOUND]) == {}
    assert download.exists()


def test_no_room_is_a_sentence_and_leaves_nothing_half(
    store: Store, download: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"so")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.move", full)
    with pytest.raises(LibraryError, match=r"could not be kept: No space left on device\. Make room"):
        store.keep_file(file(), download)
    assert names(store) == set()
    assert store.kept_files([SOUND]) == {}


def test_a_library_that_can_only_be_read_keeps_no_file(store: Store, download: Path) -> None:
    with Store.open(store.folder, read_only=True) as reading:
        with pytest.raises(ReadOnlyError):
            reading.keep_file(file(), download)
        assert reading.kept_files([SOUND]) == {}


def test_a_file_goes_with_its_article_unless_that_is_pinned(store: Store, paper_feed: int, download: Path) -> None:
    told = article("Told", published=NOW - 40 * DAY, enclosures=(Enclosure(url=SOUND),))
    (id,) = store.deliver(paper_feed, [told], NOW).new
    store.keep_file(file(), download)
    store.set_retention(Retention(text_days=30))
    store.mark([id], Mark.BOOKMARK)
    assert purge(store) == Purge()
    assert store.kept_files([SOUND])
    store.mark([id], Mark.UNBOOKMARK)
    assert purge(store).bytes == len("<p>All of Told.</p>") + 5
    assert names(store) == set()


def test_a_file_stays_while_another_article_offers_it(store: Store, paper_feed: int, download: Path) -> None:
    sound = (Enclosure(url=SOUND),)
    store.deliver(
        paper_feed,
        [article("Aged", published=NOW - 40 * DAY, enclosures=sound), article("Young", enclosures=sound)],
        NOW,
    )
    store.keep_file(file(), download)
    store.set_retention(Retention(text_days=30))
    assert purge(store).articles == 1
    assert store.kept_files([SOUND])


def test_what_a_crash_left_goes_after_a_day(store: Store) -> None:
    place = store.folder / "files"
    place.mkdir()
    for name in (".0123.new", "f" * 64 + ".pdf", "just-now"):
        (place / name).write_bytes(b"12345")
        if name != "just-now":
            os.utime(place / name, (NOW, NOW))
    assert purge(store).bytes == 10
    assert names(store) == {"just-now"}
