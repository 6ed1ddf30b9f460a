"""Two pictures of gulls: one is counted, one brings the post."""

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
    PAPER,
    POOL,
    ROSE,
    SEA,
    WIDTH,
    Block,
    Sheet,
    below,
    curve,
    fade,
)


def gulls(sheet: Sheet) -> None:
    """A gull stands to be counted; others fly."""
    sheet.ink(Block(raised=True), POOL)
    sheet.ink(Block(raised=True), MIST, shade=fade(0, 900, most=255))
    sheet.ink(Block().oval(420, 420, 300), MUSTARD)
    flock = Block()
    for x, y, size, tilt in (
        (250, 300, 150, 0.1),
        (560, 200, 112, -0.08),
        (120, 560, 96, 0.15),
        (480, 520, 84, -0.12),
        (700, 380, 70, 0.05),
        (300, 110, 66, 0.1),
        (760, 120, 54, 0.0),
    ):
        motifs.gull(flock, x, y, size, tilt=tilt)
    sheet.ink(flock, CREAM)
    sheet.ink(motifs.ripples(Block().box(0, 830, WIDTH, HEIGHT), sheet.chance, 840, 1060, count=70, width=12), SEA)
    sheet.ink(Block().box(930, 850, 1270, HEIGHT).oval(1100, 850, 170, 34), BARK)
    rope = Block()
    for y in (900, 934, 968):
        rope.stroke((915, y), (1285, y), 26, bend=16)
    sheet.ink(rope, MUSTARD)
    sheet.ink(
        Block()
        .line([(1060, 838), (1066, 700)], 17)
        .line([(1140, 840), (1142, 700)], 17)
        .line([(1020, 846), (1092, 838)], 15)
        .line([(1106, 848), (1180, 840)], 15),
        CORAL,
    )
    body = Block().polygon(_gull_body()).oval(952, 300, 118, 108)
    sheet.ink(body, CREAM)
    wing = Block().polygon(
        [(1010, 470), (1110, 430), (1240, 480), (1450, 650), (1520, 742), (1360, 700), (1180, 680), (1060, 610)]
    )
    for row in range(4):
        wing.stroke((1090 + row * 50, 560 + row * 22), (1330 + row * 34, 640 + row * 22), 13, bend=16, cut=True)
    sheet.ink(wing, DUSK)
    sheet.ink(Block().polygon([(1380, 640), (1560, 770), (1380, 716)]), NIGHT)
    sheet.ink(Block().polygon([(862, 268), (848, 338), (700, 350), (668, 322), (690, 300)]), MUSTARD)
    sheet.ink(Block().oval(720, 336, 16, 12), CORAL)
    sheet.ink(Block().line([(846, 318), (700, 322)], 5), NIGHT)
    sheet.ink(Block().oval(916, 274, 24), MUSTARD)
    sheet.ink(Block().oval(914, 274, 13).stroke((868, 246), (960, 232), 11, bend=-4), NIGHT)


def _gull_body() -> list[tuple[float, float]]:
    breast = [(850, 320), (846, 400), (864, 500), (910, 600), (1000, 690), (1120, 724), (1280, 706), (1420, 690)]
    return [*breast, (1300, 560), (1200, 470), (1110, 420), (1060, 370), (1060, 290), (950, 200)]


def letter(sheet: Sheet) -> None:
    """A gull brings the post from over the water."""
    sheet.ink(Block(raised=True), CREAM)
    sheet.ink(Block(raised=True), ROSE, shade=fade(0, 800, most=235))
    sheet.ink(Block().oval(330, 700, 250), CORAL)
    hills = curve(lambda x: 812 - 92 * math.sin((x - 560) / 420) - 18 * math.sin((x - 560) / 63), 560, WIDTH)
    sheet.ink(Block().polygon(below(hills, 830)), POOL)
    sheet.ink(motifs.ripples(Block().box(0, 800, WIDTH, HEIGHT), sheet.chance, 812, 1060, count=80, width=11), SEA)
    sheet.ink(motifs.column(Block(), sheet.chance, 330, 812, 1060, 190), CORAL)
    wing = Block().polygon(
        [(820, 470), (860, 330), (800, 150), (690, 20), (960, 130), (1080, 280), (1120, 430), (1010, 520)]
    )
    other = Block().polygon([(960, 480), (1120, 400), (1330, 170), (1590, 70), (1440, 290), (1260, 450), (1090, 540)])
    sheet.ink(other, MIST)
    sheet.ink(Block().polygon([(1400, 150), (1590, 70), (1480, 236)]), NIGHT)
    body = Block().polygon(
        [
            (600, 470),
            (680, 430),
            (800, 440),
            (960, 460),
            (1120, 520),
            (1290, 620),
            (1240, 640),
            (1080, 620),
            (900, 610),
            (740, 580),
            (640, 540),
        ]
    )
    sheet.ink(body.oval(640, 480, 76, 66), CREAM)
    for row in range(4):
        wing.stroke((1060 - row * 60, 470 - row * 20), (900 - row * 30, 170 + row * 6), 12, bend=-26, cut=True)
    sheet.ink(wing, DUSK)
    sheet.ink(Block().polygon([(690, 20), (800, 70), (762, 130)]), NIGHT)
    sheet.ink(Block().polygon([(578, 462), (580, 512), (470, 520), (452, 500)]), MUSTARD)
    sheet.ink(Block().oval(612, 468, 11), NIGHT)
    envelope = Block().polygon([(350, 505), (540, 480), (562, 612), (372, 640)])
    sheet.ink(envelope, PAPER)
    sheet.ink(
        Block()
        .line([(352, 507), (462, 572), (540, 482)], 7)
        .line([(350, 505), (540, 480), (562, 612), (372, 640), (350, 505)], 6),
        NIGHT,
    )
    sheet.ink(Block().oval(466, 578, 18), CORAL)
