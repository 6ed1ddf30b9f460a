"""What the section tree shows, line by line: pure, no Qt.

A Place is one line. Its Scope is its name throughout: two trees with the same scopes in the same order have one shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Counts, Feed, Folder, Scope, Section, Tree
from reader.text import titled

TODAY = Scope(today=0)  # stands for today in a Place; the day itself is filled in when somebody asks


class PlaceKind(Enum):
    """What a line of the tree is; its value is also its icon's name."""

    TODAY = "today"
    UNREAD = "unread"
    BOOKMARKS = "star"
    LIST = "list"
    ALL = "paper"
    FOLDER = "folder"
    FEED = "feed"
    SECTION = "section"


# The lines above the reader's own. What was followed or imported and read is found again under All alone.
SMART = (
    (TODAY, PlaceKind.TODAY, "Today"),
    (UNREAD, PlaceKind.UNREAD, "Unread"),
    (BOOKMARKS, PlaceKind.BOOKMARKS, "Bookmarks"),
    (EVERYTHING, PlaceKind.ALL, "All"),
)


_STOPPED = {
    "paused": "Paused: it is not asked by itself.",
    "gone": "It says that it is gone for good, so it is not asked any more.",
}


@dataclass(eq=False, slots=True, kw_only=True)
class Place:
    """One line of the tree, with its parent and children: it knows its own row among them."""

    scope: Scope
    kind: PlaceKind
    title: str
    icon: str = ""  # hash of a feed's icon
    error: str = ""  # a sentence
    stopped: str = ""  # as in Feed.stopped
    parent: Place | None = None
    row: int = 0
    number: int = 0  # from top to bottom, of the whole tree
    children: list[Place] = field(default_factory=list)

    def add(self, child: Place) -> Place:
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def lines(self) -> list[Place]:
        """List the places below this one, from top to bottom."""
        found: list[Place] = []
        waiting = self.children[::-1]
        while waiting:
            place = waiting.pop()
            found.append(place)
            waiting += place.children[::-1]
        return found


def plant(tree: Tree) -> Place:
    """Build the places of a tree under one root that is not shown."""
    root = Place(scope=Scope(), kind=PlaceKind.FOLDER, title="")
    for scope, kind, title in SMART:
        place = root.add(Place(scope=scope, kind=kind, title=title))
        for gathered in tree.lists if kind is PlaceKind.BOOKMARKS else ():
            place.add(Place(scope=Scope(reading_list=gathered.id), kind=PlaceKind.LIST, title=gathered.title))
    within: dict[int | None, list[Folder | Feed]] = {}
    for each in tree.folders:
        within.setdefault(each.parent, []).append(each)
    for feed in tree.feeds:
        within.setdefault(feed.folder, []).append(feed)
    _plant_folder(root, None, within, tree)
    for number, place in enumerate(root.lines()):
        place.number = number
    return root


def heirs(place: Place) -> list[Place]:
    """Line up who takes a place's part, itself first: the places after it, those before it, its parent."""
    if place.parent is None:
        return []
    beside = place.parent.children
    above = [] if place.parent.parent is None else heirs(place.parent)
    return [place, *beside[place.row + 1 :], *reversed(beside[: place.row]), *above]


def shape(root: Place) -> list[tuple[Scope, Scope]]:
    """List every place beside its parent: equal for two trees whose lines differ in their words alone."""
    return [(place.scope, place.parent.scope if place.parent else root.scope) for place in root.lines()]


def count(place: Place, counts: Counts) -> int:
    """Look up the figure beside a place: its unread articles, or all bookmarks and all of a reading list."""
    scope = place.scope
    match place.kind:
        case PlaceKind.TODAY:
            return counts.today
        case PlaceKind.UNREAD:
            return counts.unread
        case PlaceKind.BOOKMARKS:
            return counts.bookmarks
        case PlaceKind.LIST:
            return counts.lists.get(scope.reading_list or 0, 0)
        case PlaceKind.ALL:
            return 0  # Unread has said it
        case PlaceKind.FOLDER:
            return counts.folders.get(scope.folder or 0, 0)
        case PlaceKind.FEED:
            return counts.feeds.get(scope.feed or 0, 0)
        case PlaceKind.SECTION:
            return counts.sections.get((scope.feed or 0, scope.section or 0), 0)


def spoken(place: Place, figure: int) -> str:
    """Say a place aloud: "Nation, 12 unread"."""
    words = [place.title]
    if figure:
        of_stories = place.kind in (PlaceKind.UNREAD, PlaceKind.BOOKMARKS, PlaceKind.LIST)
        words.append(f"{figure} {'stories' if of_stories else 'unread'}")
    if place.stopped:
        words.append(place.stopped)
    if place.error and place.stopped != "paused":
        words.append(place.error)
    return ", ".join(words)


def hint(place: Place) -> str:
    """Say why a feed has a sign beside it, "" where it has none."""
    return _STOPPED.get(place.stopped, place.error)


def _plant_folder(
    parent: Place, folder: int | None, within: Mapping[int | None, list[Folder | Feed]], tree: Tree
) -> None:
    for child in within.get(folder, ()):
        if isinstance(child, Folder):
            _plant_folder(parent.add(_folder(child)), child.id, within, tree)
        else:
            _plant_sections(parent.add(_feed(child)), tree.sections.get(child.id, ()))


def _plant_sections(feed: Place, sections: tuple[Section, ...]) -> None:
    planted: dict[int | None, Place] = {}
    for section in sections:  # parents stand before their children
        above = planted.get(section.parent, feed)
        planted[section.id] = above.add(
            Place(
                scope=Scope(feed=feed.scope.feed, section=section.id),
                kind=PlaceKind.SECTION,
                title=titled(section.path[-1] if section.path else ""),
            )
        )


def _folder(folder: Folder) -> Place:
    return Place(scope=Scope(folder=folder.id), kind=PlaceKind.FOLDER, title=folder.title)


def _feed(feed: Feed) -> Place:
    title = feed.title or feed.site_url or feed.url
    return Place(
        scope=Scope(feed=feed.id), kind=PlaceKind.FEED, title=title, icon=feed.icon, error=feed.error,
        stopped=feed.stopped,
    )  # fmt: skip
