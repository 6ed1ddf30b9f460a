"""What pages that are asked for again add to the library's tables."""

from __future__ import annotations

CHANGES = (
    """
    CREATE TABLE asked_again (  -- whose page is asked for once more, since a feed told that the text is another
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        asked_at INTEGER NOT NULL,  -- the last time, or the next where that is still to come
        standfirst TEXT NOT NULL    -- as the feed had it then: the page may have none
    )
    """,
)
