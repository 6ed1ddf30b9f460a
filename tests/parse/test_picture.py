"""A picture that is kept is known to decode, has a known type and a sensible size."""

from __future__ import annotations

import hashlib
import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from reader.errors import DocumentError
from reader.model import Media
from reader.parse import picture


def drawn(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    written = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_small_picture_is_kept_byte_for_byte_under_the_type_its_bytes_have(kind: str) -> None:
    data = drawn(120, 80, kind)
    media = picture.read(data)
    assert (media.data, media.type) == (data, f"image/{kind.lower()}")
    assert (media.width, media.height) == (120, 80)
    assert media.hash == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("kind", "mode", "mime"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGBA", "image/png"),
        ("AVIF", "RGB", "image/jpeg"),
    ],
)
def test_a_wide_picture_is_scaled_down_to_the_column(kind: str, mode: str, mime: str) -> None:
    media = picture.read(drawn(3200, 1000, kind, mode))
    assert (media.width, media.height, media.type) == (1600, 500, mime)
    assert opened(media.data).size == (1600, 500)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((1500, 5000), (1500, 5000)),
        ((1600, 10_000), (960, 6000)),
        ((3200, 6400), (1600, 3200)),
        ((800, 9000), (800, 9000)),
        ((1000, 20_000), (800, 16_000)),
        ((1, 1), (1, 1)),
    ],
)
def test_a_tall_picture_shrinks_as_long_as_its_words_can_be_read(size: tuple[int, int], kept: tuple[int, int]) -> None:
    media = picture.read(drawn(*size, "PNG", "L"))
    assert (media.width, media.height) == kept
    assert opened(media.data).size == kept


@pytest.mark.parametrize(
    ("kind", "mode", "mime"), [("BMP", "RGB", "image/png"), ("JPEG", "CMYK", "image/jpeg"), ("BMP", "P", "image/png")]
)
def test_what_browsers_show_badly_or_the_pane_not_at_all_is_written_anew(kind: str, mode: str, mime: str) -> None:
    media = picture.read(drawn(60, 40, kind, mode))
    assert (media.type, media.width, media.height) == (mime, 60, 40)
    assert opened(media.data).mode == "RGB"


def test_printing_inks_are_read_by_their_own_profile_or_a_rule_of_thumb() -> None:
    inks = Image.new("CMYK", (40, 30), (0, 255, 255, 0))
    for profile in (None, b"no profile at all", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()):
        written = BytesIO()
        inks.save(written, "JPEG", icc_profile=profile)
        red, green, blue = opened(picture.read(written.getvalue()).data).getpixel((20, 15))  # type: ignore[misc]
        assert red > 200
        assert max(green, blue) < 90


@pytest.mark.parametrize("make", [picture.read, picture.thumbnail, picture.icon])
def test_sixteen_bits_of_grey_stay_grey(make: Callable[[bytes], Media]) -> None:
    written = BytesIO()
    Image.new("I;16", (2000, 1000), 0x8000).save(written, "PNG")
    shown = opened(make(written.getvalue()).data).convert("L")
    assert 120 <= shown.getpixel((shown.width // 2, shown.height // 2)) <= 136  # type: ignore[operator]


def test_a_palette_with_a_hole_keeps_it() -> None:
    written = BytesIO()
    painted = Image.new("P", (2000, 100), 3)
    painted.putpalette(range(256))
    painted.save(written, "PNG", transparency=3)
    assert opened(picture.read(written.getvalue()).data).getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_turned_picture_that_browsers_would_not_turn_is_turned_for_them() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    media = picture.read(drawn(300, 200, "PNG", exif=exif))
    assert (media.width, media.height) == opened(media.data).size == (200, 300)
    assert not opened(media.data).getexif()


def test_a_wide_gamut_stays_wide() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = drawn(3200, 100, "JPEG", icc_profile=profile)
    assert opened(picture.read(data).data).info["icc_profile"] == profile
    assert "icc_profile" not in opened(picture.thumbnail(data).data).info


def test_a_drawing_is_kept_as_it_came_and_has_no_small_picture() -> None:
    data = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M0 0h9"/></svg>'
    media = picture.read(data)
    assert (media.type, media.data, media.width, media.height) == (picture.DRAWING, data, 90, 60)
    for make in (picture.thumbnail, picture.icon):
        with pytest.raises(DocumentError, match="drawing"):
            make(data)


def test_an_animation_is_kept_as_it_is() -> None:
    frames = [Image.new("L", (1700, 20), n) for n in (0, 255)]
    written = BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert picture.read(written.getvalue()).data == written.getvalue()


def test_a_photo_taken_upright_is_measured_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    media = picture.read(drawn(300, 200, "JPEG", exif=exif))
    assert (media.width, media.height) == (200, 300)


@pytest.mark.parametrize(
    ("size", "mode", "mime"), [((900, 300), "RGB", "image/jpeg"), ((50, 400), "RGBA", "image/png")]
)
def test_a_thumbnail_fills_its_frame(size: tuple[int, int], mode: str, mime: str) -> None:
    media = picture.thumbnail(drawn(*size, "PNG", mode))
    assert (media.width, media.height, media.type) == (192, 128, mime)
    assert opened(media.data).size == (192, 128)


@pytest.mark.parametrize("kind", ["ICO", "PNG"])
def test_an_icon_is_64_pixels_square(kind: str) -> None:
    media = picture.icon(drawn(48, 32, kind, "RGBA"))
    assert (media.width, media.height, media.type) == (64, 64, "image/png")


def bomb(width: int, height: int) -> bytes:
    """Write a PNG whose header promises a huge picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no picture"),
        (b"<html>404</html>", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "more than lines and shapes"),
        (b"<?xml version='1.0'?>\n<!-- x --><svg/>", "no picture"),
        (bomb(30_000, 30_000), "40 million"),
        (bomb(7_000, 7_000), "40 million"),
        (drawn(400, 300, "JPEG")[:-200], "damaged"),
        (drawn(40, 30, "ICO"), "no picture"),
        (drawn(10, 10) + bytes(picture.MOST_BYTES), "10 MB"),
    ],
    ids=["empty", "a page", "svg", "svg with prolog", "bomb", "smaller bomb", "cut short", "ico", "too many bytes"],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        picture.read(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_damaged_file_is_a_picture_or_a_sentence_never_a_crash(kind: str) -> None:
    whole, chance = drawn(60, 40, kind), random.Random(kind)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        for make in (picture.read, picture.thumbnail, picture.icon):
            with suppress(DocumentError):
                assert make(bytes(broken[: chance.randint(1, len(broken))])).width
