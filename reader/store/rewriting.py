"""What a feed tells of a story that its paper rewrote: when to ask for its page again, when its words are the text."""

from __future__ import annotations

from reader import urls
from reader.model import Article
from reader.store import identity
from reader.store.sqlite import Connection


def is_told(before: Article, said: Article, title: bytes | None) -> bool:
    """Tell whether the feed says that the text is another since `before`; `title` fingerprints its last headline.

    It names a later update, or another headline: many papers say it in no other way.
    """
    updated = bool(said.updated and said.updated > (before.updated or before.published or 0))
    retitled = title is not None and title != identity.title_hash(said)
    return bool((updated or retitled) and urls.identity(said.url))


def ask_page_again(db: Connection, id: int) -> None:
    """Let a page that was read, or given up, be asked for again; until it is here the words that are here stand."""
    again = db.execute(
        "UPDATE articles SET page_state = 0 WHERE id = ? AND (page_state IN (1, 4) OR (page_state = 0 AND full_text))",
        (id,),
    )
    if again.rowcount:
        db.execute("DELETE FROM attempts WHERE kind = 'page' AND key = CAST(? AS TEXT)", (id,))


def is_told_whole(db: Connection, id: int) -> bool:
    """Tell whether what the feed says is the text, no page's: then other words of it are another text."""
    row = db.execute("SELECT page_state = 2 OR canonical_url = '' FROM articles WHERE id = ?", (id,)).fetchone()
    return bool(row[0])
