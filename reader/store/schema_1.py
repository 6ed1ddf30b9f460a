"""The library's tables as the first edition made them. Released: never changed, only added to by later migrations."""

from __future__ import annotations

LIBRARY_ID = 0x42534854  # "BSHT"
MEDIA_ID = 0x4253484D  # "BSHM"

_PAPERS = (
    """
    CREATE TABLE papers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        named INTEGER NOT NULL DEFAULT 0,  -- 0 after its host, 1 after a feed, 2 by the masthead on a page
        language TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX papers_title ON papers (title_key)",
    """
    CREATE TABLE paper_hosts (
        host TEXT PRIMARY KEY,
        paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
        position INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX paper_hosts_paper ON paper_hosts (paper, position)",
    """
    CREATE TABLE sections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
        parent INTEGER REFERENCES sections (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX sections_place ON sections (paper, ifnull(parent, 0), name_key)",
    "CREATE INDEX sections_parent ON sections (parent)",
    """
    CREATE TABLE section_above (  -- every section above a section, itself included
        section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
        above INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
        PRIMARY KEY (section, above)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX section_below ON section_above (above, section)",
)

_FEEDS = (
    """
    CREATE TABLE folders (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        parent INTEGER REFERENCES folders (id),
        position INTEGER NOT NULL,
        unread INTEGER NOT NULL DEFAULT 0,  -- distinct articles of the feeds below that are not deleted
        deleted_at INTEGER,
        deleted_with INTEGER  -- the folder whose deletion took this one along
    )
    """,
    "CREATE INDEX folders_parent ON folders (parent)",
    """
    CREATE TABLE folder_above (  -- every folder above a folder, itself included
        folder INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
        above INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
        PRIMARY KEY (folder, above)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX folder_below ON folder_above (above, folder)",
    """
    CREATE TABLE feeds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL DEFAULT '',
        paper INTEGER NOT NULL REFERENCES papers (id),
        folder INTEGER REFERENCES folders (id),
        position INTEGER NOT NULL,
        site_url TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        etag BLOB NOT NULL DEFAULT x'',
        last_modified BLOB NOT NULL DEFAULT x'',
        polled INTEGER,
        next_poll INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        error TEXT NOT NULL DEFAULT '',
        icon TEXT NOT NULL DEFAULT '',
        sample INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        deleted_at INTEGER,
        deleted_with INTEGER
    )
    """,
    "CREATE INDEX feeds_paper ON feeds (paper)",
    "CREATE INDEX feeds_folder ON feeds (folder)",
    """
    CREATE TABLE feed_addresses (  -- every address a feed has or had, by what such addresses share
        identity TEXT PRIMARY KEY,
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX feed_addresses_feed ON feed_addresses (feed)",
    """
    CREATE TABLE feed_sections (  -- the sections seen under a feed; those below counted too
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
        articles INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        PRIMARY KEY (feed, section)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX feed_sections_section ON feed_sections (section)",
)

_ARTICLES = (
    # What lists ask for comes first in a row, long text last, so that it is rarely read past.
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sort_at INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,        -- copies of the marks, kept by their triggers
        bookmarked INTEGER NOT NULL DEFAULT 0,
        listed INTEGER NOT NULL,                -- 0: only prefetched
        muted INTEGER NOT NULL DEFAULT 0,
        duplicate_of INTEGER,
        origin TEXT NOT NULL CHECK (origin IN ('feed', 'followed', 'prefetched', 'imported')),
        sources INTEGER NOT NULL DEFAULT 0,     -- how many feeds that are not deleted deliver it, kept by triggers
        shown INTEGER NOT NULL GENERATED ALWAYS AS (
            bookmarked OR (
                listed AND NOT muted AND duplicate_of IS NULL AND (sources > 0 OR origin IN ('followed', 'imported'))
            )
        ) VIRTUAL,
        unread INTEGER NOT NULL GENERATED ALWAYS AS (shown AND NOT read) VIRTUAL,
        paper INTEGER NOT NULL REFERENCES papers (id),
        section INTEGER,                        -- of this paper: sections go only together with it
        page_state INTEGER NOT NULL DEFAULT 0,  -- 0 never tried, 1 read, 2 failed or not wanted
        related_done INTEGER NOT NULL DEFAULT 0,  -- 1: the stories that its page names were fetched along, or given up
        full_text INTEGER NOT NULL DEFAULT 0,
        ready INTEGER NOT NULL DEFAULT 0,
        first_seen INTEGER NOT NULL,
        published INTEGER,
        published_offset INTEGER,
        updated INTEGER,
        updated_offset INTEGER,
        language TEXT NOT NULL DEFAULT '',
        thumbnail TEXT NOT NULL DEFAULT '',
        uid TEXT NOT NULL UNIQUE,
        content_hash BLOB NOT NULL,
        title_key TEXT NOT NULL,
        title TEXT NOT NULL,
        canonical_url TEXT NOT NULL DEFAULT '',
        guid TEXT NOT NULL DEFAULT '',
        byline TEXT NOT NULL DEFAULT '',
        standfirst TEXT NOT NULL DEFAULT '',
        enclosures TEXT NOT NULL DEFAULT '[]'   -- JSON: [[url, type, length], ...]
    )
    """,
    "CREATE INDEX articles_shown ON articles (sort_at, id) WHERE shown = 1",
    "CREATE INDEX articles_unread ON articles (sort_at, id) WHERE unread = 1",
    "CREATE INDEX articles_bookmarked ON articles (sort_at, id) WHERE bookmarked = 1",
    "CREATE INDEX articles_section ON articles (section, sort_at) WHERE shown = 1",
    "CREATE INDEX articles_pageless ON articles (sort_at, id) WHERE page_state = 0 AND canonical_url <> ''",
    "CREATE INDEX articles_unrelated ON articles (sort_at, id) WHERE page_state = 1 AND related_done = 0",
    "CREATE INDEX articles_paper ON articles (paper)",
    "CREATE INDEX articles_title ON articles (title_key)",
    "CREATE INDEX articles_content ON articles (content_hash, paper)",
    "CREATE TABLE bodies (article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, html TEXT NOT NULL)",
    """
    CREATE TABLE addresses (  -- every address an article is known under; `identity` is what such addresses share
        paper INTEGER NOT NULL REFERENCES papers (id),
        identity TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (paper, identity)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX addresses_identity ON addresses (identity)",
    "CREATE INDEX addresses_article ON addresses (article)",
    """
    CREATE TABLE deliveries (
        feed INTEGER NOT NULL REFERENCES feeds (id),
        article INTEGER NOT NULL REFERENCES articles (id),
        guid TEXT NOT NULL,
        text_hash BLOB NOT NULL,  -- of all that the feed said, to see when it says something else
        delivered_at INTEGER NOT NULL,
        PRIMARY KEY (feed, article)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX deliveries_article ON deliveries (article, feed)",
    "CREATE INDEX deliveries_guid ON deliveries (feed, guid) WHERE guid <> ''",
    """
    CREATE TABLE marks (  -- by the article's permanent uid; they outlive feeds, purges and the article itself
        uid TEXT PRIMARY KEY,
        read_at INTEGER,
        bookmarked_at INTEGER,
        place REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE links (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        identity TEXT NOT NULL,   -- of its address, '' where a title alone was printed
        title_key TEXT NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        rule TEXT NOT NULL,
        confidence REAL NOT NULL,
        text TEXT NOT NULL,
        url TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX links_identity ON links (identity) WHERE identity <> ''",
    "CREATE INDEX links_title ON links (title_key) WHERE identity = ''",
    """
    CREATE TABLE pictures (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,  -- 0 is the lead picture, the body's count from 1
        url TEXT NOT NULL,
        caption TEXT NOT NULL,
        credit TEXT NOT NULL,
        alt TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX pictures_url ON pictures (url)",
    """
    CREATE TABLE picture_files (  -- one answer for each address, whichever articles show it
        url TEXT PRIMARY KEY,
        state INTEGER NOT NULL,  -- 0 never tried, 1 kept, 2 failed
        hash TEXT,               -- in the media file, where it is kept
        small TEXT               -- likewise its small picture, where lists show one
    ) WITHOUT ROWID
    """,
    "CREATE INDEX picture_files_missing ON picture_files (url) WHERE state = 0",
    "CREATE INDEX picture_files_hash ON picture_files (hash) WHERE hash IS NOT NULL",
    "CREATE INDEX picture_files_small ON picture_files (small) WHERE small IS NOT NULL",
    """
    CREATE VIRTUAL TABLE words USING fts5 (
        title, standfirst, byline, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
    )
    """,
)

TABLES = _PAPERS + _FEEDS + _ARTICLES

# Below, every place where an unread article counts is moved along with the article. A place is a feed, a folder with
# feeds of it below, or a section under a feed. Moving feeds and folders is followed by a recount (counts.py).

_FEEDS_OF = "(SELECT feed FROM deliveries WHERE article = {article})"
_FOLDERS_OF = """(
    SELECT above FROM deliveries JOIN feeds ON feeds.id = feed JOIN folder_above ON folder_above.folder = feeds.folder
    WHERE article = {article} AND feeds.deleted_at IS NULL {but})"""


def _statement(text: str) -> str:
    return text.format(
        feeds_of_new=_FEEDS_OF.format(article="NEW.id"),
        folders_of_new=_FOLDERS_OF.format(article="NEW.id", but=""),
        folders_but_new=_FOLDERS_OF.format(article="NEW.article", but="AND feeds.id <> NEW.feed"),
        folders_but_old=_FOLDERS_OF.format(article="OLD.article", but="AND feeds.id <> OLD.feed"),
    )


COUNTERS = tuple(
    _statement(text)
    for text in (
        """
        CREATE TRIGGER mark_made AFTER INSERT ON marks BEGIN
            UPDATE articles SET read = NEW.read_at IS NOT NULL, bookmarked = NEW.bookmarked_at IS NOT NULL
            WHERE uid = NEW.uid;
        END
        """,
        """
        CREATE TRIGGER mark_changed AFTER UPDATE OF read_at, bookmarked_at ON marks BEGIN
            UPDATE articles SET read = NEW.read_at IS NOT NULL, bookmarked = NEW.bookmarked_at IS NOT NULL
            WHERE uid = NEW.uid;
        END
        """,
        """
        CREATE TRIGGER article_moved AFTER UPDATE OF
            read, bookmarked, listed, muted, duplicate_of, origin, sources, section ON articles
        WHEN OLD.shown <> NEW.shown OR OLD.unread <> NEW.unread OR OLD.section IS NOT NEW.section
        BEGIN
            UPDATE feed_sections SET articles = articles - OLD.shown, unread = unread - OLD.unread
            WHERE feed IN {feeds_of_new} AND section IN (SELECT above FROM section_above WHERE section = OLD.section);
            INSERT INTO feed_sections (feed, section, articles, unread)
            SELECT deliveries.feed, section_above.above, NEW.shown, NEW.unread FROM deliveries, section_above
            WHERE deliveries.article = NEW.id AND section_above.section = NEW.section
            ON CONFLICT (feed, section)
            DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;
            UPDATE feeds SET unread = unread + NEW.unread - OLD.unread
            WHERE NEW.unread <> OLD.unread AND id IN {feeds_of_new};
            UPDATE folders SET unread = unread + NEW.unread - OLD.unread
            WHERE NEW.unread <> OLD.unread AND id IN {folders_of_new};
        END
        """,
        # The new feed's places first take the article as it is; then the count of its sources may change that for all.
        """
        CREATE TRIGGER delivery_made AFTER INSERT ON deliveries BEGIN
            INSERT INTO feed_sections (feed, section, articles, unread)
            SELECT NEW.feed, section_above.above, articles.shown, articles.unread
            FROM articles JOIN section_above ON section_above.section = articles.section
            WHERE articles.id = NEW.article
            ON CONFLICT (feed, section)
            DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;
            UPDATE feeds SET unread = unread + 1
            WHERE id = NEW.feed AND (SELECT unread FROM articles WHERE id = NEW.article);
            UPDATE folders SET unread = unread + 1
            WHERE (SELECT unread FROM articles WHERE id = NEW.article)
            AND id IN (
                SELECT above FROM folder_above JOIN feeds USING (folder)
                WHERE feeds.id = NEW.feed AND feeds.deleted_at IS NULL
            ) AND id NOT IN {folders_but_new};
            UPDATE articles SET sources = sources + 1
            WHERE id = NEW.article AND (SELECT deleted_at FROM feeds WHERE id = NEW.feed) IS NULL;
        END
        """,
        """
        CREATE TRIGGER delivery_gone BEFORE DELETE ON deliveries BEGIN
            UPDATE articles SET sources = sources - 1
            WHERE id = OLD.article AND (SELECT deleted_at FROM feeds WHERE id = OLD.feed) IS NULL;
            UPDATE feed_sections SET
                articles = articles - (SELECT shown FROM articles WHERE id = OLD.article),
                unread = unread - (SELECT unread FROM articles WHERE id = OLD.article)
            WHERE feed = OLD.feed AND section IN (
                SELECT above FROM section_above JOIN articles USING (section) WHERE articles.id = OLD.article
            );
            UPDATE feeds SET unread = unread - 1
            WHERE id = OLD.feed AND (SELECT unread FROM articles WHERE id = OLD.article);
            UPDATE folders SET unread = unread - 1
            WHERE (SELECT unread FROM articles WHERE id = OLD.article)
            AND id IN (
                SELECT above FROM folder_above JOIN feeds USING (folder)
                WHERE feeds.id = OLD.feed AND feeds.deleted_at IS NULL
            ) AND id NOT IN {folders_but_old};
        END
        """,
        """
        CREATE TRIGGER feed_deleted AFTER UPDATE OF deleted_at ON feeds
        WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
        BEGIN
            UPDATE articles SET sources = sources + iif(NEW.deleted_at IS NULL, 1, -1)
            WHERE id IN (SELECT article FROM deliveries WHERE feed = NEW.id);
        END
        """,
    )
)

MEDIA_TABLES = (
    """
    CREATE TABLE media (
        hash TEXT PRIMARY KEY,  -- SHA-256 of the bytes
        type TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        data BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE pages (  -- as received, so that better extraction can be run again
        article INTEGER PRIMARY KEY,
        url TEXT NOT NULL,
        content_type TEXT NOT NULL,
        data BLOB NOT NULL  -- zstd
    )
    """,
)
