"""The storm, and the tide that came after it."""

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
    MOSS,
    MUSTARD,
    NIGHT,
    POOL,
    SAND,
    SEA,
    WIDTH,
    Block,
    Sheet,
    below,
    curve,
    fade,
    glow,
)


def storm(sheet: Sheet) -> None:
    """A wave carries off the bandstand."""
    sheet.ink(Block(raised=True), MIST)
    sheet.ink(Block(raised=True), DUSK, shade=fade(0, 620, strongest="top", most=235))
    clouds = Block().box(0, 0, WIDTH, 90)
    for x, y, size in (
        (60, 130, 150),
        (250, 170, 120),
        (420, 110, 130),
        (640, 80, 120),
        (850, 140, 150),
        (1060, 200, 130),
    ):
        clouds.oval(x, y, size * 1.25, size * 0.72)
    for x, y, size in ((1240, 150, 160), (1440, 190, 150), (1600, 120, 150), (-40, 210, 120)):
        clouds.oval(x, y, size * 1.25, size * 0.72)
    sheet.ink(clouds, NIGHT, sound=0.6)
    rain = Block()
    for _ in range(150):
        x, y = sheet.chance.uniform(-200, WIDTH), sheet.chance.uniform(-60, 720)
        rain.stroke((x + 70, y), (x, y + 150), 4.5)
    sheet.ink(rain, CREAM, sound=0.5)
    back = curve(lambda x: 660 - 70 * math.sin(x / 150 + 1.2), -20, 1620)
    sheet.ink(Block().polygon(below(back)), POOL)
    wave = Block().polygon(_breaker())
    for step in range(9):
        x = 210 + step * 62
        wave.stroke((x, 1040 - step * 12), (x + 270 - step * 22, 470 + step * 44), 15, bend=62, cut=True)
    sheet.ink(Block().polygon(_breaker()), CREAM)
    sheet.ink(wave, SEA)
    crest = Block()
    for x, y, size in (
        (446, 330, 42),
        (520, 306, 50),
        (604, 318, 46),
        (676, 352, 44),
        (734, 398, 38),
        (776, 452, 32),
        (796, 506, 24),
    ):
        crest.oval(x, y, size)
    for _ in range(34):
        crest.oval(sheet.chance.uniform(640, 960), sheet.chance.uniform(300, 600), sheet.chance.uniform(4, 13))
    sheet.ink(crest, CREAM)
    front = curve(lambda x: 872 - 76 * math.sin((x - 640) / 300) - 14 * math.sin(x / 66), -20, 1620)
    water = motifs.swell(Block().polygon(below(front)), sheet.chance, 860, HEIGHT, rows=4, height=30)
    _bandstand(sheet, (1130, 800), 11)
    sheet.ink(Block().polygon(below(front)), POOL)
    sheet.ink(water, NIGHT)


def _breaker() -> list[tuple[float, float]]:
    rising = [
        (-20, 900),
        (120, 780),
        (230, 620),
        (310, 440),
        (400, 340),
        (520, 290),
        (640, 308),
        (740, 380),
        (802, 500),
    ]
    return [
        *rising,
        (760, 470),
        (700, 450),
        (648, 480),
        (626, 570),
        (654, 690),
        (740, 800),
        (900, 880),
        (900, HEIGHT),
        (-20, HEIGHT),
    ]


def _bandstand(sheet: Sheet, around: tuple[float, float], lean: float) -> None:
    posts = Block().box(930, 770, 1330, 806)
    for x in (960, 1040, 1126, 1212, 1296):
        posts.box(x - 9, 560, x + 9, 780)
    posts.line([(950, 700), (1310, 700)], 8)
    roof = Block().polygon([(880, 566), (1010, 450), (1250, 450), (1380, 566)]).box(1040, 420, 1220, 452)
    roof.polygon([(1020, 424), (1130, 350), (1240, 424)])
    stripes = Block()
    for x in (950, 1074, 1198, 1322):
        stripes.polygon(
            [(x - 34, 570), (x + 28, 570), (1130 + (x - 1130) * 0.5 + 14, 440), (1130 + (x - 1130) * 0.5 - 18, 440)]
        )
    flag = Block().line([(1130, 360), (1130, 262)], 8).polygon([(1130, 262), (1236, 286), (1130, 316)])
    for block, colour in ((posts, CREAM), (roof, CORAL), (stripes.within(roof), CREAM), (flag, CORAL)):
        sheet.ink(block.turned(lean, around), colour)


def moon(sheet: Sheet) -> None:
    """The highest tide of the year stands at the doors under a full moon."""
    sheet.ink(Block(raised=True), DUSK)
    sheet.ink(Block(raised=True), NIGHT, shade=fade(0, 560, strongest="top", most=235))
    sheet.ink(motifs.stars(Block(), sheet.chance, 420, count=46), CREAM)
    sheet.ink(Block(raised=True), POOL, shade=glow(1130, 300, 520, most=150))
    sheet.ink(Block().oval(1130, 300, 186), CREAM)
    seas = Block().oval(1070, 250, 44, 34).oval(1150, 330, 58, 40).oval(1200, 240, 30, 24).oval(1090, 380, 34, 22)
    sheet.ink(seas, SAND, sound=0.5)
    row = motifs.houses(sheet.chance, 730, -40, 900, size=176)
    for number, house in enumerate(row):
        sheet.ink(Block().polygon(house), (SEA, BARK, CORAL, SEA, MOSS)[number % 5])
        sheet.ink(
            Block(raised=True).within(Block().polygon(house)), NIGHT, shade=fade(360, 760, strongest="top", most=150)
        )
        sheet.ink(Block().line(house[1:4], 22), NIGHT)
        sheet.ink(motifs.windows(Block(), sheet.chance, house, lit=0.75), MUSTARD)
    sheet.ink(Block().box(0, 728, WIDTH, HEIGHT), SEA)
    sheet.ink(Block().box(0, 728, WIDTH, HEIGHT), NIGHT, shade=fade(730, HEIGHT, most=240))
    glints = Block()
    for house in row:
        motifs.column(glints, sheet.chance, (house[0][0] + house[3][0]) / 2, 742, 1000, 50)
    sheet.ink(glints, MUSTARD, shade=fade(730, 1040, strongest="top", most=230, least=40))
    sheet.ink(motifs.column(Block(), sheet.chance, 1130, 742, 1066, 170), CREAM)
    boat = Block().polygon([(1310, 830), (1560, 824), (1526, 884), (1342, 886)])
    sheet.ink(boat, CORAL)
    rower = motifs.person(Block(), 1430, 884, 150, hat=True)
    sheet.ink(rower.line([(1430, 790), (1290, 900)], 9), NIGHT)
    sheet.ink(Block().polygon([(1316, 852), (1552, 848), (1526, 886), (1342, 888)]), CORAL)
    lamp = Block().oval(1530, 790, 17)
    sheet.ink(Block(raised=True), MUSTARD, shade=glow(1530, 790, 110, most=200))
    sheet.ink(lamp, CREAM)
