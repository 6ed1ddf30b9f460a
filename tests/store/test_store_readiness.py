"""What articles have and lack offline: said alike by the badge in a list, in detail, and by a count of the tables."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from builders import NOW, article, link, media, picture
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader import urls
from reader.model import (
    EVERYTHING,
    NOTHING,
    Change,
    Kind,
    Mark,
    Origin,
    Part,
    Purge,
    Ready,
    Retention,
)
from reader.store import Store
from reader.store.sqlite import Connection

_FEEDS, _SLUGS, _PICTURES = 2, 4, 3

feeds = st.integers(1, _FEEDS)
slugs = st.integers(0, _SLUGS - 1)
ids = st.integers(1, _SLUGS + 3)
# Few of each, or hardly an article would ever be ready and all badges would stay alike.
shown = st.lists(st.integers(0, _PICTURES - 1), max_size=2)
named = st.lists(slugs, max_size=1)
bodies = st.sampled_from([True, True, False])


def story(slug: int, pictures: list[int], related: list[int], *, body: bool = True, host: str = "paper") -> Any:
    """A story of a small world in which every story, picture and link may meet every other."""
    text = {} if body else {"body_html": ""}
    return article(
        f"Story {slug}",
        url=f"https://{host}.example/s{slug}",
        lead_image=picture(f"p{pictures[0]}") if pictures else None,
        pictures=tuple(picture(f"p{number}") for number in pictures),
        links=tuple(link(f"Story {one}", slug=f"s{one}", position=at) for at, one in enumerate(related)),
        **text,
    )


def recounted(db: Connection, id: int) -> Ready:
    """Work out an article's badge from the plain tables, row by row."""

    def rows(sql: str, *values: object) -> list[Any]:
        return db.execute(sql, values).fetchall()

    def has_text(one: int) -> bool:
        return bool(rows("SELECT 1 FROM bodies WHERE article = ?", one))

    if not has_text(id):
        return Ready.NOT
    ((state, url, paper),) = rows("SELECT page_state, canonical_url, paper FROM articles WHERE id = ?", id)
    whole = state in (1, 2) or not url
    states = dict(rows("SELECT url, state FROM picture_files"))
    named = [states.get(url, 0) for (url,) in rows("SELECT url FROM pictures WHERE article = ?", id) if url]
    known = rows("SELECT identity, article, paper FROM addresses")
    own = {identity for identity, one, _ in known if one == id}
    related = {
        identity
        for identity, kind in rows("SELECT identity, kind FROM links WHERE article = ?", id)
        if identity and kind != Kind.MENTION and identity not in own
    }
    for identity in related:
        leads_to = [(one_paper == paper, has_text(one)) for name, one, one_paper in known if name == identity]
        whole = whole and bool(leads_to) and max(leads_to)[1]
    return Ready.READY if whole and all(state in (1, 3) for state in named) else Ready.PARTLY


