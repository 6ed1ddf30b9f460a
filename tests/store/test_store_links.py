"""Related links: where they lead within the library, by address or by title, whichever story came first."""

from __future__ import annotations

import pytest
from builders import NOW, also_read, article, link, picture

from reader.model import Article, Kind, Origin, Ready
from reader.store import Store


def read(store: Store, id: int) -> Article:
    found = store.article(id)
    assert found
    return found


def test_a_link_leads_to_the_stored_story(store: Store, paper_feed: int) -> None:
    citing = article("Xi: China, Russia to deepen cooperation", links=(also_read("ties", text="Closer ties"),))
    (id,) = store.deliver(paper_feed, [citing], NOW).new
    (waiting,) = read(store, id).links
    assert (waiting.article, waiting.ready, waiting.title) == (None, Ready.NOT, "")
    (target,), _ = store.keep(
        [article("Forge closer ties", slug="ties?utm_source=x")], origin=Origin.PREFETCHED, now=NOW
    )
    (led,) = read(store, id).links
    assert (led.article, led.ready, led.title) == (target, Ready.READY, "Forge closer ties")
    assert (led.text, led.label, led.kind) == ("Closer ties", "ALSO READ", Kind.INLINE)
    assert [row.id for row in store.citing(target)] == [id]
    assert store.citing(id) == ()


def test_a_title_alone_leads_to_the_story_of_that_name(store: Store, paper_feed: int) -> None:
    citing = article("Citing", links=(link("China, Russia have to forge closer ties", url=""),))
    target = article("China, Russia Have To Forge Closer Ties!")
    id, other = store.deliver(paper_feed, [citing, target], NOW).new
    assert read(store, id).links[0].article == other
    assert [row.title for row in store.citing(other)] == ["Citing"]


def test_a_title_alone_finds_its_story_whichever_came_first(store: Store, paper_feed: int) -> None:
    citing = article("Citing", links=(link("Same long name", url=""),))
    (id,) = store.deliver(paper_feed, [citing], NOW).new
    assert read(store, id).links[0].article is None
    (target,) = store.deliver(paper_feed, [article("Same long name")], NOW).new
    assert read(store, id).links[0].article == target
    assert [row.id for row in store.citing(target)] == [id]


def test_a_title_never_leads_to_another_paper(store: Store, paper_feed: int) -> None:
    stranger = store.add_feed(url="https://other.example/feed")[0].id
    (foreign,) = store.deliver(stranger, [article("Same long name", url="https://other.example/1")], NOW + 9).new
    citing = article("Citing", links=(link("Same long name", url=""),))
    (id,) = store.deliver(paper_feed, [citing], NOW).new
    assert read(store, id).links[0].article is None
    (own,) = store.deliver(paper_feed, [article("Same long name")], NOW).new
    assert read(store, id).links[0].article == own
    assert store.citing(foreign) == ()


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Live updates", False),
        ("Three words here", True),
        ("体育新闻", False),
        ("习近平 访问", False),
        ("习近平访问俄罗斯", True),
        ("中 俄 美", False),
        ("한국 경제", False),
        ("한국 경제 성장률 전망", True),
    ],
)
def test_a_title_that_many_stories_may_have_leads_nowhere(
    store: Store, paper_feed: int, title: str, leads: bool
) -> None:
    citing = article("Citing", links=(link(title, url=""),))
    id, target = store.deliver(paper_feed, [citing, article(title, slug="x")], NOW).new
    assert read(store, id).links[0].article == (target if leads else None)
    assert [row.id for row in store.citing(target)] == ([id] if leads else [])


def test_a_title_never_leads_to_another_blog_of_the_same_platform(store: Store) -> None:
    own, blog = (store.add_feed(url=f"https://{host}/feed")[0].id for host in ("wordpress.com", "one.wordpress.com"))
    citing = article("Citing", url="https://wordpress.com/citing", links=(link("Same long name", url=""),))
    (id,) = store.deliver(own, [citing], NOW).new
    store.deliver(blog, [article("Same long name", url="https://one.wordpress.com/1")], NOW)
    assert read(store, id).links[0].article is None


def test_a_link_with_an_address_is_not_led_by_its_title(store: Store, paper_feed: int) -> None:
    citing = article("Citing", links=(link("Same long name", slug="gone"),))
    id, _ = store.deliver(paper_feed, [citing, article("Same long name", slug="here")], NOW).new
    assert read(store, id).links[0].article is None


