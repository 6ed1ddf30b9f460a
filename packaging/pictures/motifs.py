"""What several pictures have in common: water, clouds, houses, birds, boats and people."""

from __future__ import annotations

import math
from random import Random

from pictures.press import HEIGHT, WIDTH, Block, Point


def ripples(
    block: Block, chance: Random, top: float, bottom: float, *, count: int = 90, width: float = 7, cut: bool = True
) -> Block:
    """Cut glints into water: short and thin far off, long and broad near by."""
    for _ in range(count):
        near = chance.random() ** 1.3
        y = top + (bottom - top) * near
        length = 40 + 190 * near * (0.5 + chance.random())
        x = chance.uniform(-80, WIDTH)
        block.stroke((x, y), (x + length, y), 2 + width * near, bend=chance.uniform(-3, 3) * near, cut=cut)
    return block


def swell(
    block: Block, chance: Random, top: float, bottom: float, *, rows: int = 7, height: float = 26, cut: bool = True
) -> Block:
    """Cut rows of little waves, each row of them larger than the one behind."""
    for row in range(rows):
        near = (row + 0.5) / rows
        y = top + (bottom - top) * near**1.25
        length = 90 + 150 * near
        x = -length * chance.random()
        while x < WIDTH:
            block.stroke((x, y), (x + length, y), 4 + 9 * near, bend=height * near, cut=cut)
            x += length * chance.uniform(1.0, 1.25)
    return block


def cloud(block: Block, x: float, y: float, width: float, *, cut: bool = False) -> Block:
    """Lay three bars with round ends one over the other."""
    thick = width * 0.075
    for row, (start, end) in enumerate(((0.18, 0.74), (0.0, 0.86), (0.26, 1.0))):
        level = y + row * thick * 1.75
        block.line([(x + width * start, level), (x + width * end, level)], thick * 1.7, cut=cut)
        for edge in (start, end):
            block.oval(x + width * edge, level, thick * 0.85, cut=cut)
    return block


def gull(block: Block, x: float, y: float, size: float, *, tilt: float = 0.0, cut: bool = False) -> Block:
    """Draw a gull far off: two bent wings and a short body."""
    for side in (-1, 1):
        elbow = (x + side * size * 0.42, y - size * (0.26 + side * tilt))
        tip = (x + side * size, y - size * (0.02 + side * tilt * 1.6))
        block.stroke((x, y), elbow, size * 0.16, bend=-side * size * 0.04, cut=cut)
        block.stroke(
            (x + side * size * 0.36, elbow[1] + size * 0.02), tip, size * 0.13, bend=-side * size * 0.06, cut=cut
        )
    return block.oval(x, y + size * 0.03, size * 0.17, size * 0.08, cut=cut)


def stars(block: Block, chance: Random, bottom: float, *, count: int = 60) -> Block:
    for _ in range(count):
        x, y = chance.uniform(0, WIDTH), bottom * chance.random() ** 1.2
        block.oval(x, y, chance.choice((2.2, 2.8, 3.6, 4.6)))
    return block


def rays(block: Block, x: float, y: float, near: float, far: float, *, count: int = 25, cut: bool = False) -> Block:
    """Spread wedges around (x, y), as the sun of an old poster."""
    for number in range(count):
        middle = 2 * math.pi * number / count
        half = math.pi / count * 0.5
        block.polygon(
            [
                (x + near * math.cos(middle), y + near * math.sin(middle)),
                (x + far * math.cos(middle - half), y + far * math.sin(middle - half)),
                (x + far * math.cos(middle + half), y + far * math.sin(middle + half)),
            ],
            cut=cut,
        )
    return block


def houses(chance: Random, ground: float, left: float, right: float, *, size: float = 120) -> list[list[Point]]:
    """Stand a row of gabled houses side by side; each is the list of its corners, the first its lower left."""
    row, x = [], left
    while x < right:
        width = size * chance.uniform(0.75, 1.15)
        wall = size * chance.uniform(0.9, 1.7)
        gable = width * chance.uniform(0.42, 0.6)
        top = ground - wall
        row.append([(x, ground), (x, top), (x + width / 2, top - gable), (x + width, top), (x + width, ground)])
        x += width
    return row


def windows(block: Block, chance: Random, house: list[Point], *, lit: float = 0.6, cut: bool = False) -> Block:
    """Set the windows of a house of `houses`; a share `lit` of them shows."""
    (left, ground), (_, top), _, (right, _), _ = house
    width = right - left
    pane = width * 0.15
    rows = int((ground - top) / (pane * 2.6))
    for row in range(rows):
        for place in (0.27, 0.73):
            if chance.random() < lit:
                x, y = left + width * place, top + pane * (1.1 + row * 2.4)
                block.box(x - pane / 2, y - pane * 0.65, x + pane / 2, y + pane * 0.65, cut=cut)
    return block


def person(block: Block, x: float, ground: float, height: float, *, hat: bool = False, step: float = 0.0) -> Block:
    """Stand a person on the ground, in a long coat; `step` spreads the feet."""
    head = height * 0.075
    top = ground - height
    shoulder = top + height * 0.17
    block.oval(x, top + head * 1.1, head, head * 1.15)
    block.polygon(
        [
            (x - height * 0.055, shoulder),
            (x + height * 0.055, shoulder),
            (x + height * 0.115, shoulder + height * 0.08),
            (x + height * 0.15, ground - height * 0.28),
            (x - height * 0.15, ground - height * 0.28),
            (x - height * 0.115, shoulder + height * 0.08),
        ]
    )
    for side in (-1, 1):
        foot = x + side * height * (0.06 + step)
        block.line([(x + side * height * 0.06, ground - height * 0.32), (foot, ground)], height * 0.075)
    if hat:
        block.box(x - head * 1.9, top + head * 0.35, x + head * 1.9, top + head * 0.75)
        block.box(x - head * 1.05, top - head * 0.6, x + head * 1.05, top + head * 0.6)
    return block


def sailing_boat(hull: Block, sails: Block, x: float, water: float, size: float) -> None:
    """Put a boat with two sails on the water; `size` is its length."""
    hull.polygon(
        [
            (x - size * 0.5, water - size * 0.13),
            (x + size * 0.55, water - size * 0.15),
            (x + size * 0.4, water),
            (x - size * 0.4, water),
        ]
    )
    hull.line([(x, water - size * 0.1), (x, water - size * 1.2)], size * 0.028)
    sails.polygon(
        [
            (x + size * 0.04, water - size * 1.18),
            (x + size * 0.04, water - size * 0.2),
            (x + size * 0.5, water - size * 0.24),
        ]
    )
    sails.polygon(
        [
            (x - size * 0.04, water - size * 1.05),
            (x - size * 0.04, water - size * 0.22),
            (x - size * 0.42, water - size * 0.22),
        ]
    )


def column(block: Block, chance: Random, x: float, top: float, bottom: float, width: float) -> Block:
    """Lay the broken reflection of a light on the water, widening towards the reader."""
    y = top
    while y < min(bottom, HEIGHT):
        near = (y - top) / (bottom - top)
        half = width * (0.5 + near * 0.7) * chance.uniform(0.45, 1.0)
        shift = chance.uniform(-0.25, 0.25) * width
        block.stroke((x + shift - half, y), (x + shift + half, y), 5 + 9 * near)
        y += 13 + 13 * near
    return block
