"""The chart of the harbour."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image, ImageFilter

from pictures import motifs
from pictures.press import CORAL, CREAM, HEIGHT, MIST, MOSS, MUSTARD, NIGHT, POOL, SAND, SEA, WIDTH, Block, Sheet


def chart(sheet: Sheet) -> None:
    """The harbour from above, with its depths, its light and the ferry's way."""
    land = Block().polygon(
        [
            (0, 0),
            (720, 0),
            (690, 120),
            (560, 190),
            (520, 320),
            (600, 420),
            (560, 560),
            (420, 610),
            (380, 760),
            (250, 850),
            (240, HEIGHT),
            (0, HEIGHT),
        ]
    )
    land.polygon([(950, 0), (WIDTH, 0), (WIDTH, 330), (1480, 300), (1340, 200), (1190, 190), (1080, 110)])
    land.polygon([(1180, 800), (1290, 740), (1420, 770), (1470, 860), (1400, 940), (1250, 930), (1170, 870)])
    land.oval(860, 600, 44, 34).oval(905, 640, 24, 18)
    river = Block().line([(-10, 300), (180, 270), (300, 330), (430, 300), (600, 330)], 44)
    land.without(river)
    field = Image.blend(land.image.filter(ImageFilter.GaussianBlur(95)), sheet.noise(90), 0.22)
    field = Image.blend(field, land.image.filter(ImageFilter.GaussianBlur(20)), 0.3).filter(ImageFilter.GaussianBlur(6))
    sheet.ink(Block(raised=True), SEA)
    for level, colour in ((34, "#4a8890"), (52, POOL), (76, "#93bbb8"), (104, MIST)):
        sheet.ink(_level(field, level), colour)
    for level in (34, 52, 76, 104):
        edge = _level(field, level).without(_level(field, level + 4))
        sheet.ink(edge, SEA if level > 40 else CREAM, sound=0.8)
    grid = Block()
    for x in range(160, WIDTH, 320):
        grid.box(x - 1, 0, x + 1, HEIGHT)
    for y in range(220, HEIGHT, 320):
        grid.box(0, y - 1, WIDTH, y + 1)
    sheet.ink(grid, CREAM)
    shore = Block()
    shore.image = land.image.filter(ImageFilter.GaussianBlur(7)).point(
        [255 if value > 70 else 0 for value in range(256)]
    )
    sheet.ink(shore, NIGHT)
    sheet.ink(land, SAND)
    sheet.ink(
        Block(raised=True).within(land),
        MOSS,
        shade=sheet.noise(120).point([max(0, min(190, value - 60)) for value in range(256)]),
    )
    town = Block()
    for x, y in (
        (420, 230),
        (452, 262),
        (386, 262),
        (470, 220),
        (430, 390),
        (470, 420),
        (500, 386),
        (380, 410),
        (440, 450),
        (340, 232),
        (330, 400),
    ):
        town.box(x, y, x + 20, y + 16)
    sheet.ink(town, CORAL)
    sheet.ink(
        Block().line([(548, 300), (640, 330)], 9).line([(560, 480), (650, 460)], 9).box(398, 284, 412, 344), NIGHT
    )
    way = [(640, 400), (740, 470), (850, 520), (980, 600), (1080, 720), (1180, 820)]
    dashes = Block()
    for (x, y), (to_x, to_y) in pairwise(way):
        for part in range(4):
            a, b = part / 4, (part + 0.55) / 4
            dashes.line([(x + (to_x - x) * a, y + (to_y - y) * a), (x + (to_x - x) * b, y + (to_y - y) * b)], 9)
    sheet.ink(dashes, CORAL)
    sheet.ink(motifs.rays(Block(), 862, 598, 10, 84, count=12), MUSTARD)
    sheet.ink(Block().oval(862, 598, 20), CORAL)
    _rose(sheet, 1190, 480, 150)


def _level(field: Image.Image, level: int) -> Block:
    block = Block()
    block.image = field.point([255 if value >= level else 0 for value in range(256)])
    return block


def _rose(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Lay a compass rose of eight points."""
    light, dark = Block(), Block()
    for number in range(8):
        angle = number * math.pi / 4 - math.pi / 2
        reach = radius if number % 2 == 0 else radius * 0.62
        tip = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        for side, block in ((-1, light), (1, dark)):
            waist = angle + side * math.pi / 8
            block.polygon([(x, y), tip, (x + radius * 0.24 * math.cos(waist), y + radius * 0.24 * math.sin(waist))])
    sheet.ink(Block().ring(x, y, radius * 0.8, 5).ring(x, y, radius * 0.72, 3), CREAM)
    sheet.ink(light, CREAM)
    sheet.ink(dark, NIGHT)
    sheet.ink(Block().oval(x, y - radius - 18, 10), CORAL)
