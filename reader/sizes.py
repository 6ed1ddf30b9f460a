"""How much, in a person's words: bytes as "34 MB"."""

from __future__ import annotations

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def share(part: int, whole: int, what: str) -> str:
    """Say in brackets how many of some things counted before are so: " (5 of them unread)", "" for none."""
    many = "all" if part == whole else f"{part:,}"
    return f" ({what if whole == 1 else f'{many} of them {what}'})" if part else ""


def size(count: int) -> str:
    """Write a number of bytes with two or three figures that count: "0.9 MB", "34 MB", "1.2 GB"; units of 1000."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    if unit == 0:
        return f"{count} {'byte' if count == 1 else 'bytes'}"
    return f"{amount:.1f} {_UNITS[unit]}" if amount < 9.95 else f"{amount:,.0f} {_UNITS[unit]}"