class Library(RuleBasedStateMachine):
    """Any order of acts: every badge is what a recount says, and every change of one was told."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        for number in range(_FEEDS):
            self.store.add_feed(url=f"https://paper.example/{number}.xml")
        self.badges: dict[int, Ready] = {}
        self.told = Change()
        self.deliver(1, 0, [0], [1], body=True, wanted=False)
        self.deliver(1, 1, [], [2], body=True, wanted=False)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def did(self, change: Change) -> None:
        self.told |= change

    @rule(feed=feeds, slug=slugs, pictures=shown, related=named, body=bodies, wanted=st.booleans())
    def deliver(self, feed: int, slug: int, pictures: list[int], related: list[int], body: bool, wanted: bool) -> None:
        if feed in {known.id for known in self.store.feeds()}:
            delivered = self.store.deliver(feed, [story(slug, pictures, related, body=body)], NOW)
            self.did(delivered.change)
            self.did(NOTHING if wanted else self.store.unwanted_pages(delivered.new))

    @rule(feed=feeds, slug=slugs)
    def two_items_share_an_address(self, feed: int, slug: int) -> None:
        if feed in {known.id for known in self.store.feeds()}:
            one, other = story(slug, [], []), article("Another", slug=f"s{slug}")
            self.did(self.store.deliver(feed, [one, other], NOW).change)

    @rule(number=ids, pictures=shown, related=named, body=bodies)
    def read_its_page(self, number: int, pictures: list[int], related: list[int], body: bool) -> None:
        known = self.store.article(number)
        if known and known.title.startswith("Story "):
            slug = int(known.title.removeprefix("Story "))
            self.did(self.store.set_pages({number: story(slug, pictures, related, body=body)}))

    @rule(one=ids, other=ids)
    def pages_turn_out_to_be_one(self, one: int, other: int) -> None:
        known, same = self.store.article(one), self.store.article(other)
        if known and same:
            self.did(self.store.set_pages({one: article(same.title, url=same.url)}))

    @rule(
        slug=slugs,
        pictures=shown,
        related=named,
        body=bodies,
        origin=st.sampled_from(list(Origin)[1:]),
        host=st.sampled_from(["paper", "other"]),
    )
    def keep(self, slug: int, pictures: list[int], related: list[int], body: bool, origin: Origin, host: str) -> None:
        one = story(slug, pictures, related, body=body, host=host)
        self.did(self.store.keep([one], origin=origin, now=NOW)[1])

    @rule(number=ids, slug=slugs)
    def reach_it_by_another_address(self, number: int, slug: int) -> None:
        self.did(self.store.add_addresses({number: [f"https://paper.example/s{slug}"]}))

    @rule(part=st.sampled_from(list(Part)), number=ids, slug=slugs, next_try=st.sampled_from([None, NOW + 9]))
    def fail(self, part: Part, number: int, slug: int, next_try: int | None) -> None:
        address = picture(f"p{slug}").url if part is Part.PICTURE else f"https://paper.example/s{slug}"
        key = number if part is Part.TEXT else address
        self.did(self.store.note_failed(part, key, "It failed.", now=NOW, next_try=next_try))

    @rule(number=ids, act=st.sampled_from(["put_off_pages", "unwanted_pages", "want_again"]))
    def choose(self, number: int, act: str) -> None:
        self.did(getattr(self.store, act)([number]) or NOTHING)

    @rule(number=st.integers(0, _PICTURES - 1), fails=st.booleans())
    def fetch_a_picture(self, number: int, fails: bool) -> None:
        kept = media(str(number).encode())
        self.store.add_media([kept])
        self.did(self.store.attach_pictures(1, {picture(f"p{number}").url: None if fails else kept.hash}))

    @rule(number=st.integers(0, _PICTURES - 1))
    def see_that_a_picture_is_a_pixel(self, number: int) -> None:
        self.did(self.store.unwanted_pictures([picture(f"p{number}").url]))

    @rule(number=st.integers(0, _PICTURES - 1), met=st.booleans())
    def lose_a_kept_file(self, number: int, met: bool) -> None:
        lost = media(str(number).encode()).hash
        assert self.store._media
        with self.store._media.write() as db:
            db.execute("DELETE FROM media WHERE hash = ?", (lost,))
        self.did(self.store.media_gone(lost) if met else self.store.verify_media())

    @rule(number=ids, mark=st.sampled_from([Mark.BOOKMARK, Mark.UNBOOKMARK, Mark.READ]))
    def mark(self, number: int, mark: Mark) -> None:
        self.did(self.store.mark([number], mark)[1])

    @rule(number=ids)
    def open(self, number: int) -> None:
        self.did(self.store.open_article(number))

    @rule(feed=feeds, back=st.booleans())
    def remove_a_feed_for_good(self, feed: int, back: bool) -> None:
        self.did(self.store.delete_feeds([feed]))
        self.did(self.store.undelete_feeds([feed]) if back else self.store.purge_deleted(2**40))
        if not self.store.feeds():
            self.did(self.store.add_feed(url=f"https://paper.example/{feed}.xml")[1])

    @rule(days=st.sampled_from(["text_days", "picture_days"]))
    def purge_what_is_old(self, days: str) -> None:
        self.store.set_retention(Retention(**{days: 1}))
        while (step := self.store.purge(NOW + 9 * 86_400))[0] != Purge():
            self.did(step[1])
        self.did(step[1])
        self.store.set_retention(Retention())

    @invariant()
    def every_badge_is_true_and_told(self) -> None:
        with self.store._library.read() as db:
            badges = {id: Ready(ready) for id, ready in db.execute("SELECT id, ready FROM articles").fetchall()}
            assert badges == {id: recounted(db, id) for id in badges}
            assert db.execute("SELECT count(*) FROM stale").fetchone() == (0,)
        details = self.store.readiness(list(badges))
        assert {one.article: one.ready for one in details} == badges
        assert all((one.ready is Ready.READY) == (not one.lacks) for one in details)
        moved = {id for id, badge in badges.items() if id in self.badges and self.badges[id] is not badge}
        assert moved <= self.told.articles | self.told.arrived
        self.badges, self.told = badges, Change()

    @invariant()
    def a_place_counts_what_its_articles_say(self) -> None:
        listed = list(self.store.ids(EVERYTHING))
        details = self.store.readiness(listed)
        counts = self.store.ready_counts(EVERYTHING)
        assert (counts.ready, counts.partly, counts.missing) == tuple(
            sum(one.ready is badge for one in details) for badge in (Ready.READY, Ready.PARTLY, Ready.NOT)
        )
        lacks = [lack for one in details for lack in one.lacks]
        assert counts.pictures == len({lack.url for lack in lacks if lack.part is Part.PICTURE})
        assert counts.related == len({urls.identity(lack.url) for lack in lacks if lack.part is Part.RELATED})
        assert counts.texts == sum(lack.part is Part.TEXT and lack.url != "" for lack in lacks)
        assert self.store.lacking(EVERYTHING, 99) == [one.article for one in details if one.lacks]

    @invariant()
    def what_is_here_has_no_failed_attempts(self) -> None:
        with self.store._library.read() as db:
            failed = db.execute(
                "SELECT kind, key FROM attempts WHERE (kind = 'picture' AND EXISTS "
                "(SELECT 1 FROM picture_files WHERE url = key AND state IN (1, 3))) OR (kind = 'related' AND EXISTS "
                "(SELECT 1 FROM addresses JOIN bodies USING (article) WHERE identity = key)) OR (kind = 'page' AND "
                "NOT EXISTS (SELECT 1 FROM articles WHERE id = CAST(key AS INTEGER) AND page_state IN (0, 4)))"
            ).fetchall()
        assert failed == []


TestLibrary = Library.TestCase
TestLibrary.settings = settings(
    max_examples=100, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
