"""A feed's own text yields its lead picture where the feed names none, and shows no picture twice."""

from __future__ import annotations

from reader.model import Picture
from reader.parse import body

WORDS = "<p>" + "The keepers wound the clockwork twice a day. " * 9 + "</p>"
LAMP = '<figure><img src="https://p.example/lamp-at-dusk.jpg" alt="A lamp"><figcaption>Lit</figcaption></figure>'
LEAD = Picture(url="https://p.example/lamp-at-dusk.jpg", alt="A lamp", caption="Lit")
FILM = (
    '<figure><a href="https://www.youtube.com/watch?v=Ab3_d-fGh1J">'
    '<img src="https://i.ytimg.com/vi/Ab3_d-fGh1J/hqdefault.jpg" alt="x"></a>'
    '<figcaption><a href="https://www.youtube.com/watch?v=Ab3_d-fGh1J">▶ x</a></figcaption></figure>'
)


def test_the_picture_at_the_head_of_a_text_leads() -> None:
    assert body.pictures(LAMP + WORDS, ()) == (LEAD, WORDS, ())


def test_a_picture_after_a_short_first_paragraph_still_leads() -> None:
    lead, text, _ = body.pictures(f"<p>Lit again.</p>{LAMP}{WORDS}", ())
    assert (lead, text) == (LEAD, f"<p>Lit again.</p>{WORDS}")


def test_a_picture_deep_in_a_text_stays_with_the_words_around_it() -> None:
    text = WORDS + LAMP + WORDS
    assert body.pictures(text, ()) == (None, text, (LEAD,))


def test_a_picture_that_is_all_there_is_stays() -> None:
    text = LAMP + "<p>Today's cartoon</p>"
    assert body.pictures(text, ()) == (None, text, (LEAD,))


def test_a_counter_before_the_lead_is_passed_over() -> None:
    counter = '<img src="https://p.example/count.gif" width="9" height="9">'
    assert body.pictures(counter + LAMP + WORDS, ())[0] == LEAD


def test_a_film_is_no_lead() -> None:
    assert body.pictures(FILM + WORDS, ())[:2] == (None, FILM + WORDS)


def test_the_picture_that_the_feed_names_is_not_shown_again_at_another_size() -> None:
    named = Picture(url="https://p.example/lamp-at-dusk-1200x800.jpg")
    lead, text, left = body.pictures(LAMP + WORDS, (named,))
    assert lead == Picture(url=named.url, alt="A lamp", caption="Lit")
    assert (text, left) == (WORDS, ())
