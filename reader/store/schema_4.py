"""What polling politely adds to the library's tables: what a feed asks for, what each poll found, who moved where."""

from __future__ import annotations

CHANGES = (
    "ALTER TABLE feeds ADD COLUMN stopped TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN gone_times INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN moved_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN moved_times INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN same_as INTEGER",
    "ALTER TABLE feeds ADD COLUMN asks INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN user TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN cookies INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE polls (  -- the activity log
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        took INTEGER NOT NULL,  -- milliseconds
        status INTEGER,         -- NULL: there was no answer
        new INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        size INTEGER NOT NULL,
        error TEXT NOT NULL
    )
    """,
    "CREATE INDEX polls_feed ON polls (feed, id)",
    "CREATE INDEX polls_at ON polls (at)",
    "CREATE INDEX polls_failed ON polls (id) WHERE error <> ''",
    """
    CREATE TABLE rhythms (  -- how each feed has been doing, at a glance: neither its articles nor the log are looked at
        feed INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
        last_poll INTEGER NOT NULL,  -- of `polls`, where it may be forgotten since
        strip TEXT NOT NULL,         -- its last polls, one letter each, the newest last
        newest INTEGER NOT NULL,     -- the last article that it delivered
        times BLOB NOT NULL          -- `sort_at` of its last articles, packed
    )
    """,
    # Feeds that the reader made one: what the other had before, so that they can be parted again.
    "ALTER TABLE feed_addresses ADD COLUMN merged INTEGER",  # the feed whose address it was
    """
    CREATE TABLE merged (  -- what `into` carries since then, because `feed` did
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        article INTEGER NOT NULL,
        into_feed INTEGER NOT NULL,
        PRIMARY KEY (feed, article)
    ) WITHOUT ROWID
    """,
)
