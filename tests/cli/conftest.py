"""A command line over a library of the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader import cli
from reader.store import Store


@dataclass(frozen=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def store(folder: Path):
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture
def broadsheet(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command on the test's library and return what it said."""

    def run(*words: object) -> Said:
        capfd.readouterr()
        try:
            code = cli.main(
                [*map(str, words), *([] if words[0] in ("extract", "parse-feed") else ["--library", str(folder)])]
            )
        except SystemExit as end:  # argparse ends so
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return run
