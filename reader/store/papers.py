"""Papers and their sections: which house an address or a masthead belongs to, and the parts it names."""

from __future__ import annotations

from reader import houses, urls
from reader.errors import InputError
from reader.model import Paper, Section
from reader.store.sqlite import Connection
from reader.store.values import words

FEED, PAGE = 1, 2  # how well a title is known: better than a host's name, which is 0

_NAMELESS = "Imported"  # the paper of texts that name neither an address nor a masthead
# Hosts that carry the feeds of many houses: they name no paper.
_CARRIERS = frozenset(
    {"feeds.feedburner.com", "feeds2.feedburner.com", "feedproxy.google.com", "rss.app", "fetchrss.com"}
)
_DEEPEST = 8  # sections below sections: more is a page's mistake


def read(db: Connection, paper: int) -> Paper:
    """Read a paper. Raises InputError where there is none with this id."""
    row = db.execute("SELECT id, title, language FROM papers WHERE id = ?", (paper,)).fetchone()
    if row is None:
        raise InputError(f"There is no paper {paper} in the library.")
    hosts = db.execute("SELECT host FROM paper_hosts WHERE paper = ? ORDER BY position", (paper,)).fetchall()
    return Paper(id=row[0], title=row[1], language=row[2], hosts=tuple(host for (host,) in hosts))


def find_or_make(db: Connection, *, url: str, title: str = "", language: str = "") -> int:
    """Answer the paper of an address, else of a masthead, made where there is none.

    A masthead alone finds a paper only where that has no hosts: two houses may share a name, and a page may lie.
    """
    host, title = _own_host(url), words(title, 200)
    paper = of_host(db, host) if host else None
    if paper is None and title:
        paper = _of_title(db, title, any_host=not host)
    if paper is None:
        called = title or host or _NAMELESS
        paper = (None if host or title else _of_title(db, called, any_host=False)) or _make(db, called)
    if host:
        add_host(db, paper, host)
    name(db, paper, title, language, rank=PAGE)
    return paper


def _own_host(url: str) -> str:
    host = urls.host(url)
    return "" if host in _CARRIERS else host


def of_host(db: Connection, host: str) -> int | None:
    """Find the paper of a host, or of the site that the host is a part of: english.paper.example of paper.example.

    Else that which a mirror mirrors, or that of a mirror. Other hosts that a house's file names may be other papers.
    """
    house = houses.of(host)
    mirrors = house.aliases if house else ()
    mirrored = house.hosts if house and urls.site(host) in mirrors else ()
    for known in (host, urls.site(host), *mirrored, *mirrors):
        row = db.execute("SELECT paper FROM paper_hosts WHERE host = ?", (known,)).fetchone()
        if row:
            return int(row[0])
    return None


def _of_title(db: Connection, title: str, *, any_host: bool) -> int | None:
    row = db.execute(
        "SELECT id FROM papers WHERE title_key = ? AND (? OR NOT EXISTS "
        "(SELECT 1 FROM paper_hosts WHERE paper = papers.id)) ORDER BY named DESC, id",
        (urls.title_key(title), any_host),
    ).fetchone()
    return int(row[0]) if row else None


def of_feed(db: Connection, *, url: str, title: str) -> int:
    """Answer the paper of a feed by the address of its site or its own, made where there is none."""
    if _own_host(url):
        return find_or_make(db, url=url)
    return _make(db, title or urls.host(url) or _NAMELESS)


def _make(db: Connection, title: str) -> int:
    made = db.execute("INSERT INTO papers (title, title_key) VALUES (?, ?)", (title, urls.title_key(title)))
    return int(made.lastrowid or 0)


def add_host(db: Connection, paper: int, host: str) -> None:
    """Note that a host is this paper's, unless some paper has it."""
    db.execute(
        "INSERT INTO paper_hosts (host, paper, position) "
        "SELECT ?1, ?2, (SELECT count(*) FROM paper_hosts WHERE paper = ?2) WHERE ?1 <> '' "
        "ON CONFLICT (host) DO NOTHING",
        (host, paper),
    )


