"""Pictures of long and quiet rooms: the ropewalk, the library, the tide machine's."""

from __future__ import annotations

import math
from itertools import pairwise

from pictures import motifs
from pictures.press import (
    BARK,
    CORAL,
    CREAM,
    DUSK,
    HEIGHT,
    MIST,
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
    curve,
    glow,
)


def ropewalk(sheet: Sheet) -> None:
    """A shed so long that its far end is a point, and one walking backwards in it."""
    far, level = 860, 470
    sheet.ink(Block(raised=True), SAND)
    sheet.ink(Block(raised=True), MUSTARD, shade=glow(far, level, 800, most=230))
    floor = Block().polygon([(far - 40, level + 34), (far + 40, level + 34), (1960, HEIGHT), (-300, HEIGHT)])
    roof = Block().polygon(
        [(far - 40, level - 40), (far, level - 66), (far + 40, level - 40), (2300, -560), (-700, -560)]
    )
    sheet.ink(floor, BARK)
    boards = Block()
    for x in range(-1500, 3400, 210):
        boards.stroke((far + (x - far) * 0.05, level + 40), (x, HEIGHT + 90), 10)
    sheet.ink(boards.within(floor), NIGHT)
    sheet.ink(roof, DUSK)
    frame = Block()
    for step in range(9):
        away = 0.055 * 1.5**step
        left, right = far - 760 * away, far + 760 * away
        top, bottom, ridge = level - 560 * away, level + 560 * away, level - 900 * away
        thick = max(4, 42 * away)
        frame.line([(left, bottom), (left, top), (far, ridge), (right, top), (right, bottom)], thick)
        frame.line([(left, top), (right, top)], thick * 0.8)
    sheet.ink(frame, NIGHT)
    sheet.ink(Block().oval(far, level - 4, 33, 38), CREAM)
    for number, (start, ink, width) in enumerate(
        ((-240, CREAM, 30), (-20, MUSTARD, 26), (240, CREAM, 30), (1560, CORAL, 30))
    ):
        strand = Block().polygon(
            [(far - 3, level + 14), (far + 3, level + 14), (start + width, HEIGHT + 20), (start - width, HEIGHT + 20)]
        )
        sheet.ink(strand, ink, sound=0.7 + 0.1 * (number % 2))
    walker = motifs.person(Block(), 1090, 900, 420, hat=True, step=0.05)
    sheet.ink(Block().polygon([(far, level + 10), (far + 4, level + 6), (1082, 668), (1070, 704)]), CREAM)
    sheet.ink(walker.line([(1056, 600), (1010, 660), (1060, 690)], 28), NIGHT)
    coil = Block().stroke((1012, 690), (1172, 690), 40, bend=-20).stroke((1008, 720), (1180, 718), 40, bend=-20)
    sheet.ink(coil, CREAM)
    sheet.ink(Block().stroke((1022, 704), (1164, 704), 6, bend=-20), BARK)


def library(sheet: Sheet) -> None:
    """Books up to the roof of the old net loft, and the sea in its window."""
    sheet.ink(Block(raised=True), BARK)
    window = Block().box(560, 330, 1040, 900).oval(800, 330, 240)
    sheet.ink(window, MIST)
    sheet.ink(Block(raised=True).within(window), MUSTARD, shade=glow(800, 520, 420, most=200))
    view = Block().box(0, 600, WIDTH, 760).within(window)
    sheet.ink(view, SEA)
    hull, sails = Block(), Block()
    motifs.sailing_boat(hull, sails, 880, 640, 150)
    sheet.ink(hull, NIGHT)
    sheet.ink(sails, CREAM)
    frame = (
        Block()
        .arc(800, 330, 248, 180, 360, 26)
        .box(545, 330, 571, 790)
        .box(1029, 330, 1055, 790)
        .box(793, 90, 807, 760)
    )
    frame.box(560, 326, 1040, 338).box(560, 566, 1040, 578)
    sheet.ink(frame, CREAM)
    for left, right in ((0, 500), (1100, WIDTH)):
        sheet.ink(Block().box(left, 0, right, 900), NIGHT)
        for shelf in range(5):
            _books(sheet, left + 18, right - 18, 170 + shelf * 176)
        boards = Block()
        for shelf in range(5):
            boards.box(left, 170 + shelf * 176, right, 186 + shelf * 176)
        sheet.ink(boards.box(left, 0, left + 18, 900).box(right - 18, 0, right, 900), SAND)
    sheet.ink(Block().box(0, 890, WIDTH, HEIGHT), MOSS)
    sheet.ink(Block().polygon([(420, 900), (1180, 900), (1330, HEIGHT), (270, HEIGHT)]), CORAL, sound=0.8)
    ladder = Block()
    for x in (1150, 1250):
        ladder.line([(x, 930), (x + 90, 40)], 15)
    for step in range(9):
        ladder.line([(1156 + step * 9, 880 - step * 92), (1256 + step * 9, 880 - step * 92)], 12)
    sheet.ink(ladder, MUSTARD)
    sheet.ink(
        Block()
        .polygon([(560, 900), (586, 760), (1014, 760), (1040, 900)])
        .box(640, 880, 660, 980)
        .box(940, 880, 960, 980),
        NIGHT,
    )
    reader = motifs.person(Block(), 706, 960, 420)
    sheet.ink(reader, NIGHT)
    sheet.ink(Block().polygon([(736, 690), (800, 664), (864, 690), (864, 750), (800, 728), (736, 750)]), CREAM)


