"""What exactly an article lacks offline, and why: one for each reason that there is."""

from __future__ import annotations

import pytest
from builders import NOW, also_read, article, link, media, picture, remove_for_good

from reader.model import Article, Kind, Lack, Origin, Part, Picture, Readiness, Ready
from reader.store import Store


def deliver(store: Store, feed: int, *stories: Article, wanted: bool = False) -> tuple[int, ...]:
    """Let a feed bring stories whose own text is all there is, or whose pages are `wanted`."""
    new = store.deliver(feed, stories, NOW).new
    if not wanted:
        store.unwanted_pages(new)
    return new


def one(store: Store, id: int) -> Readiness:
    (found,) = store.readiness([id])
    assert store.rows([id])[0].ready is found.ready
    return found


def keep_picture(store: Store, name: str) -> None:
    store.add_media([media(name.encode())])
    store.attach_pictures(0, {picture(name).url: media(name.encode()).hash})


def test_everything_here_lacks_nothing(store: Store, paper_feed: int) -> None:
    _, id = deliver(
        store,
        paper_feed,
        article("Tide"),
        article("Whole", lead_image=picture("a"), pictures=(picture("a"), picture("b")), links=(also_read("tide"),)),
    )
    keep_picture(store, "a")
    keep_picture(store, "b")
    assert one(store, id) == Readiness(
        article=id, ready=Ready.READY, text=True, pictures=2, pictures_kept=2, related=1, related_kept=1
    )


def test_a_page_that_is_wanted_is_lacking_until_it_is_read(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article(), wanted=True)
    assert one(store, id).lacks == (Lack(part=Part.TEXT, url=article().url),)
    store.set_pages({id: article(body="The whole page.")})
    assert one(store, id).ready is Ready.READY


def test_each_reason_why_a_page_is_not_here_has_its_sentence(store: Store, paper_feed: int) -> None:
    names = ("put off", "unwanted", "tried again", "given up", "empty")
    ids = deliver(store, paper_feed, *(article(name) for name in names), wanted=True)
    by_name = dict(zip(names, ids, strict=True))
    store.put_off_pages([by_name["put off"]])
    store.unwanted_pages([by_name["unwanted"]])
    store.note_failed(Part.TEXT, by_name["tried again"], "No answer.", now=NOW, next_try=NOW + 60)
    store.note_failed(Part.TEXT, by_name["given up"], "There is no such page.", now=NOW, next_try=None)
    store.set_pages({by_name["empty"]: article("empty", body_html="")})
    told = {name: [(lack.error, lack.next_try) for lack in one(store, id).lacks] for name, id in by_name.items()}
    assert told == {
        "put off": [("The page was not fetched: the story was there before you subscribed.", None)],
        "unwanted": [],
        "tried again": [("No answer.", NOW + 60)],
        "given up": [("There is no such page.", None)],
        "empty": [("The page could not be read.", None)],
    }


def test_the_article_itself_says_why_its_page_was_tried_in_vain(store: Store, paper_feed: int) -> None:
    put_off, failed = deliver(store, paper_feed, article("Put off"), article("Failed"), wanted=True)
    store.put_off_pages([put_off])
    store.note_failed(Part.TEXT, failed, "A login is asked for.", now=NOW, next_try=None)
    assert [known.page_error for known in store.articles([put_off, failed])] == ["", "A login is asked for."]
    store.set_pages({failed: article("Failed", body="Open now.")})
    assert [known.page_error for known in store.articles([failed])] == [""]


def test_no_text_at_all_is_not_ready(store: Store, paper_feed: int) -> None:
    (waiting,) = deliver(store, paper_feed, article("Waiting", body_html=""), wanted=True)
    (bare,) = deliver(store, paper_feed, article("Bare", body_html="", url=""))
    assert [one(store, id).ready for id in (waiting, bare)] == [Ready.NOT, Ready.NOT]
    assert one(store, bare).lacks == (
        Lack(part=Part.TEXT, url="", error="Its feed gave no text, and there is no page to fetch."),
    )


def test_a_story_without_an_address_has_no_page_to_lack(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article(url=""), wanted=True)
    assert one(store, id).ready is Ready.READY


def test_pictures_are_told_in_reading_order_each_once_under_its_words(store: Store, paper_feed: int) -> None:
    (id,) = deliver(
        store,
        paper_feed,
        article(
            lead_image=picture("lead", alt="A lead"),
            pictures=(picture("two", caption="Two", alt="2"), picture("lead", caption="Again"), picture("gone")),
        ),
    )
    store.note_failed(Part.PICTURE, picture("two").url, "No answer.", now=NOW, next_try=NOW + 60)
    store.attach_pictures(id, {picture("gone").url: None})
    found = one(store, id)
    assert (found.ready, found.pictures, found.pictures_kept) == (Ready.PARTLY, 3, 0)
    assert [(lack.title, lack.error, lack.next_try) for lack in found.lacks] == [
        ("A lead", "", None),
        ("Two", "No answer.", NOW + 60),
        ("", "The picture could not be fetched.", None),
    ]


