"""Words of titles, standfirsts and bylines, found again. Kept in the same transaction as the article.

SQLite's tokeniser takes a run of Chinese for one word; so runs of CJK characters are split into single ones before
they are indexed, and looked for as phrases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.model import Article
from reader.store.sqlite import Connection
from reader.text import clean

# Han (with extensions), kana, bopomofo, Hangul: written without spaces, or with few.
_CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3040-\u318f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_CHARACTER = re.compile(f"([{_CJK}])")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w")
_LONGEST = 500  # characters of a search


def split(words: str) -> str:
    """Put spaces around every CJK character."""
    return _CHARACTER.sub(r" \1 ", words)


def index(db: Connection, id: int, article: Article) -> None:
    """Make an article's words findable, in place of those it had."""
    db.execute(
        "INSERT OR REPLACE INTO words (rowid, title, standfirst, byline) VALUES (?, ?, ?, ?)",
        (id, split(article.title), split(article.standfirst), split(article.byline)),
    )


def index_new(db: Connection, written: Mapping[int, Article]) -> None:
    """Make the words of articles findable that had none."""
    db.executemany(
        "INSERT INTO words (rowid, title, standfirst, byline) VALUES (?, ?, ?, ?)",
        [(id, split(one.title), split(one.standfirst), split(one.byline)) for id, one in written.items()],
    )


def query(search: str) -> str:
    """Turn what a person typed into FTS5's language: all words must be there, "a phrase" as it stands.

    The last word may be unfinished. Answers "" where there is nothing to look for.
    """
    terms = [phrase or word for phrase, word in _TERM.findall(clean(search[:_LONGEST]))]
    phrases = [" ".join(split(term).split()) for term in terms if _WORD.search(term)]
    quoted = ['"{}"'.format(phrase.replace('"', "")) for phrase in phrases]
    if quoted and not search.rstrip().endswith('"') and search[-1:].strip():
        quoted[-1] += "*"
    return " AND ".join(quoted)
