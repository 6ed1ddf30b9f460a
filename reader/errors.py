"""Failures that have a sentence for the person reading; anything else is a bug and rises."""

MAKE_ROOM = "Make room"  # every sentence about a full disk asks for it in these words, and the window offers a way


class ReaderError(Exception):
    """Something went wrong that a person can understand: `str(error)` is a whole sentence, what and what to do."""


class LibraryError(ReaderError):
    """The library on disk cannot be used as asked."""


class ReadOnlyError(LibraryError):
    """The library can be read and not written: a newer version's, or one on a read-only disk."""


class InputError(ReaderError):
    """A file, an address or an id that a person gave cannot be used."""


class DocumentError(ReaderError):
    """A feed or page could not be understood: a value on that feed, never the end of a sync."""


class WallError(DocumentError):
    """A page shows no whole article before its reader agrees, logs in or pays."""


class FetchError(ReaderError):
    """An address did not answer as it should; `retry_after` is in seconds where the server named one."""

    def __init__(self, sentence: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.retry_after = retry_after


class Cancelled(ReaderError):  # noqa: N818 - not a failure: the reader asked for it
    """The reader stopped this work; what was finished before stays."""
