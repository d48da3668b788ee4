"""A thermal printer and the camera that reads its paper, simulated: dots, noise, blur and a tilt."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageFilter

from kiosk.paper.formats import SlipFormat
from kiosk.paper.raster import render_strip
from kiosk.printing import escpos
from kiosk.slips.drawing import arrange
from kiosk.slips.sheet import SlipSheet
from tests.slips import reading

PRINTABLE_MM = 72
NOISE = 0.10
"""The share of dots that are turned over: burnt where they should be white, or left white."""

BLUR = 1.5
"""The standard deviation of the blur in dots: ink that runs, and a camera out of focus."""

FRAMES = ((10, 2.0), (-10, 1.5), (10, 1.25))
"""Tilt in degrees and pixels for each dot: a hand moves, so a scanner that reads nothing looks again."""

_AROUND_MM = 6


@dataclass(frozen=True)
class PrintedCode:
    """One code on paper with what stands around it; `side` in millimetres and `module` in dots, without white."""

    picture: Image.Image
    side: float
    module: float
    payload: str

    def read(self) -> set[str]:
        """What the first frame that is legible says."""
        return next((found for frame in self._frames() if (found := reading.codes(frame))), set())

    def _frames(self) -> Iterator[Image.Image]:
        for tilt, scale in FRAMES:
            size = (round(scale * self.picture.width), round(scale * self.picture.height))
            blurred = self.picture.resize(size).filter(ImageFilter.GaussianBlur(scale * BLUR))
            yield blurred.rotate(tilt, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)


def printed(pdf: bytes) -> Image.Image:
    """The dots that our own printer of thermal rolls is sent: black and white, 203 dpi, the 72 mm its head reaches."""
    return render_strip(pdf, escpos.DPI, escpos.DOTS).convert("L")


def codes_of(sheet: SlipSheet, paper: Image.Image, seed: int) -> Iterator[PrintedCode]:
    """Every code of a roll, worn by noise that `seed` decides."""
    edge = (80 - PRINTABLE_MM) / 2 * 72 / 25.4
    payloads = iter((sheet.staff_qr.payload, sheet.phone_qr.payload))
    for placed in arrange(sheet, SlipFormat.ROLL80).pages[0]:
        for square in placed.row.squares:
            module = square.module * reading.DOTS_PER_POINT
            side = square.symbol.side * module
            left = (placed.x + square.x - edge) * reading.DOTS_PER_POINT
            top = (placed.top + square.drop) * reading.DOTS_PER_POINT
            around = 8 * _AROUND_MM
            box = (int(left - around), int(top - around), int(left + side + around), int(top + side + around))
            yield PrintedCode(worn(_cut(paper, box), seed), side / 8, module, next(payloads))


def _cut(paper: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """A piece of the paper; beyond its edge the counter is white."""
    piece = Image.new("L", (box[2] - box[0], box[3] - box[1]), 255)
    piece.paste(paper, (-box[0], -box[1]))
    return piece


def worn(picture: Image.Image, seed: int) -> Image.Image:
    """The picture with one dot in ten turned over."""
    chance = random.Random(seed)  # noqa: S311  noise
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    specks = noise.point(lambda value: 255 * (value < 256 * NOISE))
    return Image.composite(picture.point(lambda grey: 255 - grey), picture, specks)
