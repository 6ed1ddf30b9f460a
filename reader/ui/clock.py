"""The reader's own day."""

from __future__ import annotations

import datetime


def today() -> int:
    """Name the UTC second at which the day began where the reader is."""
    now = datetime.datetime.now().astimezone()
    return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
