"""Pages of a made-up paper, The Harbour Gazette, for the tests of what is read from a page."""

from __future__ import annotations

import json

HOME = "https://gazette.example"
URL = f"{HOME}/news/harbour/old-lighthouse-lit-again-48213.html"
TITLE = "Old lighthouse is lit again after forty years"
PARAGRAPHS = (
    "The lamp on the northern breakwater burned on Monday evening for the first time in forty years, and half the "
    "town had climbed the hill to see whether the keepers would manage to get it going before the fog came in.",
    "Volunteers spent three winters grinding the lens and rebuilding the clockwork that turns it, using drawings found "
    "in a chest beneath the stairs. Nobody was paid, and the only quarrel was about the colour of the door.",
    "The harbour master said the light would guide nobody, since every boat now steers by satellite, but that a "
    "harbour without one looked to him like a face without a nose. He lit the match himself and burned his thumb.",
    "Visitors may climb the ninety-one steps on Saturdays from May. Children under six must be carried, which the "
    "society that owns the tower considers fair warning to their parents and a fine way of keeping warm.",
)


def page(
    *between: str,
    after: str = "",
    beside: str = "",
    head: str = "",
    top: str = "",
    title: str = TITLE,
    structured: dict[str, object] | None = None,
    body: tuple[str, ...] = PARAGRAPHS,
) -> bytes:
    """Set a page: `between` stands after the second paragraph, `after` under the text, `beside` outside the article."""
    said = f'<script type="application/ld+json">{json.dumps(structured)}</script>' if structured else ""
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in body]
    paragraphs[2:2] = between
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>{title} | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">{head}{said}</head><body>
<header class="site-header"><a href="/">The Harbour Gazette</a></header>
<nav><a href="/news/harbour/">Harbour</a> <a href="/news/harbour/a-story-in-the-menu-11111.html">Story in menu</a></nav>
<main><article><h1>{title}</h1>{top}
<div class="story-text">{"".join(paragraphs)}{after}</div></article>{beside}</main>
<footer><a href="/about">About the paper</a></footer></body></html>""".encode()
