"""Libraries that earlier editions made, and a process that is killed while it brings one up to date."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

_TESTS = Path(__file__).parents[1]
_UPDATE = """
import os, signal, sys
from pathlib import Path
from reader.store import Store
from reader.store.connection import connect
def killed(sql):
    if sys.argv[2] in sql:
        os.kill(os.getpid(), signal.SIGKILL)
def watched(uri):
    db = connect(uri)
    if "library.sqlite" in uri:
        db.set_trace_callback(killed)
    return db
Store.open(Path(sys.argv[1]), connect=watched).close()
"""


def unpack(edition: int, folder: Path) -> Path:
    """Put the library of an edition into a folder."""
    for packed in (_TESTS / "data" / f"library-{edition}").glob("*.gz"):
        (folder / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


def update(folder: Path, *, killed_at: str) -> bool:
    """Open the library in a process that dies at the SQL with these words; answers whether it died."""
    ended = subprocess.run(
        [sys.executable, "-c", _UPDATE, str(folder), killed_at],
        cwd=_TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ended.stderr
    return ended.returncode != 0
