"""How text is set on a slip: sizes that grow and shrink together, and the line between two sections."""

from dataclasses import dataclass

from kiosk.paper.formats import MM
from kiosk.paper.inks import BLACK, Ink
from kiosk.paper.rows import Row, Voice
from kiosk.paper.typeface import Face

SMALLEST = 10.0
"""No text of a slip is smaller, in points (VVSG 2.0, 7.1-G asks it of printed records)."""


@dataclass(frozen=True)
class Style:
    """All sizes, as shares of the size of the running text `body` in points.

    `air` is 1 for the full 4 mm grid and wide lines, and falls towards 0 where paper is short. Below 0 the text is
    packed: lines as close as they may be, and numbers without their rings.
    """

    body: float
    air: float = 1.0

    @property
    def grid(self) -> float:
        """The space between sections: 4 mm for text of 11 points and full air."""
        return 4 * MM * self.body / 11 * max(0.24, 0.55 + 0.45 * self.air)

    @property
    def leading(self) -> float:
        """The height of a line of running text, in sizes of its letters."""
        return 1.2 + 0.1 * self.air

    def voice(self, face: Face, share: float = 1.0, *, leading: float | None = None, ink: Ink = BLACK) -> Voice:
        """A text `share` times as large as the running text, but never below the smallest."""
        size = max(SMALLEST, share * self.body)
        return Voice(face, size, (leading or self.leading) * size, ink)

    @property
    def is_packed(self) -> bool:
        """Whether the text is packed."""
        return self.air < 0

    @property
    def loud(self) -> float:
        """How much of their usual size title, code and expected time have."""
        return 0.74 if self.is_packed else 1.0

    @property
    def disc(self) -> float:
        """How wide the ring around a number is, or the number alone where the text is packed."""
        return (1.15 if self.is_packed else 1.5 + 0.3 * self.air) * self.body

    @property
    def inset(self) -> float:
        """How far the text beside a number is set in."""
        return self.disc + (0.3 if self.is_packed else 0.55) * self.body

    @property
    def text(self) -> Voice:
        """The running text."""
        return self.voice(Face.REGULAR)

    @property
    def small(self) -> Voice:
        """What only the officer needs."""
        return self.voice(Face.REGULAR, 0.9)


def rule(style: Style) -> list[Row]:
    """A line between two sections, with space on both sides."""
    return [Row(rule_height(style), rule=True, section=True)]


def rule_height(style: Style) -> float:
    """What a line takes, with the space above and below it."""
    return 1.3 * style.grid
