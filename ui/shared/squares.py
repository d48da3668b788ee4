"""QR codes as pictures for the screen."""

import base64


def square_picture(payload: str, correction: str) -> str:
    """The code as a bitmap in a data address, one pixel a module (PBM), with its quiet edge.

    `correction` is L, M or H. Takes some 10 ms: call it beside the screen.
    """
    from kiosk.paper.qr import QUIET, Correction, symbol

    code = symbol(payload, Correction[correction])
    side = code.side + 2 * QUIET
    rows = [bytearray(b"0" * side) for _ in range(side)]
    for column, row, length in code.runs:
        rows[row + QUIET][column + QUIET : column + QUIET + length] = b"1" * length
    bitmap = f"P1 {side} {side}\n".encode("ascii") + b"\n".join(rows)
    return "data:image/x-portable-bitmap;base64," + base64.b64encode(bitmap).decode("ascii")
