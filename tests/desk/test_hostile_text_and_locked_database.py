"""Names that break programs, and a database that somebody else holds: nothing typed is lost or kept wrongly."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.desk.officer import KPJ, PARTICIPANT, Officer, desk_in
from tests.journeys.visiting import Day
from ui.desk.form.page import CaseForm

SAVE = Qt.Key.Key_F8

HOSTILE = {
    'O\'Contoh "Satu"': 'O\'Contoh "Satu"',
    '<b>Contoh</b> <img src="file:///contoh.png"> &amp;': '<b>Contoh</b> <img src="file:///contoh.png"> &amp;',
    "'); DROP TABLE cases; --": "'); DROP TABLE cases; --",
    '=HYPERLINK("x")': '=HYPERLINK("x")',
    "Contoh 🙂 Satu": "Contoh 🙂 Satu",
    "\u202eContoh\u202c \u200fSatu\u2066": "Contoh Satu",
    "Contoh\nSatu\r\n\tDua": "Contoh Satu Dua",
    "{name} %s \\n": "{name} %s \\n",
    "Ñandú Ḥāfiẓ 陈": "Ñandú Ḥāfiẓ 陈",
}


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_kept_and_shown_as_plain_text(officer: Officer, typed: str) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.paste(typed)
    officer.hit(SAVE)
    (case,) = officer.cases_of()
    assert case.person is not None
    assert case.person.name == HOSTILE[typed]
    officer.scan(KPJ)
    assert officer.page == "found"
    assert officer.reads(HOSTILE[typed])


def test_ten_thousand_characters_are_refused_with_a_sentence_and_stay_in_the_box(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.paste("Contoh " * 1429)
    officer.hit(SAVE)
    assert officer.page == "form"
    assert officer.reads(officer.words("cases.refused.name.too_long", name=100))
    assert len(officer.of(CaseForm).values["name"]) == 10003
    assert officer.cases_of() == ()


def test_a_nik_in_the_name_is_refused(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.type_text("Contoh 0000000000000000")
    officer.hit(SAVE)
    assert officer.reads(officer.words("cases.refused.name.long_number"))
    assert officer.cases_of() == ()


@pytest.fixture
def impatient(application: QGuiApplication, tmp_path: Path, day: Day) -> Iterator[Officer]:
    """An officer whose desk waits but a moment for a locked database."""
    with desk_in(tmp_path / "data", day=day, patience=50) as somebody:
        somebody.sign_in()
        somebody.go_home()
        yield somebody


def test_while_somebody_else_locks_the_database_the_draft_stays_and_is_saved_afterwards_once(
    impatient: Officer, tmp_path: Path
) -> None:
    officer = impatient
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.type_text(PARTICIPANT)
    with closing(sqlite3.connect(tmp_path / "data" / "kiosk.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        officer.hit(SAVE)
        assert officer.page == "form"
        assert officer.notice == officer.words("desk.problem")
        assert officer.of(CaseForm).values["name"] == PARTICIPANT
        other.execute("ROLLBACK")
    assert officer.cases_of() == ()
    officer.type_text(" Lagi")
    officer.hit(SAVE)
    (case,) = officer.cases_of()
    assert officer.notice == officer.words("desk_form.saved", code=case.code)
    assert case.person is not None
    assert case.person.name == f"{PARTICIPANT} Lagi"
