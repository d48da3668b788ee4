"""Dates, hours and expected times, as people say them in both languages."""

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.guide.causes import Cause
from kiosk.paths import resources_dir
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings, JmoSettings, WeekSettings
from kiosk.texts import LANGUAGES, Words, load_words
from kiosk.visits.moments import DueWords, say_date, say_due, say_hour, say_week
from tests.machine import MORNING, WIB, machine

WORDS: dict[str, Words] = {language: load_words(resources_dir() / "words", language) for language in LANGUAGES}


def due_words(
    data: Path, language: str, *causes: Cause, at: datetime = MORNING, settings: Settings | None = None
) -> DueWords:
    kiosk = machine(data, settings, at)
    return say_due(kiosk.plans.of_causes(causes), WORDS[language], kiosk.content.guide, kiosk.settings.due)


def week(**days: str) -> Settings:
    return Settings(branch=BranchSettings(hours=WeekSettings(**days)))


def test_date_and_hour_are_said_in_both_languages(tmp_path: Path) -> None:
    moment = MORNING.astimezone(machine(tmp_path).zone)
    assert (say_date(moment, WORDS["id"]), say_hour(moment, WORDS["id"])) == (
        "Selasa, 17 Maret 2026",
        "pukul 09.00 WIB",
    )
    assert (say_date(moment, WORDS["en"]), say_hour(moment, WORDS["en"])) == ("Tuesday, 17 March 2026", "at 09.00 WIB")
    assert say_date(moment, WORDS["id"], short=True) == "Selasa, 17 Maret"


@pytest.mark.parametrize(("zone", "hour"), [("WIB", "09.00 WIB"), ("WITA", "10.00 WITA"), ("WIT", "11.00 WIT")])
def test_hour_bears_the_name_of_the_branch_s_zone(tmp_path: Path, zone: str, hour: str) -> None:
    kiosk = machine(tmp_path, Settings(branch=BranchSettings(zone=zone)))  # type: ignore[arg-type]
    assert say_hour(kiosk.now(), WORDS["id"]) == f"pukul {hour}"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(), "Senin–Jumat 08.00–15.00 WIB"),
        (week(friday="08:00-11:30"), "Senin–Kamis 08.00–15.00 · Jumat 08.00–11.30 WIB"),
        (week(wednesday=""), "Senin–Selasa 08.00–15.00 · Kamis–Jumat 08.00–15.00 WIB"),
        (week(saturday="8.00–12.00"), "Senin–Jumat 08.00–15.00 · Sabtu 08.00–12.00 WIB"),
        (week(tuesday="", wednesday="", thursday="", friday=""), "Senin 08.00–15.00 WIB"),
    ],
)
def test_week_puts_equal_neighbours_together_and_leaves_closed_days_out(settings: Settings, said: str) -> None:
    assert say_week(settings, WORDS["id"]) == said


def test_week_is_said_in_english() -> None:
    assert say_week(week(friday="08:00-11:30"), WORDS["en"]) == ("Monday–Thursday 08.00–15.00 · Friday 08.00–11.30 WIB")


NIGHT = datetime(2026, 3, 17, 22, tzinfo=WIB)
FAR = datetime(2040, 3, 14, 9, tzinfo=WIB)

