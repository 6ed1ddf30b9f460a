"""Sets the made-up stories as web pages, feeds and pictures: values in, bytes out."""

from __future__ import annotations

import colorsys
import html
import io
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import cache

from newspaper_stories import Story
from PIL import Image, ImageDraw

PAPER = "The Morning Lantern"
RSS, ATOM, JSON_FEED = "application/rss+xml", "application/atom+xml", "application/feed+json"


def story_path(slug: str) -> str:
    return f"/news/{slug}.html"


def picture_path(slug: str, number: int) -> str:
    return f"/pictures/{slug}-{number}.jpg"


@cache
def picture(name: str, width: int = 900, height: int = 600) -> bytes:
    """Draw a landscape whose colours come from its name, so that every picture has other bytes."""
    hue = sum(name.encode()) % 97 / 97
    colours = [
        tuple(int(255 * part) for part in colorsys.hls_to_rgb((hue + turn) % 1, light, 0.45))
        for turn, light in ((0, 0.75), (0.5, 0.35), (0.1, 0.9))
    ]
    drawing = Image.new("RGB", (width, height), colours[0])
    pen = ImageDraw.Draw(drawing)
    pen.rectangle((0, height * 2 // 3, width, height), fill=colours[1])
    pen.ellipse((width // 2, height // 6, width // 2 + height // 4, height // 6 + height // 4), fill=colours[2])
    out = io.BytesIO()
    drawing.save(out, "JPEG", quality=80)
    return out.getvalue()


@cache
def icon() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), (150, 40, 30)).save(out, "PNG")
    return out.getvalue()


def page(story: Story, stories: Mapping[str, Story], base: str) -> bytes:
    """Set one story with breadcrumb, byline, lead picture, labelled links and what papers put around them."""
    crumbs = " &gt; ".join(f'<a href="{base}/{part.lower()}/">{part}</a>' for part in story.section)
    date = datetime.fromisoformat(story.published)
    text = [f"<p>{html.escape(paragraph)}</p>" for paragraph in story.paragraphs]
    if story.pictures > 1:
        text.insert(2, f'<figure><img src="{picture_path(story.slug, 2)}" alt="A second view" width="900">'
                       f"<figcaption>A second view of the day.</figcaption></figure>")  # fmt: skip
    if story.also_read:
        text.insert(2, _labelled("ALSO READ", stories[story.also_read]))
    if story.read_more:
        text.append(_labelled("READ MORE", stories[story.read_more]))
    return f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{html.escape(story.title)} | {PAPER}</title>
<link rel="canonical" href="{base}{story_path(story.slug)}">
<link rel="icon" href="/icon.png">
<link rel="alternate" type="{RSS}" title="{PAPER}" href="/feed.xml">
<meta property="og:site_name" content="{PAPER}">
<meta property="og:title" content="{html.escape(story.title)}">
<meta property="og:image" content="{base}{picture_path(story.slug, 1)}">
<meta property="article:published_time" content="{story.published}">
<script type="application/ld+json">{json.dumps(_structured(story, base))}</script>
</head><body>
<header><a href="/">{PAPER}</a><nav class="menu"><a href="/news/">News</a> <a href="/sport/">Sport</a></nav></header>
<nav class="breadcrumb" aria-label="breadcrumb"><a href="/">Home</a> &gt; {crumbs}</nav>
<main><article>
<h1>{html.escape(story.title)}</h1>
<p class="byline">By <a rel="author" href="/staff/">{story.byline}</a></p>
<time datetime="{story.published}">{date:%A, %B %d, %Y, %H:%M}</time>
<figure class="lead"><img src="{picture_path(story.slug, 1)}" alt="" width="900" height="600">
<figcaption>{html.escape(story.caption)}</figcaption></figure>
{chr(10).join(text)}
{_box(story, stories)}
<div class="share">Share this story <a href="https://social.example/share">Post it</a></div>
</article></main>
<aside class="most-read"><h2>Most read</h2>
<ol><li><a href="/news/chess-final.html">Schoolgirl draws</a></li></ol></aside>
<img src="/pixel.gif" width="1" height="1" alt="">
<footer>Printed in a test. <a href="/newsletter/">Newsletter</a></footer>
</body></html>
""".encode()


def _labelled(label: str, target: Story) -> str:
    link = f'<a href="{story_path(target.slug)}">{html.escape(target.title)}</a>'
    return f"<p><strong>{label}: {link}</strong></p>"


def _box(story: Story, stories: Mapping[str, Story]) -> str:
    if not story.more_on_this:
        return ""
    links = "".join(
        f'<li><a href="{story_path(slug)}">{html.escape(stories[slug].title)}</a></li>' for slug in story.more_on_this
    )
    return f"<section><h3>More on this story</h3><ul>{links}</ul></section>"


def _structured(story: Story, base: str) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published,
        "author": [{"@type": "Person", "name": name} for name in story.byline.split(" and ")],
        "articleSection": story.section[0],
        "publisher": {"@type": "Organization", "name": PAPER},
        "mainEntityOfPage": f"{base}{story_path(story.slug)}",
    }


def front(base: str) -> bytes:
    """Set a front page that names its feeds, as the page a reader would paste."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{PAPER}</title>
<link rel="alternate" type="{RSS}" title="{PAPER}" href="/feed.xml">
<link rel="alternate" type="{ATOM}" title="{PAPER} (Atom)" href="{base}/atom.xml">
<link rel="icon" href="/icon.png"></head>
<body><h1>{PAPER}</h1><p>All that happened between two lamps.</p></body></html>""".encode()


def rss(stories: Sequence[Story], base: str) -> bytes:
    items = "".join(
        f"<item><title>{html.escape(story.title)}</title><link>{base}{story_path(story.slug)}?utm_source=rss</link>"
        f'<guid isPermaLink="false">lantern-{story.slug}</guid>'
        f"<pubDate>{format_datetime(datetime.fromisoformat(story.published))}</pubDate>"
        f"<category>{html.escape('/'.join(story.section))}</category>"
        f"<description>{html.escape(story.paragraphs[0])}</description></item>"
        for story in stories
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{PAPER}</title>'
        f"<link>{base}/</link><description>Made up</description><language>en-GB</language>{items}</channel></rss>"
    ).encode()


def atom(stories: Sequence[Story], base: str) -> bytes:
    entries = "".join(
        f'<entry><id>tag:lantern,2024:{story.slug}</id><title type="text">{html.escape(story.title)}</title>'
        f'<link rel="alternate" href="{base}{story_path(story.slug)}"/><updated>{story.published}</updated>'
        f"<author><name>{story.byline}</name></author><summary>{html.escape(story.paragraphs[0])}</summary></entry>"
        for story in stories
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">'
        f"<id>tag:lantern,2024:atom</id><title>{PAPER} (Atom)</title><updated>2024-05-07T08:30:00+02:00</updated>"
        f'<link rel="alternate" href="{base}/"/>{entries}</feed>'
    ).encode()


def json_feed(stories: Sequence[Story], base: str) -> bytes:
    items = [
        {
            "id": story.slug,
            "url": base + story_path(story.slug),
            "title": story.title,
            "content_html": f"<p>{html.escape(story.paragraphs[0])}</p>",
            "date_published": story.published,
            "authors": [{"name": story.byline}],
        }
        for story in stories
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": f"{PAPER} (JSON)", "home_page_url": base, "items": items}).encode()
