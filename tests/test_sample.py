"""The sample paper: with no network at all, every story is whole, and every link leads to another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import remove_for_good
from newsroom import Newsroom

from reader import paths, urls
from reader.model import EVERYTHING, Article, Kind, Mark, Ready, Scope
from reader.parse import picture
from reader.store import Store
from reader.sync.sample import FEED_URL, SITE_URL, install_sample

FOLDER = paths.resource("sample")
FIRST = f"{SITE_URL}how-to-read-this-paper"
AFTER = 1_791_000_000  # October 2026, when all of it has been published


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A library with nothing but the sample in it, for tests that only look."""
    with Store.open(tmp_path_factory.mktemp("sample")) as store:
        yield _installed(store)


@pytest.fixture
def own_paper(tmp_path: Path) -> Iterator[Newsroom]:
    with Store.open(tmp_path / "library") as store:
        yield _installed(store)


def _installed(store: Store) -> Newsroom:
    newsroom = Newsroom(store)
    newsroom.now = AFTER
    newsroom.do(install_sample)
    return newsroom


def _stories(newsroom: Newsroom) -> tuple[Article, ...]:
    return newsroom.articles()


def test_it_is_a_paper_of_four_sections_or_more(paper: Newsroom) -> None:
    stories = _stories(paper)
    assert len(stories) == len(list(FOLDER.glob("*.md"))) >= 14
    assert len({story.section_path[0] for story in stories}) >= 4
    assert all(len(story.section_path) == 2 for story in stories)
    assert [feed.sample for feed in paper.store.feeds()] == [True]


def test_every_story_is_signed_dated_and_introduced(paper: Newsroom) -> None:
    for story in _stories(paper):
        assert story.byline, story.title
        assert story.standfirst, story.title
        assert story.language, story.title
        assert story.published is not None
        assert story.published_offset is not None
        assert story.url.startswith(SITE_URL), story.title


def test_every_story_is_ready_to_be_read_offline(paper: Newsroom) -> None:
    rows = paper.store.rows(paper.store.ids(EVERYTHING))
    assert [row.title for row in rows if row.ready is not Ready.READY] == []


def test_at_least_ten_have_a_lead_picture_with_caption_credit_and_thumbnail(paper: Newsroom) -> None:
    led = [story for story in _stories(paper) if story.lead_image]
    assert len(led) >= 10
    for story in led:
        assert story.lead_image
        assert story.lead_image.caption, story.title
        assert story.lead_image.credit, story.title
        assert story.lead_image.alt, story.title
        assert paper.store.pictures([story.lead_image.url])[story.lead_image.url], story.title
    assert all(row.thumbnail for row in paper.store.rows([story.id for story in led]))


def test_some_have_pictures_in_the_text(paper: Newsroom) -> None:
    within = [image.url for story in _stories(paper) for image in story.pictures]
    assert len(within) >= 2
    assert all(paper.store.pictures(within).values())


def test_the_stories_show_whatever_a_page_can_show(paper: Newsroom) -> None:
    printed = " ".join(story.body_html for story in _stories(paper))
    for element in ("<h2", "<blockquote", "<ul", "<ol", "<table", "<caption", "<pre", "<figcaption", "<sup", "<kbd"):
        assert element in printed


def test_every_related_link_leads_to_a_story_of_the_paper(paper: Newsroom) -> None:
    links = [(story.title, link) for story in _stories(paper) for link in story.links]
    labels = {link.label for _, link in links}
    assert {"ALSO READ", "READ MORE"} <= labels
    assert [(title, link.text) for title, link in links if link.article is None] == []
    assert all(link.ready is Ready.READY for _, link in links)


def test_a_title_alone_is_enough_for_some(paper: Newsroom) -> None:
    alone = [link for story in _stories(paper) for link in story.links if not link.url]
    assert alone
    assert all(link.article for link in alone)


def test_links_promise_the_title_of_the_story_they_lead_to(paper: Newsroom) -> None:
    links = [link for story in _stories(paper) for link in story.links if link.kind is not Kind.MENTION]
    wrong = [link for link in links if urls.title_key(link.text) != urls.title_key(link.title)]
    assert wrong == []


def test_every_address_in_a_text_is_one_of_the_paper(paper: Newsroom) -> None:
    mentioned = [url for story in _stories(paper) for url in _addresses(story)]
    assert mentioned
    assert [url for url in mentioned if paper.store.find(url) is None] == []


def _addresses(story: Article) -> list[str]:
    return [part.partition('"')[0] for part in story.body_html.split('href="')[1:] if part.startswith("http")]


def test_one_can_walk_from_the_guide_to_every_story_and_in_circles(paper: Newsroom) -> None:
    leads = {story.id: {link.article for link in story.links if link.article} for story in _stories(paper)}
    start = paper.store.find(FIRST)
    assert start is not None
    assert _reached(start, leads) == set(leads)
    assert any(story in _reached(next_, leads) for story, nexts in leads.items() for next_ in nexts)
    assert sum(len(paper.store.citing(story)) >= 3 for story in leads) >= 2


def _reached(start: int, leads: dict[int, set[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        new = leads[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_one_story_is_in_chinese_and_two_characters_find_it(paper: Newsroom) -> None:
    found = paper.articles(Scope(search="茶楼"))
    assert [story.title for story in found] == ["潮水涨到茶楼台阶的那个夜晚"]
    assert found[0].language == "zh-Hans"


def test_the_newest_story_is_the_guide_so_that_it_is_read_first(paper: Newsroom) -> None:
    assert paper.store.rows(paper.store.ids(EVERYTHING))[0].title == "How to read this paper"


def test_installing_it_twice_doubles_nothing(own_paper: Newsroom) -> None:
    before = _stories(own_paper)
    own_paper.do(install_sample)
    assert _stories(own_paper) == before
    assert len(own_paper.store.feeds()) == 1


def test_removing_it_leaves_only_what_was_bookmarked(own_paper: Newsroom) -> None:
    kept = own_paper.titled("In defence of fog")
    own_paper.store.mark([kept.id], Mark.BOOKMARK)
    remove_for_good(own_paper.store, *(feed.id for feed in own_paper.store.feeds()))
    assert [story.title for story in _stories(own_paper)] == ["In defence of fog"]
    assert own_paper.store.feed_by_url(FEED_URL) is None
    (held,) = own_paper.store.readiness([kept.id])
    assert (held.text, held.pictures_kept) == (True, held.pictures)
    row = own_paper.store.rows([kept.id])[0]
    assert own_paper.store.media(row.thumbnail) is not None


def test_removing_it_without_bookmarks_leaves_nothing(own_paper: Newsroom) -> None:
    lead = next(story.lead_image for story in _stories(own_paper) if story.lead_image)
    remove_for_good(own_paper.store, *(feed.id for feed in own_paper.store.feeds()))
    assert _stories(own_paper) == ()
    assert own_paper.store.feeds() == ()
    assert not own_paper.store.pictures([lead.url]).get(lead.url)


def test_each_picture_is_used_small_and_handsome_enough_to_fill_the_page() -> None:
    stories = " ".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md"))
    files = sorted(FOLDER.glob("*.jpg"))
    assert sum(file.stat().st_size for file in files) < 3_000_000
    for file in files:
        read = picture.read(file.read_bytes())
        assert f"/pictures/{file.name}" in stories
        assert (read.type, read.width / read.height) == ("image/jpeg", 1.5)
        assert read.width >= 1200
        assert len(read.data) < 250_000
