from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import newspaper_hostile
import newspaper_pages
import newspaper_pictures as made
import pytest
from newspaper import Answer, Newspaper
from newsroom import Newsroom
from PIL import Image

from reader.model import Article, Lack, Media, Part, Ready, Scope
from reader.sync import budget, pictures
from reader.sync.budget import Round
from reader.sync.ready import make_ready

HOUR = 3600
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><rect width='9' height='9'/></svg>"


def printed(newsroom: Newsroom, paper: Newspaper, *stories: tuple[str, Iterable[str]]) -> None:
    """Subscribe to a feed of these stories (title, paths of their pictures), and sync."""
    paper.serve("/pictures.xml", made.feed(*((title, map(paper.url, paths)) for title, paths in stories)))
    newsroom.subscribe(paper.url("/pictures.xml"))
    newsroom.sync()


def lacks(newsroom: Newsroom, article: Article) -> dict[str, Lack]:
    """Map the last part of each picture's address that an article lacks to what is said of it."""
    (found,) = newsroom.store.readiness([article.id])
    return {lack.url.rpartition("/")[2]: lack for lack in found.lacks if lack.part is Part.PICTURE}


def kept(newsroom: Newsroom, url: str) -> Media:
    found = newsroom.store.media(newsroom.store.pictures([url])[url] or "")
    assert found is not None
    return found


# --- what servers send -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "type", "kind"),
    [
        (made.drawn("CMYK", "JPEG"), "image/jpeg", "image/jpeg"),
        (made.drawn("I;16"), "image/png", "image/png"),
        (made.drawn("P", "GIF"), "image/gif", "image/gif"),
        (made.drawn("LA"), "image/png", "image/png"),
        (made.drawn(kind="WEBP"), "image/webp", "image/webp"),
        (made.drawn(kind="AVIF"), "image/avif", "image/avif"),
        (made.drawn(kind="PNG"), "image/jpeg", "image/png"),
        (made.drawn(kind="JPEG"), "text/html", "image/jpeg"),
        (made.drawn(kind="JPEG"), "application/x-msdownload", "image/jpeg"),
        (made.animated(), "image/gif", "image/gif"),
        (made.drawn("CMYK", "JPEG", (2400, 300)), "image/jpeg", "image/jpeg"),
        (made.drawn("I;16", size=(2400, 300)), "image/png", None),
    ],
)
def test_every_kind_of_picture_is_kept_and_decodes_whatever_its_server_calls_it(
    newsroom: Newsroom, paper: Newspaper, data: bytes, type: str, kind: str | None
) -> None:
    paper.serve("/one.jpg", data, type=type)
    printed(newsroom, paper, ("A story", ["/one.jpg"]))
    media = kept(newsroom, paper.url("/one.jpg"))
    assert kind is None or media.type == kind
    with Image.open(io.BytesIO(media.data)) as image:
        image.load()
        assert image.width == media.width <= 1600
    assert newsroom.titled("A story").ready is Ready.READY


