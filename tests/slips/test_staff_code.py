"""The signed code: what a scanner reads is what was signed, and nothing else is believed."""

import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.guide.causes import Cause
from kiosk.ids import code_of, number_of
from kiosk.paper.qr import Correction, symbol
from kiosk.slips.keys import SigningKey, mark_of
from kiosk.slips.staff_code import DIGITS, OLD_DIGITS, ForgedCode, StaffCode, UnknownKey, UnreadableCode, read, sign

KEY = SigningKey(bytes(range(32)))
FOREIGN = SigningKey(bytes(range(1, 33)))
SAMPLE = StaffCode(
    code_of(123_456_789_012),
    (Cause.BLOCKED_KPJ, Cause.ACTIVE_CLAIM),
    datetime(2026, 3, 24, 2, 12, tzinfo=UTC),
    branch=17,
    station=3,
)
staff_codes = st.builds(
    StaffCode,
    code=st.integers(0, 31**8 - 1).map(code_of),
    causes=st.sets(st.sampled_from(list(Cause))).map(lambda chosen: tuple(cause for cause in Cause if cause in chosen)),
    issued=st.integers(0, 2**31).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    branch=st.integers(0, 65535),
    station=st.integers(0, 65535),
)


@given(staff_codes)
def test_what_was_signed_is_read(staff_code: StaffCode) -> None:
    digits = sign(staff_code, KEY)
    assert len(digits) == DIGITS
    assert read(digits, [KEY.public]) == staff_code


def test_it_fits_a_qr_code_of_version_five() -> None:
    assert symbol(sign(SAMPLE, KEY), Correction.M).side == 37


def test_spaces_and_line_ends_of_a_scanner_do_no_harm() -> None:
    digits = sign(SAMPLE, KEY)
    assert read(f" {digits[:99]}\r\n\t{digits[99:]}\n", [KEY.public]) == SAMPLE


def test_seconds_and_the_branchs_zone_are_brought_to_whole_minutes_of_utc() -> None:
    wib = timezone(timedelta(hours=7))
    local = StaffCode(SAMPLE.code, SAMPLE.causes, datetime(2026, 3, 24, 9, 12, 59, tzinfo=wib), 17, 3)
    assert read(sign(local, KEY), [KEY.public]) == SAMPLE


def test_every_change_of_one_digit_is_refused() -> None:
    digits = sign(SAMPLE, KEY)
    for place in range(DIGITS):
        for other in "0123456789".replace(digits[place], ""):
            with pytest.raises((ForgedCode, UnknownKey, UnreadableCode)):
                read(digits[:place] + other + digits[place + 1 :], [KEY.public])


def test_every_change_of_one_bit_is_refused() -> None:
    number = int(sign(SAMPLE, KEY))
    for bit in range(83 * 8):
        with pytest.raises((ForgedCode, UnknownKey, UnreadableCode)):
            read(str(number ^ 1 << bit).zfill(DIGITS), [KEY.public])


@pytest.mark.parametrize("place", range(19, 83))
def test_a_signature_that_does_not_fit_the_key_it_names_is_forged(place: int) -> None:
    changed = int(sign(SAMPLE, KEY)) ^ 1 << 8 * (82 - place)
    with pytest.raises(ForgedCode, match="slip code"):
        read(str(changed).zfill(DIGITS), [FOREIGN.public, KEY.public])


@pytest.mark.parametrize("other", [{"causes": (Cause.OTHER,)}, {"branch": 18}, {"station": 4}, {"code": code_of(5)}])
def test_other_facts_under_the_same_signature_are_forged(other: dict[str, Any]) -> None:
    content, signature = (int(sign(one, KEY)).to_bytes(83) for one in (replace(SAMPLE, **other), SAMPLE))
    with pytest.raises(ForgedCode):
        read(str(int.from_bytes(content[:19] + signature[19:])).zfill(DIGITS), [KEY.public])


def test_a_code_of_a_key_that_is_not_on_the_list_is_from_another_office_and_not_forged() -> None:
    with pytest.raises(UnknownKey, match="another office or unknown"):
        read(sign(SAMPLE, FOREIGN), [KEY.public])
    with pytest.raises(UnknownKey):
        read(sign(SAMPLE, FOREIGN), [])


def test_every_key_of_the_list_proves_its_slips() -> None:
    known = [KEY.public, FOREIGN.public]
    assert read(sign(SAMPLE, FOREIGN), known) == read(sign(SAMPLE, KEY), known) == SAMPLE


def code_before_keys_were_named(version: int = 1) -> str:
    minutes = (SAMPLE.issued - datetime(2020, 1, 1, tzinfo=UTC)) // timedelta(minutes=1)
    causes = sum(1 << list(Cause).index(cause) for cause in SAMPLE.causes)
    content = struct.pack(">B5sLLHH", version, number_of(SAMPLE.code).to_bytes(5), causes, minutes, 17, 3)
    return str(int.from_bytes(content + KEY.sign(content))).zfill(OLD_DIGITS)


def test_a_slip_printed_before_codes_named_their_key_is_still_proved_and_never_called_forged() -> None:
    assert read(code_before_keys_were_named(), [FOREIGN.public, KEY.public]) == SAMPLE
    with pytest.raises(UnknownKey):
        read(code_before_keys_were_named(), [FOREIGN.public])


@pytest.mark.parametrize(
    "scanned",
    [
        "",
        "0",
        "9" * DIGITS,
        "1" * (DIGITS - 1),
        "1" * (DIGITS + 1),
        "7" * 5000,
        " " * 5000,
        "x" * DIGITS,
        "²" * DIGITS,
        "١" * DIGITS,
        "-" + "1" * (DIGITS - 1),
        "https://example.go.id/" + "1" * 178,
        "javascript:alert(1)",
        "\0" * DIGITS,
    ],
)
def test_anything_else_is_no_staff_code(scanned: str) -> None:
    with pytest.raises(UnreadableCode):
        read(scanned, [KEY.public])


@given(st.text(alphabet="0123456789", min_size=DIGITS, max_size=DIGITS))
def test_invented_digits_are_refused(digits: str) -> None:
    with pytest.raises((ForgedCode, UnknownKey, UnreadableCode)):
        read(digits, [KEY.public])


@given(st.text(max_size=300))
def test_no_scan_at_all_crashes_the_reader(scanned: str) -> None:
    with pytest.raises((ForgedCode, UnknownKey, UnreadableCode)):
        read(scanned, [KEY.public])


@pytest.mark.parametrize(("version", "content"), [(3, bytes(17)), (2, bytes(5) + b"\xff" * 4 + bytes(8))])
def test_a_code_of_a_newer_program_asks_for_an_update(version: int, content: bytes) -> None:
    content = (version << 12 | mark_of(KEY.public)).to_bytes(2) + content
    digits = str(int.from_bytes(content + KEY.sign(content))).zfill(DIGITS)
    with pytest.raises(UnreadableCode, match="newer"):
        read(digits, [KEY.public])


@pytest.mark.parametrize(
    "wrong",
    [
        {"branch": 65536},
        {"station": -1},
        {"issued": datetime(2026, 3, 24, 2, 12)},  # noqa: DTZ001  that it has no zone is the point
        {"issued": datetime(2019, 12, 31, tzinfo=UTC)},
        {"code": "AAA-AAA-AAA"},
    ],
)
def test_what_does_not_fit_is_not_signed(wrong: dict[str, object]) -> None:
    fields = {name: getattr(SAMPLE, name) for name in ("code", "causes", "issued", "branch", "station")}
    with pytest.raises(ValueError):
        sign(StaffCode(**{**fields, **wrong}), KEY)
