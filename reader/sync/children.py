"""What runs in a parse child around each document: the alarm that ends a stalled parser, and the tie to its parent.

Imported by the children too, so it imports nothing heavy.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Callable
from typing import Any

from reader.errors import DocumentError

_MEMORY = 2 * 1024**3  # bytes a child may ask for: a document that needs more is a bomb
_PR_SET_PDEATHSIG = 1  # prctl(2)
_M_TRIM_THRESHOLD = -1  # mallopt(3)
_KEPT = 64 * 1024**2  # bytes


def settle_in() -> None:
    """Prepare a child: it dies with its parent, cannot eat the machine's memory, and leaves Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if hasattr(system, "mallopt"):  # glibc gives pages back after each short text and asks for them again
            system.mallopt(_M_TRIM_THRESHOLD, _KEPT)
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def read(seconds: float, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """Read one document within a wall-clock limit.

    SIGALRM stays at its default, which ends the process: a handler in Python would wait for the C code that stalls.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args, **named)
    except (MemoryError, RecursionError) as error:
        raise DocumentError("This document is built in a way that no reader can follow.") from error
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
