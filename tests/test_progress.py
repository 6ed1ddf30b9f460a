from __future__ import annotations

import pytest

from reader import progress
from reader.errors import InputError
from reader.model import EVERYTHING, UNREAD, Scope
from reader.progress import MakeReady


@pytest.mark.parametrize(
    "scope",
    [
        EVERYTHING,
        UNREAD,
        Scope(unread=True, lacking=True),
        Scope(feed=7, section=3, today=1_750_000_000, bookmarked=True, search="tram — 电车"),
    ],
)
def test_a_place_to_make_ready_arrives_as_it_was_meant(scope: Scope) -> None:
    said = progress.read(progress.write(MakeReady(request=1, scope=progress.scope_values(scope))))
    assert isinstance(said, MakeReady)
    assert said.scope is not None
    assert progress.scope(said.scope) == scope


@pytest.mark.parametrize("values", [{"feeds": 1}, {"feed": "1"}, {"feed": True}, {"unread": 1}, {"search": None}])
def test_what_is_no_place_is_not_taken_for_everything(values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        progress.scope(values)
