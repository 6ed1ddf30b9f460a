"""What each place of the tree holds on the disk and how long, as the storage table shows it; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.model import Feed, Folder, Retention, Storage, Tree

EVERYTHING = "Everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of the table: the library, a folder with all below it, a feed, or what no feed delivered."""

    held: Storage  # of all below it together
    rule: Retention | None  # what the reader said of it; None where nothing can be said
    above: Retention  # what holds here where the reader says nothing
    above_title: str = ""  # of the place that says so, "" for the library itself
    children: tuple[Place, ...] = ()  # the largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the library said: its tree, what each feed holds, the reader's rules, and what holds in each folder.

    `in_force` is by folder, None for the library.
    """

    tree: Tree
    storage: tuple[Storage, ...]
    rules: tuple[Retention, ...]
    in_force: Mapping[int | None, Retention]


def lay_out(held: Held) -> Place:
    """Set the library's places below each other, the largest first."""
    feeds = {feed.id: feed.folder for feed in held.tree.feeds}
    loose = [_leaf(held, one, None) for one in held.storage if one.feed not in feeds]
    children = _sorted([*_within(held, None), *loose])
    rule = _rule(held, Retention())
    return Place(held=_sum(EVERYTHING, children), rule=rule, above=held.in_force[None], children=children)


def _within(held: Held, folder: int | None) -> list[Place]:
    by_feed = {one.feed: one for one in held.storage}
    feeds = [feed for feed in held.tree.feeds if feed.folder == folder]
    below = [_folder(held, one) for one in held.tree.folders if one.parent == folder]
    return below + [_leaf(held, by_feed.get(feed.id) or _empty(feed), feed) for feed in feeds]


def _folder(held: Held, folder: Folder) -> Place:
    children = _sorted(_within(held, folder.id))
    return Place(
        held=_sum(folder.title, children),
        rule=_rule(held, Retention(folder=folder.id)),
        above=held.in_force[folder.parent],
        above_title=_title(held, folder.parent),
        children=children,
    )


def _leaf(held: Held, storage: Storage, feed: Feed | None) -> Place:
    folder = feed.folder if feed is not None else None
    return Place(
        held=storage,
        rule=_rule(held, Retention(feed=feed.id)) if feed is not None else None,
        above=held.in_force[folder],
        above_title=_title(held, folder),
    )


def _rule(held: Held, silent: Retention) -> Retention:
    """Find what the reader said of a place; `silent` is the place without a word."""
    said = (rule for rule in held.rules if (rule.folder, rule.feed) == (silent.folder, silent.feed))
    return next(said, silent)


def _title(held: Held, folder: int | None) -> str:
    return next((one.title for one in held.tree.folders if one.id == folder), EVERYTHING)


def _empty(feed: Feed) -> Storage:
    return Storage(feed=feed.id, title=feed.title or feed.url, articles=0, text=0, pictures=0, pages=0)


def _sum(title: str, places: Sequence[Place]) -> Storage:
    held = [place.held for place in places]
    return Storage(
        feed=None,
        title=title,
        articles=sum(one.articles for one in held),
        text=sum(one.text for one in held),
        pictures=sum(one.pictures for one in held),
        pages=sum(one.pages for one in held),
        files=sum(one.files for one in held),
    )


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (-place.held.all, place.held.title.casefold())))
