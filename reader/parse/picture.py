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

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from reader.errors import DocumentError
from reader.model import Media
from reader.parse import svg

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
WIDEST = 1600  # pixels: an 800 pixel column on a screen of two pixels a point
TALLEST = 6000  # pixels; an infographic may be taller, so that its words stay
READABLE = 800  # pixels wide
MOST_PROFILE = 20_000  # bytes of a colour profile; those of screens and cameras have 500 to 4,000
DRAWING = svg.TYPE  # the type of a picture that is lines and shapes, of which no small one is made
THUMBNAIL = (192, 128)
ICON = (64, 64)

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
_TYPES = {name: f"image/{name.lower()}" for name in _FORMATS} | {"MPO": "image/jpeg"}  # two JPEGs in one file
_SHOWN_AS_IS = frozenset(["JPEG", "MPO", "PNG", "GIF", "WEBP", "AVIF"])  # the pane shows no other
_TURNED = range(5, 9)  # EXIF orientations that lay a picture on its side
_ORIENTATION = 0x0112
# What Pillow's plugins raise over broken files, seen by mutating files of each format.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, EOFError, OverflowError, RuntimeError),
    *(struct.error, zlib.error),
)


def read(data: bytes) -> Media:
    """Check a picture; one far larger than the pane needs is scaled down, most others stay byte for byte.

    Raises DocumentError for what is no picture, is broken or too large, and for a drawing (SVG) that is not inert.
    """
    if _is_svg(data):
        width, height = svg.size(data)
        return _media(data, DRAWING, width, height)
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
        raise DocumentError("This picture is a drawing (SVG), of which no small one is made.")
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
    return start.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in data[:20_000].lower()


def _kept(image: Image.Image, data: bytes) -> Media:
    animated = bool(getattr(image, "is_animated", False))
    image.load()
    orientation = image.getexif().get(_ORIENTATION, 1)
    width, height = (image.height, image.width) if orientation in _TURNED else image.size
    scale = _scale(width, height)
    kind = image.format or ""
    if animated or (scale == 1 and kind in _SHOWN_AS_IS and _looks_the_same(image, orientation)):
        return _media(data, _TYPES[kind], width, height)
    upright = _plain(ImageOps.exif_transpose(image))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    lossless = kind == "BMP" and scale == 1
    return _encoded(
        upright if scale == 1 else upright.resize(size, Image.Resampling.LANCZOS), "PNG" if lossless else ""
    )


def _scale(width: int, height: int) -> float:
    """Say by how much a picture shrinks, 1 for not at all: to the pane's width, and further where it is too tall."""
    scale = min(1.0, WIDEST / width)
    if height * scale > TALLEST:
        scale = min(scale, max(TALLEST / height, READABLE / width))
    return scale


def _looks_the_same(image: Image.Image, orientation: int) -> bool:
    """Tell whether browsers show a file as it is meant: not CMYK, and turned by EXIF only in a JPEG."""
    return image.mode != "CMYK" and (orientation == 1 or image.format in ("JPEG", "MPO"))


def _thumbnail(image: Image.Image, data: bytes) -> Media:
    image.draft("RGB", (THUMBNAIL[0] * 2, THUMBNAIL[1] * 2))  # a JPEG decodes faster at a fraction of its size
    upright = _plain(ImageOps.exif_transpose(image))
    upright.info.pop("icc_profile", None)  # it may be larger than the small picture
    return _encoded(ImageOps.fit(upright, THUMBNAIL, Image.Resampling.LANCZOS, centering=(0.5, 0.35)))


def _icon(image: Image.Image, data: bytes) -> Media:
    square = ImageOps.pad(_plain(image).convert("RGBA"), ICON, Image.Resampling.LANCZOS)
    return _encoded(square, "PNG")


def _plain(image: Image.Image) -> Image.Image:
    """Bring any colour mode to RGB, or RGBA where something shows through."""
    if image.mode.startswith("I"):  # 16 bits of grey: Pillow would cut them off at 255
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    if image.mode == "CMYK":
        image = _from_inks(image)
    plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    profile = image.info.get("icc_profile") or b""
    if image.mode not in ("RGB", "RGBA") or len(profile) > MOST_PROFILE:
        plain.info.pop("icc_profile", None)  # it is about other colours
    return plain


def _from_inks(image: Image.Image) -> Image.Image:
    """Read printing inks by the profile that came with them; by rule of thumb where none did or it is broken."""
    try:
        inks = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        seen = ImageCms.profileToProfile(image, inks, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        seen = None
    return seen or image.convert("RGB")


def _encoded(image: Image.Image, kind: str = "") -> Media:
    """Write a picture with its colour profile and no other metadata."""
    kind = kind or ("PNG" if image.mode == "RGBA" else "JPEG")
    options: dict[str, object] = {"quality": 85, "optimize": True} if kind == "JPEG" else {}
    written = BytesIO()
    image.save(written, kind, icc_profile=image.info.get("icc_profile"), exif=b"", **options)
    return _media(written.getvalue(), _TYPES[kind], image.width, image.height)


def _media(data: bytes, mime: str, width: int, height: int) -> Media:
    return Media(hash=hashlib.sha256(data).hexdigest(), type=mime, data=data, width=width, height=height)


Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # also for pictures inside pictures: an .ico holds PNGs of its own size
