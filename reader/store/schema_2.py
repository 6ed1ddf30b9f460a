"""What readiness, retention, wishes and kept enclosures add to the library's tables. Released: never changed."""

from __future__ import annotations

LIBRARY_CHANGES = (
    # page_state since this edition: 0 wanted, 1 read, 2 not wanted (the feed's text is the text), 3 put off (fetched
    # only when the reader asks: it was there before the feed was), 4 tried in vain and given up.
    # picture_files.state: 0 wanted, 1 kept, 2 tried in vain and given up, 3 not a picture to look at (a tracker's).
    "ALTER TABLE articles ADD COLUMN purged_at INTEGER",  # when retention took its text; then it is not listed
    "ALTER TABLE articles ADD COLUMN related_at INTEGER NOT NULL DEFAULT 0",  # its related stories: not before
    """
    CREATE TABLE attempts (  -- what could not be fetched; gone once it is here
        kind TEXT NOT NULL,       -- 'page', 'picture', 'related'
        key TEXT NOT NULL,        -- the article's id; the picture's address; the identity of the story's address
        tries INTEGER NOT NULL,   -- in vain, in a row
        tried_at INTEGER NOT NULL,
        next_try INTEGER,         -- NULL: not by itself
        error TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE wishes (
        identity TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
        wished_at INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX wishes_article ON wishes (article)",
    """
    CREATE TABLE kept_files (  -- enclosures that the reader keeps
        url TEXT PRIMARY KEY,
        hash TEXT NOT NULL,
        type TEXT NOT NULL,
        size INTEGER NOT NULL,
        name TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE retention (
        kind TEXT NOT NULL CHECK (kind IN ('all', 'folder', 'feed')),
        place INTEGER NOT NULL,   -- the folder's or feed's id, 0 for all
        text_days INTEGER,
        picture_days INTEGER,
        page_days INTEGER,
        megabytes INTEGER,
        PRIMARY KEY (kind, place)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX articles_ready ON articles (ready) WHERE shown = 1",
)

MEDIA_CHANGES = (
    # Sizes are asked for all at once, and a blob's row is long: the index alone answers.
    "CREATE INDEX media_sizes ON media (hash, length(data))",
    "CREATE INDEX page_sizes ON pages (article, length(data))",
)