def test_trackers_pixels_and_pictures_without_an_address_do_not_count(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article(pictures=(picture("pixel"), Picture(url="", caption="Words alone"))))
    assert store.unwanted_pictures([picture("pixel").url]).articles == {id}
    assert one(store, id) == Readiness(
        article=id, ready=Ready.READY, text=True, pictures=0, pictures_kept=0, related=0, related_kept=0
    )
    assert store.pictures([picture("pixel").url]) == {picture("pixel").url: ""}


def test_only_stories_printed_as_related_with_an_address_count_each_once(store: Store, paper_feed: int) -> None:
    links = (
        also_read("tide", position=0),
        link("The tide again", url="http://www.paper.example/tide/?utm_source=box", kind=Kind.END, position=1),
        link("In passing", kind=Kind.MENTION, position=2),
        link("A title alone", url="", position=3),
        also_read("citing", position=4),  # itself
    )
    (id,) = deliver(store, paper_feed, article("Citing", links=links))
    assert one(store, id).lacks == (Lack(part=Part.RELATED, url="https://paper.example/tide", title="Tide"),)


@pytest.mark.parametrize("host", ["paper", "elsewhere"])
def test_a_related_story_counts_when_its_text_is_here_whatever_its_house(
    store: Store, paper_feed: int, host: str
) -> None:
    url = f"https://{host}.example/tide"
    (id,) = deliver(store, paper_feed, article("Citing", links=(link("Tide", url=url),)))
    (target,), change = store.keep([article("Tide", url=url, body_html="")], origin=Origin.PREFETCHED, now=NOW)
    assert change.articles == set()
    assert one(store, id).related_kept == 0
    assert store.set_pages({target: article("Tide", url=url)}).articles == {id, target}
    assert (one(store, id).ready, one(store, id).related_kept) == (Ready.READY, 1)


def test_a_story_that_comes_or_goes_is_told_to_those_that_name_it(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article("Citing", links=(also_read("tide"),)))
    other, _ = store.add_feed(url="https://paper.example/other.xml")
    delivered = store.deliver(other.id, [article("Tide")], NOW)
    assert delivered.change.articles == {id}
    assert one(store, id).ready is Ready.READY
    assert id in remove_for_good(store, other.id).articles
    assert one(store, id).ready is Ready.PARTLY


def test_another_address_of_a_story_makes_it_the_one_that_is_named(store: Store, paper_feed: int) -> None:
    id, target = deliver(store, paper_feed, article("Citing", links=(also_read("tide"),)), article("Other"))
    assert store.add_addresses({target: ["https://paper.example/tide"]}).articles == {id}
    assert one(store, id).ready is Ready.READY


def test_a_page_read_again_may_bring_and_take_away_what_is_lacking(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article())
    for lacking in (
        article(pictures=(picture(),)),
        article(),
        article(links=(also_read("tide"),)),
        article(),
        article(lead_image=picture()),
        article(),
    ):
        store.set_pages({id: lacking})
        # A lead picture that is known stays when a page names none.
        lacks = bool(lacking.pictures or lacking.links or store.articles([id])[0].lead_image)
        assert one(store, id).ready is (Ready.PARTLY if lacks else Ready.READY), lacking


def test_a_page_that_was_read_outlives_that_its_article_turns_out_to_be_another(store: Store, paper_feed: int) -> None:
    citing, read, known = deliver(
        store,
        paper_feed,
        article("Citing", links=(also_read("later"),)),
        article("Tide", slug="tide"),
        article("Tide", slug="later", body_html=""),
    )
    assert citing in store.set_pages({read: article("Tide", slug="later", body="The page.")}).articles
    assert one(store, citing).ready is Ready.READY
    (joined,) = store.articles([read, known])
    assert (joined.id, joined.body_html) == (known, "<p>The page.</p>")


def test_an_article_answers_for_one_that_turns_out_to_be_it(store: Store, paper_feed: int) -> None:
    citing, empty, known = deliver(
        store,
        paper_feed,
        article("Citing", links=(also_read("later"),)),
        article("Tide", slug="later", body_html=""),
        article("Tide", slug="tide"),
    )
    assert one(store, citing).ready is Ready.PARTLY
    assert citing in store.set_pages({known: article("Tide", slug="later", body="The page.")}).articles
    assert one(store, citing).ready is Ready.READY
    assert [found.article for found in store.readiness([empty, known])] == [known]


def test_what_is_not_fetched_along_says_so(store: Store, paper_feed: int) -> None:
    (id,) = deliver(store, paper_feed, article("Citing", links=(also_read("tide"),)))
    store.set_related_done([id])
    (lack,) = one(store, id).lacks
    assert lack.error == "It is not among the stories that are fetched ahead; make the article ready to fetch it."
    store.want_again([id])
    assert [lack.error for lack in one(store, id).lacks] == [""]


def test_they_come_in_the_order_asked_without_what_is_gone(store: Store, paper_feed: int) -> None:
    first, second = deliver(store, paper_feed, article("First"), article("Second"))
    assert [found.article for found in store.readiness([second, 99, first])] == [second, first]
    assert store.readiness([]) == ()
