from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW, also_read, article, media, picture

from reader.errors import LibraryError
from reader.model import Article, Enclosure, KeptFile, Origin, Part, Wish
from reader.store import Store
from reader.ui import scheme
from reader.ui.scheme import Answers

GIF = media(b"GIF89a", type="image/gif")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library") as opened:
        yield opened


def keep(store: Store, *articles: Article) -> tuple[int, ...]:
    return store.keep(articles, origin=Origin.IMPORTED, now=NOW)[0]


def words(store: Store, url: str, **given: object) -> str:
    answer = scheme.answer(store, url, **given)  # type: ignore[arg-type]
    assert answer is not None
    assert answer[0] == "text/html; charset=utf-8"
    return answer[1].decode()


def test_an_article_is_answered_with_its_page(store: Store) -> None:
    [one] = keep(store, article("中俄深化合作", body="正文 – text"))
    page = words(store, f"broadsheet://article/{one}")
    assert "中俄深化合作" in page
    assert "正文 – text" in page


def test_the_page_is_set_as_the_reader_likes_it(store: Store) -> None:
    [one] = keep(store, article("A story"))
    page = words(store, f"broadsheet://article/{one}", theme="dark", lang="zh", text_scale=1.25)
    assert 'data-theme="dark"' in page
    assert "--text-scale: 1.25" in page
    assert 'lang="zh' in page


def test_a_change_of_look_shows_in_the_next_page(store: Store) -> None:
    [one] = keep(store, article("A story"))
    answers = Answers(store)
    url = f"broadsheet://article/{one}"
    assert b'data-theme="light"' in (answers(url) or ("", b""))[1]
    answers.theme = "dark"
    assert b'data-theme="dark"' in (answers(url) or ("", b""))[1]


def test_kept_pictures_are_named_by_their_hash_and_others_are_not_loaded(store: Store) -> None:
    kept, failed = picture("kept"), picture("failed", caption="Words under it")
    body = f'<p>x</p><img src="{kept.url}"><img src="{failed.url}">'
    [one] = keep(store, article("A story", body_html=body, lead_image=kept, pictures=(kept, failed)))
    store.add_media([GIF])
    store.attach_pictures(one, {kept.url: GIF.hash, failed.url: None})
    page = words(store, f"broadsheet://article/{one}")
    assert f'src="broadsheet://media/{GIF.hash}"' in page
    assert kept.url not in page
    assert f'src="{failed.url}"' not in page


def test_a_related_story_in_the_library_is_linked_within_it(store: Store) -> None:
    one, two = keep(store, article("One", links=(also_read("two"),)), article("Two", slug="two"))
    assert f'href="broadsheet://article/{two}"' in words(store, f"broadsheet://article/{one}")
    assert f'href="broadsheet://article/{one}"' in words(store, f"broadsheet://article/{two}")  # it is cited


def test_a_story_is_told_under_its_articles_and_has_a_view_of_its_own(store: Store) -> None:
    one, two = keep(store, article("The ferry ends"), article("The captain speaks"))
    store.put_together([one, two])
    story = store.story_of(one)
    assert f'href="broadsheet://story/{story}/{one}"' in words(store, f"broadsheet://article/{one}")
    view = words(store, f"broadsheet://story/{story}", theme="dark")
    assert "The ferry ends" in view
    assert "The captain speaks" in view
    assert "you came from here" not in view
    assert "you came from here" in words(store, f"broadsheet://story/{story}/{one}")


def test_a_story_that_came_apart_is_a_page_that_says_so(store: Store) -> None:
    assert "This story has come apart" in words(store, "broadsheet://story/99")


def rewrite(store: Store, *bodies: str) -> int:
    """Deliver an article that has no page, and its other texts a day apart each; give its id."""
    feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
    told = [article("The toll", url="", guid="toll", body=body) for body in bodies]
    [one] = store.deliver(feed.id, told[:1], NOW).new
    for day, again in enumerate(told[1:], 1):
        store.deliver(feed.id, [again], NOW + day * 86_400)
    return one


def test_a_rewritten_article_says_so_and_shows_what_changed_at_last(store: Store) -> None:
    one = rewrite(store, "It is 18 yuan.", "It is 20 yuan.", "It is 20 euro.")
    assert "Rewritten twice since it was first seen" in words(store, f"broadsheet://article/{one}")
    last = words(store, f"broadsheet://changes/{one}")
    assert '<del><span class="unseen" lang="en">deleted: </span>yuan' in last
    assert "18" not in last.partition("<body>")[2]


