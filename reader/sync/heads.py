"""The head of an answer: its status and its headers, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An answer's status and headers: names in lower case, values byte for byte."""

    status: int
    headers: Headers

    def header(self, name: str) -> str:
        """Give a header as text, several of one name with commas between; "" where there is none."""
        wanted = name.encode()
        return ", ".join(value.decode("latin-1") for key, value in self.headers if key == wanted)

    def raw(self, name: str) -> tuple[bytes, ...]:
        """Give each value of a header as it came."""
        wanted = name.encode()
        return tuple(value for key, value in self.headers if key == wanted)