@pytest.mark.parametrize("target_first", [True, False])
@pytest.mark.parametrize(
    "printed",
    [
        "https://www.chinadailyhk.com/hk/article/264115#Closer-ties",
        "http://chinadailyasia.com/article/264115",
        "https://chinadailyapac.com/hk/article/264115?from=home",
    ],
)
def test_a_link_meets_its_article_by_number_and_on_every_mirror(store: Store, printed: str, target_first: bool) -> None:
    citing = article("Citing", links=(link(url=printed),))
    target = article("Closer ties", url="https://www.chinadailyhk.com/article/264115")
    for one in (target, citing) if target_first else (citing, target):
        store.keep([one], origin=Origin.FOLLOWED, now=NOW)
    found = store.find(target.url)
    (row,) = store.citing(found or 0)
    assert row.title == "Citing"
    assert read(store, row.id).links[0].article == found


def test_a_mirror_is_of_the_same_house(store: Store) -> None:
    ids, _ = store.keep(
        [
            article("One", url="https://www.chinadailyhk.com/article/1"),
            article("Two", url="https://chinadailyasia.com/x"),
        ],
        origin=Origin.FOLLOWED,
        now=NOW,
    )
    one, two = store.articles(ids)
    assert one.paper == two.paper


def test_a_link_meets_its_article_by_any_address_it_was_reached_by(store: Store, paper_feed: int) -> None:
    citing = article("Citing", links=(link(url="https://short.example/x1"),))
    id, target = store.deliver(paper_feed, [citing, article("Target")], NOW).new
    assert read(store, id).links[0].article is None
    store.add_addresses({target: ["https://short.example/x1"]})
    assert read(store, id).links[0].article == target
    assert [row.id for row in store.citing(target)] == [id]


def test_of_two_stories_at_one_address_only_the_one_that_is_meant_is_cited(store: Store, paper_feed: int) -> None:
    stranger = store.add_feed(url="https://other.example/feed")[0].id
    citing = article("Citing", links=(link(slug="shared", text="Once"), link(slug="shared", text="Twice", position=1)))
    (id, own) = store.deliver(paper_feed, [citing, article("Own", slug="shared")], NOW).new
    (foreign,) = store.deliver(stranger, [article("Foreign", slug="shared")], NOW + 99).new
    assert [row.id for row in store.citing(own)] == [id]
    assert store.citing(foreign) == ()


def test_a_story_never_leads_to_itself(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(
        paper_feed, [article("Same", links=(link("Same", url=""), link("Same", position=1)))], NOW
    ).new
    assert [one.article for one in read(store, id).links] == [None, None]
    assert store.citing(id) == ()


def test_links_keep_their_order_and_places(store: Store, paper_feed: int) -> None:
    links = tuple(link(f"Link {n}", position=n, rule="A", confidence=0.9) for n in range(3))
    (id,) = store.deliver(paper_feed, [article(links=links)], NOW).new
    assert read(store, id).links == links


def test_a_page_brings_its_own_links(store: Store, paper_feed: int) -> None:
    (id,) = store.deliver(paper_feed, [article(links=(link("From the feed"),))], NOW).new
    store.set_pages({id: article(links=(link("From the page"),), body="Page.")})
    assert [one.text for one in read(store, id).links] == ["From the page"]


def test_a_link_tells_whether_its_story_is_ready(store: Store, paper_feed: int) -> None:
    stories = [
        article("Citing", links=tuple(also_read(slug, position=n) for n, slug in enumerate(("no", "partly", "full")))),
        article("No", body_html=""),
        article("Partly", pictures=(picture(),)),
        article("Full"),
    ]
    id, *others = store.deliver(paper_feed, stories, NOW).new
    store.unwanted_pages(others)
    assert [one.ready for one in read(store, id).links] == [Ready.NOT, Ready.PARTLY, Ready.READY]


def test_unlisted_stories_are_not_told_as_citing(store: Store) -> None:
    (target, _), _ = store.keep(
        [article("Target"), article("Citing", links=(also_read("target"),))], origin=Origin.PREFETCHED, now=NOW
    )
    assert store.citing(target) == ()


def test_articles_wait_for_their_related_stories_from_when_their_page_is_read(store: Store, paper_feed: int) -> None:
    old, new, unread = store.deliver(
        paper_feed, [article("Old", published=NOW - 9), article("New"), article("Unread page")], NOW
    ).new
    (prefetched,), _ = store.keep([article("Prefetched")], origin=Origin.PREFETCHED, now=NOW)
    store.keep([article("From a file")], origin=Origin.IMPORTED, now=NOW)
    pages = {old: article("Old", body_html="<p>Whole.</p>"), new: article("New", body_html="<p>Whole.</p>")}
    store.set_pages(pages)
    assert store.without_related(9) == [new, old]
    assert store.without_related(1) == [new]
    store.set_related_done([new, old])
    assert store.without_related(9) == []
    store.set_pages({old: pages[old]})  # read again, it may name others
    store.open_article(prefetched)
    assert set(store.without_related(9)) == {old, prefetched}
    assert unread not in store.without_related(9)
