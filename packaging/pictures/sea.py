"""Pictures of the water and what stands in its way."""

from __future__ import annotations

import math

from pictures import motifs
from pictures.press import (
    BARK,
    CORAL,
    CREAM,
    DUSK,
    HEIGHT,
    MUSTARD,
    NIGHT,
    POOL,
    ROSE,
    SEA,
    WIDTH,
    Block,
    Sheet,
    below,
    curve,
    fade,
    glow,
)


def dawn(sheet: Sheet) -> None:
    """Someone reads a paper on the quay, at sunrise."""
    sheet.ink(Block(raised=True), ROSE)
    sheet.ink(Block(raised=True), CORAL, shade=fade(0, 640, strongest="top", most=235))
    sheet.ink(motifs.rays(Block(), 1080, 640, 300, 1700, count=34), MUSTARD, shade=glow(1080, 640, 1150, most=240))
    sheet.ink(Block().oval(1080, 640, 235), MUSTARD)
    sheet.ink(Block().oval(1080, 640, 196), CREAM)
    far = curve(lambda x: 600 - 34 * math.sin(x / 210) - 18 * math.sin(x / 77 + 1), 0, 760)
    sheet.ink(Block().polygon(below(far, 650)), DUSK, sound=0.8)
    sheet.ink(motifs.ripples(Block().box(0, 640, WIDTH, HEIGHT), sheet.chance, 650, 930, count=120, width=9), SEA)
    sheet.ink(motifs.column(Block(), sheet.chance, 1080, 652, 930, 170), MUSTARD)
    quay = Block().polygon([(0, 900), (WIDTH, 872), (WIDTH, HEIGHT), (0, HEIGHT)])
    for x in range(-60, WIDTH, 210):
        quay.stroke((x, 985), (x + 190, 981), 6, cut=True)
        quay.stroke((x + 100, 916), (x + 104, 978), 6, cut=True)
    sheet.ink(quay, NIGHT)
    sheet.ink(_reader(), NIGHT)
    paper = Block().polygon([(560, 470), (742, 436), (752, 640), (572, 676)])
    paper.polygon([(742, 436), (806, 470), (812, 662), (752, 640)])
    for row in range(5):
        paper.line([(590, 548 + row * 24), (718, 524 + row * 24)], 6, cut=True)
    paper.box(0, 0, 0, 0).line([(582, 512), (726, 485)], 20, cut=True)
    paper.line([(742, 436), (752, 640)], 5, cut=True)
    sheet.ink(paper, CREAM)
    sheet.ink(Block().oval(566, 596, 22).oval(806, 590, 18), NIGHT)
    birds = Block()
    for x, y, size in ((1250, 240, 88), (1370, 330, 58), (1120, 170, 46), (300, 230, 64)):
        motifs.gull(birds, x, y, size, tilt=0.12)
    sheet.ink(birds, CREAM)


def _reader() -> Block:
    """Sit a person with a hat on a bench, seen from the side and a little behind."""
    block = Block().box(150, 790, 640, 816).box(190, 816, 214, 904).box(580, 816, 604, 900)
    block.box(150, 640, 172, 806).line([(150, 690), (330, 690)], 16)
    block.polygon([(300, 800), (262, 640), (290, 520), (356, 478), (432, 500), (470, 600), (482, 800)])
    block.line([(400, 785), (640, 772), (668, 900)], 62)
    block.line([(640, 900), (724, 896)], 34)
    block.line([(392, 540), (470, 640), (566, 604)], 46)
    block.oval(402, 420, 56, 66).box(372, 440, 420, 500)
    block.polygon([(322, 392), (498, 372), (504, 390), (330, 412)])
    return block.polygon([(344, 400), (352, 326), (440, 316), (462, 384)])


def ferry(sheet: Sheet) -> None:
    """The night ferry comes in, all its windows lit."""
    sheet.ink(Block(raised=True), NIGHT)
    sheet.ink(Block(raised=True), DUSK, shade=fade(60, 640, most=235))
    sheet.ink(motifs.stars(Block(), sheet.chance, 520, count=70), CREAM)
    sheet.ink(Block(raised=True), POOL, shade=glow(1290, 215, 330, most=150))
    sheet.ink(Block().oval(1290, 215, 92), CREAM)
    sheet.ink(Block().oval(1255, 198, 82), DUSK, shade=glow(1240, 190, 190, most=70))
    smoke = Block()
    for number, (x, y, size) in enumerate(
        ((770, 250, 34), (702, 214, 46), (604, 196, 58), (484, 190, 64), (350, 196, 52))
    ):
        smoke.oval(x, y + number % 2 * 12, size * 1.5, size * 0.72)
    sheet.ink(smoke, POOL, sound=0.3)
    sheet.ink(Block().box(0, 690, WIDTH, HEIGHT), SEA)
    sheet.ink(Block().box(0, 690, WIDTH, HEIGHT), NIGHT, shade=fade(700, HEIGHT, most=250))
    sheet.ink(Block().polygon([(150, 610), (1410, 580), (1330, 742), (236, 748)]), CORAL)
    sheet.ink(Block().polygon([(208, 700), (1352, 694), (1330, 746), (236, 750)]), NIGHT)
    upper = (
        Block()
        .box(300, 500, 1190, 604)
        .box(400, 408, 1080, 500)
        .polygon([(900, 330), (1060, 330), (1086, 408), (900, 408)])
    )
    sheet.ink(upper, CREAM)
    sheet.ink(Block().polygon([(700, 290), (812, 290), (824, 408), (688, 408)]), CORAL)
    sheet.ink(Block().box(694, 318, 820, 344), CREAM)
    sheet.ink(
        Block()
        .line([(980, 330), (980, 236)], 7)
        .line([(940, 262), (1020, 262)], 5)
        .line([(1400, 582), (1400, 470)], 7),
        NIGHT,
    )
    lights = Block()
    for x in range(340, 1160, 62):
        lights.box(x, 528, x + 36, 574)
    for x in range(440, 1050, 62):
        lights.box(x, 432, x + 36, 474)
    lights.polygon([(918, 346), (1048, 346), (1062, 384), (918, 384)])
    sheet.ink(Block().box(300, 496, 1190, 504).box(400, 404, 1080, 411), NIGHT)
    sheet.ink(lights, MUSTARD)
    sheet.ink(Block().box(982, 346, 988, 384), CREAM)
    glints = Block()
    for x in range(380, 1140, 84):
        motifs.column(glints, sheet.chance, x, 762, 1010, 34)
    sheet.ink(glints, MUSTARD, shade=fade(750, 1080, strongest="top", most=255, least=90))
    wake = motifs.ripples(Block(), sheet.chance, 745, 1060, count=55, width=9, cut=False)
    sheet.ink(wake, POOL, shade=fade(720, 1067, strongest="top", most=220, least=80))
    bow = Block().stroke((1250, 742), (1560, 770), 18, bend=14).stroke((1290, 752), (1600, 800), 14, bend=14)
    sheet.ink(bow.stroke((120, 756), (330, 748), 16), CREAM)


