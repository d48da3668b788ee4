"""Whatever a scanner sends is told apart, and nothing of it is opened."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cases.case import case_code_of, new_case_code
from kiosk.cases.scan import Scan, ScanKind, scan_of
from kiosk.guide.causes import Cause
from kiosk.ids import code_of, number_of
from kiosk.paths import resources_dir
from kiosk.slips import staff_code
from kiosk.slips.keys import SigningKey
from kiosk.texts import LANGUAGES, load_words

ISSUED = datetime(2026, 11, 2, 1, 3, tzinfo=UTC)
SLIP = staff_code.StaffCode(code_of(7), (Cause.BLOCKED_KPJ,), ISSUED, 17, 3)
KEY = SigningKey(b"k" * 32)
DIGITS = staff_code.sign(SLIP, KEY)
OTHER_DIGITS = staff_code.sign(staff_code.StaffCode(code_of(8), SLIP.causes, ISSUED, 17, 3), KEY)
CASE = "K-" + code_of(9)


def scan(delivered: str) -> Scan:
    return scan_of(delivered, lambda: [KEY.public])


def kind(delivered: str) -> ScanKind:
    return scan(delivered).kind


@pytest.mark.parametrize("around", ["{}", "{}\r\n", "\t{}\n", "]Q1{}", " {} ", "{}\0"])
def test_a_genuine_square_leads_to_its_slip(around: str) -> None:
    assert scan(around.format(DIGITS)) == Scan(ScanKind.STAFF_CODE, SLIP.code, SLIP)


@pytest.mark.parametrize("text", [SLIP.code, SLIP.code.lower(), SLIP.code.replace("-", " "), SLIP.code + "\r"])
def test_a_slip_code_in_any_writing(text: str) -> None:
    assert scan(text) == Scan(ScanKind.SLIP_CODE, SLIP.code)


@pytest.mark.parametrize("text", [CASE, CASE.lower(), CASE.replace("-", ""), CASE.replace("-", " ")])
def test_a_case_code_in_any_writing(text: str) -> None:
    assert scan(text) == Scan(ScanKind.CASE_CODE, CASE)


@pytest.mark.parametrize("text", ["12345678901", "1234567890", "123 4567 8901", "8888123456789012"])
def test_a_number_of_the_right_length_is_a_kpj(text: str) -> None:
    assert kind(text) is ScanKind.KPJ


def test_a_changed_square_is_forged() -> None:
    changed = DIGITS[:-1] + str((int(DIGITS[-1]) + 1) % 10)
    assert kind(changed) is ScanKind.FORGED


def test_invented_digits_are_no_square_of_a_slip() -> None:
    for digit in "019":
        assert kind(digit * staff_code.DIGITS) in (ScanKind.UNREADABLE, ScanKind.UNKNOWN)


def test_a_square_of_another_key_is_from_another_office_or_unknown() -> None:
    foreign = staff_code.sign(staff_code.StaffCode(SLIP.code, (), ISSUED, 17, 3), SigningKey(b"f" * 32))
    assert kind(foreign) is ScanKind.UNKNOWN


@pytest.mark.parametrize("length", [3, 9, 12, 17, 50, 100, 197, 198, 199])
def test_half_a_square_is_half(length: int) -> None:
    assert kind(DIGITS[:length]) in (ScanKind.HALF, ScanKind.MISTYPED)


@pytest.mark.parametrize("text", [SLIP.code[:-2], SLIP.code[:7], CASE[:6], "ABC"])
def test_half_a_code_is_half(text: str) -> None:
    assert kind(text) is ScanKind.HALF


def test_a_wrong_sign_is_a_mistyped_code() -> None:
    wrong = SLIP.code[:-1] + ("2" if SLIP.code[-1] != "2" else "3")
    assert kind(wrong) is ScanKind.MISTYPED
    assert kind("K-" + wrong) is ScanKind.MISTYPED


@pytest.mark.parametrize(
    "text",
    [
        DIGITS + OTHER_DIGITS,
        f"{DIGITS}\r\n{OTHER_DIGITS}",
        f"{DIGITS}\n{SLIP.code}",
        SLIP.code + code_of(8),
        f"{SLIP.code} {CASE}",
        f"{CASE}\n12345678901",
        "1234567890112345678902",
    ],
)
def test_two_codes_are_two(text: str) -> None:
    assert kind(text) is ScanKind.TWO


@pytest.mark.parametrize("text", [DIGITS, SLIP.code, CASE, "12345678901"])
@pytest.mark.parametrize("between", ["", "\r\n", " "])
def test_the_same_code_sent_twice_is_one(text: str, between: str) -> None:
    assert scan(text + between + text) == scan(text)


@pytest.mark.parametrize(
    "text",
    ["https://example.com/x", "HTTP://EXAMPLE.COM", "www.example.com", "javascript:alert(1)", "tel:+620", "x://y"],
)
def test_an_address_is_named_and_not_opened(text: str) -> None:
    assert scan(text) == Scan(ScanKind.WEB_ADDRESS)


def test_the_square_for_the_phone_is_told_apart() -> None:
    assert kind("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR") is ScanKind.PHONE_CODE


@pytest.mark.parametrize("text", ["", " ", "\r\n", "\0"])
def test_nothing_is_empty(text: str) -> None:
    assert kind(text) is ScanKind.EMPTY


@pytest.mark.parametrize("text", ["!!", "é" * 9, "x" * 5000, "1" * 5000, "\x01\x02\x03", "٣١٧١٢٣٤٥٦٧٨", "01OIL"])
def test_garbage_is_unreadable(text: str) -> None:
    assert scan(text) == Scan(ScanKind.UNREADABLE)


@given(st.text(max_size=600) | st.text("0123456789ABCDEFGHJKMNPQRSTUVWXYZ- \r\n", max_size=450))
def test_any_text_is_something_and_nothing_raises(text: str) -> None:
    found = scan(text)
    assert (found.slip is not None) == (found.kind is ScanKind.STAFF_CODE)


@given(st.integers(0, 31**8 - 1))
def test_slip_codes_and_case_codes_are_never_confused(number: int) -> None:
    code = code_of(number)
    assert case_code_of(code) is None
    assert case_code_of(f"K-{code}") == f"K-{code}"
    with pytest.raises(ValueError, match="not a slip code"):
        number_of(f"K-{code}")


def test_new_case_codes_are_case_codes() -> None:
    code = new_case_code()
    assert case_code_of(code) == code
    assert case_code_of("K-ABC") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scan_that_leads_nowhere_has_a_sentence(language: str) -> None:
    words = load_words(resources_dir() / "words", language)
    lead = {ScanKind.STAFF_CODE, ScanKind.SLIP_CODE, ScanKind.CASE_CODE, ScanKind.KPJ}
    assert set(words.part("cases")) >= {f"cases.scan.{kind}" for kind in set(ScanKind) - lead}
