"""What the page shows is what the library says is here: made-up articles, through a real library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from builders import NOW, article, link, media, picture
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reader.model import Article, Kind, Part, Picture, Readiness
from reader.store import Store
from reader.ui import scheme

GIF = media(b"GIF89a", type="image/gif")
KEPT, FAILED, UNWANTED, UNTRIED = "kept", "failed", "unwanted", "untried"
PICTURES = st.lists(st.sampled_from([KEPT, FAILED, UNWANTED, UNTRIED]), max_size=4)
TARGETS = st.lists(st.sampled_from(["here", "headline", "missing", "nameless", "own"]), max_size=4)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A library that all examples share: each of them has addresses of its own."""
    with Store.open(tmp_path_factory.mktemp("library")) as store:
        store.add_media([GIF])
        yield store


class Made:
    """One example in the library: an article, its pictures and the stories that it names."""

    count = 0

    def __init__(self, store: Store, lead: str, pictures: Sequence[str], targets: Sequence[str], text: str) -> None:
        Made.count += 1
        self.store, self.name = store, f"story-{Made.count}"
        feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
        given = self._article(lead, pictures, targets, text)
        neighbours = [
            self._neighbour(number, what) for number, what in enumerate(targets) if what in ("here", "headline")
        ]
        store.deliver(feed.id, [given, *neighbours], NOW)
        found = store.find(given.url)
        assert found is not None
        self.id = found
        if text == "page":
            store.set_pages({self.id: given})
        if text == "failed":
            store.note_failed(Part.TEXT, self.id, "The page answered 403.", now=NOW, next_try=None)
        for shown in filter(None, (given.lead_image, *given.pictures)):
            self._settle(shown)

    @property
    def readiness(self) -> Readiness:
        return self.store.readiness((self.id,))[0]

    def page(self) -> LexborHTMLParser:
        answer = scheme.answer(self.store, f"broadsheet://article/{self.id}")
        assert answer is not None
        return LexborHTMLParser(answer[1].decode())

    def _article(self, lead: str, pictures: Sequence[str], targets: Sequence[str], text: str) -> Article:
        shown = tuple(picture(f"{self.name}-{number}-{state}") for number, state in enumerate(pictures, 1))
        links = tuple(self._link(number, what) for number, what in enumerate(targets))
        body = "<p>Words of the story.</p>"
        body += "".join(f'<figure><img src="{one.url}"><figcaption>Words</figcaption></figure>' for one in shown)
        body += "".join(f'<aside data-link="{number}"></aside>' for number in range(len(links)))
        body += '<p><img src="https://paper.example/counter.gif" width="1" height="1"></p>'
        return article(
            self.name,
            body_html="" if text == "none" else body,
            lead_image=picture(f"{self.name}-0-{lead}") if lead else None,
            pictures=shown,
            links=links,
        )

    def _link(self, number: int, what: str) -> object:
        slug = {"own": self.name}.get(what, f"{self.name}-target-{number}")
        nameless = {"url": ""} if what == "nameless" else {}
        kind = Kind.END if number % 2 else Kind.INLINE
        return link(f"Target {number} of {self.name}", slug=slug, position=number, kind=kind, **nameless)

    def _neighbour(self, number: int, what: str) -> Article:
        body = {"body_html": ""} if what == "headline" else {}
        return article(f"{self.name} target {number}", slug=f"{self.name}-target-{number}", **body)

    def _settle(self, shown: Picture) -> None:
        state = shown.url.removesuffix(".jpg").rpartition("-")[2]
        if state == KEPT:
            self.store.attach_pictures(self.id, {shown.url: GIF.hash})
        if state == FAILED:
            self.store.note_failed(Part.PICTURE, shown.url, "It answered 404.", now=NOW, next_try=NOW + 60)
        if state == UNWANTED:
            self.store.unwanted_pictures([shown.url])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lead=st.sampled_from(["", KEPT, FAILED, UNWANTED, UNTRIED]),
    pictures=PICTURES,
    targets=TARGETS,
    text=st.sampled_from(["feed", "page", "failed"]),
)
def test_the_page_shows_what_the_library_says_is_here(
    library: Store, lead: str, pictures: list[str], targets: list[str], text: str
) -> None:
    made = Made(library, lead, pictures, targets, text)
    page, ready = made.page(), made.readiness
    assert len(page.css("img")) == ready.pictures_kept
    assert len(page.css(".missing")) == ready.pictures - ready.pictures_kept
    assert bool(page.css(".notice")) is not ready.text
    badges = [node.attributes["class"] for node in page.css(".related .badge")]
    assert len([badge for badge in badges if badge != "badge search"]) == ready.related
    assert len([badge for badge in badges if badge in ("badge ready", "badge partly")]) == ready.related_kept
    lacking = [lack.part for lack in ready.lacks]
    assert lacking.count(Part.PICTURE) == len(page.css(".missing"))
    assert lacking.count(Part.RELATED) == badges.count("badge not-here")


def test_a_story_without_a_text_says_so_on_its_page_too(library: Store) -> None:
    made = Made(library, KEPT, [], [], "none")
    assert made.readiness.text is False
    assert "Only the headline" in made.page().css_first(".notice").text()


def test_a_picture_lost_from_the_disk_is_a_box_once_that_is_known(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library") as store:
        store.add_media([GIF])
        made = Made(store, KEPT, [], [], "page")
        assert len(made.page().css("img")) == made.readiness.pictures_kept == 1
        lose(store)
        store.media_gone(GIF.hash)
        assert len(made.page().css(".missing")) == made.readiness.pictures - made.readiness.pictures_kept == 1


def lose(store: Store) -> None:
    """Take all pictures out of the media file behind the library's back, as a bad disk would."""
    with store._media_writer() as db:
        db.execute("DELETE FROM media")
