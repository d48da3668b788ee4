"""The invented branch: something in every list whenever somebody looks, everything through the services, once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk
from kiosk.audit.faults import verify
from kiosk.cases.case import EntryKind
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import Ending, State
from kiosk.demo import ACCOUNTS, fill
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings
from kiosk.staff.pin_rules import weakness_of
from kiosk.staff.roles import Role
from kiosk.visits.record import VisitEnd
from tests.demo.branches import FRIDAY, MONDAY, PEOPLE, SUNDAY, branch, home, rows, signed_in
from tests.machine import WIB

ODD_MOMENTS = {
    "just after midnight": datetime(2026, 11, 23, 0, 0, 20, tzinfo=WIB),
    "before opening": datetime(2026, 11, 24, 6, 45, tzinfo=WIB),
    "just opened": datetime(2026, 11, 24, 8, 10, tzinfo=WIB),
    "just before closing": datetime(2026, 11, 24, 14, 50, tzinfo=WIB),
    "just before midnight": datetime(2026, 11, 24, 23, 59, 59, tzinfo=WIB),
    "a holiday": datetime(2026, 12, 25, 9, 30, tzinfo=WIB),
    "after the long days off": datetime(2026, 3, 25, 9, 0, tzinfo=WIB),
}


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """A filled branch on a Monday; nobody changes it."""
    with branch(tmp_path_factory.mktemp("monday") / "data", MONDAY) as kiosk:
        fill(kiosk)
        yield kiosk


def is_busy(kiosk: Kiosk, name: str) -> bool:
    lists = home(kiosk, name)
    return all(listed.items for listed in (lists.waiting, lists.mine, lists.due_today, lists.overdue))


@pytest.mark.parametrize("at", [MONDAY, FRIDAY, SUNDAY, *ODD_MOMENTS.values()], ids=str)
def test_every_list_of_home_has_something_for_everybody_and_nothing_is_of_tomorrow(
    tmp_path: Path, at: datetime
) -> None:
    with branch(tmp_path / "data", at) as kiosk:
        fill(kiosk)
        assert all(is_busy(kiosk, name) for name in PEOPLE)
        waiting = home(kiosk, PEOPLE[0]).waiting.items
        assert all(timedelta(0) <= at - slip.issued_at < timedelta(minutes=40) for slip in waiting)
        latest = rows(
            kiosk,
            "SELECT max(at) FROM (SELECT created_at AS at FROM cases UNION SELECT at FROM case_entries"
            " UNION SELECT at FROM slip_uses UNION SELECT began_at FROM visits UNION SELECT ended_at FROM visits"
            " UNION SELECT slip_issued_at FROM visits)",
        )[0][0]
        assert datetime.fromisoformat(str(latest)).replace(tzinfo=UTC) <= at
        assert datetime.fromisoformat(str(rows(kiosk, "SELECT max(at) FROM audit_events")[0][0])) <= at


def test_there_is_a_case_of_every_kind_in_every_state_that_it_can_have(monday: Kiosk) -> None:
    there = set(rows(monday, "SELECT DISTINCT kind, state FROM cases"))
    assert there == {
        (kind.value, state.value)
        for kind, state in product((CaseKind.UNBLOCK, CaseKind.CLAIM_CANCELLATION), State)
        if (kind, state) != (CaseKind.UNBLOCK, State.FORWARDED)
    }
    assert 35 <= len(rows(monday, "SELECT key FROM cases")) <= 50


def test_cases_ended_in_every_way_on_time_and_late(monday: Kiosk) -> None:
    assert {ending for (ending,) in rows(monday, "SELECT DISTINCT ending FROM cases WHERE state = 'done'")} == {
        ending.value for ending in Ending
    }
    for compared in ("<=", ">"):
        assert len(rows(monday, f"SELECT 1 FROM cases WHERE state = 'done' AND closed_at {compared} due_at")) >= 3  # noqa: S608
    assert rows(monday, "SELECT 1 FROM case_entries WHERE move = 'reopen'")


def test_histories_tell_of_everything_that_can_happen_to_a_case(monday: Kiosk) -> None:
    assert {kind for (kind,) in rows(monday, "SELECT DISTINCT kind FROM case_entries")} == {
        kind.value for kind in EntryKind
    }
    assert len(rows(monday, "SELECT DISTINCT assigned_to FROM cases WHERE closed_at IS NULL")) == 3


def test_most_slips_were_right_some_were_not_and_some_cases_had_none(monday: Kiosk) -> None:
    causes = rows(monday, "SELECT cause, slip_causes FROM cases")
    right = [str(cause) in str(slip).split() for cause, slip in causes if slip]
    assert sum(right) > len(right) / 2
    assert right.count(False) >= 3
    assert [slip for _, slip in causes].count("") >= 5


def test_visits_are_of_many_causes_both_languages_and_every_end(monday: Kiosk) -> None:
    visits = monday.visits.recent(1000)
    assert 55 <= len(visits) <= 75
    assert {visit.end for visit in visits} == set(VisitEnd)
    assert {visit.language for visit in visits} == {"id", "en"}
    assert len({cause for visit in visits for cause in visit.causes}) >= 10
    assert len({visit.station for visit in visits}) == 2
    days = {visit.began_at.astimezone(WIB).date() for visit in visits}
    assert len(days) >= 10
    assert min(days) >= MONDAY.date() - timedelta(days=20)


def test_everybody_gets_in_at_once_with_the_told_pin(monday: Kiosk) -> None:
    accounts = {account.name: account.role for account in monday.desk.staff.accounts()}
    first, second = ACCOUNTS.officers
    assert accounts == {
        ACCOUNTS.supervisor: Role.SUPERVISOR,
        first: Role.CS,
        second: Role.CS,
        ACCOUNTS.admin: Role.ADMIN,
    }
    for name in accounts:
        assert weakness_of(ACCOUNTS.pin, name) is None
        assert not signed_in(monday, name).must_change_pin


def test_all_names_and_numbers_are_obviously_invented(monday: Kiosk) -> None:
    for (code,) in rows(monday, "SELECT code FROM cases"):
        case = monday.desk.cases.of_code(str(code))
        assert case is not None
        person = monday.desk.cases.person(case.key)
        assert person is not None
        assert person.name.startswith("Peserta Contoh ")
        assert person.kpj.startswith("000000000")
        assert person.phone is None or person.phone.startswith("080000000")


def test_the_chains_of_both_stations_are_whole(monday: Kiosk) -> None:
    trail = monday.desk.audit
    assert len(trail.stations()) == 2
    for place in trail.stations():
        events = list(trail.events_of(*place))
        assert verify(events, monday.chain_key, trail.latest_of(*place), trail.pruned_of(*place)) == []
        moments = [event.at for event in events]
        assert len(moments) >= 50
        assert moments == sorted(moments)
        assert "denied" not in {event.kind for event in events}


def content(kiosk: Kiosk) -> list[str]:
    """Everything that the database holds."""
    with closing(sqlite3.connect(kiosk.data / "kiosk.sqlite")) as connection:
        return list(connection.iterdump())


def test_filling_again_changes_nothing(tmp_path: Path) -> None:
    with branch(tmp_path / "data", MONDAY) as kiosk:
        assert fill(kiosk) == ACCOUNTS
        before = content(kiosk)
        assert fill(kiosk) == ACCOUNTS
        assert content(kiosk) == before


def test_a_folder_where_somebody_has_an_account_is_left_alone(tmp_path: Path) -> None:
    with branch(tmp_path / "data", MONDAY) as kiosk:
        kiosk.staff.first_account("Pengawas Lain", "739164", 1, MONDAY)
        fill(kiosk)
        assert [account.name for account in kiosk.desk.staff.accounts()] == ["Pengawas Lain"]
        assert rows(kiosk, "SELECT 1 FROM cases UNION SELECT 1 FROM visits") == []


def test_the_same_moment_makes_the_same_branch_but_for_codes_and_keys(tmp_path: Path, monday: Kiosk) -> None:
    with branch(tmp_path / "data", MONDAY) as kiosk:
        fill(kiosk)
        for told in (
            'SELECT began_at, ended_at, "end", language, touches, left_at, causes, answers, station FROM visits',
            "SELECT created_at, closed_at, due_at, kind, state, version, cause, slip_causes, ending FROM cases",
            "SELECT at, kind, move, field FROM case_entries",
        ):
            assert sorted(rows(kiosk, told), key=str) == sorted(rows(monday, told), key=str)


def test_a_branch_with_other_days_in_another_zone_is_filled_as_well(tmp_path: Path) -> None:
    own = BranchSettings(number=65535, zone="WIT", closed_days=(MONDAY.date(),))
    with branch(tmp_path / "data", MONDAY, Settings(branch=own)) as kiosk:
        fill(kiosk)
        assert all(is_busy(kiosk, name) for name in PEOPLE)