DUE = {
    "now": (Cause.PHOTO_UNCLEAR, MORNING, ("Bisa dicoba sekarang", ""), ("You can try now", "")),
    "JMO answers now": (Cause.APP_TROUBLE, MORNING, ("Bisa dicoba sekarang", ""), ("You can try now", "")),
    "JMO answers tomorrow": (
        Cause.APP_TROUBLE,
        NIGHT,
        ("Rabu, 18 Maret 2026", "pukul 06.00 WIB"),
        ("Wednesday, 18 March 2026", "at 06.00 WIB"),
    ),
    "counter today": (
        Cause.UPDATE_ALREADY_DONE,
        MORNING,
        ("Selasa, 17 Maret 2026", "pukul 15.00 WIB"),
        ("Tuesday, 17 March 2026", "at 15.00 WIB"),
    ),
    "hours": (
        Cause.BLOCKED_KPJ,
        datetime(2026, 3, 16, 9, 30, tzinfo=WIB),
        ("Selasa, 17 Maret 2026", "pukul 09.30 WIB"),
        ("Tuesday, 17 March 2026", "at 09.30 WIB"),
    ),
    "working days over the holidays": (
        Cause.UPDATE_IN_PROGRESS,
        MORNING,
        ("Jumat, 27 Maret 2026", "pukul 15.00 WIB"),
        ("Friday, 27 March 2026", "at 15.00 WIB"),
    ),
    "set by branch": (Cause.EKTP_DAMAGED, MORNING, ("Belum ada perkiraan", ""), ("No estimate yet", "")),
}


@pytest.mark.parametrize("case", DUE)
def test_expected_time_is_said_by_its_kind(tmp_path: Path, case: str) -> None:
    cause, at, *said = DUE[case]
    for language, expected in zip(LANGUAGES, said, strict=True):
        words = due_words(tmp_path, language, cause, at=at)
        assert (words.day, words.hour) == expected
        assert words.note == WORDS[language].say(f"outcomes.{cause}.due")
        assert words.source.startswith({"id": "Sumber: ", "en": "Source: "}[language])


def test_year_whose_holidays_are_unknown_is_told(tmp_path: Path) -> None:
    known = machine(tmp_path).timetable.calendar.known_until.year
    said = {language: due_words(tmp_path, language, Cause.UPDATE_IN_PROGRESS, at=FAR).note for language in LANGUAGES}
    assert f"Hari libur sesudah {known} belum diumumkan; tanggal dapat bergeser." in said["id"]
    assert f"Holidays after {known} are not announced yet; the date may move." in said["en"]


def test_plan_of_several_parts_speaks_of_the_whole_plan(tmp_path: Path) -> None:
    causes = (Cause.BLOCKED_KPJ, Cause.UPDATE_IN_PROGRESS)
    assert "seluruh rencana" in due_words(tmp_path, "id", *causes).note
    assert "whole plan" in due_words(tmp_path, "en", *causes).note


def test_plan_with_one_part_without_a_time_says_so(tmp_path: Path) -> None:
    causes = (Cause.BLOCKED_KPJ, Cause.FACE_MISMATCH)
    assert due_words(tmp_path, "id", *causes).day == "Belum ada perkiraan"
    assert "Satu bagian rencana belum punya perkiraan" in due_words(tmp_path, "id", *causes).note
    assert "One part of the plan has no estimate yet" in due_words(tmp_path, "en", *causes).note


def test_branch_s_own_time_is_named_as_the_source_and_the_default_is_not_told_any_more(tmp_path: Path) -> None:
    own = Settings(due={"blocked_kpj": "48 hours"})
    words = due_words(tmp_path, "id", Cause.BLOCKED_KPJ, settings=own)
    assert words.source == "Sumber: ketentuan kantor ini."
    assert "1×24" not in words.note
    assert "perkiraan" in words.note.lower()
    assert due_words(tmp_path, "en", Cause.BLOCKED_KPJ, settings=own).source == "Source: set by this branch."


def test_branch_that_takes_the_time_away_promises_none(tmp_path: Path) -> None:
    words = due_words(tmp_path, "id", Cause.BLOCKED_KPJ, settings=Settings(due={"blocked_kpj": "set by branch"}))
    assert (words.day, words.hour) == ("Belum ada perkiraan", "")
    assert "1×24" not in words.note


def test_service_hours_of_the_settings_count(tmp_path: Path) -> None:
    late = Settings(jmo=JmoSettings("06:00-23:00"))
    assert due_words(tmp_path, "id", Cause.APP_TROUBLE, at=NIGHT, settings=late).day == "Bisa dicoba sekarang"
