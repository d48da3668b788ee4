"""What goes into a column comes out of it as the same thing, or is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.storage.columns import UnstorableError
from kiosk.storage.visits import StoredVisits
from tests.storage.records import FULL, WIT, a_visit

NAIVE = datetime(2026, 11, 2, 10, 0)  # noqa: DTZ001


@pytest.mark.parametrize("field", ["began_at", "ended_at", "slip_issued_at"])
def test_a_naive_time_is_refused_loudly_and_nothing_is_kept(visits: StoredVisits, field: str) -> None:
    naive: dict[str, Any] = {field: NAIVE}
    with pytest.raises(UnstorableError, match="naive"):
        visits.save(a_visit(**naive))
    assert visits.recent(10) == ()


def test_a_time_of_jayapura_comes_back_as_the_same_moment_in_utc(visits: StoredVisits) -> None:
    visits.save(a_visit(began_at=datetime(2026, 11, 2, 8, 30, 0, 1, tzinfo=WIT)))
    (found,) = visits.recent(1)
    assert found.began_at == datetime(2026, 11, 1, 23, 30, 0, 1, tzinfo=UTC)
    assert found.began_at.tzinfo is UTC


@pytest.mark.parametrize("answer", ["", "two words", "tab\there", " lead", "trail\n"])
def test_an_answer_that_would_come_back_as_another_is_refused(visits: StoredVisits, answer: str) -> None:
    with pytest.raises(UnstorableError, match="not an id"):
        visits.save(a_visit(answers=("start:fine", answer)))
    assert visits.load(FULL.key) is None
