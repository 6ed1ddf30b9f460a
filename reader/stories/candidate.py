"""An article as those see it who compare articles."""

from __future__ import annotations

from dataclasses import dataclass

from reader.stories.signature import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An article with what is needed to compare it: its signature, time and paper."""

    article: int
    signature: Signature
    at: int  # UTC seconds: when it was published or first seen
    story: int | None = None
    paper: int = 0  # 0 for one that is not known
    title: str = ""  # where it was read: it is asked for only beside a text of the same form
