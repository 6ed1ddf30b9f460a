"""The command that keeps what the reader did: mark."""

from __future__ import annotations

import argparse

from reader.cli.library import open_library
from reader.errors import InputError


def mark(arguments: argparse.Namespace) -> int:
    """Mark articles as read, unread, bookmarked or not."""
    if not arguments.marks:
        arguments.misused("say what to mark them: --read, --unread, --bookmark or --unbookmark")
    with open_library(arguments, to_write=True) as store:
        missing = set(arguments.ids) - {row.id for row in store.rows(arguments.ids)}
        if missing:
            raise InputError(f"There is no article {min(missing)} in this library; nothing was marked.")
        changed, _ = store.mark(arguments.ids, *arguments.marks)
    print(f"{len(changed)} of {len(set(arguments.ids))} changed.")
    return 0
