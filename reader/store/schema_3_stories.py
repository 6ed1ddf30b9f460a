"""What stories, copies and what is like what add to the library's tables."""

from __future__ import annotations

CHANGES = (
    "CREATE TABLE stories (id INTEGER PRIMARY KEY AUTOINCREMENT, made_at INTEGER NOT NULL)",
    """
    CREATE TABLE story_members (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        score REAL NOT NULL,
        why TEXT NOT NULL,
        news TEXT NOT NULL
    )
    """,
    "CREATE INDEX story_members_story ON story_members (story, article)",
    """
    CREATE TABLE signatures (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        data BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE story_terms (  -- under which terms an article is found, by its day: sort_at / 86400
        term INTEGER NOT NULL,
        day INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (term, day, article)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE term_counts (term INTEGER PRIMARY KEY, articles INTEGER NOT NULL)",
    "CREATE TABLE ungrouped (article INTEGER PRIMARY KEY)",  # their text awaits a look for its story
    """
    CREATE TABLE said (  -- what the reader said of two articles, by their uids, the lesser one first
        one TEXT NOT NULL,
        two TEXT NOT NULL,
        together INTEGER NOT NULL,
        PRIMARY KEY (one, two)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX said_two ON said (two)",
    # By which folded copy a feed carries an article; NULL where the feed's own document does.
    "ALTER TABLE deliveries ADD COLUMN copy INTEGER",
    "CREATE INDEX articles_copies ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL",
)
