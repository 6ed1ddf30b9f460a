"""The texts that articles had before their papers rewrote them.

Another reading of the same page is no rewriting; whoever writes a text knows which it is, and calls `keep` before.
"""

from __future__ import annotations

import html
import re

from reader import urls
from reader.model import Article, Version
from reader.store.sqlite import Connection

_APART = 60 * 60  # seconds: what counts readers or minutes would else be another text at every poll
_MOST = 49  # kept beside the present text: the first and the newest
_TAG = re.compile(r"<[^>]*>")


def keep(db: Connection, before: Article, after: Article, now: int) -> None:
    """Keep the text of an article where what is to be written over it says it in other words.

    Not where the last was kept less than an hour ago: then the present text alone gives way.
    """
    if (not before.body_html and after.body_html) or _words(before) == _words(after):
        return
    (changed,) = db.execute("SELECT changed FROM articles WHERE id = ?", (before.id,)).fetchone()
    if changed and 0 <= now - changed < _APART:
        return
    db.execute(
        "INSERT INTO versions (article, number, seen_at, title, standfirst, html) "
        "SELECT ?1, ifnull(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM versions WHERE article = ?1",
        (before.id, changed or before.first_seen, before.title, before.standfirst, before.body_html),
    )
    db.execute("UPDATE articles SET changed = ? WHERE id = ?", (now, before.id))
    db.execute(
        "DELETE FROM versions WHERE article = ?1 AND number > 1 AND number NOT IN "
        "(SELECT number FROM versions WHERE article = ?1 ORDER BY number DESC LIMIT ?2)",
        (before.id, _MOST - 1),
    )


def _words(article: Article) -> str:
    """Take the letters of a text, without spaces: those come and go with its markup."""
    text = html.unescape(_TAG.sub(" ", article.body_html or article.standfirst))
    return urls.title_key(f"{article.title} / {text}").replace(" ", "")


def count(db: Connection, article: int) -> int:
    """Count how often a paper rewrote its article, the texts that were let go since included."""
    row = db.execute("SELECT ifnull(max(number), 0) FROM versions WHERE article = ?", (article,)).fetchone()
    return int(row[0])


def read(db: Connection, article: int) -> tuple[Version, ...]:
    """Read the texts of an article, the first first and the present one last; nothing where it was never rewritten."""
    rows = db.execute(
        "SELECT number, seen_at, title, standfirst, html FROM versions WHERE article = ?1 UNION ALL "
        "SELECT (SELECT max(number) FROM versions WHERE article = ?1) + 1, changed, title, standfirst, "
        "ifnull((SELECT html FROM bodies WHERE article = ?1), '') FROM articles "
        "WHERE id = ?1 AND EXISTS (SELECT 1 FROM versions WHERE article = ?1) ORDER BY number",
        (article,),
    ).fetchall()
    return tuple(
        Version(article=article, number=number, seen_at=seen_at, title=title, standfirst=standfirst, body_html=body)
        for number, seen_at, title, standfirst, body in rows
    )


def follow(db: Connection, goes: int, stays: int) -> None:
    """Give the texts that one article had to another that is the same story, among those that this had itself."""
    if not db.execute("SELECT 1 FROM versions WHERE article = ?", (goes,)).fetchone():
        return
    rows = db.execute(
        "SELECT min(seen_at) AS at, title, standfirst, html FROM versions WHERE article IN (?, ?) "
        "GROUP BY title, standfirst, html ORDER BY at, min(number)",
        (goes, stays),
    ).fetchall()
    db.execute("DELETE FROM versions WHERE article IN (?, ?)", (goes, stays))
    db.executemany(
        "INSERT INTO versions (article, number, seen_at, title, standfirst, html) VALUES (?, ?, ?, ?, ?, ?)",
        [(stays, number, *row) for number, row in enumerate([*rows[:1], *rows[1:][-(_MOST - 1) :]], start=1)],
    )
    db.execute(
        "UPDATE articles SET changed = (SELECT max(changed) FROM articles WHERE id IN (?1, ?2)) WHERE id = ?2",
        (goes, stays),
    )
