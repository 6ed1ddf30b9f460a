"""What stories, copies and what is like what add to the library's tables."""

from __future__ import annotations

_TABLES = (
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
        terms BLOB NOT NULL,  -- those of story_terms, packed: a text that changes or goes takes them along
        data BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE story_terms (  -- under which terms an article that is no copy is found, by its day: sort_at / 86400
        term INTEGER NOT NULL,
        day INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (term, day, article)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE term_counts (term INTEGER PRIMARY KEY, articles INTEGER NOT NULL)",
    "CREATE TABLE terms_counted (articles INTEGER NOT NULL)",  # how many articles were counted; one row
    "INSERT INTO terms_counted (articles) VALUES (0)",
    "CREATE TABLE uncounted (article INTEGER PRIMARY KEY, terms BLOB NOT NULL)",  # those that wait to be, in portions
    """
    CREATE TABLE ungrouped (  -- their text awaits a look for its story
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE said (  -- what the reader said of two articles, by their uids, the lesser one first
        one TEXT NOT NULL,
        two TEXT NOT NULL,
        together INTEGER NOT NULL,  -- 0 not one story; 1 one story; 2 two texts; 3 one story, told in two texts
        PRIMARY KEY (one, two)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX said_two ON said (two)",
    # By which folded copy a feed carries an article; NULL where the feed's own document does.
    "ALTER TABLE deliveries ADD COLUMN copy INTEGER",
    "CREATE INDEX articles_copies ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL",
    "CREATE INDEX articles_copied ON articles (section, duplicate_of) WHERE duplicate_of IS NOT NULL",
    "CREATE INDEX articles_prefetched ON articles (sort_at) WHERE listed = 0 AND purged_at IS NULL",
    "INSERT INTO ungrouped (article) SELECT id FROM articles WHERE shown = 1 AND purged_at IS NULL",
)

_WAITING = (
    """
    CREATE TRIGGER text_came AFTER INSERT ON articles BEGIN
        INSERT INTO ungrouped (article) VALUES (NEW.id) ON CONFLICT (article) DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER text_moved AFTER UPDATE OF content_hash, purged_at ON articles
    WHEN NEW.purged_at IS NULL AND (NEW.content_hash <> OLD.content_hash OR OLD.purged_at IS NOT NULL)
    BEGIN
        INSERT INTO ungrouped (article) VALUES (NEW.id) ON CONFLICT (article) DO NOTHING;
    END
    """,
)

# The counters anew: as before (schema_1.py), but a feed that carries an article only by a copy of it has the article
# under the sections of that copy: the article's own are those of another paper.

_OWN_FEEDS = "(SELECT feed FROM deliveries WHERE article = NEW.id AND copy IS NULL)"
_FEEDS = "(SELECT feed FROM deliveries WHERE article = NEW.id)"


def _folders(article: str, but: str = "") -> str:
    return (
        "(SELECT above FROM deliveries JOIN feeds ON feeds.id = feed "
        "JOIN folder_above ON folder_above.folder = feeds.folder "
        f"WHERE article = {article} AND feeds.deleted_at IS NULL {but})"
    )


def _folders_of_feed(feed: str) -> str:
    return (
        f"(SELECT above FROM folder_above JOIN feeds USING (folder) "
        f"WHERE feeds.id = {feed} AND feeds.deleted_at IS NULL)"
    )


def _count_copy(section: str, sign: str) -> str:
    """Move what feeds carry by this copy out of (-) or into (+) the sections of the copy, as these change."""
    return f"""
        INSERT INTO feed_sections (feed, section, articles, unread)
        SELECT deliveries.feed, section_above.above, {sign}first.shown, {sign}first.unread FROM deliveries
        JOIN articles AS first ON first.id = deliveries.article
        JOIN section_above ON section_above.section = {section}
        WHERE OLD.section IS NOT NEW.section AND deliveries.article = NEW.duplicate_of AND deliveries.copy = NEW.id
        ON CONFLICT (feed, section)
        DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;"""


_COUNTERS = (
    "DROP TRIGGER article_moved",
    "DROP TRIGGER delivery_made",
    "DROP TRIGGER delivery_gone",
    f"""
    CREATE TRIGGER article_moved AFTER UPDATE OF
        read, bookmarked, listed, muted, duplicate_of, origin, sources, section ON articles
    WHEN OLD.shown <> NEW.shown OR OLD.unread <> NEW.unread OR OLD.section IS NOT NEW.section
    BEGIN
        UPDATE feed_sections SET articles = articles - OLD.shown, unread = unread - OLD.unread
        WHERE feed IN {_OWN_FEEDS} AND section IN (SELECT above FROM section_above WHERE section = OLD.section);
        INSERT INTO feed_sections (feed, section, articles, unread)
        SELECT deliveries.feed, section_above.above, NEW.shown, NEW.unread FROM deliveries, section_above
        WHERE deliveries.article = NEW.id AND deliveries.copy IS NULL AND section_above.section = NEW.section
        ON CONFLICT (feed, section)
        DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;
        INSERT INTO feed_sections (feed, section, articles, unread)
        SELECT deliveries.feed, section_above.above, NEW.shown - OLD.shown, NEW.unread - OLD.unread FROM deliveries
        JOIN articles AS printed ON printed.id = deliveries.copy
        JOIN section_above ON section_above.section = printed.section WHERE deliveries.article = NEW.id
        ON CONFLICT (feed, section)
        DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;
        {_count_copy("OLD.section", "-")}
        {_count_copy("NEW.section", "+")}
        UPDATE feeds SET unread = unread + NEW.unread - OLD.unread
        WHERE NEW.unread <> OLD.unread AND id IN {_FEEDS};
        UPDATE folders SET unread = unread + NEW.unread - OLD.unread
        WHERE NEW.unread <> OLD.unread AND id IN {_folders("NEW.id")};
    END
    """,
    f"""
    CREATE TRIGGER delivery_made AFTER INSERT ON deliveries BEGIN
        INSERT INTO feed_sections (feed, section, articles, unread)
        SELECT NEW.feed, section_above.above, articles.shown, articles.unread
        FROM articles JOIN articles AS printed ON printed.id = ifnull(NEW.copy, NEW.article)
        JOIN section_above ON section_above.section = printed.section WHERE articles.id = NEW.article
        ON CONFLICT (feed, section)
        DO UPDATE SET articles = articles + excluded.articles, unread = unread + excluded.unread;
        UPDATE feeds SET unread = unread + 1
        WHERE id = NEW.feed AND (SELECT unread FROM articles WHERE id = NEW.article);
        UPDATE folders SET unread = unread + 1
        WHERE (SELECT unread FROM articles WHERE id = NEW.article) AND id IN {_folders_of_feed("NEW.feed")}
        AND id NOT IN {_folders("NEW.article", "AND feeds.id <> NEW.feed")};
        UPDATE articles SET sources = sources + 1
        WHERE id = NEW.article AND (SELECT deleted_at FROM feeds WHERE id = NEW.feed) IS NULL;
    END
    """,
    f"""
    CREATE TRIGGER delivery_gone BEFORE DELETE ON deliveries BEGIN
        UPDATE articles SET sources = sources - 1
        WHERE id = OLD.article AND (SELECT deleted_at FROM feeds WHERE id = OLD.feed) IS NULL;
        UPDATE feed_sections SET
            articles = articles - (SELECT shown FROM articles WHERE id = OLD.article),
            unread = unread - (SELECT unread FROM articles WHERE id = OLD.article)
        WHERE feed = OLD.feed AND section IN (
            SELECT above FROM section_above JOIN articles USING (section)
            WHERE articles.id = ifnull(OLD.copy, OLD.article)
        );
        UPDATE feeds SET unread = unread - 1
        WHERE id = OLD.feed AND (SELECT unread FROM articles WHERE id = OLD.article);
        UPDATE folders SET unread = unread - 1
        WHERE (SELECT unread FROM articles WHERE id = OLD.article) AND id IN {_folders_of_feed("OLD.feed")}
        AND id NOT IN {_folders("OLD.article", "AND feeds.id <> OLD.feed")};
    END
    """,
)

CHANGES = _TABLES + _WAITING + _COUNTERS
