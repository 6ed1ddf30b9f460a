"""A small hand press: blocks are cut, inked in one flat colour each and printed one over the other.

Deterministic: all roughness comes from `random.Random` with the picture's own seed. Units are pixels of the sheet.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
SIZE = (WIDTH, HEIGHT)

Point = tuple[float, float]

# The inks of the house: few, so that all its pictures belong together.
PAPER = "#f3e9d6"
CREAM = "#fcf6e9"
NIGHT = "#15273a"
DUSK = "#2a4560"
SEA = "#2f6f7e"
POOL = "#6ea3a6"
MIST = "#b9cfc9"
CORAL = "#dd5a3d"
ROSE = "#eba98c"
MUSTARD = "#edb84c"
SAND = "#dcc394"
MOSS = "#6f7d4b"
BARK = "#7a4a33"


class Block:
    """One block: what is raised takes ink. Each cut returns the block, so that cuts can be chained."""

    def __init__(self, *, raised: bool = False) -> None:
        self.image = Image.new("L", SIZE, 255 if raised else 0)
        self._draw = ImageDraw.Draw(self.image)

    def polygon(self, points: Iterable[Point], *, cut: bool = False) -> Block:
        self._draw.polygon(list(points), fill=_height(cut))
        return self

    def box(self, left: float, top: float, right: float, bottom: float, *, cut: bool = False) -> Block:
        self._draw.rectangle((left, top, right, bottom), fill=_height(cut))
        return self

    def oval(self, x: float, y: float, across: float, down: float | None = None, *, cut: bool = False) -> Block:
        """Leave a disc around (x, y); `across` and `down` are radii."""
        down = across if down is None else down
        self._draw.ellipse((x - across, y - down, x + across, y + down), fill=_height(cut))
        return self

    def ring(self, x: float, y: float, radius: float, width: float, *, cut: bool = False) -> Block:
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(box, outline=_height(cut), width=round(width))
        return self

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, width: float, *, cut: bool = False
    ) -> Block:
        """Leave a part of a ring; angles in degrees, clockwise from three o'clock."""
        self._draw.arc((x - radius, y - radius, x + radius, y + radius), start, end, _height(cut), round(width))
        return self

    def line(self, points: Iterable[Point], width: float, *, cut: bool = False) -> Block:
        self._draw.line(list(points), fill=_height(cut), width=max(1, round(width)), joint="curve")
        return self

    def stroke(self, start: Point, end: Point, width: float, *, bend: float = 0.0, cut: bool = False) -> Block:
        """Leave the trace of a gouge: thick in its middle, pointed at its ends, `bend` pixels off the straight."""
        return self.polygon(_gouge(start, end, width, bend), cut=cut)

    def wheel(self, x: float, y: float, radius: float, angle: float, width: float, *, cut: bool = False) -> Block:
        """Leave one spoke from the middle outwards."""
        tip = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        return self.line([(x, y), tip], width, cut=cut)

    def within(self, other: Block) -> Block:
        """Keep only what `other` has raised too."""
        self.image = ImageChops.multiply(self.image, other.image)
        self._draw = ImageDraw.Draw(self.image)
        return self

    def without(self, other: Block) -> Block:
        """Cut away what `other` has raised."""
        self.image = ImageChops.subtract(self.image, other.image)
        self._draw = ImageDraw.Draw(self.image)
        return self

    def turned(self, degrees: float, around: Point) -> Block:
        """Turn the whole block, anticlockwise."""
        self.image = self.image.rotate(degrees, Image.Resampling.BICUBIC, center=around)
        self._draw = ImageDraw.Draw(self.image)
        return self


