"""The command `broadsheet`: without a command the window, with one the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec


def main() -> int:
    """Do what the words after `broadsheet` ask for and return the exit code."""
    from reader import cli, paths  # here, since every parse child imports this module before its work

    words = sys.argv[1:]
    library = library_of_window(words)
    if library is None:
        return cli.main(words)
    reason = no_window(os.environ, sys.platform)
    if reason:
        print(f"broadsheet: {reason} Here is the front page; `broadsheet --help` lists the commands.", file=sys.stderr)
        return cli.main(["front-page", *words])
    from reader.ui import app  # Qt is imported for the window alone

    return app.run(paths.library_folder(library))


def library_of_window(words: Sequence[str]) -> str | None:
    """Tell whether these words open the window: the library they name, "" for the usual one, None where they do not."""
    match words:
        case []:
            return ""
        case ["--library", folder] if not folder.startswith("-"):
            return folder
        case [word] if word.startswith("--library="):
            return word.removeprefix("--library=")
    return None


def no_window(environment: Mapping[str, str], platform: str) -> str:
    """Say in a sentence why no window can be opened here, or "" where one can."""
    if find_spec("PySide6") is None:
        return "The window needs PySide6, which is not installed (pip install 'broadsheet[window]')."
    has_screen = platform in ("win32", "darwin") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    return "" if has_screen else "There is no screen here to open the window on."


if __name__ == "__main__":
    sys.exit(main())
