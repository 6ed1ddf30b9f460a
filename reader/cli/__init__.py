"""The app without a window, and what the window starts as its worker.

One room with a door, `main`: words in, an exit code out. 0 is done, 1 failed, 2 misused; a failure is one sentence on
standard error. What each command does is in the files beside this one.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from reader.cli.arguments import parse
from reader.errors import ReaderError

DONE, FAILED, MISUSED = 0, 1, 2
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main(words: Sequence[str]) -> int:
    """Run the command that these words name and return its exit code."""
    _speak_utf8()
    arguments = parse(words)
    try:
        with _stopped_by_sigterm():
            code: int = _function(arguments.run)(arguments)
        print(end="", flush=True)
        return code
    except ReaderError as error:
        print(f"broadsheet: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("broadsheet: stopped; what was finished is kept.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        _drop_output()  # the reader of our output went away (`broadsheet list | head`): nothing is wrong
        return DONE
    except OSError as error:
        # Files have their own sentences where they are read and written, so this is the output.
        if error.errno not in _NO_ROOM:
            raise
        _drop_output()
        print(f"broadsheet: not all of the output could be written: {error.strerror}.", file=sys.stderr)
        return FAILED


def _function(named: str) -> Callable[..., int]:
    """Import a command's own module, and no other: `list` must not wait for what `sync` needs."""
    module, _, function = named.partition(".")
    found: Callable[..., int] = getattr(import_module(f"reader.cli.{module}"), function)
    return found


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Let SIGTERM (a service manager, a shutdown) stop a command as Ctrl-C does: what was finished is kept."""
    in_main_thread = threading.current_thread() is threading.main_thread()  # no other may say what a signal does
    if not in_main_thread or signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        yield  # a script's job in the background is told to know no Ctrl-C
        return
    # Not an exception: asyncio has a gentler answer to SIGINT.
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _drop_output() -> None:
    """Lead standard output to nowhere, or Python would try once more to write it, and complain, when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
