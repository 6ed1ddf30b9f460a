"""Bodies out of their packing: what comes in pieces is whole, and nobody counts a million of them."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
import zstandard

from reader.sync.unpack import Broken, unpack

PACK = [("gzip", gzip.compress), ("zstd", zstandard.compress)]


@pytest.mark.parametrize(("encoding", "pack"), PACK)
def test_pieces_one_after_the_other_are_one_body(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert unpack(b"".join(pack(b"%d " % n) for n in range(240)), encoding, 1000).split()[-1] == b"239"


@pytest.mark.parametrize(("encoding", "pack"), PACK)
def test_a_last_piece_that_breaks_off_is_told(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Broken, match="broke off"):
        unpack(pack(b"one") + pack(b"two" * 9)[:-6], encoding, 1000)


@pytest.mark.parametrize(("encoding", "pack"), PACK)
def test_empty_pieces_without_number_are_refused(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Broken, match="more pieces"):
        unpack(pack(b"") * 5000, encoding, 1000)
