"""Wherever a page hides a picture's address, the one that suits the pane is found, and no stand-in is taken for it."""

from __future__ import annotations

import pytest
from gazette import HOME, PARAGRAPHS, URL, page

from reader.parse import page as pages
from reader.parse import sanitize

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def address(html: str) -> str:
    """Give the path of the one picture that is left of some markup, "" where none is."""
    cleaned = sanitize.clean(html, base=URL)
    assert cleaned.count("<img") <= 1
    return cleaned.partition('src="')[2].partition('"')[0].removeprefix(HOME)


@pytest.mark.parametrize(
    "name",
    [
        *("data-src", "data-original", "data-lazy-src", "data-lazy", "data-lazy-load", "data-echo", "data-hi-res-src"),
        *("data-full-src", "data-img-src", "data-url", "datasrc"),
    ],
)
@pytest.mark.parametrize("stand_in", ["", DOT, "/img/spacer.gif", "/lamp-blur.jpg", "/i/grey_4x3.png", "/lazy/1.svg"])
def test_a_picture_that_loads_late_is_found_behind_its_stand_in(name: str, stand_in: str) -> None:
    assert address(f'<img src="{stand_in}" {name}="/lamp.jpg">') == "/lamp.jpg"


@pytest.mark.parametrize("name", ["srcset", "data-srcset", "data-lazy-srcset"])
@pytest.mark.parametrize(
    ("widths", "best"),
    [
        ("/400.jpg 400w, /1600.jpg 1600w, /2400.jpg 2400w, /5000.jpg 5000w", "/1600.jpg"),
        ("/5000.jpg 5000w, /2000.jpg 2000w, /400.jpg 400w", "/2000.jpg"),
        ("/400.jpg 400w,/900.jpg 900w", "/900.jpg"),
        ("/c,w_400/a.jpg 400w, /c,w_900/a.jpg 900w", "/c,w_900/a.jpg"),
        ("/1x.jpg, /2x.jpg 2x, /4x.jpg 4x", "/2x.jpg"),
        (f"{DOT} 1600w, /900.jpg 900w", "/900.jpg"),
        ("/i/blank.gif 1600w, /900.jpg 900w", "/900.jpg"),
    ],
)
def test_of_many_sizes_the_smallest_that_is_sharp_is_taken(name: str, widths: str, best: str) -> None:
    assert address(f'<img src="/s.jpg" {name}="{widths}" sizes="(max-width: 600px) 100vw, 50vw">') == best


def test_twice_as_sharp_as_a_picture_that_is_wide_already_is_too_much() -> None:
    assert address('<img width="1600" src="/1x.jpg" srcset="/1x.jpg 1x, /2x.jpg 2x">') == "/1x.jpg"


@pytest.mark.parametrize(
    ("sources", "best"),
    [
        ('<source type="image/webp" srcset="/a.webp 1600w">', "/a.webp"),
        ('<source type="image/avif" srcset="/a.avif 1600w"><source srcset="/a.webp 1600w">', "/a.avif"),
        ('<source type="image/jxl" srcset="/a.jxl 1600w"><source srcset="/a.webp 1600w">', "/a.webp"),
        ('<source type="image/svg+xml" srcset="/a.svg 1600w">', "/own.jpg"),
        ('<source media="(max-width: 600px)" srcset="/tall.jpg 1600w">', "/own.jpg"),
        ('<source media="(min-width: 900px)" srcset="/wide.jpg 1600w">', "/wide.jpg"),
        ('<source media="(prefers-color-scheme: dark)" srcset="/dark.jpg 1600w">', "/own.jpg"),
        ('<source srcset="/small.webp 300w">', "/own.jpg"),
        ('<source data-srcset="/late.webp 1600w" srcset="/i/blank.gif">', "/late.webp"),
    ],
)
def test_the_first_source_that_fits_is_taken(sources: str, best: str) -> None:
    assert address(f'<picture>{sources}<img src="/s.jpg" srcset="/own.jpg 1600w"></picture>') == best


@pytest.mark.parametrize(
    ("html", "best"),
    [
        ('<amp-img src="/s.jpg" srcset="/1600.jpg 1600w, /s.jpg 400w"></amp-img>', "/1600.jpg"),
        (f'<img src="{DOT}"><noscript><img src="/n.jpg"></noscript>', "/n.jpg"),
        ('<img src="/i/spacer.gif"><noscript><img src="/n.jpg"></noscript>', "/n.jpg"),
        ('<img src="/p/old-lighthouse-60x40.jpg"><noscript><img src="/p/old-lighthouse.jpg"></noscript>',
         "/p/old-lighthouse.jpg"),
        ('<img src="/t/old-lighthouse.jpg"> <canvas></canvas><noscript><img src="/p/old-lighthouse.jpg"></noscript>',
         "/p/old-lighthouse.jpg"),
        (f'<img src="{DOT}" data-src="/late.jpg"><noscript><img src="/n.jpg"></noscript>', "/late.jpg"),
        ('<img src="/own.jpg"><noscript><img src="https://count.example/t" width="1" height="1"></noscript>',
         "/own.jpg"),
    ],
)  # fmt: skip
def test_twins_become_one_picture(html: str, best: str) -> None:
    assert address(html) == best


def test_pictures_that_only_noscript_holds_are_each_kept() -> None:
    html = sanitize.clean("".join(f"<noscript><img src='/{n}.jpg'></noscript>" for n in "abc"), base=URL)
    assert [f"/{n}.jpg" in html for n in "abc"] == [True, True, True]


def test_an_endless_srcset_is_read_in_no_time() -> None:
    assert address(f'<img src="/s.jpg" srcset="{"a" * 300_000} b {"c" * 300_000}">') == "/s.jpg"


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="{DOT}">',
        '<img src="/i/spacer.gif">',
        '<img src="/i/placeholder.png">',
        '<img src="/lazyload/any.png">',
        '<img data-src="{{url}}" src="">',
        '<img src="https://secure.gravatar.com/avatar/1f2e?s=96">',
        '<a href="/share"><img src="/i/post.png" width="32" height="32"></a>',
        '<img src="/t.gif" width="1" height="1">',
    ],
)
def test_what_shows_nothing_of_the_story_is_no_picture(html: str) -> None:
    assert address(html) == ""


@pytest.mark.parametrize("name", ["/clearing.jpg", "/greyhound.jpg", "/sites/default/files/lamp.jpg", "/pixels.png"])
def test_a_name_that_only_sounds_like_a_stand_in_is_a_picture(name: str) -> None:
    assert address(f'<img src="{name}">') == name


def test_an_emoji_is_the_character_it_shows() -> None:
    html = '<p>Lit <img class="wp-smiley" alt="🎉" src="https://s.example/emoji/1f389.png"> at last</p>'
    assert sanitize.clean(html) == "<p>Lit 🎉 at last</p>"


def test_a_late_picture_in_an_article_keeps_its_caption() -> None:
    box = f'<div><img src="{DOT}"><noscript><img src="/n.jpg"></noscript><p class="caption">The lens turns</p></div>'
    article = pages.read(page(box, f"<p>{PARAGRAPHS[0]}</p>"), url=URL)
    assert [(picture.url, picture.caption) for picture in article.pictures] == [(f"{HOME}/n.jpg", "The lens turns")]