def test_an_animation_stays_one(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/one.gif", made.animated(), type="image/gif")
    printed(newsroom, paper, ("A story", ["/one.gif"]))
    assert kept(newsroom, paper.url("/one.gif")).data == made.animated()


HOSTILE: dict[str, tuple[Answer, str]] = {
    "broken.jpg": (Answer(made.broken(), "image/jpeg"), "damaged"),
    "noise.jpg": (Answer(made.noise(5000), "image/jpeg"), "no picture"),
    "page.png": (Answer(b"<html><script>alert(1)</script></html>", "image/png"), "no picture"),
    "script.svg": (Answer(SVG, "image/svg+xml"), "not shown"),
    "huge.jpg": (Answer(made.noise(made.LARGE), "image/jpeg"), "more than 10 MB"),
    "bomb.png": (Answer(newspaper_hostile.zipped_picture_bomb(), "image/png"), "40 million pixels"),
    "wide.png": (Answer(made.drawn("1", size=(41_000, 1_000)), "image/png"), "40 million pixels"),
    "hollow.jpg": (Answer(b"", "image/jpeg"), "nothing"),
    "gone.jpg": (Answer(b"x", status=404), "nothing at this address"),
}


def test_a_picture_that_cannot_be_kept_says_why_and_nothing_else_suffers(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.answers |= {f"/{name}": answer for name, (answer, _) in HOSTILE.items()}
    paper.serve("/good.jpg", newspaper_pages.picture("good"), type="image/jpeg")
    paths = [f"/{name}" for name in HOSTILE]
    printed(newsroom, paper, ("A bad story", [*paths[:4], "/good.jpg", *paths[4:]]), ("A good story", ["/good.jpg"]))
    bad = newsroom.titled("A bad story")
    told = lacks(newsroom, bad)
    assert told.keys() == HOSTILE.keys()
    for name, (_, said) in HOSTILE.items():
        assert said in told[name].error, name
        assert told[name].error.endswith("."), name
        assert told[name].next_try, name
    assert bad.ready is Ready.PARTLY
    assert kept(newsroom, paper.url("/good.jpg"))
    assert newsroom.titled("A good story").ready is Ready.READY
    assert newsroom.feed(1).error == ""


def test_what_a_picture_is_called_never_matters(newsroom: Newsroom, paper: Newspaper) -> None:
    names = ["..%2f..%2f..%2fetc%2fpasswd", "CON", "x" * 300, "photo%E2%80%AEgpj.exe", "a.desktop"]
    for name in names:
        paper.serve(f"/{name}", newspaper_pages.picture(name, 200, 150), type="image/jpeg")
    printed(newsroom, paper, ("A story", [f"/{name}" for name in names]))
    assert newsroom.titled("A story").ready is Ready.READY
    ours = {"library", "media", "sync", "setup"}
    assert {file.name.partition(".")[0] for file in newsroom.store.folder.iterdir()} == ours


def test_pixels_that_count_readers_are_shown_nowhere_and_counted_nowhere(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.serve("/dot.gif", made.drawn(kind="GIF", size=(1, 1)), type="image/gif")
    paper.serve("/good.jpg", newspaper_pages.picture("good"), type="image/jpeg")
    printed(newsroom, paper, ("A story", ["/good.jpg", "/dot.gif", "/tracking/pixel.gif"]))
    (found,) = newsroom.store.readiness([newsroom.titled("A story").id])
    assert (found.pictures, found.pictures_kept, found.lacks) == (1, 1, ())
    assert newsroom.store.pictures([paper.url("/dot.gif")]) == {paper.url("/dot.gif"): ""}
    assert paper.asked("/tracking/pixel.gif") == []
    newsroom.sync()
    assert len(paper.asked("/dot.gif")) == 1


# --- how many --------------------------------------------------------------------------------------------------------


def test_of_a_gallery_of_two_thousand_forty_are_fetched_and_the_others_say_so(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    paper.serve("/one.jpg", newspaper_pages.picture("one", 200, 150), type="image/jpeg")
    many = [f"/one.jpg?{n}" for n in range(2000)]
    printed(newsroom, paper, ("A gallery", many), ("A story", ["/one.jpg"]))
    assert len(paper.asked("/one.jpg")) == 41
    gallery = newsroom.titled("A gallery")
    told = lacks(newsroom, gallery)
    assert len(told) == 1960
    assert {(lack.error, lack.next_try) for lack in told.values()} == {
        ("This story has more than 40 pictures; the rest wait until you make it ready.", None)
    }
    assert "one.jpg?39" not in told
    assert newsroom.titled("A story").ready is Ready.READY
    newsroom.now += 48 * HOUR
    newsroom.sync()
    assert len(paper.asked("/one.jpg")) == 41


def test_what_the_pictures_of_a_sync_may_take_is_bounded_and_the_rest_comes_with_the_next(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"/{n}.jpg" for n in range(12)]
    for path in paths:
        paper.serve(path, newspaper_pages.picture(path), type="image/jpeg")
    size = len(newspaper_pages.picture("/0.jpg"))
    monkeypatch.setattr(budget, "A_SYNC", 3 * size)
    printed(newsroom, paper, ("A story", paths))
    fetched = len(newsroom.store.pictures(list(map(paper.url, paths))))
    assert 3 <= fetched <= 6  # what was begun is finished
    assert {lack.error for lack in lacks(newsroom, newsroom.titled("A story")).values()} == {""}
    for _ in range(4):
        newsroom.sync()
    assert newsroom.titled("A story").ready is Ready.READY


@pytest.mark.parametrize("again", [lambda room: room.sync(), lambda room: room.do(lambda desk: make_ready(desk, [1]))])
def test_a_small_picture_that_was_lost_is_made_anew_from_the_large_one_that_is_here(
    newsroom: Newsroom, paper: Newspaper, again: Callable[[Newsroom], object]
) -> None:
    paper.serve("/one.jpg", newspaper_pages.picture("one"), type="image/jpeg")
    printed(newsroom, paper, ("A story", ["/one.jpg"]))
    (before,) = newsroom.store.page(Scope(), limit=1)
    assert before.thumbnail
    assert newsroom.store._media
    with newsroom.store._media.write() as db:
        db.execute("DELETE FROM media WHERE hash = ?", (before.thumbnail,))
    newsroom.store.verify_media()
    assert newsroom.store.page(Scope(), limit=1)[0].thumbnail == ""
    again(newsroom)
    assert newsroom.store.page(Scope(), limit=1)[0].thumbnail == before.thumbnail
    assert newsroom.store.media(before.thumbnail)
    assert len(paper.asked("/one.jpg")) == 1


# --- which first, and when again -------------------------------------------------------------------------------------


def test_lead_pictures_come_first(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.net.metered = True
    newsroom.sync()
    paper.requests.clear()
    newsroom.do(lambda desk: pictures.fetch_missing(desk, Round()))
    asked = [one.path for one in paper.requests]
    second = newspaper_pages.picture_path("bridge-opens", 2)
    assert second in asked[-2:]  # two are fetched at a time
    assert len(asked) == len([story for story in paper.stories if story.in_feed]) + 1


def test_where_a_connection_costs_by_the_byte_pictures_and_related_stories_wait(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.net.metered = True
    newsroom.sync()
    assert all(story.full_text for story in newsroom.articles())
    assert not any(asked.path.startswith("/pictures/") for asked in paper.requests)
    assert paper.asked(newspaper_pages.story_path("ferry-retires")) == []
    newsroom.net.metered = False
    newsroom.sync()
    assert all(story.ready is Ready.READY for story in newsroom.articles())


def test_a_picture_that_failed_is_tried_again_at_its_time_and_then_nothing_is_said_of_it(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    paper.serve("/one.jpg", b"x", status=500)
    printed(newsroom, paper, ("A story", ["/one.jpg"]))
    newsroom.sync()
    assert len(paper.asked("/one.jpg")) == 1
    assert lacks(newsroom, newsroom.titled("A story"))["one.jpg"].next_try == newsroom.now + HOUR
    paper.serve("/one.jpg", newspaper_pages.picture("one"), type="image/jpeg")
    newsroom.now += HOUR
    newsroom.sync()
    assert newsroom.titled("A story").ready is Ready.READY
    assert all(row.thumbnail for row in newsroom.store.page(Scope(), limit=1))


def test_pictures_of_a_host_that_is_down_all_say_so_though_few_are_asked_for(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    printed(newsroom, paper, ("A story", [f"/hostile/nothing?{n}" for n in range(20)]))
    assert 3 <= len(paper.asked("/hostile/nothing")) <= 4
    told = lacks(newsroom, newsroom.titled("A story"))
    assert len(told) == 20
    assert all("broke off" in lack.error and lack.next_try == newsroom.now + HOUR for lack in told.values())
