"""Following a case: two officers, corrections, notes, numbers shown for ten seconds."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from kiosk.cases.answers import NotDone, Obstacle, Obstructed, Overtaken, Unacceptable
from kiosk.cases.case import Case, CaseEntry, EntryKind, Person
from kiosk.cases.checks import Box, BoxFault
from kiosk.cases.follow_up import FollowUp, Revealed, Told
from kiosk.cases.kinds import BlockKind
from kiosk.cases.states import Ending, Move, State
from kiosk.guide.causes import Cause
from kiosk.staff.accounts import StaffChange
from kiosk.staff.refusals import Refusal as StaffRefusal
from kiosk.staff.refusals import Refused
from tests.cases.office import CLAIM, MORNING, Office, a_form, answer_to, entry_keys, sure

LATER = MORNING + timedelta(minutes=2)
WHY = "Salah ketik"


@pytest.fixture
def case(office: Office) -> Case:
    return office.log(a_form(phone="080000001234"))


def test_the_second_of_two_officers_is_told_and_nothing_is_overwritten(office: Office, case: Case) -> None:
    follow = office.cases.follow_up
    first = sure(follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), LATER), Case)
    for ask in (
        lambda: follow.move(office.colleague, case, Move.REJECT, Told("Tidak cocok"), LATER),
        lambda: follow.move(office.colleague, case, Move.CHECK_IDENTITY, Told(), LATER),
        lambda: follow.correct(office.colleague, case, {"name": "Nama Lain"}, WHY, LATER),
        lambda: follow.assign(office.colleague, case, office.colleague.staff, LATER),
    ):
        assert answer_to(ask) == Overtaken(first)
    assert office.desk.cases.load(case.key) == first
    assert len(office.desk.cases.history(case.key)) == 2


def test_two_who_are_equally_fast_are_told_by_the_store(office: Office, case: Case) -> None:
    store = office.desk.cases

    class Between:
        """Lets the colleague's move through after the officer's look and before the officer's save."""

        def __getattr__(self, name: str) -> object:
            return getattr(store, name)

        def change(self, change: object) -> bool:
            moved = office.cases.follow_up.move(office.colleague, case, Move.WITHDRAW, Told(), LATER)
            assert isinstance(moved, Case)
            return store.change(change)  # type: ignore[arg-type]

    parts = replace(office.cases.follow_up._parts, store=Between())  # type: ignore[arg-type]
    answer = answer_to(lambda: FollowUp(parts).move(office.officer, case, Move.CHECK_IDENTITY, Told(), LATER))
    assert sure(answer, Overtaken).case.state is State.WITHDRAWN


def test_a_second_click_on_a_move_is_the_same_move(office: Office, case: Case) -> None:
    act = uuid4()
    follow = office.cases.follow_up
    first = follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), LATER, act)
    assert follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), LATER, act) == first
    assert entry_keys(office, case.key)[1:] == [act]


def test_a_second_click_on_a_note_is_one_note(office: Office, case: Case) -> None:
    act = uuid4()
    for _ in range(2):
        sure(office.cases.follow_up.note(office.officer, case, "Datang lagi besok", LATER, act), CaseEntry)
    (_, note) = office.desk.cases.history(case.key)
    assert (note.key, note.kind, note.reason) == (act, EntryKind.NOTED, "Datang lagi besok")
    assert office.events() == ["case_logged", "case_noted"]


def test_a_note_stands_in_nobodys_way(office: Office, case: Case) -> None:
    office.cases.follow_up.note(office.colleague, case, "Ditelepon", LATER)
    assert isinstance(office.cases.follow_up.move(office.officer, case, Move.WITHDRAW, Told(), LATER), Case)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", BoxFault.MISSING), ("a" * 281, BoxFault.TOO_LONG), ("telepon 0812345678", BoxFault.LONG_NUMBER)],
)
def test_a_note_that_may_not_be_kept_is_refused(office: Office, case: Case, text: str, why: BoxFault) -> None:
    answer = sure(answer_to(lambda: office.cases.follow_up.note(office.officer, case, text, LATER)), Unacceptable)
    assert [(box.box, box.refusal) for box in answer.boxes] == [(Box.NOTE, why)]
    assert len(office.desk.cases.history(case.key)) == 1


