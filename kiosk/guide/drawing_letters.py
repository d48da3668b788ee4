"""How far text runs in the picture of the guide: a picture can't ask a browser, and a font reader is no dependency."""

from functools import lru_cache

_REGULAR = {
    175: "'",
    225: ",.:;",
    250: "`j|·‘’",
    275: "il",
    300: " !()",
    325: '"[f',
    350: "]rt{}",
    375: "-_",
    400: "/I\\“”",
    425: "1",
    450: "y",
    475: "svz",
    500: "*?ckx",
    525: "7Ja–",
    550: "2Lehnou×",
    575: "<>EFTY^bdgpq~",
    600: "$3569PSV≤",
    625: "+48BRXZ",
    650: "0=ACK",
    675: "#D…",
    700: "GHNUw",
    725: "OQ",
    750: "&",
    800: "@",
    825: "M—",
    850: "m",
    875: "W",
    925: "%",
}
"""Advance in thousandths of an em → the characters of Atkinson Hyperlegible Next; rounded up to the next 25."""

_BOLD = {
    225: "'",
    275: ",.:;j|‘’",
    300: "`i·",
    325: " !l",
    350: "()[]",
    375: "-f",
    400: '"_rt{}',
    425: "I",
    450: "/1\\",
    500: "*“”",
    525: "csyz–",
    550: "7?vx~×",
    575: "9<>FJLaehknu",
    600: "+23E^bdgopq≤",
    625: "$458=STZ",
    650: "6BPRVY",
    675: "0CK",
    700: "ADUX",
    725: "&GHN",
    750: "Ow",
    775: "#Q",
    800: "@…",
    850: "—",
    875: "M",
    900: "Wm",
    975: "%",
}

_WIDEST = 1000
"""Taken for every character that the tables don't have."""

_ADVANCES = {
    bold: {letter: advance for advance, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def run(text: str, size: float, bold: bool = False) -> float:
    """How far one line of `text` runs at a type of `size`, in the unit of `size`; never less than in the typeface."""
    advances = _ADVANCES[bold]
    return sum(advances.get(letter, _WIDEST) for letter in text) * size / 1000


@lru_cache(maxsize=4096)
def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no longer than `room`; a word that is longer by itself is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, size, bold):
        together = f"{line} {word}" if line else word
        if line and run(together, size, bold) > room:
            lines.append(line)
            line = word
        else:
            line = together
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    """The words of `text`, those that don't fit into one line cut to pieces."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and run(piece + letter, size, bold) > room:
                # An id is best cut behind one of its underscores.
                cut = piece.rfind("_") + 1 or len(piece)
                pieces.append(piece[:cut])
                piece = piece[cut:]
            piece += letter
        pieces.append(piece)
    return pieces
