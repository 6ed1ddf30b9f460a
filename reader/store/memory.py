"""The part of the door about what is remembered: the texts that articles had, and the lists that the reader gathered.

`Store` is the whole door; this is no class of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from reader.model import Change, Version
from reader.store import reading_lists, versions
from reader.store.connection import File


class Memory:
    """What a Store remembers."""

    _library: File
    _clock: Callable[[], float]

    def versions(self, article: int) -> tuple[Version, ...]:
        """Read the texts that an article had, the first first, the present one last; () where it never changed."""
        with self._library.read() as db:
            return versions.read(db, article)

    def rewritten(self, article: int) -> int:
        """Count how often a paper rewrote this article."""
        with self._library.read() as db:
            return versions.count(db, article)

    def make_list(self, title: str, articles: Sequence[int]) -> tuple[int, Change]:
        """Make a reading list of these articles in this order, and bookmark them all. Returns its id.

        Raises InputError for an empty title.
        """
        with self._library.write() as db:
            return reading_lists.make(db, title, articles, int(self._clock()))

    def rename_list(self, id: int, title: str) -> Change:
        """Rename a reading list. Raises InputError for an empty title, or where there is no such list."""
        with self._library.write() as db:
            return reading_lists.rename(db, id, title)

    def delete_list(self, id: int) -> Change:
        """Hide a reading list until `undelete_list` or a purge; its articles stay bookmarked."""
        with self._library.write() as db:
            return reading_lists.delete(db, id, int(self._clock()))

    def undelete_list(self, id: int) -> Change:
        """Bring a deleted reading list back as it was."""
        with self._library.write() as db:
            return reading_lists.undelete(db, id)

    def add_to_list(self, id: int, articles: Sequence[int]) -> Change:
        """Put articles at the end of a reading list, and bookmark them; one that is there stays where it is."""
        with self._library.write() as db:
            return reading_lists.add(db, id, articles, int(self._clock()))

    def remove_from_list(self, id: int, articles: Collection[int]) -> Change:
        """Take articles out of a reading list; they stay bookmarked."""
        with self._library.write() as db:
            return reading_lists.remove(db, id, articles, int(self._clock()))

    def set_list(self, id: int, articles: Sequence[int]) -> Change:
        """Let a reading list hold just these articles in this order, and bookmark those that come in."""
        with self._library.write() as db:
            return reading_lists.put(db, id, articles, int(self._clock()))