def test_any_change_can_be_shown_and_a_version_that_is_none_shows_the_last(store: Store) -> None:
    one = rewrite(store, "It is 18 yuan.", "It is 20 yuan.", "It is 20 euro.")
    first = words(store, f"broadsheet://changes/{one}/1", lang="zh")
    assert '<del><span class="unseen" lang="zh">删去： </span>18' in first
    assert "euro" not in first.partition("<body>")[2]
    assert words(store, f"broadsheet://changes/{one}/9") == words(store, f"broadsheet://changes/{one}")


def test_an_article_that_never_changed_has_a_page_that_says_so(store: Store) -> None:
    one = rewrite(store, "It is 18 yuan.")
    assert "Nothing has changed" in words(store, f"broadsheet://changes/{one}")
    assert "Rewritten" not in words(store, f"broadsheet://article/{one}").partition("<body>")[2]
    assert "no longer in the library" in words(store, "broadsheet://changes/99")


def test_a_kept_picture_is_answered_with_its_bytes(store: Store) -> None:
    store.add_media([GIF])
    assert scheme.answer(store, f"broadsheet://media/{GIF.hash}") == ("image/gif", GIF.data)


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", ""])
def test_what_is_no_picture_by_its_bytes_is_not_answered(store: Store, kind: str) -> None:
    bad = media(b"<b onload=alert(1)>", type=kind)
    store.add_media([bad])
    assert scheme.answer(store, f"broadsheet://media/{bad.hash}") is None


def test_a_kept_drawing_is_answered_as_one(store: Store) -> None:
    drawing = media(b"<svg/>", type="image/svg+xml")
    store.add_media([drawing])
    assert scheme.answer(store, f"broadsheet://media/{drawing.hash}") == ("image/svg+xml", b"<svg/>")


def test_a_picture_that_should_be_kept_and_is_not_is_told_as_lost(store: Store) -> None:
    answers, lost = Answers(store), []
    answers.lost = lost.append
    store.add_media([GIF])
    for url in (f"broadsheet://media/{GIF.hash}", f"broadsheet://media/{'ab' * 32}", "broadsheet://article/7", "x:y"):
        answers(url)
    assert lost == ["ab" * 32]


def test_a_page_that_could_not_be_fetched_is_told_in_the_story(store: Store) -> None:
    feed, _ = store.add_feed(url="https://paper.example/feed", title="The Paper")
    store.deliver(feed.id, [article("A story")], NOW)
    one = store.find(article("A story").url)
    assert one is not None
    url = f"broadsheet://article/{one}"
    assert "The whole story has not been fetched yet." in words(store, url)
    store.note_failed(Part.TEXT, one, "The page answered 403.", now=NOW, next_try=NOW + 3600)
    assert "This is the feed’s own text. The page answered 403." in words(store, url)


def test_a_wish_is_told_on_its_card(store: Store) -> None:
    [one] = keep(store, article("One", links=(also_read("two"),)))
    assert "Not yet here" in words(store, f"broadsheet://article/{one}")
    store.add_wish(Wish(url="https://paper.example/two", wished_at=NOW))
    assert "wanted at the next connection" in words(store, f"broadsheet://article/{one}")


def test_a_kept_file_is_told_where_it_is_attached(store: Store, tmp_path: Path) -> None:
    sound = Enclosure(url="https://paper.example/a.mp3", type="audio/mpeg", length=5)
    [one] = keep(store, article("One", enclosures=(sound,)))
    url = f"broadsheet://article/{one}"
    assert f'href="broadsheet://keep/{one}/0"' in words(store, url)
    (tmp_path / "download").write_bytes(b"sound")
    name = f"{'ab' * 32}.mp3"
    store.keep_file(KeptFile(url=sound.url, hash="ab" * 32, type=sound.type, size=5, name=name), tmp_path / "download")
    assert f'href="broadsheet://open-file/{one}/0"' in words(store, url)


@pytest.mark.parametrize(
    "url",
    [
        "broadsheet://media/none", "broadsheet://media/", "broadsheet://page/1", "broadsheet://search?q=x",
        "broadsheet://article/x", "https://paper.example/", "file:///etc/passwd", "",
    ],
)  # fmt: skip
def test_an_address_of_nothing_is_not_answered(store: Store, url: str) -> None:
    assert scheme.answer(store, url) is None


def test_an_article_that_is_gone_is_a_page_that_says_so(store: Store) -> None:
    assert "no longer in the library" in words(store, "broadsheet://article/99", theme="dark")


def test_a_library_that_cannot_be_read_is_a_page_that_says_why(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: Store, _article: int) -> Article:
        raise LibraryError("The library could not be read: the disk was taken out.")

    monkeypatch.setattr(Store, "article", fail)
    assert "the disk was taken out" in words(store, "broadsheet://article/1")
