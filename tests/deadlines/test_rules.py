"""Due rules as people write them in settings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.deadlines.rules import LIMITS, DueKind, DueRule, parse_rule, write_rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("now", DueRule(DueKind.NOW)),
        ("counter day", DueRule(DueKind.COUNTER_DAY)),
        ("24 hours", DueRule(DueKind.HOURS, 24)),
        ("1 hour", DueRule(DueKind.HOURS, 1)),
        ("3 working days", DueRule(DueKind.WORKING_DAYS, 3)),
        ("1 working day", DueRule(DueKind.WORKING_DAYS, 1)),
        ("2-3 working days", DueRule(DueKind.WORKING_DAYS, 3, least=2)),
        ("2-3 weeks", DueRule(DueKind.WEEKS, 3, least=2)),
        ("2 – 3 weeks", DueRule(DueKind.WEEKS, 3, least=2)),
        ("service hours", DueRule(DueKind.SERVICE_HOURS)),
        ("set by branch", DueRule(DueKind.BRANCH)),
        ("  Set BY  Branch ", DueRule(DueKind.BRANCH)),
        ("14 Working Days", DueRule(DueKind.WORKING_DAYS, 14)),
        ("1000 hours", DueRule(DueKind.HOURS, 1000)),
        ("400 working days", DueRule(DueKind.WORKING_DAYS, 400)),
        ("60 weeks", DueRule(DueKind.WEEKS, 60)),
    ],
)
def test_a_rule_is_read_as_people_write_it(text: str, rule: DueRule) -> None:
    assert parse_rule(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "3 days",
        "working days",
        "-3 working days",
        "1.5 hours",
        "3working days",
        "٣ working days",
        "2-3 weeks or so",
        "0 hours",
        "0 working days",
        "0-3 weeks",
        "3-2 weeks",
        "3-3 weeks",
        "1001 hours",
        "401 working days",
        "61 weeks",
        "9" * 5000 + " weeks",
        "2 now",
    ],
)
def test_a_refused_rule_is_named_together_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match="Allowed") as refusal:
        parse_rule(text)
    assert repr(text) in str(refusal.value)
    for allowed in ("now", "counter day", "hours", "working days", "weeks", "service hours", "set by branch"):
        assert allowed in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "amount", "least"),
    [
        (DueKind.NOW, 1, 0),
        (DueKind.BRANCH, 0, 1),
        (DueKind.HOURS, 0, 0),
        (DueKind.WEEKS, -1, 0),
        (DueKind.WEEKS, 61, 0),
        (DueKind.WEEKS, 3, 3),
        (DueKind.WEEKS, 3, -1),
    ],
)
def test_a_rule_that_could_not_be_written_can_not_be_made(kind: DueKind, amount: int, least: int) -> None:
    with pytest.raises(ValueError, match=kind.value):
        DueRule(kind, amount, least)


def any_rule() -> st.SearchStrategy[DueRule]:
    """Every rule there can be."""

    def with_amount(kind: DueKind, greatest: int) -> st.SearchStrategy[DueRule]:
        amounts = st.integers(1, greatest)
        return amounts.flatmap(
            lambda amount: st.integers(0, amount - 1).map(lambda least: DueRule(kind, amount, least))
        )

    plain = [st.just(DueRule(kind)) for kind in DueKind if kind not in LIMITS]
    return st.one_of(*plain, *(with_amount(kind, greatest) for kind, greatest in LIMITS.items()))


@settings(max_examples=200, deadline=None)
@given(any_rule())
def test_a_written_rule_reads_back_as_the_same_rule(rule: DueRule) -> None:
    assert parse_rule(write_rule(rule)) == rule
    assert parse_rule(write_rule(rule).upper()) == rule


def test_one_of_a_thing_is_written_in_the_singular() -> None:
    assert write_rule(DueRule(DueKind.WORKING_DAYS, 1)) == "1 working day"
    assert write_rule(DueRule(DueKind.WEEKS, 3, least=2)) == "2-3 weeks"
