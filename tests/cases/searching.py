"""Looks for what must not be readable through every file of a folder, however it may have been written down."""

import base64
from collections.abc import Iterator
from pathlib import Path


def traces(folder: Path, secrets: list[str]) -> list[tuple[str, str, str]]:
    """File, secret and form of each secret, or telling piece of one, that stands in a file of `folder`."""
    wanted = {
        (form.startswith("base64"), sought): (secret, form)
        for secret in secrets
        for piece in pieces(secret)
        for form, sought in forms(piece).items()
    }
    found = []
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        folded = content.lower()
        for (is_exact, sought), known in wanted.items():
            if sought in content if is_exact else sought.lower() in folded:
                found.append((file.name, *known))
    return found


def pieces(secret: str) -> Iterator[str]:
    """The secret itself, its words, and of a number its last nine signs; as written, small and in capitals."""
    whole = [secret, *(word for word in secret.split() if len(word) >= 5)]
    if secret.isdigit():
        whole.append(secret[-9:])
    for one in whole:
        yield from {one, one.casefold(), one.upper()}


def forms(piece: str) -> dict[str, bytes]:
    """How a piece may stand in a file: as text, as hex, as base64 that began up to two bytes before it, as a number."""
    plain = piece.encode("utf-8")
    known = {
        "utf-8": plain,
        "utf-16-le": piece.encode("utf-16-le"),
        "utf-16-be": piece.encode("utf-16-be"),
        "hex": plain.hex().encode("ascii"),
    }
    for shift in range(3):
        # the signs at both ends depend on what stands beside the piece
        whole = base64.b64encode(bytes(shift) + plain).rstrip(b"=")
        known[f"base64 {shift}"] = whole[(0, 2, 3)[shift] : -1]
    if piece.isdigit() and int(piece) > 2**32:
        number = int(piece)
        known |= {"number": number.to_bytes(6, "big"), "number-le": number.to_bytes(6, "little")}
    return known
