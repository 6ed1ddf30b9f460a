"""What comes of asking one address, and within which limits it is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and counts; bytes are a matter of each request."""

    answer: float = 20.0  # from dialling to the end of the headers
    whole: float = 60.0  # from dialling to the last byte, all redirects together
    redirects: int = 10
    per_host: int = 2
    total: int = 8
    page_pause: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A document as it came, unpacked; `body` is empty where it was not modified."""

    status: int
    url: str  # where it was found in the end
    permanent_url: str  # where to ask next time: moved only by lasting redirects
    body: bytes = b""
    content_type: str = ""
    etag: bytes = b""
    last_modified: bytes = b""
    passed: tuple[str, ...] = ()  # every address on the way there, from the one that was asked for to `url`
    fresh_for: int = 0  # seconds that it stays as it is, by the server's word
    took: int = 0  # milliseconds, all redirects together, without the waiting for a turn
    size: int = 0  # bytes of the body, unpacked

    @property
    def not_modified(self) -> bool:
        return self.status == 304
