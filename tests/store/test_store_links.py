"""Related links: where they lead within the library, by address or by title, whichever story came first."""

from __future__ import annotations

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


def test_a_title_prefers_its_own_paper(store: Store, paper_feed: int) -> None:
    stranger = store.add_feed(url="https://other.example/feed")[0].id
    store.deliver(stranger, [article("Same name", url="https://other.example/1")], NOW + 9)
    id, own = store.deliver(
        paper_feed, [article("Citing", links=(link("Same name", url=""),)), article("Same name")], NOW
    ).new
    assert read(store, id).links[0].article == own
    (foreign,) = store.deliver(stranger, [article("Same name", url="https://other.example/2")], NOW + 99).new
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
