"""What a drag within the section tree carries, and where it may land."""

from __future__ import annotations

import json

from PySide6.QtCore import QMimeData

from reader.model import Scope
from reader.ui.models.places import Place, PlaceKind

MIME = "application/x-broadsheet-places"


def write(dragged: list[Place]) -> QMimeData:
    """Pack feeds and folders; what lies within a folder that is dragged too travels inside it."""
    packed = [[p.scope.folder, p.scope.feed] for p in dragged if not _within(p.parent, dragged)]
    data = QMimeData()
    data.setData(MIME, json.dumps(packed).encode())
    return data


def read(data: QMimeData) -> list[Scope]:
    """Unpack the scopes of a drag, none where it is not ours."""
    packed = json.loads(bytes(data.data(MIME).data()) or b"[]")
    return [Scope(folder=folder, feed=feed) for folder, feed in packed]


def may_drop(dragged: list[Place], target: Place) -> bool:
    """Say whether these may lie in the target: a folder (or the root) that is not one of them or inside one."""
    return target.kind is PlaceKind.FOLDER and not _within(target, dragged)


def position(dragged: list[Place], target: Place, row: int) -> int:
    """Count the places of the dragged kind that stay in the target above `row`.

    -1, the end, for a drop onto the target itself (row -1) and for feeds dragged together with folders: these two
    are counted apart, so one figure cannot stand for both.
    """
    kinds = {place.kind for place in dragged}
    if row < 0 or len(kinds) != 1:
        return -1
    return sum(1 for place in target.children[:row] if place.kind in kinds and place not in dragged)


def _within(place: Place | None, dragged: list[Place]) -> bool:
    return place is not None and (place in dragged or _within(place.parent, dragged))
