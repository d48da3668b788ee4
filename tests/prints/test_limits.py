"""At most three slips a visit and twenty in ten minutes, whatever is tapped."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.prints.limits import Allowance, PrintLimits


def test_visit_gets_three_and_the_next_visit_three_more() -> None:
    allowance = Allowance(PrintLimits())
    assert [allowance.take(0) for _ in range(4)] == [True, True, True, False]
    allowance.end_visit()
    assert [allowance.take(1) for _ in range(4)] == [True, True, True, False]


def test_twenty_first_slip_waits_until_the_first_is_ten_minutes_old() -> None:
    allowance = Allowance(PrintLimits())
    for number in range(20):
        assert allowance.take(number)
        allowance.end_visit()
    assert not allowance.take(599)
    assert allowance.take(600)
    assert not allowance.take(600)


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=200))
def test_no_ten_minutes_ever_see_more_than_twenty(taps: list[tuple[int, bool]]) -> None:
    allowance, now, out = Allowance(PrintLimits()), 0, list[int]()
    for wait, leaves in taps:
        now += wait
        if leaves:
            allowance.end_visit()
        if allowance.take(now):
            out.append(now)
    assert all(sum(moment <= other < moment + 600 for other in out) <= 20 for moment in out)
