"""The fish hall, and what is sold there."""

from __future__ import annotations

import math

from pictures.press import (
    BARK,
    CORAL,
    CREAM,
    DUSK,
    HEIGHT,
    MIST,
    MUSTARD,
    NIGHT,
    PAPER,
    POOL,
    ROSE,
    SAND,
    SEA,
    WIDTH,
    Block,
    Sheet,
    fade,
    glow,
)


def market(sheet: Sheet) -> None:
    """The auction: the price falls on the dial until someone lifts a hand."""
    sheet.ink(Block(raised=True), DUSK)
    beams = Block()
    for x in range(-100, 1800, 190):
        beams.line([(x, 0), (800 + (x - 800) * 0.62, 330)], 16)
    beams.box(0, 322, WIDTH, 350)
    sheet.ink(beams, NIGHT)
    sheet.ink(Block(raised=True), MUSTARD, shade=glow(800, 330, 640, most=150))
    sheet.ink(Block().oval(800, 330, 262), NIGHT)
    sheet.ink(Block().oval(800, 330, 238), CREAM)
    ticks = Block()
    for number in range(40):
        angle = number * math.pi / 20
        near = 182 if number % 5 == 0 else 204
        start = (800 + near * math.cos(angle), 330 + near * math.sin(angle))
        ticks.line([start, (800 + 222 * math.cos(angle), 330 + 222 * math.sin(angle))], 11 if number % 5 == 0 else 5)
    sheet.ink(ticks.arc(800, 330, 150, -90, 150, 8), NIGHT)
    hand = Block().polygon([(786, 350), (800, 316), (940, 210), (824, 362)]).oval(800, 330, 26)
    sheet.ink(hand, CORAL)
    for row, (ground, size, colour) in enumerate(((800, 150, SEA), (880, 190, NIGHT))):
        heads = Block()
        for x in range(-40 + row * 70, 1700, 176 + row * 36):
            _bidder(heads, x + sheet.chance.uniform(-16, 16), ground + sheet.chance.uniform(-18, 18), size)
        if row:
            heads.line([(1150, 850), (1196, 690), (1186, 560)], 50).oval(1184, 540, 34, 42)
        sheet.ink(heads, colour)
    sheet.ink(Block().box(0, 858, WIDTH, HEIGHT), MUSTARD)
    slats = Block().box(0, 858, WIDTH, 872)
    for x in range(-60, WIDTH, 410):
        slats.box(x, 858, x + 16, HEIGHT).box(x, 1028, x + 410, 1044)
    sheet.ink(slats, BARK)
    for number, x in enumerate(range(-10, WIDTH, 136)):
        _fish(sheet, x + 70, 950 + 12 * (number % 2), 124, (POOL, CREAM, ROSE)[number % 3], upright=True)


def _bidder(block: Block, x: float, ground: float, size: float) -> None:
    block.oval(x, ground - size * 0.62, size * 0.24, size * 0.3)
    block.polygon(
        [
            (x - size * 0.6, ground + 200),
            (x - size * 0.46, ground - size * 0.24),
            (x, ground - size * 0.42),
            (x + size * 0.46, ground - size * 0.24),
            (x + size * 0.6, ground + 200),
        ]
    )
    block.polygon(
        [
            (x - size * 0.27, ground - size * 0.7),
            (x - size * 0.2, ground - size * 0.94),
            (x + size * 0.2, ground - size * 0.96),
            (x + size * 0.4, ground - size * 0.7),
        ]
    )


def catch(sheet: Sheet) -> None:
    """The morning's catch, laid out in order."""
    sheet.ink(Block(raised=True), MIST)
    sheet.ink(Block(raised=True), POOL, shade=fade(0, HEIGHT, most=120))
    kinds = ((PAPER, 0.34), (MUSTARD, 0.46), (ROSE, 0.3), (CREAM, 0.62), (CORAL, 0.4), (SAND, 0.26))
    for row in range(4):
        for column in range(4):
            colour, depth = kinds[(row * 5 + column * 2 + row // 2) % len(kinds)]
            x = 60 + column * 430 + (row % 2) * 190
            _fish(sheet, x, 150 + row * 256, 330, colour, depth=depth)


def _fish(
    sheet: Sheet, x: float, y: float, length: float, colour: str, *, upright: bool = False, depth: float = 0.34
) -> None:
    """Lay a fish around (x, y), its head to the left, or up."""
    half = length / 2
    body = Block().polygon([*_bow(x, y, half, length * depth), *reversed(_bow(x, y, half, -length * depth))])
    body.polygon(
        [
            (x + half * 0.72, y),
            (x + half * 1.16, y - half * 0.42),
            (x + half * 1.04, y),
            (x + half * 1.16, y + half * 0.42),
        ]
    )
    body.polygon(
        [
            (x - half * 0.1, y - length * depth * 0.42),
            (x + half * 0.34, y - length * depth * 0.62),
            (x + half * 0.4, y - length * depth * 0.3),
        ]
    )
    back = Block().box(x - length, y - length, x + length, y - length * depth * 0.12).within(body)
    marks = Block().oval(x - half * 0.66, y - length * depth * 0.1, length * 0.035)
    marks.arc(x - half * 0.72, y, half * 0.42, -48, 48, max(3, length * 0.02))
    for place in (0.1, 0.3, 0.5):
        marks.stroke((x + half * (place - 0.1), y + 4), (x + half * place, y + 4), length * 0.035, bend=length * 0.02)
    for block, ink in ((body, colour), (back, SEA), (marks, NIGHT)):
        sheet.ink(block.turned(-90, (x, y)) if upright else block, ink)


def _bow(x: float, y: float, half: float, depth: float) -> list[tuple[float, float]]:
    points = []
    for step in range(17):
        part = step / 16
        points.append((x - half + part * half * 1.8, y - depth * 0.5 * math.sin(math.pi * part**0.72)))
    return points
