"""Copies, stories and counters after every act of random sequences: no list loses a text, none has it twice."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from builders import NOW, article
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.errors import InputError
from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Change, Grouped, Mark, Origin, Retention, Scope
from reader.store import Store, Undone

_FEEDS, _SLUGS, _DAY = 3, 4, 86_400

feeds = st.integers(1, _FEEDS)
slugs = st.integers(0, _SLUGS - 1)
articles = st.integers(1, _FEEDS * _SLUGS)


def _feed(number: int) -> str:
    """Name a feed: the first two are of one paper."""
    return f"https://paper{max(2, number)}.example/{number}.xml"


class Texts(RuleBasedStateMachine):
    """Feeds of two papers print the same stories at several addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        self.now = NOW
        self.undone: list[Undone] = []
        folder, _ = self.store.add_folder(("World",))
        for number in range(1, _FEEDS + 1):
            self.store.add_feed(url=_feed(number), title=str(number), folder=folder if number < 3 else None)
        for number in range(1, _FEEDS + 1):
            self.deliver(number, number, [0, 1, 2, 3])

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(feed=feeds, paper=feeds, slugs=st.lists(slugs, min_size=1, max_size=3))
    def deliver(self, feed: int, paper: int, slugs: list[int]) -> None:
        """A feed brings stories of its own paper, or passes on those of another."""
        if feed in {known.id for known in self.store.feeds()}:
            brought = [
                article(f"Story {slug}", url=f"https://paper{paper}.example/{slug}", section_path=("News",))
                for slug in slugs
            ]
            self.store.deliver(feed, brought, self.now)

    @rule(paper=feeds, slug=slugs, origin=st.sampled_from(list(Origin)[1:]))
    def keep(self, paper: int, slug: int, origin: Origin) -> None:
        self.store.keep(
            [article(f"Story {slug}", url=f"https://paper{paper}.example/{slug}")], origin=origin, now=self.now
        )

    @rule(one=articles, other=articles)
    def fold(self, one: int, other: int) -> None:
        found = Grouped(article=one, signature=b"s", terms=(1, one), counted=(), copy_of=other)
        self.told(lambda: self.store.set_groups([found], NOW))

    @rule(one=articles, other=articles)
    def group(self, one: int, other: int) -> None:
        found = Grouped(article=one, signature=b"s", terms=(1, one), counted=(), with_article=other)
        self.told(lambda: self.store.set_groups([found], NOW))

    @rule(groups=st.lists(st.frozensets(articles, max_size=4), max_size=3), among=st.sets(articles))
    def regroup(self, groups: list[frozenset[int]], among: set[int]) -> None:
        seen: set[int] = set()
        parted = []
        for some in groups:
            parted.append(some - seen)
            seen |= some
        self.told(lambda: self.store.regroup(parted, among, {}, NOW))

    @rule(what=st.sampled_from(["unfold", "take_out", "put_together", "break_up"]), some=st.lists(articles, max_size=3))
    def say(self, what: str, some: list[int]) -> None:
        one = some[0] if some else 1
        asked = {"unfold": one, "break_up": self.store.story_of(one) or 0}.get(what, some)
        self.told(lambda: self.undoable(getattr(self.store, what)(asked)))

    @rule()
    def take_back(self) -> None:
        if self.undone:
            self.told(lambda: self.undoable(self.store.take_back(self.undone.pop())))

    def undoable(self, act: tuple[Undone, Change]) -> Change:
        self.undone.append(act[0])
        return act[1]

    def told(self, act: Callable[[], Change]) -> None:
        """Act, and see to it that the change tells of every row and list that looks different."""
        before, counts = self.looks(), self.store.counts(NOW)
        change = act()
        after = self.looks()
        different = {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}
        assert different <= change.articles | change.arrived
        assert after.keys() - before.keys() <= change.arrived
        assert change.arrived or before.keys() <= after.keys()  # only then do lists ask again
        assert change.counts or counts == self.store.counts(NOW)

    def looks(self) -> dict[int, object]:
        rows = self.store.rows(list(self.store.ids(EVERYTHING)))
        return {row.id: (row.also, row.story, row.story_size) for row in rows}

    @rule(number=articles, mark=st.sampled_from(list(Mark)), copies=st.booleans())
    def mark(self, number: int, mark: Mark, copies: bool) -> None:
        self.store.mark([number], mark, copies=copies)

    @rule(number=articles)
    def open(self, number: int) -> None:
        self.store.open_article(number)

    @rule(one=articles, other=articles)
    def pages_turn_out_to_be_one(self, one: int, other: int) -> None:
        known, same = self.store.article(one), self.store.article(other)
        if known and same:
            self.store.set_pages({one: article(same.title, url=same.url)})

    @rule(number=articles, words=st.integers(0, 3))
    def rewrite(self, number: int, words: int) -> None:
        known = self.store.article(number)
        if known:
            self.store.set_pages({number: article(known.title, url=known.url, body=f"Version {words}.")})

    @rule(feed=feeds, what=st.sampled_from(["delete", "undelete", "undelete"]))
    def hide_or_show(self, feed: int, what: str) -> None:
        getattr(self.store, f"{what}_feeds")([feed])

    @rule(feed=feeds, into=feeds, part=st.booleans())
    def merge_or_part(self, feed: int, into: int, part: bool) -> None:
        with suppress(InputError):
            self.store.unmerge_feed(feed) if part else self.store.merge_feeds(feed, into)

    @rule(number=feeds, purge=st.booleans())
    def subscribe_again(self, number: int, purge: bool) -> None:
        if purge:
            self.store.purge_deleted(2**40)
        self.store.add_feed(url=_feed(number))

    @rule(feed=feeds, days=st.integers(1, 9))
    def retain_and_purge(self, feed: int, days: int) -> None:
        if feed in {known.id for known in self.store.feeds()}:
            self.store.set_retention(Retention(feed=feed, text_days=days))
        self.now += 5 * _DAY
        self.store.purge(self.now)

    @invariant()
    def every_figure_is_the_length_of_its_list(self) -> None:
        store, tree, counts = self.store, self.store.tree(), self.store.counts(NOW)
        assert counts.unread == len(store.ids(UNREAD))
        assert counts.bookmarks == len(store.ids(BOOKMARKS))
        for kind, places, counted in (("feed", tree.feeds, counts.feeds), ("folder", tree.folders, counts.folders)):
            real = {place.id: len(store.ids(Scope(unread=True, **{kind: place.id}))) for place in places}
            assert dict(counted) == {place: unread for place, unread in real.items() if unread}
        for feed, sections in tree.sections.items():
            for section in sections:
                here = Scope(feed=feed, section=section.id)
                unread = Scope(feed=feed, section=section.id, unread=True)
                assert len(store.ids(here))
                assert counts.sections.get((feed, section.id), 0) == len(store.ids(unread))

    @invariant()
    def a_copy_names_one_that_is_there_and_no_copy(self) -> None:
        assert (
            self.asked(
                "SELECT id FROM articles AS c WHERE duplicate_of IS NOT NULL AND (purged_at IS NOT NULL OR NOT EXISTS ("
                "SELECT 1 FROM articles WHERE id = c.duplicate_of AND duplicate_of IS NULL AND purged_at IS NULL))"
            )
            == []
        )

    @invariant()
    def every_text_is_in_the_list_of_each_feed_that_carries_it(self) -> None:
        shown = set(self.store.ids(EVERYTHING))
        for feed in self.store.feeds():
            here = set(self.store.ids(Scope(feed=feed.id)))
            assert here <= shown
            for id, first, bookmarked in self.asked(
                "SELECT id, ifnull(duplicate_of, id), bookmarked FROM articles JOIN deliveries ON article = id "
                f"WHERE feed = {feed.id} AND copy IS NULL AND listed AND purged_at IS NULL"
            ):
                assert first in here
                assert (id in here) == (id == first or bool(bookmarked))

    @invariant()
    def a_text_is_in_the_sections_in_which_it_was_printed(self) -> None:
        for section, sizes in self.store.section_sizes().items():
            here = self.store.ids(Scope(section=section.id))
            assert sizes == (len(here), len(self.store.ids(Scope(section=section.id, unread=True))))
        for first, section in self.asked(
            "SELECT ifnull(duplicate_of, id), section FROM articles AS printed WHERE section IS NOT NULL "
            "AND sources > 0 AND EXISTS (SELECT 1 FROM articles WHERE id = ifnull(printed.duplicate_of, printed.id) "
            "AND shown)"
        ):
            assert first in self.store.ids(Scope(section=section))

    @invariant()
    def a_feed_carries_by_a_copy_only_what_it_did_not_bring_itself(self) -> None:
        assert (
            self.asked(
                "SELECT article FROM deliveries AS d WHERE copy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles "
                "JOIN deliveries AS own ON own.article = id AND own.copy IS NULL AND own.feed = d.feed "
                "WHERE id = d.copy AND duplicate_of = d.article)"
            )
            == []
        )

    @invariant()
    def a_bookmarked_article_is_always_shown(self) -> None:
        assert set(self.store.ids(BOOKMARKS)) == {
            id for (id,) in self.asked("SELECT id FROM articles WHERE bookmarked")
        }
        assert set(self.store.ids(BOOKMARKS)) <= set(self.store.ids(EVERYTHING))

    @invariant()
    def a_story_has_two_members_at_least_and_no_copies_among_them(self) -> None:
        assert (
            self.asked("SELECT id FROM stories WHERE (SELECT count(*) FROM story_members WHERE story = stories.id) < 2")
            == []
        )
        assert (
            self.asked(
                "SELECT id FROM story_members JOIN articles ON id = article "
                "WHERE duplicate_of IS NOT NULL OR purged_at IS NOT NULL"
            )
            == []
        )

    @invariant()
    def what_the_reader_took_apart_is_in_no_story(self) -> None:
        assert (
            self.asked(
                "SELECT one, two FROM said JOIN articles AS a ON a.uid = one JOIN articles AS b ON b.uid = two "
                "JOIN story_members AS m ON m.article = a.id JOIN story_members AS n ON n.article = b.id "
                "WHERE m.story = n.story AND NOT together"
            )
            == []
        )

    @invariant()
    def exactly_what_is_no_copy_is_found_by_its_terms(self) -> None:
        found = {article for (article,) in self.asked("SELECT DISTINCT article FROM story_terms")}
        there = "SELECT article FROM signatures JOIN articles ON id = article WHERE duplicate_of IS NULL"
        assert found == {article for (article,) in self.asked(there)}

    def asked(self, sql: str) -> list[tuple[int, ...]]:
        with self.store._library.read() as db:
            return db.execute(sql).fetchall()


TestTexts = Texts.TestCase
TestTexts.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
