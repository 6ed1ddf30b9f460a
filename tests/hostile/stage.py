"""Begins a real worker on a stage: limits, names and the clock are the test's, all else is as the window has it.

STAGE names a JSON file {"limits": {...}, "names": {...}, "parsing": 10.0}. `limits` are those of fetch.Limits that
differ; `names` is what the name server says: host -> a list of answers, each a list of addresses, one answer a
question and the last for ever. It knows no other names, and what it was asked stands in the onlooker's log.

CLOCK names a file with the seconds by which the system's clock is wrong; it is read at every look at the clock, so a
test can set it in the middle of a sync. Nothing here is about the monotonic clock, which nobody can set.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

BEGIN = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import stage; sys.exit(stage.main())"


def _set_clock(file: Path) -> None:
    """Let every look at the clock be wrong by what the file says; before anything keeps `time.time` for itself."""
    true = time.time

    def wrong() -> float:
        return true() + float(file.read_text() or 0)

    time.time = wrong


def main() -> int:
    if "CLOCK" in os.environ:
        _set_clock(Path(os.environ["CLOCK"]))
    plan = json.loads(Path(os.environ["STAGE"]).read_text())
    from reader.sync import worker  # after the clock was set

    worker.open_desk = _desk(plan, worker.open_desk)
    return worker.main(Path(sys.argv[1]))


def _desk(plan: dict[str, Any], open_desk: Any) -> Any:
    from reader.sync.fetch import Fetcher, Limits
    from reader.sync.pool import Parsers

    @asynccontextmanager
    async def staged(*given: Any, **named: Any) -> AsyncIterator[Any]:
        fetcher = Fetcher(limits=Limits(**plan["limits"]), resolve=_resolver(plan["names"]))
        async with open_desk(*given, fetcher=fetcher, **named) as desk:
            if "parsing" not in plan:
                yield desk
                return
            with Parsers(limit=plan["parsing"]) as parsers:
                yield replace(desk, parsers=parsers)

    return staged


def _resolver(names: dict[str, list[list[str]]]) -> Any:
    from reader.sync.dial import resolve

    async def answer(host: str, port: int) -> list[str]:
        if _is_number(host):
            return await resolve(host, port)
        with open(os.environ["ONLOOKER_LOG"], "a") as log:
            log.write(json.dumps(["looked up", host, str(port)]) + "\n")
        answers = names.get(host, [[]])
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if not found:
            raise OSError("Name or service not known")
        return found

    return answer


def _is_number(host: str) -> bool:
    """Tell whether this is an address in any spelling, such as 0x7f.1: no name server is asked for these."""
    try:
        socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return False
    return True
