"""Writes down whom the worker and every child of it dials, whose name they look up, and what they start.

Python runs this first in each process whose PYTHONPATH names this folder. An address that is not of this machine is
not dialled, only written down: that it was tried is what a test looks for.
"""

import ipaddress
import json
import os
import sys
from typing import Any

_LOG = os.environ.get("ONLOOKER_LOG", "")
_STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.startfile")


def _note(*words: object) -> None:
    line = json.dumps([str(word) for word in words]) + "\n"
    file = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(file, line.encode())
    os.close(file)


def _is_number(host: Any) -> bool:
    """Tell whether this is an address, in the old spellings too: then nobody is asked for it."""
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return str(host)[:1].isdigit() and set(str(host)) <= set("0123456789abcdefx.")
    return True


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(given[1], tuple):
        _note("dialled", given[1][0], given[1][1])
        if not ipaddress.ip_address(str(given[1][0]).partition("%")[0]).is_loopback:
            raise ConnectionRefusedError("a test dials nobody outside this machine")
    elif event == "socket.getaddrinfo" and not _is_number(given[0]):
        _note("looked up", given[0], given[1])
    elif event in _STARTS:
        _note("started", given[0], "")


if _LOG:
    sys.addaudithook(_watch)
