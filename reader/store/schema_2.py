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
    # Whatever stands for an article's text may name related stories, the feed's own words too.
    "DROP INDEX articles_unrelated",
    "CREATE INDEX articles_unrelated ON articles (sort_at, id) WHERE page_state IN (1, 2, 4) AND related_done = 0",
    # Whose `ready` is to be worked out before the commit; one may stand there twice, since a conflict within a trigger
    # is resolved as the statement that fired it says.
    "CREATE TABLE stale (article INTEGER NOT NULL)",
)

# The first edition told neither why something was not here nor whether it was wanted at all.
FROM_1 = (
    # Asked for once more, a picture is kept, or fails with its reason, or turns out to be a tracker's.
    "UPDATE picture_files SET state = 0 WHERE state = 2",
    # A teaser stands where a page was put off or failed. Not so where items share an address, or where it leads to a
    # file, or where the words are enough to be the text: a link blog's page is another's story.
    """
    UPDATE articles SET page_state = 3 WHERE page_state = 2 AND NOT full_text AND origin = 'feed'
    AND canonical_url LIKE 'http%' AND EXISTS (SELECT 1 FROM addresses WHERE article = articles.id)
    AND lower(substr(canonical_url, -4)) NOT IN ('.pdf', '.mp3', '.m4a', '.ogg', '.mp4', '.mov', '.zip', '.jpg', '.png')
    AND length(ifnull((SELECT html FROM bodies WHERE article = articles.id), '')) < 600
    """,
    """
    INSERT INTO attempts (kind, key, tries, tried_at, error)
    SELECT 'page', id, 0, first_seen, 'An earlier version of Broadsheet did not fetch its page.'
    FROM articles WHERE page_state = 3
    """,
    # Related stories are fetched along with what comes from now on, not with years of feeds' own text.
    "UPDATE articles SET related_done = 1 WHERE page_state = 2",
)

# Below, everything that may make an article more or less ready notes it in `stale`: its own text, pictures and links,
# and for those that name it as related its addresses and its text. readiness.py empties the table within the same
# transaction. What arrives takes its failed attempts along.

_NAMING = "SELECT links.article FROM links WHERE links.identity = {row}.identity AND links.identity <> ''"
_NAMING_ARTICLE = (
    "SELECT links.article FROM addresses JOIN links USING (identity) "
    "WHERE addresses.article = {row}.article AND links.identity <> ''"
)
_SHOWING = "SELECT pictures.article FROM pictures WHERE pictures.url = {row}.url"
_ITSELF = "SELECT {row}.article"


def _stale(name: str, event: str, *who: str, row: str = "NEW", when: str = "", also: str = "") -> str:
    noted = "".join(f"INSERT INTO stale (article) {one.format(row=row)}; " for one in who)
    return f"CREATE TRIGGER {name} AFTER {event} {f'WHEN {when}' if when else ''} BEGIN {noted}{also} END"


STALE = (
    _stale(
        "body_came",
        "INSERT ON bodies",
        *(_ITSELF, _NAMING_ARTICLE),
        also="DELETE FROM attempts WHERE kind = 'related' "
        "AND key IN (SELECT identity FROM addresses WHERE article = NEW.article);",
    ),
    _stale("body_went", "DELETE ON bodies", _ITSELF, _NAMING_ARTICLE, row="OLD"),
    _stale("picture_came", "INSERT ON pictures", _ITSELF),
    _stale("picture_went", "DELETE ON pictures", _ITSELF, row="OLD"),
    _stale("link_came", "INSERT ON links", _ITSELF, when="NEW.identity <> ''"),
    _stale("link_went", "DELETE ON links", _ITSELF, row="OLD", when="OLD.identity <> ''"),
    _stale(
        "address_came",
        "INSERT ON addresses",
        *(_ITSELF, _NAMING),
        also="DELETE FROM attempts WHERE kind = 'related' AND key = NEW.identity "
        "AND EXISTS (SELECT 1 FROM bodies WHERE article = NEW.article);",
    ),
    _stale("address_went", "DELETE ON addresses", _ITSELF, _NAMING, row="OLD"),
    _stale("address_moved", "UPDATE OF paper, article ON addresses", _ITSELF, _ITSELF.format(row="OLD"), _NAMING),
    _stale("file_came", "INSERT ON picture_files", _SHOWING, when="NEW.state <> 0"),
    _stale("file_went", "DELETE ON picture_files", _SHOWING, row="OLD", when="OLD.state <> 0"),
    _stale("file_moved", "UPDATE OF state ON picture_files", _SHOWING, when="NEW.state <> OLD.state"),
    """
    CREATE TRIGGER file_here AFTER UPDATE OF state ON picture_files WHEN NEW.state IN (1, 3) BEGIN
        DELETE FROM attempts WHERE kind = 'picture' AND key = NEW.url;
    END
    """,
    """
    CREATE TRIGGER page_moved AFTER UPDATE OF page_state, canonical_url, paper ON articles
    WHEN NEW.page_state <> OLD.page_state OR NEW.canonical_url <> OLD.canonical_url OR NEW.paper <> OLD.paper
    BEGIN
        INSERT INTO stale (article) VALUES (NEW.id);
    END
    """,
    """
    CREATE TRIGGER page_here AFTER UPDATE OF page_state ON articles WHEN NEW.page_state IN (1, 2, 3) BEGIN
        DELETE FROM attempts WHERE kind = 'page' AND key = CAST(NEW.id AS TEXT);
    END
    """,
    """
    CREATE TRIGGER article_gone AFTER DELETE ON articles BEGIN
        DELETE FROM attempts WHERE kind = 'page' AND key = CAST(OLD.id AS TEXT);
    END
    """,
)

MEDIA_CHANGES = (
    # Sizes are asked for all at once, and a blob's row is long: the index alone answers.
    "CREATE INDEX media_sizes ON media (hash, length(data))",
    "CREATE INDEX page_sizes ON pages (article, length(data))",
)
