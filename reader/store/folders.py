"""The reader's own folders: made, renamed, moved, deleted so that it can be undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reader.errors import InputError
from reader.model import NOTHING, Change
from reader.store import counts
from reader.store.sqlite import Connection
from reader.store.values import listed, words

_MOVED = Change(tree=True, counts=True)


def add(db: Connection, path: tuple[str, ...]) -> tuple[int, Change]:
    """Make a folder and those above it, unless they are there. Raises InputError for a path without a name."""
    here: int | None = None
    change = NOTHING
    for name in (words(part, 200) for part in path):
        if not name:
            raise InputError("A folder needs a name.")
        found = _beside(db, here, name)
        if found is None:
            found, change = _make(db, here, name), Change(tree=True)
        here = found
    if here is None:
        raise InputError("A folder needs a name.")
    return here, change


def _beside(db: Connection, parent: int | None, title: str) -> int | None:
    row = db.execute(
        "SELECT id FROM folders WHERE parent IS ? AND title = ? AND deleted_at IS NULL", (parent, title)
    ).fetchone()
    return int(row[0]) if row else None


def _make(db: Connection, parent: int | None, title: str) -> int:
    made = db.execute(
        "INSERT INTO folders (title, parent, position) "
        "SELECT ?1, ?2, (SELECT ifnull(max(position) + 1, 0) FROM folders WHERE parent IS ?2)",
        (title, parent),
    )
    id = int(made.lastrowid or 0)
    db.execute(
        "INSERT INTO folder_above (folder, above) SELECT ?1, ?1 "
        "UNION ALL SELECT ?1, above FROM folder_above WHERE folder = ?2",
        (id, parent),
    )
    return id


def rename(db: Connection, titles: Mapping[int, str]) -> Change:
    """Rename folders. Raises InputError where a folder beside it has that name, or the name is empty."""
    for id, title in titles.items():
        check(db, id)
        name = words(title, 200)
        if not name:
            raise InputError("A folder needs a name.")
        (parent,) = db.execute("SELECT parent FROM folders WHERE id = ?", (id,)).fetchone()
        _check_free(db, id, parent, name)
        db.execute("UPDATE folders SET title = ? WHERE id = ?", (name, id))
    return Change(tree=True) if titles else NOTHING


def _check_free(db: Connection, id: int, parent: int | None, title: str) -> None:
    if _beside(db, parent, title) not in (None, id):
        raise InputError(f"There is a folder named “{title}” here already.")


def move(db: Connection, ids: Sequence[int], parent: int | None, position: int | None) -> Change:
    """Move folders into `parent`. Raises InputError where a folder would come to lie within itself."""
    if parent is not None:
        check(db, parent)
    for id in ids:
        check(db, id)
        if db.execute("SELECT 1 FROM folder_above WHERE folder = ? AND above = ?", (parent, id)).fetchone():
            raise InputError("A folder cannot be moved into itself or into a folder within it.")
        (title,) = db.execute("SELECT title FROM folders WHERE id = ?", (id,)).fetchone()
        _check_free(db, id, parent, title)
        db.execute("UPDATE folders SET parent = ? WHERE id = ?", (parent, id))
    place(db, "folders", "parent", ids, parent, position)
    _redraw_above(db)
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def place(
    db: Connection, table: str, inside: str, ids: Sequence[int], folder: int | None, position: int | None
) -> None:
    """Number the rows of one folder anew, `ids` before the row that is shown at `position`, the others' order kept.

    The deleted ones keep their place among the others, so that an undo finds it.
    """
    beside = db.execute(
        f"SELECT id, deleted_at IS NULL FROM {table} WHERE {inside} IS ? "
        "AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY position, id",
        (folder, listed(ids)),
    ).fetchall()
    shown = [at for at, (_, live) in enumerate(beside) if live]
    at = len(beside) if position is None or position >= len(shown) else shown[max(position, 0)]
    order = [id for id, _ in beside]
    order[at:at] = dict.fromkeys(ids)
    db.executemany(f"UPDATE {table} SET position = ? WHERE id = ?", list(enumerate(order)))


def _redraw_above(db: Connection) -> None:
    db.execute("DELETE FROM folder_above")
    db.execute(
        "WITH RECURSIVE up (folder, above) AS (SELECT id, id FROM folders UNION ALL "
        "SELECT up.folder, folders.parent FROM up JOIN folders ON folders.id = up.above WHERE folders.parent NOT NULL) "
        "INSERT INTO folder_above SELECT * FROM up"
    )


def delete(db: Connection, ids: Collection[int], now: int) -> Change:
    """Hide folders with all folders and feeds in them, each noted under the folder whose deletion took it along."""
    for id in ids:
        hidden = {"now": now, "with": id}
        below = "(SELECT folder FROM folder_above WHERE above = :with)"
        for table, column in (("feeds", "folder"), ("folders", "id")):
            db.execute(
                f"UPDATE {table} SET deleted_at = :now, deleted_with = :with "
                f"WHERE {column} IN {below} AND deleted_at IS NULL",
                hidden,
            )
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def undelete(db: Connection, ids: Collection[int]) -> Change:
    """Bring back these folders and exactly what was hidden together with them."""
    for id in ids:
        db.execute("UPDATE folders SET deleted_at = NULL, deleted_with = NULL WHERE deleted_with = ?", (id,))
        db.execute("UPDATE feeds SET deleted_at = NULL, deleted_with = NULL WHERE deleted_with = ?", (id,))
    surface(db)
    counts.recount_folders(db)
    return _MOVED if ids else NOTHING


def surface(db: Connection) -> None:
    """Bring to the top what would come back into a folder that is still deleted."""
    for table, inside in (("folders", "parent"), ("feeds", "folder")):
        db.execute(
            f"UPDATE {table} SET {inside} = NULL WHERE deleted_at IS NULL "
            f"AND {inside} IN (SELECT id FROM folders WHERE deleted_at IS NOT NULL)"
        )
    _redraw_above(db)


def check(db: Connection, id: int) -> None:
    """Raise InputError where there is no folder with this id."""
    if not db.execute("SELECT 1 FROM folders WHERE id = ? AND deleted_at IS NULL", (id,)).fetchone():
        raise InputError(f"There is no folder {id} in the library.")
