"""Identities of addresses, written anew where the library's were made by other rules than a house has today.

`urls.identity` goes by what resources/sites knows of a house, and that grows with every edition. The library notes
whose rules it was written with; only rows of houses whose rules are others since are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from reader import houses, urls
from reader.store import readiness
from reader.store.sqlite import Connection

# Where identities are kept: the table, its column, and what else holds for a row that has one.
_PLACES = (
    ("addresses", "identity", "1"),
    ("links", "identity", "identity <> ''"),
    ("wishes", "identity", "1"),
    ("feed_addresses", "identity", "1"),
    ("attempts", "key", "kind = 'related'"),
)
_AFTER = {"#": "$", "/": "0", "?": "@"}  # what may follow a host in an identity, and the sign behind each


def changed(db: Connection) -> set[str]:
    """List the houses, by their main host, whose rules are not those that the library was written with."""
    noted = set(db.execute("SELECT house, rules FROM houses").fetchall())
    return {house for house, _ in noted ^ {(house.main, house.rules) for house in houses.known()}}


def refresh(db: Connection) -> None:
    """Write the identities of such houses' addresses anew, within one transaction.

    Where two articles of a paper come to share one, the first article keeps it.
    """
    mains = changed(db)
    if not mains:
        return
    _renumber(db, mains)
    renamed: dict[str, str] = {}
    for table, column, held in _PLACES:
        old = _of_hosts(db, mains, table, column, held)
        renamed |= {one: urls.identity(f"https://{one}") for one in old if one not in renamed}
        _move(db, table, column, held, [(one, renamed[one]) for one in old if renamed[one] != one])
    _note(db, [new for old, new in renamed.items() if new != old])
    db.execute("DELETE FROM houses")
    db.executemany("INSERT INTO houses VALUES (?, ?)", [(house.main, house.rules) for house in houses.known()])
    readiness.settle(db)


def _of_hosts(db: Connection, mains: Collection[str], table: str, column: str, held: str) -> list[str]:
    """List the identities in one table that are host and path of these houses, the first article's first."""
    found: list[tuple[int, str]] = []
    order = "min(article)" if table == "addresses" else "0"
    for host in _hosts(db, table, column, held):
        house = houses.of(host)
        if house and house.main in mains:
            found += db.execute(
                f"SELECT {order}, {column} FROM {table} WHERE {held} AND ({column} = ?1 "
                f"OR {column} >= ?1 || '/' AND {column} < ?1 || '0' "
                f"OR {column} >= ?1 || '?' AND {column} < ?1 || '@') GROUP BY {column}",
                (host,),
            ).fetchall()
    return [identity for _, identity in sorted(found)]


def _hosts(db: Connection, table: str, column: str, held: str) -> Iterator[str]:
    """Find the hosts in a column, leaping from one to the next over all that stands at it."""
    at = ""
    while row := db.execute(
        f"SELECT {column} FROM {table} WHERE {held} AND {column} > ? ORDER BY {column} LIMIT 1", (at,)
    ).fetchone():
        host = _host(row[0])
        follows = row[0][len(host) : len(host) + 1]
        at = host + _AFTER.get(follows, "")
        if follows != "#":
            yield host


def _host(identity: str) -> str:
    return min((identity.partition(sign)[0] for sign in _AFTER), key=len)


def _renumber(db: Connection, mains: Iterable[str]) -> None:
    """Take what was known by a number anew from where that came from: a link's address, an article's own."""
    for main in mains:
        numbered = (f"{main}#", f"{main}$")
        of_links = db.execute(
            "SELECT DISTINCT identity, url FROM links WHERE identity >= ? AND identity < ? AND identity <> ''", numbered
        ).fetchall()
        for old, url in of_links:
            if urls.identity(url) != old:
                _note(db, [old])
                db.execute(
                    "UPDATE links SET identity = ? WHERE identity = ? AND url = ?", (urls.identity(url), old, url)
                )
                _note(db, [urls.identity(url)])
        of_articles = db.execute(
            "SELECT identity, canonical_url FROM addresses JOIN articles ON articles.id = article "
            "WHERE identity >= ? AND identity < ? ORDER BY article",
            numbered,
        ).fetchall()
        for old, url in of_articles:
            new = urls.identity(url)
            if _is_of(url, main) and new != old:
                _note(db, [old])
                _move(db, "addresses", "identity", "1", [(old, new)])
                _note(db, [new])


def _is_of(url: str, main: str) -> bool:
    house = houses.of(urls.host(url))
    return urls.site(url) == urls.site(main) or bool(house and house.main == main)


def _move(db: Connection, table: str, column: str, held: str, renamed: Collection[tuple[str, str]]) -> None:
    """Write new identities for old ones in one table, (old, new) in this order; a row that would be there twice goes.

    A table at a time: a library may have hundreds of thousands of one house.
    """
    db.executemany(f"UPDATE OR IGNORE {table} SET {column} = ?2 WHERE {held} AND {column} = ?1", renamed)
    if table != "links":
        db.executemany(f"DELETE FROM {table} WHERE {held} AND {column} = ?", [(old,) for old, _ in renamed])


def _note(db: Connection, identities: Collection[str]) -> None:
    """Let `ready` be worked out anew of whoever names or has one of these identities."""
    db.execute(
        "INSERT INTO stale (article) SELECT article FROM links "
        "WHERE identity IN (SELECT value FROM json_each(?1)) AND identity <> '' "
        "UNION SELECT article FROM addresses WHERE identity IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(identities)),),
    )