class Sheet:
    """The paper in the press. `chance` is where every irregularity comes from."""

    def __init__(self, seed: int, paper: str = PAPER) -> None:
        self.chance = Random(seed)
        self.image = Image.new("RGB", SIZE, paper)

    def ink(self, block: Block, colour: str, *, shade: Image.Image | None = None, sound: float = 1.0) -> None:
        """Print a block; `shade` thins it out to dots, `sound` below 1 makes the ink skip more often."""
        mask = self._rough(block.image)
        if shade is not None:
            mask = ImageChops.multiply(mask, self._dots(shade))
        mask = ImageChops.multiply(mask, self._skips(sound))
        self.image.paste(colour, mask=mask)

    def _rough(self, mask: Image.Image) -> Image.Image:
        """Let edges waver as a blade does, by a pixel or so."""
        mixed = Image.blend(mask.filter(ImageFilter.GaussianBlur(2.2)), self._wood, 0.34)
        return mixed.point(_ramp(128, 5.0))

    def _dots(self, shade: Image.Image) -> Image.Image:
        return ImageChops.add(shade, self._grain, 1, -255).point(_ramp(15, 9.0))

    def _skips(self, sound: float) -> Image.Image:
        worn = Image.blend(self._wood, self._coarse, 0.5)
        return worn.point(_ramp(round(22 + 22 * (1 - sound)), 4.0))

    @cached_property
    def _wood(self) -> Image.Image:
        return self.noise(5)

    @cached_property
    def _coarse(self) -> Image.Image:
        return self.noise(7)

    @cached_property
    def _grain(self) -> Image.Image:
        return self.noise(4)

    def noise(self, size: int) -> Image.Image:
        """Make a grey field with spots of about `size` pixels."""
        small = (WIDTH // size + 1, HEIGHT // size + 1)
        bytes_ = self.chance.randbytes(small[0] * small[1])
        return Image.frombytes("L", small, bytes_).resize(SIZE, Image.Resampling.BICUBIC)


def fade(top: float, bottom: float, *, strongest: str = "bottom", most: int = 255, least: int = 0) -> Image.Image:
    """Make a shade that grows from row `top` to row `bottom`, or the other way round."""
    ramp = Image.linear_gradient("L").resize((WIDTH, max(1, round(bottom - top))))
    field = Image.new("L", SIZE, 0)
    field.paste(255, (0, round(bottom), WIDTH, HEIGHT))
    field.paste(ramp, (0, round(top)))
    if strongest == "top":
        field = ImageChops.invert(field)
    return field.point([round(least + (most - least) * value / 255) for value in range(256)])


def glow(x: float, y: float, radius: float, *, most: int = 255) -> Image.Image:
    """Make a shade that is strongest at (x, y) and ends `radius` away."""
    size = round(radius * 2)
    disc = ImageChops.invert(Image.radial_gradient("L").resize((size, size)))
    field = Image.new("L", SIZE, 0)
    field.paste(disc.point([round(value * most / 255) for value in range(256)]), (round(x - radius), round(y - radius)))
    return field


def curve(function: Callable[[float], float], left: float, right: float, step: float = 12) -> list[Point]:
    """List the points of y = function(x)."""
    count = max(1, math.ceil((right - left) / step))
    return [(left + (right - left) * i / count, function(left + (right - left) * i / count)) for i in range(count + 1)]


def below(points: Sequence[Point], bottom: float = HEIGHT) -> list[Point]:
    """Close a line of points to a shape that reaches down to `bottom`."""
    return [*points, (points[-1][0], bottom), (points[0][0], bottom)]


def _gouge(start: Point, end: Point, width: float, bend: float) -> list[Point]:
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y) or 1.0
    aside = ((y - to_y) / length, (to_x - x) / length)
    upper, lower = [], []
    for step in range(13):
        part = step / 12
        swell = math.sin(math.pi * part)
        middle = (x + (to_x - x) * part + aside[0] * bend * swell, y + (to_y - y) * part + aside[1] * bend * swell)
        half = width / 2 * swell**0.7
        upper.append((middle[0] + aside[0] * half, middle[1] + aside[1] * half))
        lower.append((middle[0] - aside[0] * half, middle[1] - aside[1] * half))
    return upper + lower[::-1]


def _height(cut: bool) -> int:
    return 0 if cut else 255


def _ramp(middle: int, slope: float) -> list[int]:
    return [min(255, max(0, round((value - middle) * slope + 128))) for value in range(256)]
