"""The counters that triggers keep, against a recount after every act of random sequences."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from builders import NOW, article
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.errors import InputError
from reader.model import BOOKMARKS, UNREAD, Mark, Origin, Scope
from reader.store import Store

_FEEDS, _FOLDERS, _SLUGS = 3, 3, 8
_PATHS = ((), ("News",), ("News", "Nation"), ("Sport",))

feeds = st.integers(1, _FEEDS)
folders = st.integers(1, _FOLDERS)
articles = st.integers(1, _SLUGS + 2)
slugs = st.integers(0, _SLUGS - 1)
paths = st.sampled_from(_PATHS)


class Library(RuleBasedStateMachine):
    """Any order of acts: afterwards each figure is the length of the list it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        inner, _ = self.store.add_folder(("World", "Asia"))
        self.store.add_folder(("Other",))
        for number, place in ((1, inner), (2, inner), (3, None)):
            self.store.add_feed(url=f"https://paper.example/{number}.xml", folder=place)
            self.deliver(number, [number, number + 1, number + 2], ("News", "Nation"))

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(feed=feeds, slugs=st.lists(slugs, min_size=1, max_size=4), path=paths)
    def deliver(self, feed: int, slugs: list[int], path: tuple[str, ...]) -> None:
        brought = [article(f"Story {slug}", slug=f"s{slug}", section_path=path) for slug in slugs]
        try:
            self.store.deliver(feed, brought, NOW)
        except InputError:
            assert feed not in {known.id for known in self.store.feeds()}

    @rule(slug=slugs, origin=st.sampled_from(list(Origin)[1:]))
    def keep(self, slug: int, origin: Origin) -> None:
        self.store.keep([article(f"Story {slug}", slug=f"s{slug}")], origin=origin, now=NOW)

    @rule(number=articles, path=paths)
    def page(self, number: int, path: tuple[str, ...]) -> None:
        known = self.store.article(number)
        if known:
            self.store.set_pages({number: article(known.title, url=known.url, section_path=path)})

    @rule(one=articles, other=articles, path=paths)
    def pages_turn_out_to_be_one(self, one: int, other: int, path: tuple[str, ...]) -> None:
        known, same = self.store.article(one), self.store.article(other)
        if known and same:
            self.store.set_pages({one: article(same.title, url=same.url, section_path=path)})

    @rule(numbers=st.lists(articles, min_size=1, max_size=5), mark=st.sampled_from(list(Mark)))
    def mark(self, numbers: list[int], mark: Mark) -> None:
        self.store.mark(numbers, mark)

    @rule(number=articles)
    def open(self, number: int) -> None:
        self.store.open_article(number)

    @rule(feed=feeds, folder=st.none() | folders)
    def move_feed(self, feed: int, folder: int | None) -> None:
        with suppress(InputError):  # refused, so nothing may have changed: the invariants look
            self.store.move_feeds([feed], folder)

    @rule(folder=folders, parent=st.none() | folders)
    def move_folder(self, folder: int, parent: int | None) -> None:
        with suppress(InputError):
            self.store.move_folders([folder], parent)

    @rule(feed=feeds, folder=folders, what=st.sampled_from(["delete", "undelete", "undelete"]), whole=st.booleans())
    def hide_or_show(self, feed: int, folder: int, what: str, whole: bool) -> None:
        if whole:
            getattr(self.store, f"{what}_folders")([folder])
        else:
            getattr(self.store, f"{what}_feeds")([feed])

    @rule(feed=feeds, into=feeds, part=st.booleans())
    def merge_or_part(self, feed: int, into: int, part: bool) -> None:
        with suppress(InputError):
            self.store.unmerge_feed(feed) if part else self.store.merge_feeds(feed, into)

    @rule(number=feeds, purge=st.sampled_from([True, False, False, False]))
    def subscribe_again(self, number: int, purge: bool) -> None:
        if purge:
            self.store.purge_deleted(2**40)
        self.store.add_feed(url=f"https://paper.example/{number}.xml")

    @invariant()
    def every_figure_is_the_length_of_its_list(self) -> None:
        store, tree, counts = self.store, self.store.tree(), self.store.counts(NOW)
        assert counts.unread == len(store.ids(UNREAD))
        assert counts.today == len(store.ids(Scope(unread=True, today=NOW)))
        assert counts.bookmarks == len(store.ids(BOOKMARKS))
        for kind, places, counted in (("feed", tree.feeds, counts.feeds), ("folder", tree.folders, counts.folders)):
            real = {place.id: len(store.ids(Scope(unread=True, **{kind: place.id}))) for place in places}
            assert dict(counted) == {place: unread for place, unread in real.items() if unread}
        under = {
            (feed, section.id): len(store.ids(Scope(unread=True, feed=feed, section=section.id)))
            for feed, sections in tree.sections.items()
            for section in sections
        }
        assert dict(counts.sections) == {place: unread for place, unread in under.items() if unread}

    @invariant()
    def a_section_in_the_tree_holds_something(self) -> None:
        for feed, sections in self.store.tree().sections.items():
            for section in sections:
                assert len(self.store.ids(Scope(feed=feed, section=section.id)))

    @invariant()
    def nothing_is_listed_twice_or_left_hanging(self) -> None:
        ids = list(self.store.ids(Scope()))
        assert len(ids) == len(set(ids))
        assert len(self.store.rows(ids)) == len(ids)


TestLibrary = Library.TestCase
TestLibrary.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
