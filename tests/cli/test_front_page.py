"""The front page in a terminal, where there is no screen for the window."""

from __future__ import annotations

import subprocess
import sys


def test_without_a_screen_the_front_page_is_printed(tmp_path):
    """As `make run` on a server: one sentence, then something to read."""
    env = {"PATH": "/usr/bin:/bin", "BROADSHEET_LIBRARY": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-m", "reader"], capture_output=True, env=env, check=False, text=True)
    assert ended.returncode == 0
    assert ended.stderr.count("\n") == 1
    assert "There is no screen here" in ended.stderr
    assert "The Harbour Gazette" in ended.stdout
