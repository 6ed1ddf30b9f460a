"""Pictures that papers and attackers really send, drawn here, and feeds that are nothing but pictures."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Iterable

import newspaper_pages
from PIL import Image

LARGE = 11_000_000  # bytes


def drawn(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (320, 200), **saved: object) -> bytes:
    """Draw an even field in any colour mode and file format."""
    out = io.BytesIO()
    Image.new(mode, size, 40 if len(mode) == 1 or ";" in mode else None).save(out, kind, **saved)
    return out.getvalue()


def animated() -> bytes:
    frames = [Image.new("RGB", (120, 80), (shade, 90, 90)) for shade in (10, 120, 240)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0)
    return out.getvalue()


def broken() -> bytes:
    whole = newspaper_pages.picture("broken")
    return whole[: len(whole) // 2]


def noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


def feed(*stories: tuple[str, Iterable[str]]) -> bytes:
    """Set a feed whose stories (title, picture addresses) have their whole text in it and no page."""
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>"
        + html.escape(f"<p>The text of {title}.</p>" + "".join(f'<p>Here.</p><img src="{url}">' for url in urls))
        + "</description></item>"
        for title, urls in stories
    )
    return f"<rss><channel><title>Pictures</title>{items}</channel></rss>".encode()
