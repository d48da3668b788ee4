"""What is typed is cleaned, doubted where odd, refused where it may not be kept."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cases.case import FIELDS
from kiosk.cases.checks import (
    LIMITS,
    Box,
    BoxFault,
    Checked,
    Doubt,
    check_branch,
    check_day,
    check_kpj,
    check_name,
    check_note,
    check_phone,
    check_reason,
    check_recipient,
    cleaned,
    holds_long_number,
)
from kiosk.cases.fields import Fill
from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES, load_words

TODAY = date(2026, 11, 2)
CHECKS = (check_name, check_branch, check_recipient, check_note, check_reason, check_kpj, check_phone)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Contoh   Peserta ", "Contoh Peserta"),
        ("Contoh\r\nPeserta\tDua", "Contoh Peserta Dua"),
        ('O\'Karangan "Dua"', 'O\'Karangan "Dua"'),
        ("<b>Tebal</b> & Kawan", "<b>Tebal</b> & Kawan"),
        ("'; DROP TABLE cases; --", "'; DROP TABLE cases; --"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("Budi\u202egnalam", "Budignalam"),
        ("\u200fNama\u200b\ufeff", "Nama"),
        ("Nama\x00\x1b[31mMerah", "Nama[31mMerah"),
        ("\ud800Nama", "Nama"),
        ("Peserta 😀", "Peserta 😀"),
        ("e\u0301", "é"),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_kept_in_one_line_without_signs_that_nobody_sees(typed: str, kept: str) -> None:
    assert check_name(typed) == Checked(Box.NAME, kept)


@pytest.mark.parametrize("typed", ["", "   ", "\n", "\u200f\u202e", "\x00"])
def test_a_name_of_nothing_is_missing(typed: str) -> None:
    assert check_name(typed).refusal is BoxFault.MISSING


def test_a_name_may_have_a_hundred_signs_and_no_more() -> None:
    assert check_name("a" * 100) == Checked(Box.NAME, "a" * 100)
    assert check_name("a" * 101).refusal is BoxFault.TOO_LONG
    assert check_name("a" * 10_000).refusal is BoxFault.TOO_LONG
    assert check_name("\u200f" * 10_000).refusal is BoxFault.TOO_LONG
    assert len(check_name("a" * 1_000_000).value) == 100


@pytest.mark.parametrize(
    "number",
    [
        "3171234567890123",
        "3171 2345 6789 0123",
        "31.71.23.45.67.89.01.23",
        "3-1-7-1-2-3-4-5-6-7-8-9-0-1-2-3",
        "٣١٧١٢٣٤٥٦٧٨٩٠١٢٣",
        "3171234567890123",
        "123456",
        "0812 3456 7890",
        "0812-345-678",
    ],
)
@pytest.mark.parametrize("check", [check_name, check_note, check_reason, check_branch, check_recipient])
def test_what_could_be_a_number_of_a_person_is_refused_in_every_text(check: object, number: str) -> None:
    assert callable(check)
    assert check(f"Contoh {number} Peserta").refusal is BoxFault.LONG_NUMBER


@pytest.mark.parametrize("text", ["12-11-2026 jam 10.30", "datang 3 kali", "loket 12345", "2026/11/02", "Rp 15.000"])
def test_days_hours_and_counts_are_no_long_numbers(text: str) -> None:
    assert not holds_long_number(text)
    assert check_note(text) == Checked(Box.NOTE, text)


def test_a_note_has_at_most_280_signs() -> None:
    assert check_note("a" * 280).refusal is None
    assert check_note("a" * 281).refusal is BoxFault.TOO_LONG
    assert check_note("").refusal is BoxFault.MISSING


@pytest.mark.parametrize(
    ("typed", "kept", "doubt"),
    [
        ("12345678901", "12345678901", None),
        ("1234567890", "1234567890", None),
        (" 123-4567.8901 ", "12345678901", None),
        ("123–456 78901", "12345678901", None),
        ("12345678901", "12345678901", None),
        ("", "", Doubt.KPJ_MISSING),
        ("123456789", "123456789", Doubt.KPJ_LENGTH),
        ("123456789012", "123456789012", Doubt.KPJ_LENGTH),
        ("12ab5678901", "12AB5678901", Doubt.KPJ_SIGNS),
        ("8888 1234 5678 9012", "8888123456789012", Doubt.KPJ_OLD_CARD),
    ],
)
def test_an_odd_kpj_is_doubted_and_kept(typed: str, kept: str, doubt: Doubt | None) -> None:
    assert check_kpj(typed) == Checked(Box.KPJ, kept, doubt=doubt)


def test_what_is_far_too_long_for_a_kpj_is_refused() -> None:
    assert check_kpj("1" * 20).refusal is None
    assert check_kpj("1" * 21).refusal is BoxFault.TOO_LONG
    assert check_kpj("1" * 100_000).refusal is BoxFault.TOO_LONG


@pytest.mark.parametrize(
    ("typed", "kept", "refusal", "doubt"),
    [
        ("", "", None, None),
        ("0812 0000 1234", "081200001234", None, None),
        ("+62 812-0000-1234", "081200001234", None, None),
        ("(021) 000 0000", "0210000000", None, None),
        ("1234567", "1234567", None, Doubt.PHONE_SHORT),
        ("0" * 15, "0" * 15, None, None),
        ("0" * 16, "0" * 15, BoxFault.TOO_LONG, None),
        ("call me", "callme", BoxFault.NOT_A_PHONE, None),
    ],
)
def test_a_phone_number_is_digits_or_nothing(
    typed: str, kept: str, refusal: BoxFault | None, doubt: Doubt | None
) -> None:
    assert check_phone(typed) == Checked(Box.PHONE, kept, refusal, doubt)


def test_the_attempt_was_today_or_before_or_is_forgotten() -> None:
    assert check_day("attempted_on", None, TODAY) == Checked("attempted_on", "")
    assert check_day("attempted_on", TODAY, TODAY) == Checked("attempted_on", "2026-11-02")
    assert check_day("attempted_on", TODAY + timedelta(days=1), TODAY).refusal is BoxFault.IN_THE_FUTURE
    assert check_day("attempted_on", date(1926, 11, 2), TODAY).doubt is Doubt.LONG_AGO


@given(st.text(max_size=400))
def test_whatever_is_typed_is_kept_short_and_storable_or_refused(typed: str) -> None:
    for check in CHECKS:
        found = check(typed)
        assert len(found.value) <= max(LIMITS.values())
        found.value.encode("utf-8")
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in found.value)


@given(st.text(max_size=100))
def test_cleaning_what_is_clean_changes_nothing(typed: str) -> None:
    assert cleaned(cleaned(typed)) == cleaned(typed)


REFUSALS: dict[str, set[BoxFault]] = {
    Box.KPJ: {BoxFault.TOO_LONG},
    Box.PHONE: {BoxFault.NOT_A_PHONE, BoxFault.TOO_LONG},
    **{name: {BoxFault.IN_THE_FUTURE} for name, field in FIELDS.items() if field.fill is Fill.DAY},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_and_doubt_has_a_sentence(language: str) -> None:
    words = load_words(resources_dir() / "words", language)
    usual = {BoxFault.MISSING, BoxFault.TOO_LONG, BoxFault.LONG_NUMBER}
    for box in {*Box, *REFUSALS, *(name for name, field in FIELDS.items() if field.check)}:
        for refusal in REFUSALS.get(box, usual):
            assert words.say(Checked(box, "", refusal).word_key, **LIMITS)
    for doubt in Doubt:
        assert words.say(Checked(Box.KPJ, "", doubt=doubt).word_key, **LIMITS)
    assert Checked(Box.KPJ, "").word_key == ""
