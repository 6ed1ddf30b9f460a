"""Fetches the stories that the reader wanted while there was no connection, and tells of each once.

A wish is removed before it is told: what was told is never told again, whatever happens then.
"""

from __future__ import annotations

from reader.errors import ReaderError
from reader.model import Part, Wish
from reader.progress import Granted
from reader.sync import decide
from reader.sync.desk import Desk, side_by_side
from reader.sync.follow import follow
from reader.sync.hosts import tried


async def grant_now(desk: Desk) -> None:
    """Grant wishes outside of a sync. Raises LibraryError where another process is syncing, which then grants them."""
    with desk.store.lock("sync"):
        await grant(desk)


async def grant(desk: Desk) -> None:
    """Fetch each wish as *followed*, with the pictures that come soon; one that fails is tried again at its time.

    Raises OfflineError where there is no connection; then all that is left waits for the next one.
    """
    await side_by_side(_grant(desk, wish) for wish in desk.store.wishes(desk.now()))


async def _grant(desk: Desk, wish: Wish) -> None:
    async def fetch() -> None:
        article = await follow(desk, wish.url, at_once=False)
        story = desk.store.article(article)
        _tell(desk, wish, Granted(url=wish.url, title=story.title if story else wish.title, article=article))

    error = await tried(fetch())
    if error:
        _note(desk, wish, error)


def _note(desk: Desk, wish: Wish, error: ReaderError) -> None:
    """Let a wish that failed wait for its next try, or tell that it can never be."""
    next_try = decide.retry(error, desk.store.tries(Part.RELATED, wish.url), desk.now())
    desk.store.note_failed(Part.RELATED, wish.url, str(error), now=desk.now(), next_try=next_try)
    if next_try is None:
        _tell(desk, wish, Granted(url=wish.url, title=wish.title, error=str(error)))


def _tell(desk: Desk, wish: Wish, granted: Granted) -> None:
    desk.store.remove_wishes([wish.url])
    desk.emit(granted)
