"""How the questions of readiness and of stories are answered: by an index, however large the library is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from builders import NOW, also_read, article, link, media, picture

from reader.model import Grouped, Mark, Origin, Part, Poll, Purge, Retention, Scope
from reader.store import Store, clearing

_LARGE = ("articles", "links", "pictures", "picture_files", "addresses", "bodies", "attempts", "deliveries")
_LARGE += (
    "marks",
    "versions",
    "reading_list_articles",
    "signatures",
    "story_terms",
    "term_counts",
    "story_members",
    "stories",
    "said",
    "polls",
    "merged",
)

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "readiness of one article": lambda store: store.readiness([1]),
    "pictures missing in one article": lambda store: store.missing_pictures(9, 1, now=NOW),
    "what a feed's articles wait for": lambda store: store.without_page(1, 9, NOW),
    "whose related stories are wanted": lambda store: store.without_related(9, NOW),
    "tries of a page": lambda store: store.tries(Part.TEXT, 1),
    "tries of a related story": lambda store: store.tries(Part.RELATED, "https://paper.example/tide"),
    "known pictures": lambda store: store.pictures([picture().url]),
    "which of some articles lack something": lambda store: store.lacking([1, 2], 9),
    "a failed page": lambda store: store.note_failed(Part.TEXT, 1, "No.", now=NOW, next_try=NOW),
    "a failed picture": lambda store: store.note_failed(Part.PICTURE, picture("b").url, "No.", now=NOW, next_try=None),
    "a failed related story": lambda store: store.note_failed(
        Part.RELATED, "https://paper.example/reef", "No.", now=NOW, next_try=NOW
    ),
    "a kept picture": lambda store: store.attach_pictures(1, {picture().url: media().hash}),
    "a page that was read": lambda store: store.set_pages({1: article("Citing", body="The page.")}),
    "a page that makes two rows one": lambda store: store.set_pages(
        {2: article("Citing", body="The page.", url="https://paper.example/citing")}
    ),
    "looking for what was deleted": lambda store: store.purge_deleted(NOW),
    "an arrival": lambda store: store.deliver(1, [article("Tide", pictures=(picture(),))], NOW),
    "a prefetched story": lambda store: store.keep([article("Tide")], origin=Origin.PREFETCHED, now=NOW),
    "wanting again": lambda store: store.want_again([1]),
    "where links lead": lambda store: store.articles([1]),
    "where a title alone leads": lambda store: store.resolve([link("Three words here", url="")], 1),
    "who names an article": lambda store: store.citing(2),
    "an article's address": lambda store: store.find("https://paper.example/citing"),
    "what a list shows of some articles": lambda store: store.rows([1, 2]),
    "a page of a list that folds": lambda store: store.page(Scope(folded=True), limit=9, before=(NOW, 9)),
    "a page of a list that folds what is unread": lambda store: store.page(Scope(folded=True, unread=True), limit=9),
    "a story as a list": lambda store: store.ids(Scope(story=1)),
    "a section": lambda store: store.ids(Scope(section=1)),
    "a section under a feed": lambda store: store.ids(Scope(section=1, feed=1)),
    "a search": lambda store: store.ids(Scope(search="tide")),
    "which articles lists show": lambda store: store.shown([1, 2]),
    "which are two texts": lambda store: store.two_texts([1, 2]),
    "the texts of an article": lambda store: store.versions(1),
    "a rewritten story": lambda store: [store.set_pages({1: article("Citing", body=words)}) for words in ("A", "B")],
    "a headline that changed": lambda store: store.deliver(1, [article("Another", slug="citing", guid="1")], NOW),
    "a reading list": lambda store: store.ids(Scope(reading_list=store.make_list("Walk", [2, 1])[0])),
    "a reading list that changes": lambda store: store.remove_from_list(store.make_list("Walk", [2, 1])[0], [2]),
    "how common terms are": lambda store: store.term_counts([1, 2]),
    "what is alike in some days": lambda store: store.candidates([1, 2], around=NOW, days=3),
    "what is alike at any time": lambda store: store.candidates([1, 2], around=None),
    "the recent ones": lambda store: store.recent(NOW),
    "what awaits a look": lambda store: store.ungrouped(9),
    "a story": lambda store: store.story(store.story_of(1) or 0),
    "copies": lambda store: store.copies(1),
    "what the reader said": lambda store: (store.apart([1]), store.together([1])),
    "a new story": lambda store: store.set_groups([_found(1), _found(2, with_article=1)], NOW),
    "a copy": lambda store: store.set_groups([_found(1), _found(2, copy_of=1)], NOW),
    "a copy that is none": lambda store: (
        store.set_groups([_found(1), _found(2, copy_of=1)], NOW),
        store.set_groups([_found(2)], NOW),
    ),
    "stories grouped anew": lambda store: store.regroup([frozenset({1, 2})], [1, 2], {}, NOW),
    "put together, and taken out": lambda store: (store.put_together([1, 2]), store.take_out([1])),
    "taken back": lambda store: store.take_back(store.put_together([1, 2])[0]),
    "polls that are noted": lambda store: store.note_polls([(feed, Poll(feed=1, at=NOW)) for feed in store.feeds()]),
    "the log": lambda store: store.polls(before=9),
    "the log of a feed": lambda store: (store.polls(1), store.polls(1, failed=True)),
    "what failed": lambda store: store.polls(failed=True, before=9),
    "the old lines of the log": lambda store: store.forget_polls(NOW),
    "how feeds are doing": lambda store: store.health(NOW),
    "a feed's rhythm": lambda store: store.rhythm(1),
    "feeds made one, and parted": lambda store: (
        store.merge_feeds(1, store.add_feed(url="https://paper.example/2")[0].id),
        store.unmerge_feed(1),
    ),
    "read with its copies": lambda store: store.mark([1], Mark.READ, copies=True),
}


def _found(id: int, **given: int) -> Grouped:
    return Grouped(article=id, signature=b"s", terms=(1,), counted=(1,), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_large_table_is_read_from_end_to_end(store: Store, paper_feed: int, question: str) -> None:
    links = (also_read("tide"), also_read("reef", position=1))
    pictures = (picture(), picture("b"))
    (id,) = store.deliver(paper_feed, [article("Citing", pictures=pictures, links=links)], NOW).new
    assert (id, paper_feed) == (1, 1)
    assert store.deliver(paper_feed, [article("Citing", slug="twice")], NOW).new == (2,)
    assert scans_of(store, lambda: QUESTIONS[question](store)) == []


@pytest.mark.parametrize("rule", [Retention(text_days=10), Retention(picture_days=10)])
def test_nor_is_one_by_a_step_of_a_purge_once_it_is_known_what_is_due(
    store: Store, paper_feed: int, rule: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clearing, "_BATCH", 1)
    old = NOW - 30 * 86_400
    stories = [article(f"S{n}", published=old, lead_image=picture(f"p{n}"), links=(also_read("x"),)) for n in range(3)]
    for id, story in zip(store.deliver(paper_feed, stories, NOW).new, stories, strict=True):
        kept, small = media(b"kept%d" % id), media(b"small%d" % id)
        store.add_media([kept, small])
        assert story.lead_image
        store.attach_pictures(id, {story.lead_image.url: kept.hash})
        store.set_thumbnail(id, small.hash)
    store.set_retention(rule)
    store.purge(NOW, seconds=0)
    gone: list[Purge] = []
    assert scans_of(store, lambda: gone.append(store.purge(NOW, seconds=0)[0])) == []
    assert gone[0].pictures == 1


def scans_of(store: Store, act: Callable[[], object]) -> list[tuple[str, str]]:
    """List the steps by which an act reads a large table from end to end, each with its question."""
    asked: list[str] = []
    for lent in (store._library.read, store._library.write):
        with lent() as db:
            db.set_trace_callback(asked.append)
    act()
    plans = {
        sql: plan(store, sql) for sql in [*asked] if sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH"))
    }
    assert plans
    return [(step, sql) for sql, steps in plans.items() for step in steps if _is_scan(step)]


def test_nor_is_one_by_the_triggers_that_note_what_may_have_changed(store: Store) -> None:
    with store._library.read() as db:
        made = db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%stale%'").fetchall()
    acts = [act.strip() for (sql,) in made for act in sql.partition("BEGIN")[2].rpartition("END")[0].split(";")]
    plans = [step for act in acts if act for step in plan(store, re.sub(r"\b(NEW|OLD)\.\w+", "1", act))]
    assert plans
    assert [step for step in plans if _is_scan(step)] == []


def plan(store: Store, sql: str) -> list[str]:
    with store._library.read() as db:
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]


def _is_scan(step: str) -> bool:
    """Tell whether a step reads a whole large table; one that reads a partial index reads what waits, which is few."""
    if "USING INDEX articles_paper " in step:
        return True  # a paper may have as many articles as the library
    words = step.split()
    return words[0] == "SCAN" and words[1] in _LARGE and not any("articles_" in word for word in words)
