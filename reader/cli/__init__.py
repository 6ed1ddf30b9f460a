"""The app without a window, and what the window starts as its worker.

One room with a door, `main`: words in, an exit code out. 0 is done, 1 failed, 2 misused; a failure is one sentence on
standard error. What each command does is in the files beside this one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from reader.cli.arguments import parser
from reader.errors import ReaderError

DONE, FAILED, MISUSED = 0, 1, 2


def main(words: Sequence[str]) -> int:
    """Run the command that these words name and return its exit code."""
    _speak_utf8()
    arguments = parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except ReaderError as error:
        print(f"broadsheet: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("broadsheet: stopped; what was finished is kept.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output went away (`broadsheet list | head`): nothing is wrong, and Python must not
        # complain either when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
