"""The papers that anything is drawn for, and the grid of a thermal printer."""

from enum import StrEnum

MM = 72 / 25.4
"""One millimetre, in points."""

DOT = 0.125 * MM
"""One dot of a thermal printer of 203 dpi, in points."""


class SlipFormat(StrEnum):
    """The paper a slip is drawn for; the values stand in settings and on the command line."""

    ROLL80 = "roll80"
    A6 = "a6"
    A5 = "a5"
    A4 = "a4"
