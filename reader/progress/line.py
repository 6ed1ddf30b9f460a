"""What every line between window and worker has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

VERSION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Anything said. `request` is 0 where a line belongs to no request."""

    name: ClassVar[str] = ""
    request: int = 0
