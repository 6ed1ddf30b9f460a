"""Every setting in one table, and how a value is checked.

Settings lie in one small JSON file beside the library. What is missing, unknown or nonsense in that file becomes the
default: a half-written file costs the reader a window's size, never a start.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import InputError

_PROXY = re.compile(r"(?:http|https|socks5)://(?:\[[0-9a-fA-F:.]+\]|[^\s/@:\[\]?#]+)(?::[0-9]{1,5})?/?")
_LARGEST_FILE = 100_000  # bytes; ours has under 2,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One knob: what it is when nobody turned it, which values it may take, and why it is there."""

    name: str
    default: Any
    check: Callable[[Any], bool]
    reason: str


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 10_000


def _is_scale(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0.7 <= value <= 2.0


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


def _is_scope(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _are_scopes(value: Any) -> bool:
    return isinstance(value, list) and len(value) < 10_000 and all(_is_scope(each) for each in value)


def _are_pairs(value: Any) -> bool:
    kept = isinstance(value, list) and len(value) < 10_000
    return kept and all(isinstance(pair, list) and len(pair) == 2 and all(map(_is_id, pair)) for pair in value)


def _is_depth(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 2


def _is_megabytes(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000


def _is_proxy(value: Any) -> bool:
    """Take an address without a password: that would be no secret in this file."""
    return isinstance(value, str) and (value in ("system", "none") or bool(_PROXY.fullmatch(value)))


def _are_connections(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 64


def _are_connections_per_host(value: Any) -> bool:
    return _are_connections(value) and value <= 6


def _is_theme(value: Any) -> bool:
    return value in ("system", "light", "dark")


_TABLE = (
    Setting(name="theme", default="system", check=_is_theme, reason="Light or dark, or as the desktop says."),
    Setting(name="text_scale", default=1.0, check=_is_scale, reason="Eyes differ; 1 is the page as designed."),
    Setting(
        name="read_when_shown",
        default=True,
        check=_is_bool,
        reason="A story that was opened counts as read; who keeps score by hand turns this off.",
    ),
    Setting(
        name="sync_by_itself",
        default=True,
        check=_is_bool,
        reason="Papers are there before they are asked for; on a costly line the reader fetches by hand.",
    ),
    Setting(
        name="offline",
        default=False,
        check=_is_bool,
        reason="On a train or a plane nothing should be tried; what was wished for meanwhile waits.",
    ),
    Setting(
        name="proxy",
        default="system",
        check=_is_proxy,
        reason="Some networks are left only through a proxy: the system's, none, or http://host:port, socks5://host:port.",
    ),
    Setting(
        name="connections",
        default=8,
        check=_are_connections,
        reason="How many requests run at once; more is faster for who has a thousand feeds and a good line.",
    ),
    Setting(
        name="connections_per_host",
        default=2,
        check=_are_connections_per_host,
        reason="How many of them at one host: a small server should not feel that it is read.",
    ),
    Setting(
        name="save_on_metered",
        default=True,
        check=_is_bool,
        reason="Where the desktop says that a connection costs by the byte, pictures and related stories wait.",
    ),
    Setting(
        name="related_depth",
        default=1,
        check=_is_depth,
        reason="How many steps along the related links are kept: none, those of a story, and those of these.",
    ),
    Setting(
        name="related_megabytes",
        default=50,
        check=_is_megabytes,
        reason="What the related stories of one sync may take, with their pictures; 0 is without a limit.",
    ),
    Setting(
        name="mark_copies_read",
        default=True,
        check=_is_bool,
        reason="The same text in another paper was read, too; who compares papers turns this off.",
    ),
    Setting(name="fold_stories", default=False, check=_is_bool, reason="One row a story leaves room for more stories."),
    Setting(name="sample_given", default=False, check=_is_bool, reason="A removed sample paper does not come back."),
    Setting(name="welcomed", default=False, check=_is_bool, reason="The welcome strip is shown until it is closed."),
    Setting(name="tree_shown", default=True, check=_is_bool, reason="A narrow screen has better use for the room."),
    Setting(name="geometry", default="", check=_is_text, reason="The window comes back where it was (base64, Qt's)."),
    Setting(name="panes", default="", check=_is_text, reason="The panes come back as wide as they were (base64)."),
    Setting(
        name="last_scope",
        default={"unread": True},
        check=_is_scope,
        reason="The next start shows the list of the last one.",
    ),
    Setting(name="folds", default=[], check=_are_scopes, reason="What was folded in the tree stays folded."),
    Setting(
        name="kept_apart", default=[], check=_are_pairs, reason="Feeds kept apart are not offered for merging again."
    ),
    Setting(name="last_article", default=0, check=_is_id, reason="The next start opens the story of the last one."),
)

SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _TABLE}


class Settings:
    """The reader's settings, read from `file`, changed in memory, saved when told to."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = _read(file)
        self.heard: Callable[[], None] = lambda: None  # called after each value that became another

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, SETTINGS[name].default)

    def __setitem__(self, name: str, value: Any) -> None:
        """Set one value. Raises InputError where the setting may not be that."""
        if not SETTINGS[name].check(value):
            raise InputError(f"The setting “{name}” cannot be {value!r}.")
        if value != self[name] or name not in self._values:
            self._values[name] = value
            self.heard()

    def keep(self) -> None:
        """Save where the place is writable; elsewhere what was set is lost, which is not worth a word."""
        with suppress(OSError):
            self.save()

    def save(self) -> None:
        """Write the file whole or not at all. Raises OSError where the place is not writable."""
        draft = self._file.with_name(self._file.name + ".new")
        draft.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(draft, self._file)


def _read(file: Path) -> dict[str, Any]:
    """Read the values of `file` that are known and pass their check."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            return {}
        said = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {name: value for name, value in said.items() if name in SETTINGS and SETTINGS[name].check(value)}
