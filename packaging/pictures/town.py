"""Pictures of what the town has built over its river and on its quay."""

from __future__ import annotations

import math

from pictures import motifs
from pictures.press import (
    BARK,
    CORAL,
    CREAM,
    DUSK,
    HEIGHT,
    MOSS,
    MUSTARD,
    NIGHT,
    POOL,
    ROSE,
    SAND,
    SEA,
    WIDTH,
    Block,
    Sheet,
    below,
    curve,
    fade,
)


def bridge(sheet: Sheet) -> None:
    """The swing bridge over the river, and a boat that waits for it."""
    sheet.ink(Block(raised=True), MUSTARD)
    sheet.ink(Block(raised=True), ROSE, shade=fade(100, 760, most=255))
    sheet.ink(Block().oval(1240, 300, 128), CREAM)
    cloud = motifs.cloud(Block(), 120, 130, 360)
    sheet.ink(motifs.cloud(cloud, 840, 90, 250), CREAM)
    hills = curve(lambda x: 640 - 60 * math.sin(x / 260 + 2) - 24 * math.sin(x / 90), 0, WIDTH)
    sheet.ink(Block().polygon(below(hills, 760)), MOSS, sound=0.7)
    _town(sheet, 742, 0, 420, 92)
    _town(sheet, 742, 1230, 1640, 96)
    sheet.ink(motifs.ripples(Block().box(0, 738, WIDTH, HEIGHT), sheet.chance, 780, 1060, count=80, width=11), SEA)
    sheet.ink(Block().polygon([(700, 640), (900, 640), (930, 850), (670, 850)]), SAND)
    sheet.ink(Block().box(676, 700, 924, 712).box(672, 762, 928, 774).box(668, 818, 932, 830), BARK)
    span = Block().box(180, 588, 1430, 618).box(700, 612, 900, 646)
    span.polygon([(740, 588), (790, 250), (810, 250), (860, 588), (836, 588), (800, 330), (764, 588)])
    span.line([(770, 420), (830, 420)], 14)
    for x in (250, 400, 550):
        span.line([(x, 590), (798, 266)], 9).line([(1600 - x, 590), (802, 266)], 9)
    for x in range(190, 1430, 62):
        span.line([(x, 590), (x, 548)], 6)
    span.line([(184, 550), (1426, 550)], 7)
    sheet.ink(span, CORAL)
    sheet.ink(
        Block().box(0, 588, 168, 640).box(1442, 588, WIDTH, 640).box(0, 640, 130, 860).box(1480, 640, WIDTH, 860), DUSK
    )
    people = Block()
    _cyclist(people, 1040, 588)
    for x, height in ((1180, 106), (1222, 92), (446, 108)):
        motifs.person(people, x, 590, height, hat=height > 100)
    sheet.ink(people, NIGHT)
    hull, sails = Block(), Block()
    motifs.sailing_boat(hull, sails, 380, 930, 340)
    sheet.ink(hull, NIGHT)
    sheet.ink(sails, CREAM)
    sheet.ink(motifs.column(Block(), sheet.chance, 1240, 800, 1060, 80), CREAM)


def _town(sheet: Sheet, ground: float, left: float, right: float, size: float) -> None:
    for number, house in enumerate(motifs.houses(sheet.chance, ground, left, right, size=size)):
        sheet.ink(Block().polygon(house), (CREAM, CORAL, SAND, POOL)[number % 4])
        sheet.ink(Block().polygon(house[1:4]), NIGHT)
        sheet.ink(motifs.windows(Block(), sheet.chance, house, lit=0.8), NIGHT)


def _cyclist(block: Block, x: float, ground: float) -> None:
    for side in (-1, 1):
        block.ring(x + side * 36, ground - 28, 28, 6)
    block.line([(x - 36, ground - 28), (x - 8, ground - 74), (x + 30, ground - 74), (x + 36, ground - 28)], 6)
    block.line([(x - 8, ground - 76), (x + 14, ground - 124)], 26).line(
        [(x + 14, ground - 116), (x + 36, ground - 82)], 9
    )
    block.line([(x - 8, ground - 74), (x + 14, ground - 54), (x + 2, ground - 20)], 12).oval(x + 22, ground - 142, 14)


def crane(sheet: Sheet) -> None:
    """The Heron: a crane of the tread-wheel kind, with a heron on it."""
    sheet.ink(Block(raised=True), ROSE)
    sheet.ink(Block(raised=True), MUSTARD, shade=fade(150, 900, most=255))
    sheet.ink(Block().oval(560, 520, 330), CORAL)
    sheet.ink(Block(raised=True).within(Block().oval(560, 520, 330)), MUSTARD, shade=fade(430, 900, most=190))
    birds = Block()
    for x, y, size in ((200, 240, 60), (300, 180, 44), (130, 400, 40)):
        motifs.gull(birds, x, y, size, tilt=0.1)
    sheet.ink(birds, CREAM)
    sheet.ink(motifs.ripples(Block().box(0, 850, WIDTH, HEIGHT), sheet.chance, 860, 1060, count=80, width=10), SEA)
    sheet.ink(motifs.column(Block(), sheet.chance, 560, 862, 1060, 190), CORAL)
    house = Block().polygon([(960, 400), (1180, 250), (1400, 400), (1400, 900), (960, 900)])
    house.polygon([(920, 420), (1180, 232), (1440, 420), (1416, 440), (1180, 270), (944, 440)])
    for x in (1040, 1320):
        house.stroke((x, 470), (x, 880), 7, cut=True)
    house.polygon([(1010, 392), (1080, 350), (420, 84), (386, 92), (394, 122)])
    house.polygon([(1080, 440), (1130, 400), (700, 206), (680, 222)])
    house.line([(560, 160), (1000, 470)], 12).line([(700, 214), (980, 640)], 13)
    house.box(760, 880, WIDTH, HEIGHT)
    for y in (940, 1005):
        house.stroke((770, y), (1600, y - 4), 6, cut=True)
    sheet.ink(house, NIGHT)
    wheel = Block().oval(1180, 640, 168)
    sheet.ink(wheel, SAND)
    spokes = Block().ring(1180, 640, 170, 24).oval(1180, 640, 26)
    for number in range(10):
        spokes.wheel(1180, 640, 160, number * math.pi / 5, 9)
    sheet.ink(spokes, BARK)
    sheet.ink(Block().box(1140, 330, 1220, 400).line([(1180, 330), (1180, 400)], 6, cut=True), MUSTARD)
    rope = Block().line([(404, 116), (404, 640)], 7).arc(404, 668, 28, -90, 150, 10)
    sheet.ink(rope, NIGHT)
    sheet.ink(_heron(Block(), 520, 110), DUSK)
    sheet.ink(Block().polygon([(648, -8 + 30), (760, 22), (650, 42)]), CORAL)


def _heron(block: Block, x: float, ground: float) -> Block:
    """Stand a heron whose feet are at (x, ground); its head is 100 pixels higher, to the right."""
    block.line([(x + 34, ground + 34), (x + 30, ground - 6)], 6).line([(x + 56, ground + 44), (x + 50, ground - 6)], 6)
    block.polygon(
        [
            (x - 60, ground + 2),
            (x + 10, ground - 54),
            (x + 84, ground - 52),
            (x + 74, ground - 12),
            (x + 10, ground + 4),
        ]
    )
    block.line([(x + 66, ground - 36), (x + 104, ground - 50), (x + 84, ground - 84), (x + 126, ground - 80)], 15)
    return block.oval(x + 122, ground - 80, 17, 13)
