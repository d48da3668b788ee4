"""Which PINs and passphrases are refused because they are tried first: by rules, so that no list must be kept.

The commonest PINs are repeats, counting, lines on the keypad, dates and mirror images; OWASP ASVS 5.0, 6.2.4.
"""

import re
import secrets
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

SHORTEST_PIN = 6
SHORTEST_PASSPHRASE = 8
LONGEST = 128

_LEAST_SIGNS = 5
_LEAST_OF_ITS_OWN = 6
"""Letters and digits that a passphrase must have beside the person's name."""

_KEYPAD = ("12345678901234567890", "147", "258", "369", "2580", "159", "357")
_KEYBOARD = (
    *_KEYPAD,
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "abcdefghijklmnopqrstuvwxyz",
)
_WELL_KNOWN = ("314159", "271828", "142857", "112358", "161803")
_COMMON_WORDS = (
    *("supervisor", "kesehatan", "indonesia", "bismillah", "passphrase", "ketenagakerjaan", "administrator"),
    *("password", "katasandi", "passwort", "passwd", "rahasia", "selamat", "welcome", "iloveyou", "letmein"),
    *("sayang", "kantor", "cabang", "petugas", "pegawai", "jakarta", "garuda", "merdeka", "master", "login"),
    *("sandi", "admin", "kunci", "masuk", "cinta", "pagi", "bpjs", "jamsostek", "kiosk", "anjungan", "pass", "user"),
    *("test", "jmo", "qwerty", "asdf", "default", "changeme", "monkey", "dragon", "football", "satu", "dua", "tiga"),
)
_DISGUISES = str.maketrans("4@3€1!0$5+7", "aaeeiiosstt")


class Weakness(StrEnum):
    """Why a PIN or passphrase is refused."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    REPEATED = "repeated"
    COUNTED = "counted"
    KEYBOARD = "keyboard"
    DATE = "date"
    NAME = "name"
    COMMON = "common"


def weakness_of(secret: str, name: str) -> Weakness | None:
    """What is weak about the PIN (digits only, 6 and more) or passphrase (8 signs and more) of the person `name`."""
    text = unicodedata.normalize("NFKC", secret)
    if len(secret) > LONGEST or len(text) > LONGEST:
        return Weakness.TOO_LONG
    if len(text) < (SHORTEST_PIN if _is_number(text) else SHORTEST_PASSPHRASE):
        return Weakness.TOO_SHORT
    bare = "".join(sign for sign in text.casefold() if sign.isalnum())
    return _weakness_of_number(bare) if _is_number(bare) else _weakness_of_words(text.casefold(), bare, name)


def new_pin(name: str) -> str:
    """A PIN that nobody can guess, for the person `name` to sign in with once."""
    while True:
        pin = f"{secrets.randbelow(10**SHORTEST_PIN):0{SHORTEST_PIN}}"
        if weakness_of(pin, name) is None:
            return pin


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _weakness_of_number(digits: str) -> Weakness | None:
    if len(digits) < SHORTEST_PIN:
        return Weakness.TOO_SHORT
    if len(set(digits)) <= 2 or _is_periodic(digits):
        return Weakness.REPEATED
    if _is_counted(digits) or _is_counted(digits[::-1]):
        return Weakness.COUNTED
    if _is_drawn(digits, _KEYPAD, 2):
        return Weakness.KEYBOARD
    if _is_date(digits):
        return Weakness.DATE
    mirrored = digits == digits[::-1]
    return Weakness.COMMON if mirrored or digits.startswith(_WELL_KNOWN) else None


def _weakness_of_words(text: str, bare: str, name: str) -> Weakness | None:
    if len(set(text)) < _LEAST_SIGNS or _is_periodic(text):
        return Weakness.REPEATED
    if _is_drawn(bare, _KEYBOARD, 3):
        return Weakness.KEYBOARD
    words = [word for word in re.split(r"[\W_]+", name.casefold()) if len(word) >= 3]
    own = _without(bare, [*words, *(word[::-1] for word in words)])
    if own != bare and len(own) < _LEAST_OF_ITS_OWN:
        return Weakness.NAME
    if any(_is_common(variant) for variant in (bare, "".join(filter(str.isalnum, text.translate(_DISGUISES))))):
        return Weakness.COMMON
    return None


def _is_common(bare: str) -> bool:
    own = _without(bare, _COMMON_WORDS)
    return own != bare and sum(sign.isalpha() for sign in own) < 4


def _without(text: str, words: Sequence[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text


def _is_periodic(text: str) -> bool:
    """121212, 123123, 1231231: the same block again and again."""
    return any(text[period:] == text[:-period] for period in range(1, len(text) // 2 + 1))


def _is_counted(digits: str) -> bool:
    """123456, 246810, 101112, 010203, 135791: numbers of one or two signs, each as much further as the one before."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if len(steps) == 1:
        return True
    if len(digits) % 2 == 0:
        pairs = [int(digits[start : start + 2]) for start in range(0, len(digits), 2)]
        steps = {after - before for before, after in pairwise(pairs)}
        if len(steps) == 1 and abs(*steps) <= 22:
            return True
    return any(
        "".join(str(start + step * place) for place in range(len(digits))).startswith(digits)
        for start in {int(digits[0]), int(digits[:2])}
        for step in range(1, 21)
    )


def _is_drawn(text: str, lines: Sequence[str], leftover: int) -> bool:
    """Whether `text` is made of stretches of three and more signs along lines of keys, up to a short leftover."""
    both_ways = [*lines, *(line[::-1] for line in lines)]
    reached = {0}
    for end in range(3, len(text) + 1):
        if any(end - start >= 3 and any(text[start:end] in line for line in both_ways) for start in reached):
            reached.add(end)
    return len(text) - max(reached) <= leftover and max(reached) > 0


def _is_date(digits: str) -> bool:
    """DDMMYY, YYMMDD, MMYYYY, YYYYMM; DDMMYYYY, YYYYMMDD."""
    if len(digits) == 6:
        first, middle, last = digits[:2], digits[2:4], digits[4:]
        return (
            _is_day(first, middle, f"20{last}")
            or _is_day(last, middle, f"20{first}")
            or _is_day("01", first, middle + last)
            or _is_day("01", last, first + middle)
        )
    if len(digits) == 8:
        return _is_day(digits[:2], digits[2:4], digits[4:]) or _is_day(digits[6:], digits[4:6], digits[:4])
    return False


def _is_day(day: str, month: str, year: str) -> bool:
    if not 1 <= int(month) <= 12 or not 1900 <= int(year) <= 2099:
        return False
    leap = 2000 if int(month) == 2 else int(year)  # 29 02 of a century that nobody wrote down
    return 1 <= int(day) <= monthrange(leap, int(month))[1]
