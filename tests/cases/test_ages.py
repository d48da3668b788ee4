"""How late a case is."""

from datetime import timedelta

import pytest

from kiosk.cases.ages import Age, age_of
from tests.cases.office import MORNING

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("days", "until", "after"),
    [(1, Age.ONE_DAY, Age.DAYS), (3, Age.DAYS, Age.WEEK), (7, Age.WEEK, Age.OVER_A_WEEK)],
)
def test_a_day_that_has_begun_counts_as_one(days: int, until: Age, after: Age) -> None:
    full = timedelta(days=days)
    assert age_of(MORNING, MORNING + full) is until
    assert age_of(MORNING, MORNING + full + SECOND) is after


def test_what_has_just_become_due_is_of_the_youngest_age() -> None:
    assert age_of(MORNING, MORNING + SECOND) is Age.ONE_DAY


def test_the_oldest_come_first() -> None:
    lates = [timedelta(days=days) for days in (30, 5, 2, 1)]
    assert [age_of(MORNING, MORNING + late) for late in lates] == list(Age)
