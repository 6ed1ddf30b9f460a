"""The history of the library's files, append-only: a migration that was released is never changed.

Each one runs in a transaction of its own that also sets the file's version, so that a file is old or new and never
between. Who may run them, and under which lock, is decided in opening.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database, Migrations

from reader.store import house_rules, readiness, schema_1, schema_2, schema_3_kept, schema_3_stories, schema_4
from reader.store.sqlite import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How one file came to its present shape."""

    application: int  # application_id in the file's header: it is ours
    version: int  # user_version after the last migration
    migrations: Migrations
    before_first_table: tuple[str, ...] = ()

    def apply(self, db: Connection) -> None:
        """Bring the file up to date."""
        self.migrations.apply(Database(db, recursive_triggers=False, execute_plugins=False))


_library = Migrations("library")
_media = Migrations("media")

LIBRARY = History(application=schema_1.LIBRARY_ID, version=4, migrations=_library)
MEDIA = History(
    application=schema_1.MEDIA_ID,
    version=2,
    migrations=_media,
    before_first_table=("PRAGMA auto_vacuum = INCREMENTAL",),  # set after the first table it frees nothing
)


@_library(name="0001 first edition")
def _first_library(db: Database, /) -> None:
    _run(db, schema_1.TABLES + schema_1.COUNTERS)
    db.execute(f"PRAGMA application_id = {schema_1.LIBRARY_ID}")
    db.execute("PRAGMA user_version = 1")


@_media(name="0001 first edition")
def _first_media(db: Database, /) -> None:
    _run(db, schema_1.MEDIA_TABLES)
    db.execute(f"PRAGMA application_id = {schema_1.MEDIA_ID}")
    db.execute("PRAGMA user_version = 1")


@_library(name="0002 offline")
def _second_library(db: Database, /) -> None:
    _run(db, schema_2.LIBRARY_CHANGES + schema_2.FROM_1 + schema_2.STALE)
    db.conn.execute(readiness.REFRESH_ALL)
    db.execute("PRAGMA user_version = 2")


@_library(name="0003 stories")
def _third_library(db: Database, /) -> None:
    _run(db, schema_3_stories.CHANGES + schema_3_kept.CHANGES)
    house_rules.refresh(db.conn)
    db.execute("PRAGMA user_version = 3")


@_library(name="0004 sync")
def _fourth_library(db: Database, /) -> None:
    _run(db, schema_4.CHANGES)
    db.execute("PRAGMA user_version = 4")


@_media(name="0002 sizes")
def _second_media(db: Database, /) -> None:
    _run(db, schema_2.MEDIA_CHANGES)
    db.execute("PRAGMA user_version = 2")


def _run(db: Database, statements: tuple[str, ...]) -> None:
    # One by one: `executescript` would commit the transaction that holds the migration together.
    for statement in statements:
        db.conn.execute(statement)
