"""Real processes of the app, started as a person or a timer starts them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(*words: object, code: str = "") -> subprocess.Popen[str]:
    """Start `broadsheet WORDS`, or Python code that is given these words."""
    begin: Sequence[str] = ("-c", code) if code else ("-m", "reader")
    return subprocess.Popen(
        [sys.executable, *begin, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )


def finish(process: subprocess.Popen[str], *, within: float = 60) -> tuple[int, str, str]:
    """Wait for the end: exit code, standard output, standard error."""
    try:
        out, error = process.communicate(timeout=within)
    finally:
        process.kill()
    return process.returncode, out, error


def run(*words: object) -> str:
    """Run a command that succeeds and give what it printed."""
    code, out, error = finish(start(*words))
    assert code == 0, error
    return out
