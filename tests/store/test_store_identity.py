"""Which delivered article is which stored one: feeds that change everything double nothing and lose nothing."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builders import NOW, article, link

from reader.errors import InputError
from reader.model import EVERYTHING, Article, Mark, Origin, Scope
from reader.store import Store, identity

_LONG = "A long text, told at length. " * 10


def titles(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    return [row.title for row in store.rows(store.ids(scope))]


SAME = {
    "nothing but a title and words (H44)": (article(url="", published=None), article(url="", published=None)),
    "guids change, the link stays (H46)": (article(guid="a"), article(guid="b")),
    "a tracking parameter on the link (H47)": (article(slug="a"), article(slug="a?utm_source=rss")),
    "a session id on the link (H47)": (article(slug="a?s=1", body=_LONG), article(slug="a?s=2", body=_LONG)),
    "http becomes https": (article(url="http://www.p.example/a"), article(url="https://p.example/a/")),
    "a new link under the same guid and title": (article(slug="a", guid="g"), article(slug="b", guid="g")),
    "new words under the same link": (article(body="Old."), article(body="New.")),
    "a new title, one link and guid": (article("Old", slug="a", guid="g"), article("New", slug="a", guid="g")),
    "new words, one guid, no link": (article(url="", guid="g", body="Old."), article(url="", guid="g", body="New.")),
}
TWO = {
    "a guid used twice in one document (H45)": (article("One", guid="g"), article("Two", guid="g")),
    "one link, guids apart": (article("1.0", slug="log", guid="a"), article("1.1", slug="log", guid="b")),
    "one link, no guids": (article("1.0", slug="log"), article("1.1", slug="log")),
    "neither link nor guid": (article("One", url=""), article("Two", url="")),
    "one title, short texts, links apart": (article("Rain", slug="?id=1"), article("Rain", slug="?id=2")),
    "one guid, no links, titles apart": (article("One", url="", guid="g"), article("Two", url="", guid="g")),
    "one text, no links, guids apart": (article("One", url="", guid="a"), article("One", url="", guid="b")),
}
OVERWRITING = {
    "a guid used again for a new text at a new link (H45)": (article("Old", guid="g"), article("New", guid="g")),
    "a link used again": (article("Old", slug="a", guid="1"), article("New", slug="a", guid="2")),
}
Pair = tuple[Article, Article]


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_it_is_the_same_article(store: Store, paper_feed: int, pair: Pair) -> None:
    first, second = pair
    before = store.deliver(paper_feed, [first], NOW).new
    again = store.deliver(paper_feed, [second], NOW + 60)
    assert again.new == ()
    assert list(store.ids(EVERYTHING)) == list(before)
    assert store.deliver(paper_feed, [second], NOW + 120).changed == ()
    assert titles(store) == [second.title]


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_they_are_two_articles(store: Store, paper_feed: int, pair: Pair) -> None:
    items = list(pair)
    assert len(store.deliver(paper_feed, items, NOW).new) == 2
    assert titles(store) == [one.title for one in items]
    for document in (items, items[::-1], items[:1], items[1:], items):
        assert store.deliver(paper_feed, document, NOW + 60).new == ()
    assert titles(store) == [one.title for one in items]


def test_an_address_that_turns_out_to_be_shared_overwrites_nothing(store: Store, paper_feed: int) -> None:
    old, new = article("1.0", slug="log"), article("1.1", slug="log")
    for document in ([old], [new, old], [new], [new, old]):
        store.deliver(paper_feed, document, NOW)
    assert sorted(titles(store)) == ["1.0", "1.1"]


@pytest.mark.parametrize("pair", OVERWRITING.values(), ids=OVERWRITING)
def test_the_older_text_is_not_overwritten(store: Store, paper_feed: int, pair: Pair) -> None:
    first, second = pair
    store.deliver(paper_feed, [first], NOW)
    store.deliver(paper_feed, [second], NOW + 60)
    store.deliver(paper_feed, [second], NOW + 120)
    assert sorted(titles(store)) == ["New", "Old"]


def test_an_item_listed_twice_in_one_document_is_one(store: Store, paper_feed: int) -> None:
    assert len(store.deliver(paper_feed, [article(guid="g"), article(guid="g")], NOW).new) == 1


def test_what_an_item_is_does_not_depend_on_its_batch(store: Store, paper_feed: int) -> None:
    log = [article(f"Release {number}", slug="log") for number in range(120)]
    assert len(store.deliver(paper_feed, log, NOW).new) == 120
    assert store.deliver(paper_feed, log, NOW).new == ()
    assert titles(store) == [one.title for one in log]


def test_an_empty_document_removes_nothing(store: Store, paper_feed: int) -> None:
    store.deliver(paper_feed, [article()], NOW)
    assert store.deliver(paper_feed, [], NOW + 60).change.counts is False
    assert titles(store) == ["A story"]


def test_changed_words_are_shown_and_keep_marks_and_place_in_the_list(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(body="Old.", published=NOW - 60)], NOW).new
    store.mark([id], Mark.READ, Mark.BOOKMARK)
    delivered = store.deliver(paper_feed, [article(body="New.", published=NOW - 30)], NOW + 60)
    assert delivered.changed == (id,)
    assert delivered.change.articles == {id}
    after = store.article(id)
    assert after
    assert (after.body_html, after.read, after.bookmarked, after.sort_at) == ("<p>New.</p>", True, True, NOW - 60)


def test_a_changed_item_that_says_less_hides_nothing(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(byline="Ann Bell", section_path=("News",))], NOW).new
    store.deliver(paper_feed, [article("A story, edited", slug="a-story", body_html="")], NOW)
    after = store.article(id)
    assert after
    assert (after.title, after.byline, after.section_path) == ("A story, edited", "Ann Bell", ("News",))
    assert after.body_html


def test_two_feeds_deliver_one_article_and_do_not_overwrite_each_other(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://paper.example/other.xml")[0].id
    (id,) = store.deliver(paper_feed, [article(standfirst="From the first.")], NOW).new
    second = store.deliver(other, [article(standfirst="From the second.", byline="Ann Bell")], NOW)
    assert (second.new, second.change.arrived) == ((), {id})
    store.deliver(paper_feed, [article(standfirst="From the first.")], NOW)
    after = store.article(id)
    assert after
    assert (after.standfirst, after.byline, after.feed) == ("From the first.", "Ann Bell", paper_feed)
    assert list(store.ids(Scope(feed=other))) == list(store.ids(Scope(feed=paper_feed))) == [id]


def test_the_same_words_in_two_papers_are_two_articles(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://other.example/feed.xml")[0].id
    store.deliver(paper_feed, [article()], NOW)
    assert len(store.deliver(other, [article()], NOW).new) == 1
    assert len(store.ids(EVERYTHING)) == 2


@pytest.mark.parametrize("origin", [Origin.PREFETCHED, Origin.FOLLOWED])
def test_a_delivery_adopts_the_page_that_was_here_before(store: Store, origin: Origin) -> None:
    page = article(url="https://elsewhere.example/a", section_path=("News",), body="The whole page.")
    (id,), _ = store.keep([page], origin=origin, now=NOW)
    store.mark([id], Mark.READ)
    digest = store.add_feed(url="https://digest.example/feed.xml", title="The Digest")[0]
    delivered = store.deliver(digest.id, [article("A story", url=page.url, body="A summary.")], NOW + 60)
    after = store.article(id)
    assert after
    assert delivered.new == ((id,) if origin is Origin.PREFETCHED else ())
    assert (after.paper, after.feed, after.section_path) == (digest.paper, digest.id, ("News",))
    assert (after.read, after.body_html) == (True, "<p>The whole page.</p>")
    assert list(store.ids(EVERYTHING)) == [id]
    assert store.deliver(digest.id, [article(url=page.url)], NOW + 120).new == ()


def test_an_article_that_another_feed_delivers_is_not_taken_from_its_paper(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    digest = store.add_feed(url="https://digest.example/feed.xml")[0].id
    (copy,) = store.deliver(digest, [article()], NOW).new
    assert copy != id
    assert store.find(article().url) == id


def test_a_page_adds_its_canonical_address(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(url="https://paper.example/r/77")], NOW).new
    store.set_pages({id: article(url="https://paper.example/2025/a-story")})
    assert store.find("https://paper.example/r/77") == store.find("http://www.paper.example/2025/a-story/") == id
    assert store.deliver(paper_feed, [article(url="https://paper.example/2025/a-story")], NOW).new == ()


def test_a_front_page_is_not_believed_to_be_the_articles_address(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    store.set_pages({id: article(url="https://paper.example/")})
    after = store.article(id)
    assert after
    assert after.url == "https://paper.example/a-story"
    assert store.find("https://paper.example/") is None


def test_two_rows_whose_pages_have_one_address_and_title_become_one(store: Store, paper_feed: int) -> None:
    other = store.add_feed(url="https://paper.example/other.xml")[0].id
    (first,) = store.deliver(paper_feed, [article(url="https://paper.example/world/a")], NOW).new
    (second,) = store.deliver(other, [article(url="https://paper.example/china/a")], NOW).new
    store.mark([second], Mark.BOOKMARK)
    for id in (first, second):
        store.set_pages({id: article(url="https://paper.example/a")})
    assert list(store.ids(EVERYTHING)) == list(store.ids(Scope(feed=other))) == [first]
    assert list(store.ids(Scope(bookmarked=True))) == [first]
    assert store.find("https://paper.example/china/a") == first
    assert store.deliver(other, [article(url="https://paper.example/china/a")], NOW).new == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_rows_become_one_within_a_batch_of_pages_too(store: Store, paper_feed: int, order: tuple[int, int]) -> None:
    other = store.add_feed(url="https://paper.example/other.xml")[0].id
    (first,) = store.deliver(paper_feed, [article(url="https://paper.example/world/a")], NOW).new
    (second,) = store.deliver(other, [article(url="https://paper.example/china/a")], NOW).new
    page = article(url="https://paper.example/a", body="The page.")
    store.set_pages({(first, second)[at]: page for at in order})
    assert list(store.ids(EVERYTHING)) == list(store.ids(Scope(feed=other))) == [first]
    after = store.article(first)
    assert after
    assert (after.body_html, after.full_text) == ("<p>The page.</p>", True)


def test_a_page_that_was_kept_along_and_gives_way_stops_no_batch(store: Store, paper_feed: int) -> None:
    (copy,), _ = store.keep([article(slug="canonical")], origin=Origin.PREFETCHED, now=NOW)
    (id,) = store.deliver(paper_feed, [article(slug="redirect")], NOW).new
    page = article(slug="canonical", body="The page.")
    store.set_pages({id: page, copy: page})
    assert store.find("https://paper.example/canonical") == id
    assert store.article(copy) is None


def test_pages_that_all_claim_one_address_stay_apart(store: Store, paper_feed: int) -> None:
    ids = store.deliver(paper_feed, [article("One"), article("Two")], NOW).new
    store.set_pages({id: article(title, slug="template") for id, title in zip(ids, ("One", "Two"), strict=True)})
    assert titles(store) == ["One", "Two"]


def test_a_prefetched_copy_gives_way_to_the_delivered_one(store: Store, paper_feed: int) -> None:
    (copy,), _ = store.keep([article(slug="canonical")], origin=Origin.PREFETCHED, now=NOW)
    (id,) = store.deliver(paper_feed, [article(slug="redirect")], NOW).new
    store.set_pages({id: article(slug="canonical")})
    assert store.find("https://paper.example/canonical") == id
    assert store.article(copy) is None


def test_other_addresses_lead_to_the_article(store: Store) -> None:
    (id,), _ = store.keep([article(slug="canonical")], origin=Origin.PREFETCHED, now=NOW)
    store.add_addresses({id: ["https://paper.example/short"], 99: ["https://paper.example/gone"]})
    assert store.find("https://paper.example/short") == id
    assert store.resolve([link(url="https://paper.example/short")], 1)[0].article == id


def test_importing_twice_doubles_nothing(store: Store) -> None:
    text = article("Xi: China, Russia to deepen cooperation", url="", paper_title="China Daily")
    (first,), change = store.keep([text], origin=Origin.IMPORTED, now=NOW)
    (second,), again = store.keep([text], origin=Origin.IMPORTED, now=NOW + 60)
    assert (first, change.arrived, again.arrived) == (second, {first}, frozenset())


def test_following_lists_what_was_prefetched_and_prefetching_hides_nothing(store: Store) -> None:
    (id,), change = store.keep([article()], origin=Origin.PREFETCHED, now=NOW)
    assert (titles(store), change.arrived, store.counts(0).unread) == ([], frozenset(), 0)
    _, change = store.keep([article()], origin=Origin.FOLLOWED, now=NOW)
    assert (titles(store), change.arrived, store.counts(0).unread) == (["A story"], {id}, 1)
    store.keep([article()], origin=Origin.PREFETCHED, now=NOW)
    after = store.article(id)
    assert after
    assert after.origin is Origin.FOLLOWED


def test_opening_lists_what_was_prefetched(store: Store) -> None:
    (id,), _ = store.keep([article()], origin=Origin.PREFETCHED, now=NOW)
    assert store.open_article(id).arrived == {id}
    assert store.open_article(id).arrived == frozenset()
    assert titles(store) == ["A story"]


def test_a_page_at_a_papers_host_or_below_its_site_belongs_to_that_paper(store: Store, paper_feed: int) -> None:
    paper = store.feeds([paper_feed])[0].paper
    pages = [article("One", url="https://www.paper.example/1"), article("Two", url="https://asia.paper.example/2")]
    ids, _ = store.keep([*pages, article("Three", url="https://other.example/3")], origin=Origin.FOLLOWED, now=NOW)
    assert [one.paper == paper for one in store.articles(ids)] == [True, True, False]


def test_a_masthead_names_the_paper_and_a_file_finds_it_by_name(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article()], NOW).new
    store.set_pages({id: article(paper_title="The Daily Paper")})
    (file,), _ = store.keep([article("File", url="", paper_title="the daily paper")], origin=Origin.IMPORTED, now=NOW)
    one, other = store.articles([id, file])
    assert one.paper == other.paper
    assert store.paper(one.paper).title == "The Daily Paper"


def test_feeds_on_a_carriers_host_are_papers_of_their_own(store: Store) -> None:
    one, other = (store.add_feed(url=f"https://feeds.feedburner.com/{name}")[0] for name in "ab")
    assert one.paper != other.paper


def test_nonsense_is_cut_to_what_a_library_holds(store: Store, paper_feed: int) -> None:
    odd = article(
        "T\x00i\ud800tle" + "!" * 5000, published=10**20, updated=-(10**20), guid="g" * 9999, byline="\x1b[2J"
    )
    (id,) = store.deliver(paper_feed, [odd], NOW).new
    after = store.article(id)
    assert after
    assert (after.title[:5], len(after.title), after.published, after.sort_at) == ("Title", 1000, None, NOW)
    assert store.deliver(paper_feed, [odd], NOW).new == ()


def test_a_feed_that_is_gone_is_told(store: Store) -> None:
    with pytest.raises(InputError, match="no feed 7"):
        store.deliver(7, [article()], NOW)


def test_a_long_delivery_lets_another_process_write_in_between(store: Store, paper_feed: int, tmp_path: Path) -> None:
    """A star must not wait until thousands of articles are in the library."""
    (first,) = store.deliver(paper_feed, [article("First")], NOW).new
    many = [article(f"Story {n}") for n in range(3000)]
    with Store.open(tmp_path / "library") as window, ThreadPoolExecutor() as worker:
        coming = worker.submit(store.deliver, paper_feed, many, NOW)
        seen = set()
        for turn in itertools.cycle((Mark.READ, Mark.UNREAD)):
            window.mark([first], turn)
            seen.add(len(window.ids(EVERYTHING)))
            if coming.done():
                break
        assert len(coming.result().new) == 3000
    assert len(seen) > 5  # of 60 transactions; without a pause between them, 2 or 3


@pytest.mark.parametrize("words", ["A 4.5% rise, it said -- on 3 May_day (\x1c\t)!", "Ünder 4 Brücken, 三座桥 said_so"])
def test_a_fingerprint_of_words_sees_their_letters_alone(words: str) -> None:
    letters = "".join(letter for letter in words if letter.isalpha())
    told = article("One", body_html=f"<p>{words}</p>", standfirst="")
    assert identity.told_hash(told) == identity.told_hash(article("One", body_html=letters, standfirst=""))
    assert identity.told_hash(told) != identity.told_hash(article("One", body_html=letters + "x", standfirst=""))
