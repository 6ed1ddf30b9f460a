"""What a page plays becomes a still with a link; what it only counts with or advertises in becomes nothing."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.parse import page as pages
from reader.parse import sanitize

STILL = "https://i.ytimg.com/vi/Ab3_d-fGh1J/hqdefault.jpg"
WATCH = "https://www.youtube.com/watch?v=Ab3_d-fGh1J"
REL = 'rel="noopener noreferrer"'


def clean(html: str) -> str:
    return sanitize.clean(html, base=URL)


@pytest.mark.parametrize(
    "player",
    [
        '<iframe src="https://www.youtube.com/embed/Ab3_d-fGh1J?rel=0" title="Lighting up"></iframe>',
        '<iframe src="//www.youtube-nocookie.com/embed/Ab3_d-fGh1J" title="Lighting up"></iframe>',
        '<iframe data-src="https://youtu.be/Ab3_d-fGh1J" src="about:blank" title="Lighting up"></iframe>',
        '<amp-youtube data-videoid="Ab3_d-fGh1J" title="Lighting up"></amp-youtube>',
        '<lite-youtube videoid="Ab3_d-fGh1J" title="Lighting up"></lite-youtube>',
        '<object title="Lighting up"><param name="movie" value="https://www.youtube.com/v/Ab3_d-fGh1J"></object>',
        '<object title="Lighting up"><embed src="https://www.youtube.com/v/Ab3_d-fGh1J&amp;hl=en"></object>',
    ],
)
def test_a_known_house_gives_the_still_and_the_page_to_watch_it_on(player: str) -> None:
    assert clean(player) == (
        f'<figure><a href="{WATCH}" {REL}><img src="{STILL}" alt="Lighting up"></a>'
        f'<figcaption><a href="{WATCH}" {REL}>▶ Lighting up</a></figcaption></figure>'
    )


def test_a_films_own_poster_is_its_still() -> None:
    html = clean('<video poster="/still.jpg"><source src="/film.mp4" type="video/mp4"></video>')
    assert 'src="https://gazette.example/still.jpg"' in html
    assert 'href="https://gazette.example/film.mp4"' in html


def test_a_film_without_an_address_of_its_own_leads_to_the_page_that_shows_it() -> None:
    html = clean('<video poster="/still.jpg" src="blob:https://gazette.example/1"></video>')
    assert f'<a href="{URL}" {REL}>▶ gazette.example</a>' in html


@pytest.mark.parametrize(
    ("player", "label"),
    [
        ('<iframe src="https://player.vimeo.com/video/32246206?color=fff"></iframe>', "▶ vimeo.com"),
        ('<audio src="/talk.mp3"></audio>', "▶ gazette.example"),
        ('<iframe src="https://maps.example/tower" title="The tower on a map"></iframe>', "↗ The tower on a map"),
    ],
)
def test_without_a_still_there_is_a_plain_link(player: str, label: str) -> None:
    html = clean(player)
    assert html.startswith("<p><a href=")
    assert f">{label}</a></p>" in html


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe>',
        '<iframe src="https://ads.doubleclick.net/x"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>',
        '<iframe src="https://count.example/x" width="0" height="0"></iframe>',
        '<iframe src="https://count.example/x" style="display: none"></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
        "<iframe></iframe>",
    ],
)
def test_what_plays_nothing_leaves_nothing(frame: str) -> None:
    assert clean(frame) == ""


def test_a_player_in_a_figure_keeps_the_papers_caption() -> None:
    html = clean(
        '<figure><iframe src="https://youtu.be/Ab3_d-fGh1J"></iframe><figcaption>Lit at last</figcaption></figure>'
    )
    assert html.count("<figure>") == html.count("<figcaption>") == 1
    assert STILL in html
    assert html.endswith("<figcaption>Lit at last</figcaption></figure>")


def test_stills_in_an_article_are_among_its_pictures_and_each_its_own() -> None:
    first, second = (f'<iframe src="https://youtu.be/{id}"></iframe>' for id in ("Ab3_d-fGh1J", "Zz3_d-fGh1J"))
    head = f'<meta property="og:image" content="{STILL.replace("hq", "maxres")}">'
    article = pages.read(page(f"{first}<p>{PARAGRAPHS[0]}</p>{second}", head=head), url=URL)
    assert [picture.url for picture in article.pictures] == [STILL, STILL.replace("Ab3", "Zz3")]
    assert article.body_html.count(">▶ youtube.com</a>") == 2


def test_what_a_player_writes_on_its_buttons_is_no_text() -> None:
    film = '<iframe src="https://www.youtube.com/embed/Ab3_d-fGh1J"></iframe>'
    bars = "<div><div>Replay</div><div>Your video will play in 00:25</div></div>"
    html = pages.read(page(f'<div><img src="/still.jpg" width="800">{film}{bars}</div>'), url=URL).body_html
    assert "youtube.com/watch?v=Ab3_d-fGh1J" in html
    assert "Replay" not in html
    assert "00:25" not in html
