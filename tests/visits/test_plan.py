"""From what was found to one plan: in order, each thing once, with the time of the whole."""

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.guide.causes import Cause
from kiosk.guide.walk import Answer, all_paths
from kiosk.settings import Settings
from kiosk.visits.plan import make_plan
from tests.machine import MORNING, WIB, machine


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return machine(tmp_path)


def test_claim_first_then_the_block_and_waiting_last(kiosk: Kiosk) -> None:
    plan = kiosk.plans.of_causes([Cause.UPDATE_IN_PROGRESS, Cause.BLOCKED_BIOMETRIC, Cause.ACTIVE_CLAIM])
    assert plan.causes == (Cause.ACTIVE_CLAIM, Cause.BLOCKED_BIOMETRIC, Cause.UPDATE_IN_PROGRESS)
    assert plan.places == ("counter", "home_phone")
    assert plan.bring == ("ektp", "member_card", "handset", "proof_of_work")
    assert plan.asks_counter


def test_time_of_the_whole_is_not_that_of_a_part(kiosk: Kiosk) -> None:
    block, wait = kiosk.plans.of_causes([Cause.BLOCKED_KPJ]), kiosk.plans.of_causes([Cause.UPDATE_IN_PROGRESS])
    both = kiosk.plans.of_causes([Cause.BLOCKED_KPJ, Cause.UPDATE_IN_PROGRESS])
    assert block.due.at is not None
    assert wait.due.at == datetime(2026, 3, 27, 15, tzinfo=WIB)
    assert both.due.at is not None
    assert both.due.at > max(block.due.at, wait.due.at)


def test_plan_for_nothing_is_refused(kiosk: Kiosk) -> None:
    with pytest.raises(ValueError, match="at least one part"):
        make_plan((), MORNING, kiosk.timetable)


def test_plan_at_home_asks_nobody_to_queue(kiosk: Kiosk) -> None:
    assert not kiosk.plans.of_causes([Cause.PHOTO_UNCLEAR]).asks_counter


def test_moment_is_told_on_the_branch_s_clock(tmp_path: Path) -> None:
    settings = Settings()
    plan = machine(tmp_path, settings).plans.of_causes([Cause.OTHER])
    assert plan.made_at == MORNING
    assert plan.made_at.tzname() == "WIB"


def test_holidays_that_are_not_known_yet_are_told(tmp_path: Path) -> None:
    far = machine(tmp_path, at=datetime(2040, 3, 14, 9, tzinfo=WIB))
    assert far.plans.of_causes([Cause.UPDATE_IN_PROGRESS]).holidays_known_until == far.timetable.calendar.known_until
    assert machine(tmp_path).plans.of_causes([Cause.UPDATE_IN_PROGRESS]).holidays_known_until is None


def test_every_path_of_the_guide_makes_a_plan(kiosk: Kiosk) -> None:
    for path in all_paths(kiosk.content.guide):
        plan = kiosk.plans.of_answers(path.answers)
        assert plan.causes == (path.outcome.cause,)
        assert plan.due.at is None or plan.due.at >= MORNING


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((), "end at the question message. Add one of: message:three_times, "),
        ((Answer("message", "three_times"),), "end at the question block_kind. Add one of: block_kind:face, "),
        ((Answer("message", "gone"),), "message:gone does not fit here; allowed: message:three_times, "),
    ],
)
def test_answers_that_lead_to_no_plan_are_told_what_would(kiosk: Kiosk, answers: tuple[Answer, ...], told: str) -> None:
    with pytest.raises(KioskError) as refused:
        kiosk.plans.of_answers(answers)
    assert told in str(refused.value)


def test_branch_s_own_due_time_replaces_the_default(tmp_path: Path) -> None:
    own = machine(tmp_path, Settings(due={"update_in_progress": "5 working days"}))
    at = own.plans.of_causes([Cause.UPDATE_IN_PROGRESS]).due.at
    assert at is not None
    assert at > datetime(2026, 3, 27, 15, tzinfo=WIB)
