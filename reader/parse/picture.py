"""Picture bytes from anywhere -> pictures that are known to decode, of a known type and of a sensible size.

What a server or a file name says of their type counts for nothing.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from reader.errors import DocumentError
from reader.model import Media

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
WIDEST = 1600  # pixels: an 800 pixel column on a screen of two pixels a point
THUMBNAIL = (192, 128)
ICON = (64, 64)

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
_TYPES = {name: f"image/{name.lower()}" for name in _FORMATS} | {"MPO": "image/jpeg"}  # two JPEGs in one file
_TURNED = range(5, 9)  # EXIF orientations that lay a picture on its side
_ORIENTATION = 0x0112
# What Pillow's plugins raise over broken files, seen by mutating files of each format.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, EOFError, OverflowError, RuntimeError),
    *(struct.error, zlib.error),
)


def read(data: bytes) -> Media:
    """Check a picture; one wider than `WIDEST` is scaled down, animated and smaller ones stay byte for byte.

    Raises DocumentError for what is no picture, is broken, too large, or an SVG.
    """
    return _decoded(data, _FORMATS, _kept)


def thumbnail(data: bytes) -> Media:
    """Make the small picture of a list: 192 x 128 pixels, filled, cropped where it must be. Raises as `read`."""
    return _decoded(data, _FORMATS, _thumbnail)


def icon(data: bytes) -> Media:
    """Make a feed's icon: 64 x 64 pixels, PNG, the whole picture within; .ico files too. Raises as `read`."""
    return _decoded(data, (*_FORMATS, "ICO"), _icon)


def _decoded(data: bytes, formats: tuple[str, ...], make: Callable[[Image.Image, bytes], Media]) -> Media:
    if len(data) > MOST_BYTES:
        raise DocumentError("This picture is larger than 10 MB.")
    if _is_svg(data):
        raise DocumentError("This picture is an SVG drawing, a kind that is not shown yet.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd palettes and metadata: nobody would read it
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=formats) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise DocumentError("This picture has more than 40 million pixels.")
                return make(image, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DocumentError("This picture has more than 40 million pixels.") from error
    except UnidentifiedImageError as error:
        raise DocumentError("This is no picture of a kind that can be shown.") from error
    except _BROKEN as error:
        raise DocumentError("This picture is damaged.") from error


def _is_svg(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in data[:4000].lower()


def _kept(image: Image.Image, data: bytes) -> Media:
    kind = image.format or ""
    animated = bool(getattr(image, "is_animated", False))
    image.load()
    turned = image.getexif().get(_ORIENTATION) in _TURNED
    width, height = (image.height, image.width) if turned else image.size
    if animated or width <= WIDEST:
        return _media(data, _TYPES[kind], width, height)
    upright = _plain(ImageOps.exif_transpose(image))
    return _encoded(upright.resize((WIDEST, max(1, round(height * WIDEST / width))), Image.Resampling.LANCZOS))


def _thumbnail(image: Image.Image, data: bytes) -> Media:
    image.draft("RGB", (THUMBNAIL[0] * 2, THUMBNAIL[1] * 2))  # a JPEG decodes faster at a fraction of its size
    upright = _plain(ImageOps.exif_transpose(image))
    return _encoded(ImageOps.fit(upright, THUMBNAIL, Image.Resampling.LANCZOS, centering=(0.5, 0.35)))


def _icon(image: Image.Image, data: bytes) -> Media:
    square = ImageOps.pad(image.convert("RGBA"), ICON, Image.Resampling.LANCZOS)
    return _encoded(square, "PNG")


def _plain(image: Image.Image) -> Image.Image:
    """Bring any colour mode to RGB, or RGBA where something shows through."""
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _encoded(image: Image.Image, kind: str = "") -> Media:
    kind = kind or ("PNG" if image.mode == "RGBA" else "JPEG")
    written = BytesIO()
    image.save(written, kind, **({"quality": 85, "optimize": True} if kind == "JPEG" else {}))
    return _media(written.getvalue(), _TYPES[kind], image.width, image.height)


def _media(data: bytes, mime: str, width: int, height: int) -> Media:
    return Media(hash=hashlib.sha256(data).hexdigest(), type=mime, data=data, width=width, height=height)


Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # also for pictures inside pictures: an .ico holds PNGs of its own size