def _books(sheet: Sheet, left: float, right: float, ground: float) -> None:
    x, rows = left, {ink: Block() for ink in (CORAL, CREAM, MUSTARD, POOL, ROSE, SEA, MOSS)}
    bands = Block()
    while x < right - 20:
        width, height = sheet.chance.uniform(17, 40), sheet.chance.uniform(96, 146)
        lean = sheet.chance.random() < 0.09
        ink = sheet.chance.choice(list(rows))
        edge = min(x + width, right)
        slip = 26 if lean else 0
        rows[ink].polygon(
            [(x, ground), (x + slip, ground - height), (edge - 3 + slip, ground - height), (edge - 3, ground)]
        )
        if width > 24 and not lean:
            bands.box(x + 4, ground - height * 0.8, edge - 7, ground - height * 0.68)
        x += width + slip
    for ink, block in rows.items():
        sheet.ink(block, ink)
    sheet.ink(bands, NIGHT)


def machine(sheet: Sheet) -> None:
    """The tide machine: a wire over ten wheels adds the moon to the sun and draws the sea."""
    sheet.ink(Block(raised=True), NIGHT)
    sheet.ink(Block(raised=True), DUSK, shade=glow(800, 420, 900, most=230))
    sheet.ink(
        Block().box(90, 70, 1510, 116).box(90, 700, 1510, 746).box(90, 70, 140, 990).box(1460, 70, 1510, 990), BARK
    )
    top = [(270, 250, 92), (530, 232, 68), (790, 256, 104), (1050, 236, 76), (1310, 250, 90)]
    low = [(400, 540, 78), (660, 556, 96), (920, 536, 66), (1180, 552, 88)]
    rods = Block()
    for x, y, _ in top:
        rods.box(x - 7, 100, x + 7, y)
    for x, y, _ in low:
        rods.box(x - 7, y, x + 7, 710)
    sheet.ink(rods, SAND)
    for number, (x, y, radius) in enumerate(top + low):
        _gear(sheet, x, y, radius, MUSTARD if number % 3 else CORAL, number * 0.21)
    wire = Block().line([(178, 100), (178, 250)], 6)
    order = [top[0], low[0], top[1], low[1], top[2], low[2], top[3], low[3], top[4]]
    for (x, y, radius), (to_x, to_y, to_radius) in pairwise(order):
        wire.line([(x + radius + 8, y), (to_x - to_radius - 8, to_y)], 6)
    for x, y, radius in top:
        wire.arc(x, y, radius + 10, 180, 360, 6)
    for x, y, radius in low:
        wire.arc(x, y, radius + 10, 0, 180, 6)
    sheet.ink(wire.line([(1410, 250), (1410, 850)], 6), CREAM)
    sheet.ink(Block().box(180, 790, 1420, 1010), CREAM)
    sheet.ink(Block().oval(180, 900, 38, 118).oval(1420, 900, 38, 118), SAND)
    sheet.ink(Block().oval(180, 900, 15, 60).oval(1420, 900, 15, 60), BARK)
    rules = Block()
    for x in range(250, 1400, 90):
        rules.box(x, 800, x + 2, 1000)
    sheet.ink(rules, POOL)
    tide = curve(lambda x: 900 - (46 + 26 * math.cos((x - 1410) / 300)) * math.cos((x - 1410) / 34), 236, 1410, 5)
    sheet.ink(Block().line(tide, 8), SEA)
    sheet.ink(Block().polygon([(1396, 800), (1424, 800), (1410, 836)]).oval(1410, 838, 11), CORAL)


def _gear(sheet: Sheet, x: float, y: float, radius: float, colour: str, turn: float) -> None:
    teeth = Block().oval(x, y, radius)
    count = round(radius / 4.4)
    for number in range(count):
        angle = turn + 2 * math.pi * number / count
        teeth.wheel(x, y, radius + 9, angle, radius * 0.13)
    teeth.oval(x, y, radius * 0.74, cut=True)
    for number in range(5):
        teeth.wheel(x, y, radius * 0.84, turn + number * math.tau / 5, radius * 0.15)
    sheet.ink(teeth.oval(x, y, radius * 0.26), colour)
    sheet.ink(Block().oval(x, y, radius * 0.11), NIGHT)
