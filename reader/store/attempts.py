"""What was tried in vain: how often, why, and when it is tried again. A row is gone once the thing is here.

When to try again is decided elsewhere; here it is kept, so that it holds over a restart.
"""

from __future__ import annotations

from collections.abc import Collection

from reader.model import NOTHING, Change, Part
from reader.store import readiness
from reader.store.sqlite import Connection
from reader.store.values import address, listed, words
from reader.urls import identity

_KIND = {Part.TEXT: "page", Part.PICTURE: "picture", Part.RELATED: "related"}


def note_failed(db: Connection, part: Part, key: int | str, error: str, *, now: int, next_try: int | None) -> Change:
    """Note that a page (by its article's id), a picture or a related story (by its address) could not be fetched.

    `next_try` None: given up. What is here already, or gone from the library, is passed over.
    """
    noted = {Part.TEXT: _page, Part.PICTURE: _picture, Part.RELATED: _related}[part]
    known = _key(part, key)
    if not noted(db, known, next_try is None):
        return NOTHING
    db.execute(
        "INSERT INTO attempts (kind, key, tries, tried_at, next_try, error) VALUES (?1, ?2, 1, ?3, ?4, ?5) "
        "ON CONFLICT (kind, key) DO UPDATE SET tries = tries + 1, tried_at = ?3, next_try = ?4, error = ?5",
        (_KIND[part], known, now, next_try, words(error, 1000)),
    )
    if part is Part.RELATED:
        _put_off_related(db, known)
    shows_why = Change(articles=frozenset({int(key)})) if part is Part.TEXT else NOTHING
    return shows_why | readiness.settle(db)


def note_failed_pictures(
    db: Connection, urls: Collection[str], error: str, *, now: int, next_try: int | None
) -> Change:
    """Note the same of several pictures."""
    change = NOTHING
    for url in urls:
        change |= note_failed(db, Part.PICTURE, url, error, now=now, next_try=next_try)
    return change


def tries(db: Connection, part: Part, key: int | str) -> int:
    """Answer how often in a row this was tried in vain."""
    row = db.execute("SELECT tries FROM attempts WHERE kind = ? AND key = ?", (_KIND[part], _key(part, key))).fetchone()
    return int(row[0]) if row else 0


def _key(part: Part, key: int | str) -> str:
    if part is Part.RELATED:
        return identity(str(key))
    return address(str(key))


def _page(db: Connection, article: str, given_up: bool) -> bool:
    """A page that was read before still stands; then a newer one was wanted in vain."""
    changed = db.execute(
        "UPDATE articles SET page_state = iif(?2, iif(full_text, 1, 4), 0) WHERE id = ?1 AND page_state IN (0, 3, 4)",
        (int(article), given_up),
    )
    if not changed.rowcount:
        return False
    row = db.execute("SELECT page_state FROM articles WHERE id = ?", (int(article),)).fetchone()
    return bool(row[0] != 1)


def _picture(db: Connection, url: str, given_up: bool) -> bool:
    if not url:
        return False
    changed = db.execute(
        "INSERT INTO picture_files (url, state) VALUES (?1, ?2) "
        "ON CONFLICT (url) DO UPDATE SET state = ?2 WHERE state IN (0, 2)",
        (url, 2 if given_up else 0),
    )
    return bool(changed.rowcount)


def _related(db: Connection, identity: str, _given_up: bool) -> bool:
    if not identity:
        return False
    here = db.execute("SELECT 1 FROM addresses JOIN bodies USING (article) WHERE identity = ?", (identity,)).fetchone()
    return here is None


def _put_off_related(db: Connection, identity: str) -> None:
    """Let the articles that name this story wait until one of those they lack is due."""
    soonest = (
        "SELECT min(iif(attempts.key IS NULL, 0, next_try)) FROM links "
        "LEFT JOIN attempts ON attempts.kind = 'related' AND attempts.key = links.identity "
        f"WHERE {readiness.RELATED} AND NOT {readiness.HERE}"
    )
    db.execute(
        f"UPDATE articles SET related_at = ifnull(({soonest}), 0) "
        "WHERE id IN (SELECT article FROM links WHERE identity = ? AND identity <> '') AND related_done = 0",
        (identity,),
    )


def put_off_pages(db: Connection, ids: Collection[int]) -> Change:
    """Note that these pages are fetched only when the reader asks."""
    return _set_page_state(db, ids, 3)


def unwanted_pages(db: Connection, ids: Collection[int]) -> Change:
    """Note that the feed's text is the text of these articles."""
    return _set_page_state(db, ids, 2)


def _set_page_state(db: Connection, ids: Collection[int], state: int) -> Change:
    db.execute(
        "UPDATE articles SET page_state = iif(full_text, 1, ?) WHERE id IN (SELECT value FROM json_each(?))",
        (state, listed(ids)),
    )
    return readiness.settle(db)


def want_again(db: Connection, ids: Collection[int]) -> None:
    """Want now all that these articles lack, also what was put off or given up: the reader asks for it."""
    mine = listed(ids)
    of_these = "IN (SELECT value FROM json_each(?1))"
    shown = f"SELECT url FROM pictures WHERE article {of_these}"
    db.execute(f"UPDATE articles SET page_state = 0 WHERE id {of_these} AND page_state IN (3, 4)", (mine,))
    db.execute(f"UPDATE articles SET related_done = 0, related_at = 0 WHERE id {of_these}", (mine,))
    db.execute(f"UPDATE picture_files SET state = 0 WHERE state = 2 AND url IN ({shown})", (mine,))
    for kind, keys in (
        ("page", "SELECT CAST(value AS TEXT) FROM json_each(?1)"),
        ("picture", shown),
        ("related", f"SELECT identity FROM links WHERE article {of_these}"),
    ):
        db.execute(f"UPDATE attempts SET next_try = 0 WHERE kind = '{kind}' AND key IN ({keys})", (mine,))
    readiness.settle(db)
