"""What is kept of rewritten articles, pages asked for again, reading lists and known houses: the library's tables."""

from __future__ import annotations

CHANGES = (
    # When its paper last rewrote it so that the text before was kept, in UTC seconds; 0: never.
    "ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE deliveries ADD COLUMN told_hash BLOB",  # identity.told_hash of what the feed said last, or NULL
    """
    CREATE TABLE versions (  -- the texts an article had before the present one
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        title TEXT NOT NULL,
        standfirst TEXT NOT NULL,
        html TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE reading_lists (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        deleted_at INTEGER
    )
    """,
    """
    CREATE TABLE reading_list_articles (
        list INTEGER NOT NULL REFERENCES reading_lists (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        uid TEXT NOT NULL,
        PRIMARY KEY (list, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX reading_list_articles_uid ON reading_list_articles (uid)",
    # By whose rules the identities of addresses were made: a house's main host, and a fingerprint of its rules.
    "CREATE TABLE houses (house TEXT PRIMARY KEY, rules TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE asked_again (  -- whose page is asked for once more, since a feed told that the text is another
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        asked_at INTEGER NOT NULL,  -- the last time, or the next where that is still to come
        standfirst TEXT NOT NULL    -- as the feed had it then: the page may have none
    )
    """,
)
