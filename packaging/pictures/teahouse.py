"""The tea house on its stilts."""

from __future__ import annotations

from pictures import motifs
from pictures.press import BARK, CORAL, CREAM, DUSK, HEIGHT, MUSTARD, NIGHT, ROSE, SEA, WIDTH, Block, Sheet, fade, glow


def lanterns(sheet: Sheet) -> None:
    """The tea house on its stilts, in the night of the mid-autumn moon."""
    sheet.ink(Block(raised=True), NIGHT)
    sheet.ink(Block(raised=True), SEA, shade=fade(150, 760, most=180))
    sheet.ink(Block(raised=True), MUSTARD, shade=glow(430, 330, 480, most=120))
    sheet.ink(Block().oval(430, 330, 200), MUSTARD)
    sheet.ink(Block().oval(430, 330, 176), CREAM)
    mist = motifs.cloud(Block(), 150, 420, 420)
    sheet.ink(mist, DUSK)
    sheet.ink(motifs.ripples(Block().box(0, 752, WIDTH, HEIGHT), sheet.chance, 770, 1060, count=60, width=9), DUSK)
    sheet.ink(motifs.column(Block(), sheet.chance, 430, 764, 1060, 170), MUSTARD)
    house = Block()
    for left, right, ground in ((800, 1480, 690), (890, 1390, 430)):
        house.box(left + 30, ground - 150, right - 30, ground)
    sheet.ink(house, BARK)
    light = Block()
    for left, right, ground in ((830, 1450, 690), (920, 1360, 430)):
        for x in range(left + 24, right - 60, 88):
            light.box(x, ground - 118, x + 62, ground - 22)
            light.box(x + 29, ground - 118, x + 33, ground - 22, cut=True).box(
                x, ground - 74, x + 62, ground - 70, cut=True
            )
    sheet.ink(light, MUSTARD)
    roofs = Block()
    for middle, half, ground, height in ((1140, 430, 556, 116), (1140, 340, 300, 140)):
        _roof(roofs, middle, half, ground, height)
    sheet.ink(roofs, CORAL)
    tiles = Block()
    for x in range(-7, 8):
        tiles.stroke((1140 + x * 26, 196), (1140 + x * 42, 300), 5).stroke(
            (1140 + x * 42, 456), (1140 + x * 54, 556), 5
        )
    sheet.ink(tiles.within(roofs), NIGHT)
    deck = Block().box(740, 688, 1560, 716)
    for x in range(780, 1560, 124):
        deck.box(x, 700, x + 20, 860)
    sheet.ink(deck.line([(740, 640), (1560, 640)], 7), NIGHT)
    hung = ((770, 580, 40), (1515, 584, 40), (846, 346, 30), (1436, 346, 30))
    afloat = (
        (300, 870, 30),
        (560, 960, 44),
        (660, 846, 26),
        (150, 980, 40),
        (980, 960, 38),
        (1230, 1000, 46),
        (1440, 930, 34),
        (800, 1020, 42),
    )
    for x, y, size in (*hung, *afloat):
        _lantern(sheet, x, y, size)
    sheet.ink(motifs.person(Block(), 1520, 690, 118), NIGHT)


def _roof(block: Block, middle: float, half: float, ground: float, height: float) -> None:
    """Lay a roof whose eaves turn up."""
    side = [(half + 44, -44), (half - 20, -8), (half * 0.72, 0), (0, 0)]
    slope = [(half * 0.5, -height), (half * 0.72, -height * 0.5), (half + 44, -44)]
    right = [(middle + x, ground + y) for x, y in [(0, -height), *slope, *side]]
    left = [(2 * middle - x, y) for x, y in right]
    block.polygon(right).polygon(left)
    block.box(middle - half * 0.55, ground - height - 16, middle + half * 0.55, ground - height + 8)


def _lantern(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.ink(Block(raised=True), CORAL, shade=glow(x, y, size * 2.6, most=150))
    sheet.ink(Block().oval(x, y, size, size * 0.82), CORAL)
    sheet.ink(Block().oval(x, y, size * 0.45, size * 0.62), ROSE)
    sheet.ink(
        Block()
        .box(x - size * 0.42, y - size * 0.98, x + size * 0.42, y - size * 0.76)
        .box(x - size * 0.42, y + size * 0.76, x + size * 0.42, y + size * 0.98),
        MUSTARD,
    )
