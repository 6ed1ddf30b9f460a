"""A drawing that holds nothing but lines and shapes is kept like any picture; the list shows no small one of it."""

from __future__ import annotations

import newspaper_pictures as made
from newspaper import Newspaper
from newsroom import Newsroom

from reader.model import Ready

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path d="M0 0h900"/></svg>'


def test_a_story_that_leads_with_a_drawing_is_ready_without_a_small_picture(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    paper.serve("/map.svg", DRAWING, type="image/svg+xml")
    paper.serve("/pictures.xml", made.feed(("A story", [paper.url("/map.svg")])))
    newsroom.subscribe(paper.url("/pictures.xml"))
    newsroom.sync()
    story = newsroom.titled("A story")
    assert story.ready is Ready.READY
    kept = newsroom.store.media(newsroom.store.pictures([paper.url("/map.svg")])[paper.url("/map.svg")] or "")
    assert kept is not None
    assert (kept.type, kept.data, kept.width, kept.height) == ("image/svg+xml", DRAWING, 900, 600)
    [row] = newsroom.store.rows([story.id])
    assert row.thumbnail == ""
