"""Which stored article a delivered one is. The rules, in their order:

1. One address within one paper is one article. Except: where several items of one document share an address (a
   changelog), or where a feed brings a known address under another guid *and* another title, the address says nothing.
2. A followed or prefetched article of another paper that has the address is adopted by the feed's paper.
3. The same words: where there is no address, or where the addresses differ in their query alone (session ids).
4. The feed's guid, where the titles agree, or the address is the same or missing. So a guid that a feed uses again for
   a new text at a new address makes a second article: nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import html
import re
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader import urls
from reader.model import Article
from reader.store.sqlite import Connection
from reader.text import clean

_TAG = re.compile(r"<[^>]*>")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_ASCII_LETTERS = bytes(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
_ENOUGH_WORDS = 100  # letters of body below which the same words are no proof of the same text


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One item of a document with what tells it apart. `address` and `guid` are "" where they tell nothing."""

    article: Article
    address: str
    guid: str
    words: bytes
    shared: bool  # other items of the document have its address
    said: bytes  # see `said_hash`
    told: bytes  # see `told_hash`


def uid() -> str:
    """Make a name that is never used again: the time in milliseconds, then 80 random bits, in hex."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(10)}"


def words_hash(article: Article) -> bytes:
    """Fingerprint a text by its title and the words of its body."""
    body = " ".join(_TAG.sub(" ", article.body_html).split())
    return _hash(urls.title_key(article.title), body or article.standfirst)


def said_hash(article: Article) -> bytes:
    """Fingerprint all that a feed says of an article, to see when it says something else."""
    return _hash(
        *(article.title, article.standfirst, article.byline, article.body_html, article.language),
        *(article.published, article.updated, article.section_path, article.lead_image, article.links),
        *(article.pictures, article.enclosures),
    )


def title_hash(article: Article) -> bytes:
    """Fingerprint the headline, to see when a feed gives an article another."""
    return _hash(urls.title_key(article.title))[:8]


def told_hash(article: Article) -> bytes:
    """Fingerprint the headline, as `title_hash` does, and behind it the words without digits: those count or tell time.

    To see when a feed gives an article other words.
    """
    words = html.unescape(_TAG.sub(" ", f"{article.standfirst} / {article.body_html}"))
    return title_hash(article) + _hash(_letters(words.lower()))[:8]


def _letters(words: str) -> str:
    """Take out all but letters."""
    if words.isascii():  # the common case, ten times faster
        return words.encode().translate(None, _NO_ASCII_LETTERS).decode()
    return "".join(_LETTERS.findall(words))


def _hash(*parts: object) -> bytes:
    return hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8", "replace"), digest_size=16).digest()


def arrivals(articles: Iterable[Article]) -> tuple[Arrival, ...]:
    """Look at a document as a whole: what is listed twice counts once, and what several items share names none."""
    items = {
        (urls.identity(one.url), clean(one.guid)[:2000], words_hash(one)): one for one in reversed(tuple(articles))
    }
    addresses = Counter(address for address, _, _ in items)
    guids = Counter(guid for _, guid, _ in items)
    return tuple(
        Arrival(
            article=article,
            address=address if addresses[address] == 1 else "",
            guid=guid if guids[guid] == 1 else "",
            words=words,
            shared=bool(address) and addresses[address] > 1,
            said=said_hash(article),
            told=told_hash(article),
        )
        for (address, guid, words), article in reversed(items.items())
    )


def find(db: Connection, arrival: Arrival, *, feed: int, paper: int, taken: set[int]) -> int | None:
    """Find the stored article that `arrival` is, other than those `taken` by items of the same document."""
    ways = (_by_address(db, arrival, feed, paper), _by_words(db, arrival, feed, paper), _by_guid(db, arrival, feed))
    for found in ways:
        for article in found:
            if article not in taken:
                return article
    return None


def by_address(db: Connection, address: str, paper: int) -> int | None:
    """Find an article by its address (see `urls.identity`) within a paper."""
    row = db.execute("SELECT article FROM addresses WHERE paper = ? AND identity = ?", (paper, address)).fetchone()
    return int(row[0]) if row else None


def _by_address(db: Connection, arrival: Arrival, feed: int, paper: int) -> Sequence[int]:
    if not arrival.address:
        return ()
    found = by_address(db, arrival.address, paper)
    if found is not None:
        return () if _contradicts(db, arrival, feed, found) else (found,)
    rows = db.execute(
        "SELECT article FROM addresses JOIN articles ON articles.id = article WHERE identity = ? "
        "AND origin IN ('followed', 'prefetched') "
        "AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.article = id AND copy IS NULL) ORDER BY article",
        (arrival.address,),
    ).fetchall()
    return [article for (article,) in rows]


def _contradicts(db: Connection, arrival: Arrival, feed: int, article: int) -> bool:
    row = db.execute(
        "SELECT d.guid, title_key FROM deliveries d JOIN articles ON id = d.article "
        "WHERE d.feed = ? AND d.article = ? AND copy IS NULL",
        (feed, article),
    ).fetchone()
    if row is None or not (row[0] and arrival.guid):
        return False
    return bool(row[0] != arrival.guid and row[1] != urls.title_key(arrival.article.title))


def _by_guid(db: Connection, arrival: Arrival, feed: int) -> Sequence[int]:
    if not arrival.guid:
        return ()
    rows = db.execute(
        "SELECT id, title_key, canonical_url FROM deliveries d JOIN articles ON id = d.article "
        "WHERE d.feed = ? AND d.guid = ? AND d.guid <> '' ORDER BY id",
        (feed, arrival.guid),
    ).fetchall()
    title, address = urls.title_key(arrival.article.title), urls.identity(arrival.article.url)
    of_title = [id for id, known_title, _ in rows if known_title == title]
    of_address = [id for id, _, url in rows if urls.identity(url) == address]
    return of_title or (of_address if len(of_address) == 1 else [])


def _by_words(db: Connection, arrival: Arrival, feed: int, paper: int) -> Sequence[int]:
    rows = db.execute(
        "SELECT id, canonical_url, "
        "(SELECT d.guid FROM deliveries d WHERE d.feed = ? AND d.article = id AND copy IS NULL) AS named "
        "FROM articles WHERE content_hash = ? AND paper = ? ORDER BY named = ? DESC, id",
        (feed, arrival.words, paper, arrival.guid),
    ).fetchall()
    address = urls.identity(arrival.article.url)
    if not address:
        return [id for id, url, _ in rows if not url]
    long = len(arrival.article.body_html) >= _ENOUGH_WORDS
    ours = [(id, urls.identity(url)) for id, url, guid in rows if guid is not None]
    return [id for id, known in ours if known == address or (long and _same_page(known, address))]


def _same_page(one: str, other: str) -> bool:
    return one.partition("?")[0] == other.partition("?")[0]
