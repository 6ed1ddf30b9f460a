"""Opening a library: made, shared, only read, or refused; a file that is not ours is never touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOW, article

from reader.errors import InputError, LibraryError, ReadOnlyError
from reader.model import BOOKMARKS, EVERYTHING, Mark, Origin
from reader.paths import library_file, media_file
from reader.store import Store
from reader.store.sqlite import sqlite3

_ROOT = Path(__file__).parents[2]
_TESTS = Path(__file__).parents[1]


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python of its own that knows `reader` and the builders."""
    start = f"import sys; sys.path[:0] = [{str(_ROOT)!r}, {str(_TESTS)!r}]\n{code}"
    return subprocess.Popen(
        [sys.executable, "-c", start, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
    )


def ended(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    return out.strip()


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with a hash of its bytes."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed library with one bookmarked article."""
    folder = tmp_path / "papers"
    with Store.open(folder) as store:
        (id,), _ = store.keep([article("Kept")], origin=Origin.IMPORTED, now=NOW)
        store.mark([id], Mark.BOOKMARK)
    return folder


def test_a_new_library_says_whose_it_is_and_which_version(tmp_path: Path) -> None:
    Store.open(tmp_path / "new" / "folder").close()
    db = sqlite3.connect(library_file(tmp_path / "new" / "folder"))
    assert db.execute("PRAGMA application_id").fetchone() == (0x42534854,)
    assert db.execute("PRAGMA user_version").fetchone() == (4,)
    db.close()


def test_every_connection_writes_safely(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, store._library.write() as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert db.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000


def test_a_library_opened_again_has_what_was_saved(library: Path) -> None:
    with Store.open(library) as store:
        assert [row.title for row in store.rows(store.ids(BOOKMARKS))] == ["Kept"]
        assert (store.read_only, store.notice) == (False, "")


def test_many_openers_of_a_new_library_all_find_it_whole(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from reader.store import Store
with Store.open(Path(sys.argv[1])) as store:
    store.add_folder((sys.argv[2],))
    print(store.read_only)
"""
    openers = [run(code, tmp_path / "papers", number) for number in range(6)]
    assert [ended(opener) for opener in openers] == ["False"] * 6
    with Store.open(tmp_path / "papers") as store:
        assert sorted(folder.title for folder in store.tree().folders) == list("012345")
    assert not list((tmp_path / "papers").glob("*.new*"))


def test_what_another_process_writes_shows_in_the_data_version(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        before = store.data_version()
        store.add_folder(("Mine",))
        assert store.data_version() == before
        code = (
            "from pathlib import Path\nfrom reader.store import Store\nStore.open(Path(sys.argv[1])).add_folder(('T',))"
        )
        ended(run(code, tmp_path))
        assert store.data_version() != before


def test_acknowledged_bookmarks_outlive_a_kill(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids, _ = store.keep([article(f"Story {number}") for number in range(300)], origin=Origin.IMPORTED, now=NOW)
    code = """
from pathlib import Path
from reader.model import Mark
from reader.store import Store
store = Store.open(Path(sys.argv[1]))
for id in map(int, sys.argv[2:]):
    store.mark([id], Mark.BOOKMARK, Mark.READ)
    print(id, flush=True)
"""
    for start in range(0, 300, 60):
        writer = run(code, tmp_path, *ids[start : start + 60])
        assert writer.stdout
        acknowledged = [int(writer.stdout.readline()) for _ in range(7 + start // 60)]
        writer.kill()
        acknowledged += [int(line) for line in writer.communicate()[0].split("\n")[:-1]]
        with Store.open(tmp_path) as store:
            assert set(acknowledged) <= set(store.ids(BOOKMARKS))
            assert all(one.read for one in store.articles(acknowledged))
            with store._library.read() as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("which", [library_file, media_file])
def test_a_newer_library_is_read_and_stays_as_it_is(library: Path, which: object) -> None:
    db = sqlite3.connect(which(library))  # type: ignore[operator]
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = fingerprint(library)
    with Store.open(library) as store:
        assert "newer version" in store.notice
        assert store.read_only
        assert [one.title for one in store.articles(store.ids(BOOKMARKS))] == ["Kept"]
        assert store.ids(EVERYTHING)
        assert store.counts(0).bookmarks == 1
        with pytest.raises(ReadOnlyError):
            store.mark(store.ids(BOOKMARKS), Mark.READ)
        with store.lock("window"):
            pass
    assert fingerprint(library) == before


def test_a_newer_library_in_use_is_read_beside_its_log(library: Path) -> None:
    db = sqlite3.connect(library_file(library), isolation_level=None)
    db.execute("PRAGMA user_version = 99")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("UPDATE articles SET title = 'Changed'")
    with Store.open(library) as store:
        assert store.read_only
        assert [row.title for row in store.rows(store.ids(BOOKMARKS))] == ["Changed"]
    db.close()


def _damage(kind: str, file: Path) -> None:
    whole = file.read_bytes()
    damaged = {
        "empty": b"",
        "text": b"These are only words.\n" * 50,
        "noise": os.urandom(8192),
        "cut": whole[: len(whole) // 2],
        "cut in its header": whole[:60],
        "noise after its header": whole[:100] + os.urandom(len(whole) - 100),
    }
    file.write_bytes(damaged[kind])


@pytest.mark.parametrize("kind", ["empty", "text", "noise", "cut", "cut in its header", "noise after its header"])
@pytest.mark.parametrize("which", [library_file, media_file])
def test_a_damaged_file_is_told_and_left_alone(library: Path, kind: str, which: object) -> None:
    file: Path = which(library)  # type: ignore[operator]
    _damage(kind, file)
    before = file.read_bytes()
    with pytest.raises(LibraryError, match="damaged") as told:
        Store.open(library)
    assert str(file) in str(told.value)
    assert file.read_bytes() == before


def test_damage_found_later_is_a_sentence(library: Path) -> None:
    file = library_file(library)
    with Store.open(library) as store:
        store.keep([article(f"Story {n}", body="word " * 2000) for n in range(50)], origin=Origin.IMPORTED, now=NOW)
    whole = bytearray(file.read_bytes())
    for page in range(40, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(whole)
    with pytest.raises(LibraryError, match="damaged"), Store.open(library) as store:
        store.articles(list(store.ids(EVERYTHING)))


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(library_file(tmp_path))
    db.execute("CREATE TABLE theirs (a)")
    db.close()
    before = fingerprint(tmp_path)
    with pytest.raises(LibraryError, match="another program"):
        Store.open(tmp_path)
    assert fingerprint(tmp_path) == before


def test_only_reading_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Store.open(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(LibraryError, match="cannot be made"):
        Store.open(tmp_path / "file" / "papers")


def test_opened_to_read_only_it_reads_and_refuses_to_write(library: Path) -> None:
    with Store.open(library, read_only=True) as store:
        assert [row.title for row in store.rows(store.ids(EVERYTHING))] == ["Kept"]
        with pytest.raises(ReadOnlyError):
            store.add_folder(("New",))


def test_a_lost_media_file_is_made_anew(library: Path) -> None:
    media_file(library).unlink()
    with Store.open(library) as store:
        assert store.media("0" * 64) is None
        assert store.ids(EVERYTHING)


def test_a_library_made_by_half_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite.00000000.new").write_bytes(b"half")
    with Store.open(tmp_path) as store:
        assert not store.ids(EVERYTHING)
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.skipif(not hasattr(os, "setuid") or os.getuid() != 0, reason="becoming another user takes root")
def test_a_library_that_may_not_be_written_is_read_by_another_user(library: Path) -> None:
    shared = Path("/tmp") / f"broadsheet-test-{os.getpid()}"  # pytest's own folders are closed to other users
    shutil.copytree(library, shared)
    try:
        shared.chmod(0o755)
        for file in shared.iterdir():
            file.chmod(0o644)
        before = fingerprint(shared)
        code = """
import os
from pathlib import Path
from reader.errors import ReadOnlyError
from reader.model import BOOKMARKS, Mark
from reader.store import Store
import reader.store.connection
os.setgid(65534); os.setuid(65534)
with Store.open(Path(sys.argv[1])) as store:
    print([row.title for row in store.rows(store.ids(BOOKMARKS))], "Nothing may be written" in store.notice)
    try:
        store.mark(store.ids(BOOKMARKS), Mark.READ)
    except ReadOnlyError:
        print("refused")
"""
        assert ended(run(code, shared)) == "['Kept'] True\nrefused"
        assert fingerprint(shared) == before
    finally:
        shutil.rmtree(shared)


@pytest.mark.skipif(not hasattr(os, "setuid") or os.getuid() != 0, reason="becoming another user takes root")
def test_a_folder_that_may_not_be_looked_into_is_a_sentence(library: Path) -> None:
    library.chmod(0o700)
    code = """
import os
from pathlib import Path
from reader.errors import LibraryError
from reader.store import Store
os.setgid(65534); os.setuid(65534)
for folder in (Path(sys.argv[1]), Path(sys.argv[1]) / "below"):
    try:
        Store.open(folder)
    except LibraryError as error:
        print(error)
"""
    told = ended(run(code, library)).splitlines()
    assert len(told) == 2
    assert all("Permission denied. Name another folder" in line for line in told)


def test_what_is_no_folder_or_no_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear all")
    with pytest.raises(LibraryError, match="letter is a file"):
        Store.open(tmp_path / "letter")
    os.mkfifo(tmp_path / "library.sqlite")
    with pytest.raises(LibraryError, match="not a Broadsheet library"):
        Store.open(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix does")
def test_a_full_disk_is_a_sentence_and_loses_nothing(library: Path) -> None:
    code = """
import resource
from pathlib import Path
from builders import NOW, article
from reader.errors import LibraryError
from reader.model import BOOKMARKS, EVERYTHING, Origin
from reader.store import Store
with Store.open(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
    kept = 0
    try:
        for number in range(1000):
            store.keep([article(f"Story {number}", body="word " * 4000)], origin=Origin.IMPORTED, now=NOW)
            kept += 1
    except LibraryError as error:
        print("no space left" in str(error))
    print(len(store.ids(EVERYTHING)) == kept + 1, len(store.rows(store.ids(BOOKMARKS))))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.keep([article("After room was made")], origin=Origin.IMPORTED, now=NOW)
    print(store.rows(store.ids(EVERYTHING)[:1])[0].title)
"""
    assert ended(run(code, library)) == "True\nTrue 1\nAfter room was made"
    with Store.open(library) as store:
        assert [row.title for row in store.rows(store.ids(BOOKMARKS))] == ["Kept"]


def test_a_writer_that_holds_the_library_too_long_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.store.connection.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(library_file(library), isolation_level=None)
    with Store.open(library) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="Another program"):
            store.add_folder(("New",))
        assert store.ids(EVERYTHING)
        other.execute("ROLLBACK")
        store.add_folder(("New",))
    other.close()


@pytest.mark.parametrize("name", ["window", "sync"])
def test_a_lock_has_one_holder(tmp_path: Path, name: str) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        with one.lock(name), pytest.raises(LibraryError, match="already"):
            other.lock(name)
        with other.lock(name):
            pass


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from reader.store import Store
store = Store.open(Path(sys.argv[1]))
with store.lock("sync"):
    print("held", flush=True)
    sys.stdin.read()
"""
    holder = run(code, tmp_path)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with Store.open(tmp_path) as store:
        with pytest.raises(LibraryError):
            store.lock("sync")
        holder.kill()
        holder.communicate()
        with store.lock("sync"):
            pass


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        with pytest.raises(InputError):
            store.rename_folders({store.add_folder(("Old",))[0]: "New", 99: "Gone"})
        store.add_folder(("Works",))
        assert [folder.title for folder in store.tree().folders] == ["Old", "Works"]