def name(db: Connection, paper: int, title: str, language: str = "", *, rank: int) -> None:
    """Take a better title for a paper: a feed's (FEED) over a host's name, a page's masthead (PAGE) over both."""
    title = words(title, 200)
    if title:
        db.execute(
            "UPDATE papers SET title = ?, title_key = ?, named = ? WHERE id = ? AND named < ?",
            (title, urls.title_key(title), rank, paper, rank),
        )
    db.execute("UPDATE papers SET language = ? WHERE id = ? AND language = ''", (language, paper))


def remove_empty(db: Connection) -> None:
    """Remove papers that have neither feeds nor articles any more."""
    db.execute(
        "DELETE FROM papers WHERE NOT EXISTS (SELECT 1 FROM feeds WHERE paper = papers.id) "
        "AND NOT EXISTS (SELECT 1 FROM articles WHERE paper = papers.id)"
    )


# --- sections ------------------------------------------------------------------------------------------------------


def section(db: Connection, id: int) -> Section:
    """Read a section. Raises InputError where there is none with this id."""
    row = db.execute("SELECT id, paper, parent, name FROM sections WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise InputError(f"There is no section {id} in the library.")
    above = section(db, row[2]).path if row[2] else ()
    return Section(id=row[0], paper=row[1], parent=row[2], path=(*above, row[3]))


def find_sections(db: Connection, path: tuple[str, ...]) -> tuple[Section, ...]:
    """Find the sections of any paper with this path of names."""
    if not path:
        return ()
    found = db.execute("SELECT id FROM sections WHERE name_key = ? ORDER BY id", (_key(path[-1]),)).fetchall()
    wanted = tuple(_key(name) for name in path)
    sections = (section(db, id) for (id,) in found)
    return tuple(found for found in sections if tuple(map(_key, found.path)) == wanted)


# A row stands also in the sections of its folded copies, where these are not its own: (section, unread, row).
_PLACES_OF_COPIES = (
    "above, first.unread, first.id FROM articles AS printed "
    "JOIN section_above ON section_above.section = printed.section "
    "JOIN articles AS first ON first.id = printed.duplicate_of "
    "WHERE printed.duplicate_of IS NOT NULL AND printed.sources > 0 AND first.shown = 1 "
    "AND above NOT IN (SELECT own.above FROM section_above AS own WHERE own.section = first.section)"
)


def section_sizes(db: Connection) -> dict[Section, tuple[int, int]]:
    """Count what a list of each section shows: its articles, and the unread ones among them."""
    counted = db.execute(
        "SELECT above, count(*), sum(unread) FROM ("
        "SELECT above, unread, id FROM articles JOIN section_above USING (section) WHERE shown = 1 UNION ALL "
        f"SELECT DISTINCT {_PLACES_OF_COPIES}) GROUP BY above"
    ).fetchall()
    sizes = {section(db, id): (shown, unread) for id, shown, unread in counted}
    return dict(sorted(sizes.items(), key=lambda one: (one[0].paper, [name.casefold() for name in one[0].path])))


def section_of(db: Connection, paper: int, path: tuple[str, ...], *, make: bool = True) -> int | None:
    """Answer the section of this path in a paper, made where it is not there if `make`; None for no path."""
    here: int | None = None
    for name in [cut for cut in (words(name, 100) for name in path) if cut][:_DEEPEST]:
        row = db.execute(
            "SELECT id FROM sections WHERE paper = ? AND ifnull(parent, 0) = ? AND name_key = ?",
            (paper, here or 0, _key(name)),
        ).fetchone()
        if not (row or make):
            return None
        here = int(row[0]) if row else _make_section(db, paper, here, name)
    return here


def _make_section(db: Connection, paper: int, parent: int | None, name: str) -> int:
    made = db.execute(
        "INSERT INTO sections (paper, parent, name, name_key) VALUES (?, ?, ?, ?)", (paper, parent, name, _key(name))
    )
    id = int(made.lastrowid or 0)
    db.execute(
        "INSERT INTO section_above (section, above) SELECT ?1, ?1 "
        "UNION ALL SELECT ?1, above FROM section_above WHERE section = ?2",
        (id, parent),
    )
    return id


def _key(name: str) -> str:
    return urls.title_key(name) or name.casefold()
