"""Weak PINs and passphrases are refused by rules; good ones pass."""

import pytest

from kiosk.staff.pin_rules import SHORTEST_PIN, Weakness, new_pin, weakness_of

NAME = "Sari Contoh-Wati"
_WEAK = {
    Weakness.TOO_SHORT: ["", "1", "83052", "kopi 12", "a b c d", "12 34 5 -"],
    Weakness.TOO_LONG: ["x" * 129, "7391" * 33],
    Weakness.REPEATED: [
        "111111",
        "121212",
        "112211",
        "123123",
        "520520",
        "00700700",
        "12341234",
        "aaaaaaaa",
        "abcabcabc",
    ],
    Weakness.COUNTED: [
        *("123456", "654321", "890123", "012345", "246810", "101112", "112233", "998877", "102030", "010203"),
        *("142536", "12345678", "87654321", "135791", "1234567890", "123 456 78", "１２３４５６", "192021", "741852"),
    ],
    Weakness.KEYBOARD: [
        *("147258", "159753", "258369", "789456", "123654", "123789", "456123", "14725836", "321321789"),
        *("qwertyui", "asdfghjkl", "1qaz2wsx", "zxcvbnm1", "qwerty123456", "abcdefgh", "poiuytrewq", "QWERTYUIOP"),
    ],
    Weakness.DATE: [
        *("170845", "450817", "081990", "199008", "290200", "310399"),
        *("17081945", "19450817", "31121999"),
    ],
    Weakness.NAME: ["sari1234", "Contoh2026", "irasirasi1", "wati-sari", "SARI CONTOH WATI", "sari-99-sari"],
    Weakness.COMMON: [
        *(
            "123321789987123321",
            "314159",
            "password",
            "P@ssw0rd2024",
            "rahasia123",
            "bpjs2026",
            "admin123!",
            "katasandi1",
        ),
        *("iloveyou", "Bismillah1", "jamsostek77", "R4h4s14!!"),
    ],
}


@pytest.mark.parametrize(("secret", "weakness"), [(secret, kind) for kind, all_ in _WEAK.items() for secret in all_])
def test_what_is_tried_first_is_refused(secret: str, weakness: Weakness) -> None:
    found = weakness_of(secret, NAME)
    assert found is weakness or (weakness is Weakness.COMMON and found is not None)


@pytest.mark.parametrize(
    "secret",
    [
        *("739164", "830957", "582047", "604813", "915306", "20461937", "7310469"),
        *("kopi tubruk pahit", "Tujuh-gajah-biru", "sari ikut naik becak", "x7#kd92!q"),
        "x7k9" * 2 + "q" * 4 + "mwzt" * 28,
    ],
)
def test_what_is_hard_to_guess_is_taken(secret: str) -> None:
    assert weakness_of(secret, NAME) is None


def test_most_pins_are_taken() -> None:
    """A rule that refuses too much would make the rest easier to guess."""
    pins = [f"{number:06d}" for number in range(0, 10**6, 331)]
    assert sum(weakness_of(pin, NAME) is not None for pin in pins) / len(pins) < 0.12


@pytest.mark.parametrize("name", ["", "*", "A B", "(", "\\"])
def test_a_name_with_odd_signs_breaks_no_rule(name: str) -> None:
    assert weakness_of("kopi tubruk pahit", name) is None


def test_a_pin_that_is_made_up_is_never_refused_and_seldom_the_same() -> None:
    pins = [new_pin(NAME) for _ in range(300)]
    assert {len(pin) for pin in pins} == {SHORTEST_PIN}
    assert [weakness_of(pin, NAME) for pin in pins] == [None] * len(pins)
    assert len(set(pins)) > 290
