"""The rows of a list that were looked at lately, read in blocks; pure but for the callable that reads them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence

from reader.model import Row

ReadRows = Callable[[Sequence[int]], tuple[Row, ...]]

BLOCK = 64  # rows: a few screens, one quick query
BLOCKS = 32


class RowCache:
    """At most BLOCKS blocks of rows; the one unused for longest goes first."""

    def __init__(self, read_rows: ReadRows) -> None:
        self._read_rows = read_rows
        self._ids = array("q")
        self._blocks: OrderedDict[int, dict[int, Row]] = OrderedDict()  # by block: row number -> Row

    def start(self, ids: array[int]) -> None:
        """Forget every row; from now on row N is the article `ids[N]`."""
        self._ids = ids
        self._blocks.clear()

    def row(self, number: int) -> Row | None:
        """Give the row at a number, None where the library has it no more."""
        block = number // BLOCK
        if block in self._blocks:
            self._blocks.move_to_end(block)
        else:
            self._keep(block, self._read(range(block * BLOCK, min((block + 1) * BLOCK, len(self._ids)))))
        return self._blocks[block].get(number)

    def refresh(self, ids: Collection[int]) -> Iterator[tuple[int, int]]:
        """Read these again where they are held; yield the first and last number of each block that they lie in."""
        wanted = set(ids)
        for rows in list(self._blocks.values()):
            numbers = [number for number, row in rows.items() if row.id in wanted]
            if numbers:
                for number in numbers:
                    del rows[number]
                rows.update(self._read(numbers))
                yield min(numbers), max(numbers)

    def _read(self, numbers: Sequence[int]) -> dict[int, Row]:
        number_of = {self._ids[number]: number for number in numbers}
        return {number_of[row.id]: row for row in self._read_rows(tuple(number_of))}

    def _keep(self, block: int, rows: dict[int, Row]) -> None:
        self._blocks[block] = rows
        if len(self._blocks) > BLOCKS:
            self._blocks.popitem(last=False)
