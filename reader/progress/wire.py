"""Values <-> lines of JSON: one object a line, UTF-8."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from reader.errors import InputError
from reader.progress import commands, events
from reader.progress.line import Line

_COMMANDS: tuple[type[Line], ...] = (
    commands.Sync,
    commands.Add,
    commands.Find,
    commands.Follow,
    commands.Import,
    commands.ReadOpml,
    commands.Sample,
    commands.MakeReady,
    commands.KeepFile,
    commands.Reextract,
    commands.CleanUp,
    commands.Network,
    commands.Cancel,
)
_EVENTS: tuple[type[Line], ...] = (
    events.Hello,
    events.Progress,
    events.FeedPolled,
    events.Found,
    events.Outline,
    events.Granted,
    events.Connected,
    events.Done,
    events.Failed,
)
_LINES = {kind.name: kind for kind in (*_COMMANDS, *_EVENTS)}


def write(line: Line) -> bytes:
    """Turn a value into one line, newline included."""
    return json.dumps({"name": line.name, **asdict(line)}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read(line: bytes) -> Line:
    """Turn one line into a value; keys that this version does not know are passed over.

    Raises InputError where the line is none of ours.
    """
    try:
        said: dict[str, Any] = json.loads(line)
        kind: Any = _LINES[said["name"]]
        known = {f.name for f in fields(kind)}
        values: dict[str, Any] = {key: value for key, value in said.items() if key in known}
        line_read: Line = kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
        return line_read
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("A line between the window and its worker could not be understood.") from error
