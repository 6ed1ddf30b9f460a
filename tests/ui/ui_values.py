"""Made-up rows and trees, so that a test names only what it is about."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from reader.model import Feed, Folder, Ready, Row, Section, Tree
from reader.ui.models.article_list import ArticleListModel


def row(id: int, title: str = "", **kw: Any) -> Row:
    values: dict[str, Any] = {
        "standfirst": "", "source": "China Daily", "section": "", "sort_at": id, "published": None, "language": "en",
        "read": False, "bookmarked": False, "ready": Ready.NOT,
    } | kw  # fmt: skip
    return Row(id=id, title=title or f"Story {id}", **values)


class Rows:
    """Stands in for the library: gives rows by id and notes what was asked."""

    def __init__(self, *rows: Row) -> None:
        self.by_id = {row.id: row for row in rows}
        self.asked: list[tuple[int, ...]] = []

    def __call__(self, ids: Sequence[int]) -> tuple[Row, ...]:
        self.asked.append(tuple(ids))
        return tuple(self.by_id[id] for id in ids if id in self.by_id)


def article_list_model(rows: Rows, ids: Sequence[int] | None = None) -> ArticleListModel:
    model = ArticleListModel(rows, tell_time=lambda at: f"time {at}")
    model.show(array("q", rows.by_id if ids is None else ids))
    return model


def tree(*, folders: Sequence[Folder] = (), feeds: Sequence[Feed] = (), sections: Any = None) -> Tree:
    return Tree(folders=tuple(folders), feeds=tuple(feeds), sections=sections or {})


def folder(id: int, title: str, parent: int | None = None) -> Folder:
    return Folder(id=id, title=title, parent=parent)


def feed(id: int, title: str, folder: int | None = None, **kw: Any) -> Feed:
    return Feed(id=id, url=f"https://example.org/{id}.xml", title=title, folder=folder, **kw)


def section(id: int, path: str, parent: int | None = None) -> Section:
    return Section(id=id, paper=1, path=tuple(path.split("/")), parent=parent)
