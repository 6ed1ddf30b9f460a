"""The SQLite that the library runs on: sqlite-utils takes pysqlite3 when it is there, and so do we.

Its errors are not the standard library's: always catch `sqlite3.Error` from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

Connection = sqlite3.Connection

__all__ = ["Connection", "sqlite3"]
