"""When the reader's own day began."""

from __future__ import annotations

import time


def today() -> int:
    """Return the UTC second of the last midnight, by this machine's time zone."""
    now = time.localtime()
    return int(time.mktime((now.tm_year, now.tm_mon, now.tm_mday, 0, 0, 0, 0, 0, -1)))
