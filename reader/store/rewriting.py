"""What a feed tells of a story that its paper rewrote: when to ask for its page again, when its words are the text."""

from __future__ import annotations

from reader import urls
from reader.model import Article
from reader.store import identity
from reader.store.sqlite import Connection

_APART = 60 * 60  # seconds: a teaser that counts readers, or hours, must not fetch the page at every poll


def ask_page_again(db: Connection, before: Article, said: Article, told: bytes | None, now: int) -> bool:
    """Let a page that was read, or given up, be asked for again where the feed says that the text is another.

    `before` is what is here, `told` the feed's last `identity.told_hash`. Until the page comes the words that are here
    stand. Answers whether it is asked for, be it in a while.
    """
    if not urls.identity(said.url):
        return False
    if _is_told(before, said, told):
        return _ask(db, before.id, said.standfirst, now, now)
    if not (before.full_text and _is_reworded(said, told)):
        return False
    if _is_waited_for(db, before.id):
        db.execute("UPDATE asked_again SET standfirst = ? WHERE article = ?", (said.standfirst, before.id))
        return True
    return _ask(db, before.id, said.standfirst, _turn(db, before.id, now), now)


def _is_told(before: Article, said: Article, told: bytes | None) -> bool:
    """Tell whether the feed names a later update, or another headline: many papers say it in no other way."""
    updated = bool(said.updated and said.updated > (before.updated or before.published or 0))
    title = identity.title_hash(said)
    return updated or (told is not None and told[: len(title)] != title)


def _is_reworded(said: Article, told: bytes | None) -> bool:
    """Tell whether the feed has other words beneath its headline, digits aside."""
    now = identity.told_hash(said)
    return told is not None and len(told) == len(now) and told != now


def _is_waited_for(db: Connection, id: int) -> bool:
    return bool(db.execute("SELECT page_state = 0 FROM articles WHERE id = ?", (id,)).fetchone()[0])


def _turn(db: Connection, id: int, now: int) -> int:
    """Say when other words may ask for the page: now, or an hour after it was asked for last."""
    row = db.execute("SELECT asked_at FROM asked_again WHERE article = ?", (id,)).fetchone()
    if row is None or row[0] > now + _APART:  # so far ahead: the clock was set back
        return now
    return max(now, int(row[0]) + _APART)


def _ask(db: Connection, id: int, standfirst: str, at: int, now: int) -> bool:
    again = db.execute(
        "UPDATE articles SET page_state = 0 WHERE id = ? AND (page_state IN (1, 4) OR (page_state = 0 AND full_text))",
        (id,),
    )
    if not again.rowcount:
        return False
    db.execute("DELETE FROM attempts WHERE kind = 'page' AND key = CAST(? AS TEXT)", (id,))
    if at > now:
        db.execute(
            "INSERT INTO attempts (kind, key, tries, tried_at, next_try, error) "
            "VALUES ('page', CAST(? AS TEXT), 0, ?, ?, '')",
            (id, now, at),
        )
    db.execute(
        "INSERT INTO asked_again (article, asked_at, standfirst) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (article) DO UPDATE SET asked_at = ?2, standfirst = ?3",
        (id, at, standfirst),
    )
    return True


def told_standfirst(db: Connection, id: int) -> str:
    """Give the standfirst that a feed had when it told of another text, "" where none did."""
    row = db.execute("SELECT standfirst FROM asked_again WHERE article = ?", (id,)).fetchone()
    return str(row[0]) if row else ""


def is_told_whole(db: Connection, id: int) -> bool:
    """Tell whether what the feed says is the text, no page's: then other words of it are another text."""
    row = db.execute("SELECT page_state = 2 OR canonical_url = '' FROM articles WHERE id = ?", (id,)).fetchone()
    return bool(row[0])
