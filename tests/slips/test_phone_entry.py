"""The calendar entry: short, plain, and leading nowhere but to the government's own addresses."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.slips.phone_entry import LONGEST, calendar_entry

WIB = timezone(timedelta(hours=7))
ISSUED = datetime(2026, 3, 24, 5, 30, tzinfo=WIB)
DUE = datetime(2026, 3, 27, 15, 0, tzinfo=WIB)


def entry(
    title: str = "Akun terbuka",
    lines: tuple[str, ...] = ("Datang ke loket.", "Coba lagi."),
    due: datetime | None = DUE,
    place: str = "Kantor Cabang Contoh",
) -> str:
    return calendar_entry("7KM-4QX-PZ9", title, lines, due, ISSUED, place)


def unfolded(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.replace("\r\n ", "").split("\r\n"))
    return {name: value for name, _, value in pairs}


def test_a_known_time_is_half_an_hour_in_utc() -> None:
    told = unfolded(entry())
    assert told["DTSTART"] == "20260327T080000Z"
    assert told["DTEND"] == "20260327T083000Z"
    assert told["DTSTAMP"] == "20260323T223000Z"
    assert told["UID"] == "7KM-4QX-PZ9@anjungan-jmo"


def test_an_unknown_time_is_a_whole_day_the_day_of_issue_at_the_branch() -> None:
    told = unfolded(entry(due=None))
    assert told["DTSTART;VALUE=DATE"] == "20260324"
    assert told["DTEND;VALUE=DATE"] == "20260325"


def test_title_place_and_steps_are_told() -> None:
    told = unfolded(entry())
    assert told["SUMMARY"] == "Akun terbuka 7KM-4QX-PZ9"
    assert told["LOCATION"] == "Kantor Cabang Contoh"
    assert told["DESCRIPTION"] == "1. Datang ke loket.\\n2. Coba lagi."


def test_a_title_that_holds_the_code_does_not_say_it_twice() -> None:
    assert unfolded(entry(title="Panduan 7KM-4QX-PZ9"))["SUMMARY"] == "Panduan 7KM-4QX-PZ9"


def test_the_frame_is_that_of_rfc_5545() -> None:
    lines = entry().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert "\n" not in "".join(lines)


def test_signs_with_a_meaning_are_escaped() -> None:
    assert unfolded(entry(place="Loket A, B; C\\D"))["LOCATION"] == "Loket A\\, B\\; C\\\\D"


def test_a_line_end_in_a_setting_begins_no_new_field() -> None:
    told = unfolded(entry(place="Loket\r\nATTACH:1", title="a\nb\u2028c"))
    assert "ATTACH" not in told
    assert told["LOCATION"] == "Loket ATTACH:1"
    assert told["SUMMARY"] == "a b c 7KM-4QX-PZ9"


def test_letters_beyond_ascii_are_written_plainly() -> None:
    told = unfolded(entry(lines=("Senin–Jumat, 1×24 jam → “José” 北",)))
    assert told["DESCRIPTION"] == '1. Senin-Jumat\\, 1x24 jam -> "Jose"'


def test_too_many_steps_are_left_out_whole() -> None:
    steps = tuple(f"Langkah {number} dengan beberapa kata lagi, supaya panjang." for number in range(1, 30))
    text = entry(lines=steps)
    told = unfolded(text)["DESCRIPTION"]
    assert len(text) <= LONGEST
    assert told.startswith("1. Langkah 1 dengan")
    assert told.endswith("panjang.\\n...")


@pytest.mark.parametrize(
    "text",
    [
        "Buka https://evil.example/go.id",
        "http://bit.ly/x",
        "https://bpjsketenagakerjaan.go.id.evil.example",
        "https://www.bpjsketenagakerjaan.go.id@evil.example/",
        "https://evil.example:443/.go.id",
        "lihat contoh.com",
        "WWW.EVIL.EXAMPLE",
        "ｈｔｔｐｓ://evil.example",
        "javascript://x",
    ],
)
def test_an_address_outside_the_government_is_refused(text: str) -> None:
    for fields in ({"title": text}, {"place": text}, {"lines": (text,)}):
        with pytest.raises(ValueError, match=r"\.go\.id"):
            entry(**fields)


def test_a_government_address_and_times_with_dots_are_welcome() -> None:
    steps = ("Buka https://lapakasik.bpjsketenagakerjaan.go.id/x", "sso.bpjsketenagakerjaan.go.id", "Jam 08.00-15.30.")
    assert "lapakasik" in unfolded(entry(lines=steps))["DESCRIPTION"]


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        entry(due=datetime(2026, 3, 27))  # noqa: DTZ001  that it has no zone is the point


@given(
    st.text(alphabet=st.characters(exclude_characters="./:"), max_size=200),
    st.lists(st.text(alphabet=st.characters(exclude_characters="./:"), max_size=150), max_size=8),
    st.none() | st.integers(0, 20_000_000).map(lambda minutes: DUE + timedelta(minutes=minutes)),
)
def test_any_words_give_short_ascii_lines(words: str, steps: list[str], due: datetime | None) -> None:
    text = entry(title=words, lines=tuple(steps), due=due, place=words)
    assert text.isascii()
    assert len(text) <= LONGEST
    assert all(len(line) <= 75 and line.isprintable() for line in text.split("\r\n"))
