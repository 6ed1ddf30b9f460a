"""Whatever kind of picture the worker keeps, the engine shows it at the size that is noted of it."""

from __future__ import annotations

from collections.abc import Callable

import newspaper_pictures as made
from panes import OpenPane, page
from PIL import Image

from reader.model import Media
from reader.parse import picture
from reader.ui.links import article_id

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="9" height="9"/></svg>'


def turned(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return made.drawn("RGB", kind, (200, 320), exif=exif)


def test_the_engine_shows_every_kind_at_the_size_that_is_noted(open_pane: Callable[..., OpenPane]) -> None:
    sent = {
        "jpeg": made.drawn("RGB", "JPEG"),
        "grey jpeg": made.drawn("L", "JPEG"),
        "printing inks": made.drawn("CMYK", "JPEG"),
        "turned jpeg": turned("JPEG"),
        "turned png": turned("PNG"),
        "turned webp": turned("WEBP"),
        "grey of 16 bits": made.drawn("I;16"),
        "wide grey of 16 bits": made.drawn("I;16", size=(3200, 2000)),
        "palette": made.drawn("P", "GIF"),
        "black and white": made.drawn("1"),
        "see-through": made.drawn("LA"),
        "bmp": made.drawn("RGB", "BMP"),
        "avif": made.drawn("RGB", "AVIF"),
        "webp": made.drawn("RGBA", "WEBP"),
        "animation": made.animated(),
        "tall": made.drawn("RGB", "PNG", (1600, 9000)),
        "a dot": made.drawn("RGB", "PNG", (1, 1)),
        "drawing": DRAWING,
    }
    kept = {name: picture.read(data) for name, data in sent.items()}
    pane = open_pane(answering(kept))
    pane.show(1)
    shown = "[...document.images].every(image => image.complete)"
    pane.qtbot.waitUntil(lambda: bool(pane.value(shown)), timeout=20_000)
    sizes = pane.value("Object.fromEntries([...document.images].map(i => [i.alt, [i.naturalWidth, i.naturalHeight]]))")
    assert sizes == {name: [media.width, media.height] for name, media in kept.items()}


def answering(kept: dict[str, Media]) -> Callable[[str], tuple[str, bytes] | None]:
    by_hash = {media.hash: (media.type, media.data) for media in kept.values()}
    images = "".join(f'<img alt="{name}" src="broadsheet://media/{media.hash}">' for name, media in kept.items())

    def answer(url: str) -> tuple[str, bytes] | None:
        return page(images) if article_id(url) == 1 else by_hash.get(url.rpartition("/")[2])

    return answer
