"""The table of states and moves, walked whole: every move, from every state, of both kinds, by every role."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest

from kiosk.cases.answers import NotDone, Obstacle, Obstructed
from kiosk.cases.case import Case, EntryKind, Person
from kiosk.cases.events import MOVED
from kiosk.cases.follow_up import Told
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import CLOSED, OPEN, TABLE, Asks, Ending, Move, State, act_for, moves_from, rule_for
from kiosk.cases.store import Added
from kiosk.ids import code_of
from kiosk.staff.refusals import Refusal, Refused
from kiosk.staff.roles import Role
from tests.cases.office import CLAIM, MORNING, OF_KIND, Office, sure
from tests.storage.desk_records import CASE, new

TOLD = {Asks.NOTHING: Told(), Asks.RECIPIENT: Told("Bagian Layanan"), Asks.REASON: Told("Kartu tidak cocok")}
LATER = MORNING + timedelta(minutes=1)

R, C, S, F = State.RECEIVED, State.IDENTITY_CHECKED, State.SENT, State.FORWARDED
D, X, W = State.DONE, State.REJECTED, State.WITHDRAWN
WANTED = {
    Move.CHECK_IDENTITY: ({R}, C),
    Move.SEND: ({C, S}, S),
    Move.FORWARD: ({C, F}, F),
    Move.FINISH: ({C, S, F}, D),
    Move.REJECT: ({R, C, S, F}, X),
    Move.WITHDRAW: ({R, C, S, F}, W),
    Move.REOPEN: ({D, X, W}, R),
}
"""The table once more, written by hand."""

ROLES_THAT_MOVE = {Role.CS, Role.SUPERVISOR}


def wanted_target(move: Move, state: State, kind: CaseKind) -> State | None:
    origins, target = WANTED[move]
    if move is Move.FORWARD and kind is not CaseKind.CLAIM_CANCELLATION:
        return None
    return target if state in origins else None


def told_for(move: Move) -> Told:
    asks = next(rule.asks for rule in TABLE if rule.move is move)
    return Told(ending=Ending.WORKS) if asks is Asks.ENDING else TOLD[asks]


def stored(office: Office, state: State, kind: CaseKind, number: int) -> Case:
    """A case in this state; how it came there does not matter."""
    details = OF_KIND[kind]
    case = replace(
        CASE,
        key=UUID(int=number),
        code="K-" + code_of(number),
        details=details,
        cause=details.cause,
        state=state,
        slip_code=None,
        slip_causes=(),
        closed_at=MORNING if state in CLOSED else None,
        ending=Ending.NOT_TRIED if state is State.DONE else None,
    )
    person = Person("Contoh Peserta", f"{10**10 + number}", None)
    assert isinstance(office.desk.cases.add(new(case, person), frozenset(), MORNING), Added)
    return sure(office.desk.cases.load(case.key), Case)


@pytest.mark.parametrize("kind", CaseKind)
def test_every_move_from_every_state_by_every_role(office: Office, kind: CaseKind) -> None:
    sessions = {Role.CS: office.officer, Role.SUPERVISOR: office.supervisor, Role.ADMIN: office.admin}
    for number, (move, state, role) in enumerate(product(Move, State, Role), start=1):
        case = stored(office, state, kind, number)
        answer: object
        try:
            answer = office.cases.follow_up.move(sessions[role], case, move, told_for(move), LATER)
        except (NotDone, Refused) as told:
            answer = told
        now_stored = sure(office.desk.cases.load(case.key), Case)
        target = wanted_target(move, state, kind)
        if role not in ROLES_THAT_MOVE:
            assert answer == Refused(Refusal.NOT_ALLOWED)
        elif target is None:
            assert answer == Obstructed(Obstacle.NO_SUCH_MOVE)
        else:
            assert (now_stored, now_stored.state, now_stored.version) == (answer, target, 2)
            continue
        assert now_stored == case


@pytest.mark.parametrize("kind", CaseKind)
def test_a_move_leaves_its_entry_its_event_and_its_times(office: Office, kind: CaseKind) -> None:
    ways = [(move, state) for move, state in product(Move, State) if wanted_target(move, state, kind)]
    for number, (move, state) in enumerate(ways, start=1):
        case = stored(office, state, kind, number)
        moved = sure(office.cases.follow_up.move(office.officer, case, move, told_for(move), LATER), Case)
        entry = office.desk.cases.history(case.key)[-1]
        assert (entry.kind, entry.move, entry.before, entry.state) == (EntryKind.MOVED, move, state, moved.state)
        assert (entry.staff, entry.at, entry.version) == (office.officer.staff, LATER, 2)
        assert office.events()[-1] == MOVED[move]
        assert moved.closed_at == (LATER if moved.state in CLOSED else None)
        assert moved.ending is (Ending.WORKS if moved.state is State.DONE else None)
        if move is Move.REOPEN:
            assert (moved.sent_to, entry.reason) == (None, "Kartu tidak cocok")
            assert moved.due.at is not None
            assert moved.due.at > LATER


def test_the_table_has_no_second_row_for_the_same_step_and_leaves_nothing_stuck() -> None:
    for state, kind in product(State, CaseKind):
        rules = moves_from(state, kind)
        assert rules
        assert len({rule.move for rule in rules}) == len(rules)
        assert all(rule_for(rule.move, state, kind) is rule for rule in rules)
    assert set(State) == OPEN | CLOSED
    assert {rule.move for rule in TABLE} == set(Move) == set(MOVED)
    for move in Move:
        assert {rule.act for rule in TABLE if rule.move is move} == {act_for(move)}


def test_a_claim_is_forwarded_to_the_branch_of_the_pop_up_unless_another_is_told(office: Office) -> None:
    case = stored(office, State.IDENTITY_CHECKED, CaseKind.CLAIM_CANCELLATION, 1)
    moved = sure(office.cases.follow_up.move(office.officer, case, Move.FORWARD, Told(), LATER), Case)
    assert moved.sent_to == CLAIM.named_branch
    again = sure(office.cases.follow_up.move(office.officer, moved, Move.FORWARD, Told("Cabang Lain"), LATER), Case)
    assert again.sent_to == "Cabang Lain"


def test_done_without_saying_how_is_our_own_mistake(office: Office) -> None:
    case = stored(office, State.SENT, CaseKind.UNBLOCK, 1)
    with pytest.raises(ValueError, match="ending"):
        office.cases.follow_up.move(office.officer, case, Move.FINISH, Told(), LATER)
    assert office.desk.cases.load(case.key) == case
