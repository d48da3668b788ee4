"""The ladder of waits as a pure function, whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.staff.lockout import (
    CREDIT,
    HELP_AT,
    LONGEST_WAIT,
    REST,
    Attempts,
    fail,
    left_of,
    look,
    no_attempts,
    rest,
    station_left_of,
    station_wait_after,
    wait_after,
)

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
_LADDER = [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680]
_moments = some.datetimes(datetime(1970, 1, 1), datetime(2120, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001
_states = some.builds(
    Attempts,
    some.integers(0, 10_000),
    some.timedeltas(timedelta(0), LONGEST_WAIT),
    some.timedeltas(timedelta(0), REST),
    _moments,
)


def _failed(times: int, now: datetime = NOW) -> Attempts:
    attempts = no_attempts(now)
    for _ in range(times):
        attempts = fail(attempts, now)
    return attempts


@pytest.mark.parametrize(("failures", "seconds"), list(enumerate(_LADDER)))
def test_five_tries_are_free_then_the_wait_doubles(failures: int, seconds: int) -> None:
    assert wait_after(failures) == timedelta(seconds=seconds)
    assert left_of(_failed(failures)) == timedelta(seconds=seconds)


@pytest.mark.parametrize("failures", [HELP_AT, 16, 1000])
def test_from_the_fifteenth_on_a_supervisor_must_help(failures: int) -> None:
    assert wait_after(failures) is None
    assert left_of(look(_failed(failures), NOW + timedelta(days=900))) is None


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (19, 0), (20, 15), (21, 30), (22, 60), (23, 60), (15_000, 60)]
)
def test_a_station_slows_down_to_one_try_a_minute(failures: int, seconds: int) -> None:
    assert station_wait_after(failures) == timedelta(seconds=seconds)


def test_a_wait_ends_when_it_is_over_and_not_before() -> None:
    attempts = _failed(7)
    assert left_of(look(attempts, NOW + timedelta(seconds=59))) == timedelta(seconds=1)
    assert left_of(look(attempts, NOW + timedelta(seconds=60))) == timedelta(0)


def test_looking_often_is_the_same_as_looking_once() -> None:
    attempts = _failed(8)
    for tenths in range(1, 1201):
        attempts = look(attempts, NOW + timedelta(seconds=tenths / 10))
    assert left_of(attempts) == timedelta(0)


def test_a_clock_set_forward_skips_at_most_the_credit() -> None:
    attempts = _failed(14)
    assert left_of(look(attempts, NOW + timedelta(days=9000))) == LONGEST_WAIT - CREDIT


def test_a_clock_set_back_does_not_stretch_the_wait() -> None:
    attempts = look(_failed(8), NOW - timedelta(days=9000))
    assert left_of(attempts) == timedelta(seconds=120)
    assert left_of(look(attempts, NOW - timedelta(days=9000) + timedelta(seconds=120))) == timedelta(0)


def test_a_clock_that_swings_to_and_fro_gives_at_most_the_credit_each_time() -> None:
    attempts = _failed(14)
    for _ in range(3):
        attempts = look(attempts, NOW + timedelta(days=1))
        attempts = look(attempts, NOW)
    assert left_of(attempts) == LONGEST_WAIT - 3 * CREDIT


@given(_states, _moments)
def test_what_is_left_is_never_negative_and_never_longer_than_the_ladder(state: Attempts, now: datetime) -> None:
    seen = look(state, now)
    left = left_of(seen)
    assert left is None or timedelta(0) <= left <= LONGEST_WAIT
    assert timedelta(0) <= station_left_of(seen) <= REST
    assert timedelta(0) <= seen.rested <= REST


@given(_states, some.lists(_moments, max_size=6))
def test_looking_never_makes_a_wait_longer_nor_changes_the_count(state: Attempts, moments: list[datetime]) -> None:
    for now in moments:
        seen = look(state, now)
        before, after = left_of(state), left_of(seen)
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert before - CREDIT <= after <= before
        assert station_left_of(seen) <= station_left_of(state)
        assert seen.failures == state.failures
        state = seen


@given(_states, some.timedeltas(timedelta(0), timedelta(days=9)), some.timedeltas(timedelta(0), timedelta(days=9)))
def test_who_waits_longer_has_less_left(state: Attempts, one: timedelta, other: timedelta) -> None:
    shorter, longer = sorted([one, other])
    before, after = left_of(look(state, state.seen_at + shorter)), left_of(look(state, state.seen_at + longer))
    assert before is None or after is None or after <= before


@given(_states, _moments)
def test_one_more_wrong_try_never_makes_the_whole_wait_shorter(state: Attempts, now: datetime) -> None:
    before, after = left_of(look(state, now)), left_of(fail(state, now))
    assert after is None or (before is not None and after >= before)
    assert station_left_of(fail(state, now)) >= station_left_of(look(state, now))


@given(_states, _moments)
def test_a_pin_looked_at_in_spite_of_the_wait_changes_only_the_rest(state: Attempts, now: datetime) -> None:
    assert left_of(rest(state, now)) == left_of(look(state, now))
    assert rest(state, now).rested == timedelta(0)
