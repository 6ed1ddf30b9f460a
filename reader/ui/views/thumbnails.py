"""Small kept pictures by their hash: read and decoded off the window's thread, the lately seen ones held.

Only what the worker re-encoded comes here, never a publisher's own bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from reader.errors import ReaderError

HELD = 400  # pictures of 192 x 128: 40 MB
_UNDER_WAY = 48  # a fling through a long list must not queue pictures that were passed long ago


class Ask(Protocol):
    """As `Jobs.ask`: run the first elsewhere, give its answer to the second here."""

    def __call__(
        self,
        function: Callable[[], QImage],
        then: Callable[[QImage], None],
        *,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None: ...


class Thumbnails(QObject):
    """At most HELD pictures; one that cannot be read is held as missing and not asked for again."""

    arrived = Signal(str)  # the hash of a picture that can be painted now

    def __init__(self, ask: Ask, read: Callable[[str], bytes | None], parent: QObject | None = None) -> None:
        """`read` gives a picture's bytes by hash, None where there are none; it is called on another thread."""
        super().__init__(parent)
        self._ask = ask
        self._read = read
        self._held: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._under_way: set[str] = set()

    def pixmap(self, digest: str) -> QPixmap | None:
        """Give the picture if it is here; else start to load it, and `arrived` tells when it is."""
        if digest in self._held:
            self._held.move_to_end(digest)
            return self._held[digest]
        if digest and digest not in self._under_way and len(self._under_way) < _UNDER_WAY:
            self._under_way.add(digest)
            self._ask(partial(self._load, digest), partial(self._keep, digest), failed=partial(self._miss, digest))
        return None

    def _load(self, digest: str) -> QImage:
        return QImage.fromData(self._read(digest) or b"")

    def _keep(self, digest: str, image: QImage) -> None:
        self._under_way.discard(digest)
        self._held[digest] = None if image.isNull() else QPixmap.fromImage(image)
        if len(self._held) > HELD:
            self._held.popitem(last=False)
        self.arrived.emit(digest)

    def _miss(self, digest: str, error: ReaderError) -> None:
        self._keep(digest, QImage())
