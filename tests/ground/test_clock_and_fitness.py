"""The present moment has a zone; a machine that would crash under a visitor's hands is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import system_clock
from kiosk.errors import KioskError
from kiosk.fitness import refuse_bad_pair


def test_system_clock_gives_the_present_moment_in_utc() -> None:
    now = system_clock()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_pair_that_loses_references_is_refused_with_what_to_install() -> None:
    with pytest.raises(KioskError, match=r"6\.12\.0 on Python 3\.11") as refusal:
        refuse_bad_pair("6.12.0", (3, 11))
    assert "6.11.3" in refusal.value.remedy


@pytest.mark.parametrize(("pyside", "python"), [("6.12.0", (3, 12)), ("6.11.3", (3, 11)), ("6.12.1", (3, 11))])
def test_good_pairs_are_let_through(pyside: str, python: tuple[int, int]) -> None:
    refuse_bad_pair(pyside, python)


def test_error_tells_what_is_wrong_and_what_to_do() -> None:
    error = KioskError("The disk is full.", "Delete old backups.")
    assert (error.what, error.remedy, str(error)) == (
        "The disk is full.",
        "Delete old backups.",
        "The disk is full. Delete old backups.",
    )