@pytest.mark.parametrize(("move", "box"), [(Move.SEND, Box.RECIPIENT), (Move.REJECT, Box.REASON)])
def test_a_move_asks_for_what_the_table_says(office: Office, case: Case, move: Move, box: Box) -> None:
    ready = sure(office.cases.follow_up.move(office.officer, case, Move.CHECK_IDENTITY, Told(), LATER), Case)
    told = answer_to(lambda: office.cases.follow_up.move(office.officer, ready, move, Told(" "), LATER))
    answer = sure(told, Unacceptable)
    assert [(one.box, one.refusal) for one in answer.boxes] == [(box, BoxFault.MISSING)]
    assert office.desk.cases.load(case.key) == ready


def test_a_correction_is_a_further_entry_for_each_thing_and_the_old_ones_stay(office: Office, case: Case) -> None:
    before = office.desk.cases.history(case.key)
    old = sure(office.desk.cases.person(case.key), Person)
    correction = {
        "name": "Nama Betul",
        "kpj": "19876543210",
        "phone": "",
        "cause": Cause.BLOCKED_KPJ,
        "block": BlockKind.KPJ,
    }
    corrected = sure(office.cases.follow_up.correct(office.officer, case, correction, WHY, LATER), Case)
    assert office.desk.cases.load(case.key) == corrected
    assert office.desk.cases.person(case.key) == Person("Nama Betul", "19876543210", None)
    assert [found.key for found in office.desk.cases.of_kpj("19876543210", 5)] == [case.key]
    assert office.desk.cases.of_kpj(old.kpj, 5) == ()
    history = office.desk.cases.history(case.key)
    assert history[: len(before)] == before
    assert [(one.field, one.before, one.after, one.reason) for one in history[len(before) :]] == [
        ("name", "Contoh Peserta Karangan", "Nama Betul", WHY),
        ("kpj", old.kpj[-4:], "3210", WHY),
        ("phone", "1234", "", WHY),
        ("cause", "blocked_biometric", "blocked_kpj", WHY),
        ("block", "biometric", "kpj", WHY),
    ]
    assert office.events()[1:] == ["case_corrected"] * 5
    assert corrected.due == case.due


def test_every_detail_can_be_corrected_and_is_named(office: Office) -> None:
    case = office.log(a_form(details=CLAIM))
    right = {"named_branch": "Cabang Lain", "attempted_on": ""}
    office.cases.follow_up.correct(office.officer, case, right, WHY, LATER)
    assert [(one.field, one.after) for one in office.desk.cases.history(case.key)[1:]] == [
        ("named_branch", "Cabang Lain"),
        ("attempted_on", ""),
    ]


def test_a_correction_needs_a_reason_and_something_to_change(office: Office, case: Case) -> None:
    follow = office.cases.follow_up
    told = answer_to(lambda: follow.correct(office.officer, case, {"name": ""}, "", LATER))
    answer = sure(told, Unacceptable)
    assert [box.box for box in answer.boxes] == [Box.NAME, Box.REASON]
    same = {"name": "Contoh Peserta Karangan", "cause": case.cause}
    told = answer_to(lambda: follow.correct(office.officer, case, same, WHY, LATER))
    assert told == Obstructed(Obstacle.NOTHING_CHANGED)
    assert office.desk.cases.load(case.key) == case


def test_a_case_never_becomes_one_of_another_kind(office: Office, case: Case) -> None:
    with pytest.raises(ValueError, match="another kind"):
        office.cases.follow_up.correct(office.officer, case, {"named_branch": "Cabang Lain"}, WHY, LATER)


def test_a_number_is_revealed_for_ten_seconds_and_that_is_written_down_first(office: Office, case: Case) -> None:
    revealed = sure(office.cases.follow_up.reveal(office.officer, case, "phone", LATER), Revealed)
    assert (revealed.text, revealed.until) == ("080000001234", LATER + timedelta(seconds=10))
    assert revealed.text not in repr(revealed)
    entry = office.desk.cases.history(case.key)[-1]
    assert (entry.kind, entry.field, entry.staff) == (EntryKind.REVEALED, "phone", office.officer.staff)
    assert office.events()[-1] == "case_revealed"
    with pytest.raises(ValueError, match="not hidden"):
        office.cases.follow_up.reveal(office.officer, case, "name", LATER)


