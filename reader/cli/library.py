"""Opening the library that a command works on."""

from __future__ import annotations

import argparse
import sys

from reader import paths
from reader.errors import ReadOnlyError
from reader.store import Store


def open_library(arguments: argparse.Namespace, *, to_write: bool = False) -> Store:
    """Open the library that the words name; say on standard error where it can only be read.

    Raises LibraryError where it cannot be used, ReadOnlyError where a command that writes would find it read-only.
    """
    store = Store.open(paths.library_folder(arguments.library))
    if to_write and store.read_only:
        notice = store.notice
        store.close()
        raise ReadOnlyError(notice)
    if store.notice:
        print(f"broadsheet: {store.notice}", file=sys.stderr)
    return store
