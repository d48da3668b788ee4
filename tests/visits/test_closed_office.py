"""A visitor who comes while the counter is closed is told so, with the moment at which it opens."""

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.guide.causes import Cause
from kiosk.visits.moments import say_due
from tests.machine import MORNING, WIB, machine

SATURDAY = datetime(2026, 11, 21, 9, tzinfo=WIB)


def note(data: Path, cause: Cause, at: datetime, language: str = "id") -> str:
    kiosk = machine(data, at=at)
    return say_due(kiosk.plans.of_causes([cause]), kiosk.words(language), kiosk.content.guide, {}).note


@pytest.mark.parametrize(
    ("language", "told"), [("id", "buka lagi Senin, 23 November, pukul 08.00 WIB"), ("en", "Monday")]
)
def test_on_a_saturday_the_note_says_when_the_counter_opens(tmp_path: Path, language: str, told: str) -> None:
    assert told in note(tmp_path, Cause.BLOCKED_BIOMETRIC, SATURDAY, language)


def test_in_opening_hours_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert "tutup" not in note(tmp_path, Cause.BLOCKED_BIOMETRIC, MORNING)


def test_who_needs_no_counter_is_not_told_of_it(tmp_path: Path) -> None:
    assert "tutup" not in note(tmp_path, Cause.PHOTO_UNCLEAR, SATURDAY)
