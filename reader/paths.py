"""Where the library and the shipped resources are."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def library_folder(asked: str | os.PathLike[str] | None = None) -> Path:
    """Name the library's folder: the one asked for, else BROADSHEET_LIBRARY, else the platform's data folder."""
    named = asked or os.environ.get("BROADSHEET_LIBRARY")
    if named:
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_dir("broadsheet", appauthor=False))


def library_file(folder: Path) -> Path:
    """Name the SQLite file in a library's folder."""
    return folder / "library.sqlite"


def media_file(folder: Path) -> Path:
    """Name the SQLite file of pictures and pages' bytes in a library's folder."""
    return folder / "media.sqlite"


def resource(*parts: str) -> Path:
    """Find a shipped file: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