def test_nothing_but_revealing_gives_a_whole_number(office: Office, case: Case) -> None:
    person = sure(office.desk.cases.person(case.key), Person)
    for shown in (str(case), repr(case.person), repr(person), str(office.desk.cases.history(case.key))):
        assert person.kpj not in shown
        assert "080000001234" not in shown


def test_an_officer_takes_a_case_but_only_a_supervisor_gives_it_away(office: Office, case: Case) -> None:
    follow = office.cases.follow_up
    taken = sure(follow.assign(office.colleague, case, office.colleague.staff, LATER), Case)
    assert taken.assigned_to == office.colleague.staff
    refused = answer_to(lambda: follow.assign(office.colleague, taken, office.officer.staff, LATER))
    assert refused == Refused(StaffRefusal.NOT_ALLOWED)
    given = sure(follow.assign(office.supervisor, taken, office.officer.staff, LATER), Case)
    assert given.assigned_to == office.officer.staff
    told = answer_to(lambda: follow.assign(office.supervisor, given, office.officer.staff, LATER))
    assert told == Obstructed(Obstacle.NOTHING_CHANGED)


def test_a_case_is_given_only_to_somebody_who_can_work_on_it(office: Office, case: Case) -> None:
    account = office.desk.staff.account(office.colleague.staff)
    assert account is not None
    office.desk.staff.apply(StaffChange((), accounts=(replace(account, version=2, is_active=False),)))
    for nobody in (uuid4(), office.admin.staff, office.colleague.staff):
        with pytest.raises(NotDone) as told:
            office.cases.follow_up.assign(office.supervisor, case, nobody, LATER)
        assert told.value == Obstructed(Obstacle.NO_SUCH_OFFICER)


def test_the_slip_and_every_copy_of_it_stand_in_the_history(office: Office, case: Case) -> None:
    office.cases.follow_up.printed(office.officer, case, LATER, again=False)
    office.cases.follow_up.printed(office.officer, case, LATER, again=True)
    kinds = [entry.kind for entry in office.desk.cases.history(case.key)]
    assert kinds == [EntryKind.LOGGED, EntryKind.PRINTED, EntryKind.PRINTED_AGAIN]
    assert office.events() == ["case_logged", "case_printed", "case_printed"]


def test_a_case_followed_to_its_end_and_opened_again(office: Office, case: Case) -> None:
    follow = office.cases.follow_up
    steps = [
        (Move.CHECK_IDENTITY, Told()),
        (Move.SEND, Told("Bagian Layanan")),
        (Move.FINISH, Told(ending=Ending.FAILED_AGAIN)),
        (Move.REOPEN, Told("Gagal lagi di rumah")),
    ]
    for minute, (move, told) in enumerate(steps, start=1):
        now = MORNING + timedelta(minutes=minute)
        case = sure(follow.move(office.officer.touched(now), case, move, told, now), Case)
    assert (case.state, case.closed_at, case.ending, case.version) == (State.RECEIVED, None, None, 5)
    assert [entry.state for entry in office.desk.cases.history(case.key)] == [
        State.RECEIVED,
        State.IDENTITY_CHECKED,
        State.SENT,
        State.DONE,
        State.RECEIVED,
    ]


def test_a_case_that_is_not_there_is_said_so(office: Office, case: Case) -> None:
    ghost = replace(case, key=uuid4())
    told = answer_to(lambda: office.cases.follow_up.move(office.officer, ghost, Move.WITHDRAW, Told(), LATER))
    assert told == Obstructed(Obstacle.NO_SUCH_CASE)


def test_every_act_is_refused_to_who_may_not_and_nothing_changes(office: Office, case: Case) -> None:
    follow, admin = office.cases.follow_up, office.admin
    for ask in (
        lambda: follow.correct(admin, case, {"name": "X"}, WHY, LATER),
        lambda: follow.assign(admin, case, admin.staff, LATER),
        lambda: follow.note(admin, case, "x", LATER),
        lambda: follow.reveal(admin, case, "kpj", LATER),
        lambda: follow.printed(admin, case, LATER, again=True),
    ):
        assert answer_to(ask) == Refused(StaffRefusal.NOT_ALLOWED)
    assert office.desk.cases.load(case.key) == case
    assert len(office.desk.cases.history(case.key)) == 1
