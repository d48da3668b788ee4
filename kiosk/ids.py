"""Keys and codes that every station can make by itself without asking another for a number."""

import secrets
import uuid

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs without 0/O, 1/I/L: they can be read aloud and typed without a mistake, and 31 is prime."""

CODE_LENGTH = 9
"""Eight random signs (8.5 × 10^11 codes) and one check sign."""


def new_key() -> uuid.UUID:
    """A unique key for a row, made where the row is made."""
    return uuid.uuid4()


def code_of(number: int) -> str:
    """The slip code of a `number` below 31^8, as three groups of three: `ABC-DEF-GHJ`.

    The last sign is a check: weights 2…9 modulo the prime 31, so every single wrong sign and every swap of two
    neighbours is noticed. Raises ValueError outside the range.
    """
    if not 0 <= number < len(ALPHABET) ** (CODE_LENGTH - 1):
        raise ValueError(f"no slip code for {number}")
    signs: list[int] = []
    rest = number
    for _ in range(CODE_LENGTH - 1):
        rest, sign = divmod(rest, len(ALPHABET))
        signs.insert(0, sign)
    text = "".join(ALPHABET[sign] for sign in [*signs, _check(signs)])
    return "-".join(text[start : start + 3] for start in range(0, CODE_LENGTH, 3))


def number_of(code: str) -> int:
    """The number behind a slip code as somebody typed or said it: case, spaces and dashes do not matter.

    Raises ValueError if it is too short, too long, holds a foreign sign or its check sign does not fit.
    """
    text = "".join(sign for sign in code.upper() if sign not in " -\t")
    if len(text) != CODE_LENGTH or any(sign not in ALPHABET for sign in text):
        raise ValueError(f"not a slip code: {code!r}")
    signs = [ALPHABET.index(sign) for sign in text]
    if _check(signs[:-1]) != signs[-1]:
        raise ValueError(f"slip code mistyped: {code!r}")
    number = 0
    for sign in signs[:-1]:
        number = number * len(ALPHABET) + sign
    return number


def new_code() -> str:
    """A slip code that nobody can guess from the one before."""
    return code_of(secrets.randbelow(len(ALPHABET) ** (CODE_LENGTH - 1)))


def _check(signs: list[int]) -> int:
    return sum(weight * sign for weight, sign in enumerate(signs, start=2)) % len(ALPHABET)
