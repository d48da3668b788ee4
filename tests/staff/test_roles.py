"""The table of permissions, spelled out cell by cell, and each cell asked of the service."""

from collections.abc import Callable
from uuid import UUID

import pytest

from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import PERMISSIONS, Act, Role, allowed
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SignedIn
from tests.staff.office import Office, refused

MATRIX = """
                   cs  supervisor  admin
change_own_pin      x      x         x
second_export       x      x         x
see_home            x      x         -
scan                x      x         -
close_slip          x      x         -
print_slip          x      x         -
log_case            x      x         -
see_case            x      x         -
check_identity      x      x         -
send_case           x      x         -
forward_case        x      x         -
finish_case         x      x         -
reject_case         x      x         -
withdraw_case       x      x         -
note_case           x      x         -
correct_case        x      x         -
reveal_case         x      x         -
print_case          x      x         -
take_case           x      x         -
reopen_case         x      x         -
reassign_case       -      x         -
see_all_cases       -      x         -
see_report          -      x         -
export              -      x         -
close_day           -      x         -
see_staff           -      x         x
add_staff           -      x         x
disable_staff       -      x         x
enable_staff        -      x         x
change_role         -      x         x
reset_pin           -      x         x
release_staff       -      x         x
see_health          x      x         x
test_printer        x      x         x
report_readiness    -      x         x
"""
_LINES = [line.split() for line in MATRIX.strip().splitlines()[1:]]
_CELLS = [
    (Role(role), Act(act), cell == "x")
    for act, *cells in _LINES
    for role, cell in zip(("cs", "supervisor", "admin"), cells, strict=True)
]
_OTHER = UUID(int=404)
_ON_ACCOUNTS: dict[Act, Callable[[StaffService, SignedIn, Office], object]] = {
    Act.SEE_STAFF: lambda service, session, office: service.accounts(session, office.now),
    Act.ADD_STAFF: lambda service, session, office: service.add(session, "Baru", Role.CS, "830957", office.now),
    Act.DISABLE_STAFF: lambda service, session, office: service.disable(session, _OTHER, office.now),
    Act.ENABLE_STAFF: lambda service, session, office: service.enable(session, _OTHER, office.now),
    Act.CHANGE_ROLE: lambda service, session, office: service.change_role(session, _OTHER, Role.CS, office.now),
    Act.RESET_PIN: lambda service, session, office: service.reset_pin(session, _OTHER, "830957", office.now),
    Act.RELEASE_STAFF: lambda service, session, office: service.release(session, _OTHER, office.now),
    Act.EXPORT: lambda service, session, office: service.second_person(session, "Tidak Ada", "830957", office.now),
    Act.CHANGE_OWN_PIN: lambda service, session, office: service.change_pin(session, "482615", "830957", office.now),
}


def test_every_act_stands_in_the_table() -> None:
    assert sorted(line[0] for line in _LINES) == sorted(act.value for act in Act)
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize(("role", "act", "may"), _CELLS)
def test_the_table_allows_what_is_spelled_out_here_and_nothing_else(role: Role, act: Act, may: bool) -> None:
    assert allowed(role, act) is may


@pytest.mark.parametrize(("role", "act", "may"), _CELLS)
def test_the_service_permits_by_the_table_and_writes_denials_down(role: Role, act: Act, may: bool) -> None:
    office = Office()
    office.opened()
    session = office.session(role)
    before = len(office.kinds())
    now = office.passes(seconds=1)
    if may:
        office.service.permit(session, act, now, "K-1")
        assert len(office.kinds()) == before
        return
    assert refused(office.service.permit, session, act, now, "K-1") == Refused(Refusal.NOT_ALLOWED)
    assert office.kinds()[before:] == ["denied"]
    event = office.store.events()[-1]
    assert (event.staff, event.subject, dict(event.details)) == (
        session.staff,
        "K-1",
        {"act": act.value, "reason": "not_allowed"},
    )


@pytest.mark.parametrize(("role", "act", "may"), [cell for cell in _CELLS if cell[1] in _ON_ACCOUNTS])
def test_every_function_on_accounts_asks_the_table(role: Role, act: Act, may: bool) -> None:
    office = Office()
    office.opened()
    session = office.session(role)
    before = office.store.accounts()
    do = _ON_ACCOUNTS[act]
    if may:
        try:
            do(office.service, session, office)
        except Refused as told:  # there is nobody to do it to
            assert told.why is not Refusal.NOT_ALLOWED
        assert "denied" not in office.kinds()
    else:
        assert refused(do, office.service, session, office) == Refused(Refusal.NOT_ALLOWED)
        assert office.kinds()[-1] == "denied"
        assert office.store.accounts() == before
