"""The part of the door about being ready offline: what articles lack, why, and what the reader wished for meanwhile.

`Store` is the whole door; this is no class of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.errors import ReadOnlyError
from reader.model import EVERYTHING, Change, Part, Picture, Readiness, ReadyCounts, Scope, Section, Wish
from reader.store import attempts, keeping, lacks, pictures, readiness, reading, ready_counts, verify, wishes
from reader.store.connection import File


class Offline:
    """What a Store knows and does about reading without a connection."""

    _library: File
    _media: File | None

    def readiness(self, ids: Sequence[int]) -> tuple[Readiness, ...]:
        """Tell what these articles have and lack offline, in the order asked; ids that are gone are left out."""
        with self._library.read() as db:
            return lacks.of(db, ids)

    def ready_counts(self, among: Collection[int] | Scope) -> ReadyCounts:
        """Count how ready these articles or a scope's are, and estimate what they lack; looks at every one of them."""
        with self._library.read() as db:
            counted = ready_counts.counts(db, among)
        if self._media is None:
            return counted
        return ready_counts.with_bytes(counted, *ready_counts.sizes(self._library.read, self._media.read))

    def section_readiness(self, scope: Scope = EVERYTHING) -> dict[Section, tuple[int, int]]:
        """Count (ready, all) of a scope's articles in every section, those below included; looks at every article."""
        with self._library.read() as db:
            return ready_counts.sections(db, scope)

    def lacking(self, among: Collection[int] | Scope, limit: int) -> list[int]:
        """List the articles among these, or of a scope, that are not ready: the newest first."""
        with self._library.read() as db:
            return readiness.lacking(db, among, limit)

    def note_failed(self, part: Part, key: int | str, error: str, *, now: int, next_try: int | None) -> Change:
        """Note that a page (`key`: its article's id), a picture or a related story (its address) failed at `now`.

        `error` is the sentence why. `next_try` (UTC seconds) says when to try again; None gives it up.
        """
        with self._library.write() as db:
            return attempts.note_failed(db, part, key, error, now=now, next_try=next_try)

    def note_failed_pictures(
        self, urls: Collection[str], error: str, *, now: int, next_try: int | None = None
    ) -> Change:
        """Note the same of several pictures at once."""
        with self._library.write() as db:
            return attempts.note_failed_pictures(db, urls, error, now=now, next_try=next_try)

    def tries(self, part: Part, key: int | str) -> int:
        """Answer how often in a row a page, a picture or a related story was tried in vain."""
        with self._library.read() as db:
            return attempts.tries(db, part, key)

    def put_off_pages(self, ids: Collection[int]) -> Change:
        """Note that these articles' pages are fetched only when the reader asks: they were there before the feed."""
        with self._library.write() as db:
            return attempts.put_off_pages(db, ids)

    def unwanted_pages(self, ids: Collection[int]) -> Change:
        """Note that these articles' pages are not wanted: what the feed says is the text."""
        with self._library.write() as db:
            return attempts.unwanted_pages(db, ids)

    def want_again(self, articles: Collection[int]) -> None:
        """Want at once all that these articles lack, also what was put off, is to wait, or was given up."""
        with self._library.write() as db:
            attempts.want_again(db, articles)

    def verify_media(self) -> Change:
        """Want again every kept file that is gone from the media file. Reads the hashes of all of them."""
        return self._verify(None)

    def media_gone(self, hash: str) -> Change:
        """Want this kept file again where it is gone from the media file."""
        return self._verify({hash})

    def unwanted_pictures(self, urls: Collection[str]) -> Change:
        """Note that these picture addresses show nothing to look at: trackers' pixels."""
        with self._library.write() as db:
            return pictures.unwanted(db, urls)

    def missing_pictures(
        self, limit: int, article: int | None = None, *, now: int | None = None, others_than: Collection[str] = ()
    ) -> tuple[tuple[int, Picture], ...]:
        """List (article id, picture) wanted and not here, an address once, without the addresses `others_than`.

        Lead pictures come first; of the same rank what is shown before what was only prefetched, the newest first.
        With `now` those that are tried again later are left out.
        """
        with self._library.read() as db:
            return pictures.missing(db, limit, article, now, others_than)

    def small_pictures_lost(self) -> list[int]:
        """List articles whose small picture was found lost, one for each, while the large one is here."""
        with self._library.read() as db:
            return pictures.small_lost(db)

    def _verify(self, among: Collection[str] | None) -> Change:
        if self._media is None:
            raise ReadOnlyError("The library can only be read, so nothing can be saved.")
        return verify.media(self._library.read, self._library.write, self._media.read, among)

    def add_wish(self, wish: Wish) -> None:
        """Queue a story to fetch at the next connection. Raises InputError for what is no web address."""
        with self._library.write() as db:
            wishes.add(db, wish)

    def wishes(self, now: int | None = None) -> tuple[Wish, ...]:
        """Read what is waiting for a connection, the longest waiting first; `now` leaves out what is tried later."""
        with self._library.read() as db:
            return wishes.read(db, now)

    def remove_wishes(self, urls: Collection[str]) -> None:
        """Forget the wishes for these addresses."""
        with self._library.write() as db:
            wishes.remove(db, urls)

    def without_related(self, limit: int, now: int | None = None) -> list[int]:
        """List the newest articles whose text is settled, but not yet the stories that it names; `now` likewise."""
        with self._library.read() as db:
            return reading.without_related(db, limit, now)

    def set_related_done(self, ids: Collection[int]) -> None:
        """Note that the stories which these articles' pages name were fetched along, or given up."""
        with self._library.write() as db:
            keeping.set_related_done(db, ids)
