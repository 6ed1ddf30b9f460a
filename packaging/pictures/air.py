"""Pictures of what is in the air: kites and fog."""

from __future__ import annotations

import math

from pictures import motifs
from pictures.press import (
    BARK,
    CORAL,
    CREAM,
    DUSK,
    HEIGHT,
    MIST,
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


def kites(sheet: Sheet) -> None:
    """Kites over the sands, one of them a whale."""
    sheet.ink(Block(raised=True), POOL)
    sheet.ink(Block(raised=True), MIST, shade=fade(60, 800, most=255))
    clouds = motifs.cloud(Block(), 40, 110, 320)
    motifs.cloud(clouds, 1130, 470, 360)
    sheet.ink(clouds, CREAM)
    lines = Block()
    for x, y, to_x, to_y in (
        (700, 400, 520, 900),
        (1330, 260, 1010, 905),
        (250, 430, 250, 890),
        (1120, 150, 800, 900),
        (440, 170, 330, 892),
        (1470, 560, 1250, 900),
    ):
        lines.stroke((x, y), (to_x, to_y), 5, bend=-34)
    sheet.ink(Block().box(0, 800, WIDTH, 880), SEA)
    sand = curve(lambda x: 872 - 16 * math.sin(x / 240), 0, WIDTH)
    sheet.ink(Block().polygon(below(sand)), SAND)
    sheet.ink(motifs.ripples(Block(), sheet.chance, 940, 1060, count=26, width=8, cut=False), BARK, sound=0.4)
    sheet.ink(lines, NIGHT)
    whale = Block().polygon(
        [
            (560, 330),
            (620, 240),
            (760, 200),
            (900, 224),
            (1000, 300),
            (1080, 330),
            (1150, 250),
            (1190, 300),
            (1176, 356),
            (1200, 420),
            (1130, 420),
            (1040, 400),
            (940, 430),
            (760, 440),
            (620, 420),
        ]
    )
    sheet.ink(whale, NIGHT)
    belly = Block().polygon([(564, 350), (640, 372), (780, 384), (900, 376), (980, 412), (760, 442), (610, 420)])
    for row in range(4):
        belly.stroke((590 + row * 8, 366 + row * 18), (900, 384 + row * 14), 6, cut=True)
    sheet.ink(belly, CREAM)
    sheet.ink(Block().oval(672, 330, 13).stroke((596, 352), (690, 368), 7, bend=8), CREAM)
    sheet.ink(Block().polygon([(780, 400), (850, 390), (880, 500), (830, 480)]), DUSK)
    for x, y, size, colour, other in (
        (1330, 250, 100, CORAL, MUSTARD),
        (250, 420, 92, MUSTARD, CORAL),
        (440, 160, 70, CORAL, CREAM),
        (1120, 140, 56, MUSTARD, CREAM),
        (1470, 550, 74, ROSE, CORAL),
    ):
        _kite(sheet, x, y, size, colour, other)
    crowd = Block()
    for x, height in ((250, 120), (336, 84), (524, 112), (800, 128), (1008, 96), (1250, 122), (1310, 78)):
        motifs.person(crowd, x, 985 + height * 0.2, height, step=0.04)
        crowd.line([(x + height * 0.06, 985 - height * 0.56), (x + height * 0.27, 985 - height * 0.78)], height * 0.075)
    sheet.ink(crowd, NIGHT)


def _kite(sheet: Sheet, x: float, y: float, size: float, colour: str, other: str) -> None:
    top, right, low, left = (
        (x + 8, y - size),
        (x + size * 0.72, y - size * 0.16),
        (x - 8, y + size),
        (x - size * 0.72, y + size * 0.04),
    )
    sheet.ink(Block().polygon([top, right, low, left]), colour)
    sheet.ink(Block().polygon([top, right, (x, y - 4)]).polygon([low, left, (x, y - 4)]), other)
    tail = Block()
    for step in range(5):
        knot = (x - 14 - step * 13 + 16 * math.sin(step * 1.7), y + size * 1.12 + step * size * 0.24)
        tail.polygon(
            [
                (knot[0] - 16, knot[1] - 9),
                (knot[0] + 16, knot[1] + 9),
                (knot[0] + 14, knot[1] - 10),
                (knot[0] - 15, knot[1] + 10),
            ]
        )
    sheet.ink(tail, colour)


def fog(sheet: Sheet) -> None:
    """The harbour on a morning when there is not much of it."""
    sheet.ink(Block(raised=True), "#d5ddd4")
    sheet.ink(Block().oval(1120, 270, 104), CREAM, sound=0.5)
    for depth, colour in enumerate(("#c3cfc8", "#a6bab7", "#7f9da0")):
        ground = 560 + depth * 110
        layer = Block().box(0, ground, WIDTH, HEIGHT)
        for house in motifs.houses(sheet.chance, ground + 6, 60 - depth * 130, 760 + depth * 60, size=110 + depth * 26):
            layer.polygon(house)
        for mast in range(4 + depth):
            x = 880 + depth * 40 + mast * (190 - depth * 10) + sheet.chance.uniform(-30, 30)
            tall = 220 + depth * 70 + sheet.chance.uniform(-40, 50)
            layer.box(x - 3 - depth, ground - tall, x + 3 + depth, ground)
            layer.line([(x, ground - tall * 0.9), (x + 70 + depth * 16, ground - 20)], 3)
            layer.polygon([(x - 90, ground - 34), (x + 120, ground - 40), (x + 90, ground + 8), (x - 66, ground + 8)])
        sheet.ink(layer, colour)
        sheet.ink(Block(raised=True), "#d5ddd4", shade=fade(ground - 90, ground + 70, most=215))
    sheet.ink(Block().polygon([(0, 930), (WIDTH, 900), (WIDTH, HEIGHT), (0, HEIGHT)]), DUSK)
    figure = motifs.person(Block(), 560, 960, 470, hat=True, step=0.02)
    sheet.ink(figure.line([(600, 640), (650, 760)], 34), NIGHT)
    dog = (
        Block()
        .line([(720, 890), (850, 886)], 56)
        .line([(846, 880), (890, 820)], 34)
        .oval(900, 812, 32, 24)
        .line([(900, 818), (944, 826)], 17)
    )
    for x in (712, 742, 832, 862):
        dog.line([(x, 900), (x, 962)], 16)
    sheet.ink(dog.line([(704, 880), (660, 820)], 13), NIGHT)
    sheet.ink(
        Block().stroke((648, 758), (880, 846), 6, bend=36).polygon([(528, 578), (592, 578), (598, 606), (522, 606)]),
        CORAL,
    )