def lighthouse(sheet: Sheet) -> None:
    """Candle Rock sweeps the night, and the moths come."""
    sheet.ink(Block(raised=True), NIGHT)
    sheet.ink(Block(raised=True), DUSK, shade=fade(200, 860, most=220))
    sheet.ink(motifs.stars(Block(), sheet.chance, 560, count=46), CREAM)
    beams = Block().polygon([(1010, 250), (WIDTH, 20), (WIDTH, 430)]).polygon([(1010, 250), (0, 60), (0, 560)])
    sheet.ink(beams, MUSTARD, shade=glow(1010, 250, 1500, most=255))
    sheet.ink(Block().oval(1010, 250, 120), CREAM, shade=glow(1010, 250, 150))
    moths = Block()
    for x, y, size in (
        (720, 220, 26),
        (560, 300, 34),
        (830, 320, 18),
        (1240, 250, 24),
        (400, 190, 22),
        (1400, 210, 30),
    ):
        for side in (-1, 1):
            moths.polygon([(x, y), (x + side * size, y - size * 0.8), (x + side * size * 0.7, y + size * 0.45)])
        moths.line([(x, y - size * 0.5), (x, y + size * 0.5)], size * 0.18)
    sheet.ink(moths, NIGHT)
    sea = motifs.swell(Block().box(0, 800, WIDTH, HEIGHT), sheet.chance, 812, HEIGHT, rows=6)
    sheet.ink(Block().box(0, 800, WIDTH, HEIGHT), POOL)
    sheet.ink(sea, SEA)
    rock = [
        (560, 940),
        (640, 850),
        (700, 838),
        (760, 770),
        (860, 742),
        (930, 756),
        (1090, 748),
        (1150, 790),
        (1240, 806),
    ]
    rock += [(1300, 880), (1390, 900), (1440, 960)]
    stone = Block().polygon(below(rock, 985))
    for x, y, to_x, to_y in (
        (700, 850, 660, 950),
        (800, 790, 770, 930),
        (930, 780, 900, 960),
        (1120, 800, 1140, 950),
        (1250, 840, 1290, 950),
    ):
        stone.stroke((x, y), (to_x, to_y), 13, bend=8, cut=True)
    tower = Block().polygon([(944, 330), (1076, 330), (1130, 770), (890, 770)])
    sheet.ink(tower, CREAM)
    bands = Block().box(0, 400, WIDTH, 490).box(0, 590, WIDTH, 690).within(tower)
    sheet.ink(bands, CORAL)
    sheet.ink(
        Block().polygon([(1040, 330), (1076, 330), (1130, 770), (1062, 770)]),
        NIGHT,
        shade=fade(300, 800, most=120, least=90),
    )
    sheet.ink(Block().box(992, 530, 1026, 566).box(990, 712, 1034, 770), NIGHT)
    sheet.ink(Block().box(962, 206, 1058, 318), CREAM)
    top = (
        Block()
        .box(916, 312, 1104, 334)
        .box(950, 196, 1070, 210)
        .polygon([(946, 200), (1010, 128), (1074, 200)])
        .oval(1010, 122, 13)
    )
    for x in (960, 1010, 1060):
        top.box(x - 4, 206, x + 4, 318)
    top.line([(920, 286), (1100, 286)], 5)
    sheet.ink(top, CORAL)
    sheet.ink(Block().oval(1010, 258, 30, 40), MUSTARD)
    sheet.ink(stone, BARK)
    foam = Block()
    for x, y, length in (
        (480, 962, 260),
        (660, 985, 330),
        (960, 978, 300),
        (1210, 988, 320),
        (560, 1018, 420),
        (1050, 1024, 360),
    ):
        foam.stroke((x, y), (x + length, y + 4), 26, bend=14)
    sheet.ink(foam, CREAM)
