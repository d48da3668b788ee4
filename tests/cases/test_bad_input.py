"""What a bad day brings to the services: a database held by somebody else, two hands on one case, hostile texts."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from kiosk.cases.answers import Overtaken, Unacceptable
from kiosk.cases.case import Case, CaseEntry
from kiosk.cases.checks import BoxFault, cleaned
from kiosk.cases.follow_up import Told
from kiosk.cases.form import Form
from kiosk.cases.kinds import ClaimDetails
from kiosk.cases.search import Home
from kiosk.cases.states import Move, State
from kiosk.cases.store import Added
from kiosk.errors import StorageError
from kiosk.ids import code_of
from kiosk.staff.sessions import SignedIn
from tests.cases.office import CLAIM, MORNING, Office, a_form, answer_to, path_of, sure
from tests.storage.beside import told_by_sqlite

SLIP = code_of(7)
WHY = "Salah ketik"

HOSTILE = {
    "quotes": 'O\'Karangan "Dua" `tiga`',
    "sql": "'; DROP TABLE cases; --",
    "markup": "<b>Karangan</b><img src=x onerror=alert(1)> &amp;",
    "formula": "=cmd|' /C calc'!A0",
    "emoji": "Karangan 😀 👩‍👩‍👧 🇮🇩",
    "right to left": "\u202eatnac\u202c محمد \u200fKarangan\u2067",
    "lines": "Karangan\nDua\r\nTiga\u2028Empat\x0b\x00Lima",
    "braces": "{0.__class__} %s %(name)s $HOME \\n",
}

Deed = Callable[[Office, Case, Form], object]

DEEDS: dict[str, Deed] = {
    "log": lambda office, case, form: office.cases.intake.log(office.officer, form, MORNING),
    "standing": lambda office, case, form: office.cases.intake.standing(office.officer, form, MORNING),
    "close slip": lambda office, case, form: office.cases.intake.close_slip(office.officer, SLIP, MORNING),
    "move": lambda office, case, form: office.cases.follow_up.move(
        office.officer, case, Move.CHECK_IDENTITY, Told(), MORNING
    ),
    "correct": lambda office, case, form: office.cases.follow_up.correct(
        office.officer, case, {"name": "Nama Betul"}, WHY, MORNING
    ),
    "assign": lambda office, case, form: office.cases.follow_up.assign(
        office.colleague, case, office.colleague.staff, MORNING
    ),
    "note": lambda office, case, form: office.cases.follow_up.note(office.officer, case, "Ditelepon", MORNING),
    "reveal": lambda office, case, form: office.cases.follow_up.reveal(office.officer, case, "kpj", MORNING),
    "print": lambda office, case, form: office.cases.follow_up.printed(office.officer, case, MORNING, again=True),
    "home": lambda office, case, form: office.cases.search.home(office.officer, MORNING),
    "scan": lambda office, case, form: office.cases.search.scanned(office.officer, case.code, MORNING),
    "find by kpj": lambda office, case, form: office.cases.search.by_kpj(office.officer, form.kpj, MORNING),
}


@contextmanager
def held_by_somebody_else(office: Office) -> Iterator[None]:
    """Nobody else may write or even read meanwhile."""
    with closing(sqlite3.connect(path_of(office), isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("ROLLBACK")


def kept(office: Office) -> list[list[tuple[object, ...]]]:
    """Every row of what an act writes."""
    tables = ("cases", "case_entries", "slip_uses", "audit_events", "audit_heads")
    return [told_by_sqlite(path_of(office), f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in tables]  # noqa: S608


@pytest.mark.parametrize("deed", DEEDS)
def test_a_database_held_by_somebody_else_is_said_so_keeps_nothing_and_works_again(office: Office, deed: str) -> None:
    case, form = office.log(), a_form(slip_code=SLIP)
    before = kept(office)
    with held_by_somebody_else(office), pytest.raises(StorageError) as told:
        DEEDS[deed](office, case, form)
    assert told.value.what == f"The database {path_of(office)} is held by another program."
    assert told.value.remedy == "Close the other program, or try again in a moment."
    assert "SELECT" not in str(told.value)
    assert kept(office) == before
    DEEDS[deed](office, case, form)
    if deed not in ("standing", "home", "scan"):
        assert kept(office) != before


def test_the_same_form_sent_again_after_the_lock_is_one_case(office: Office) -> None:
    form = a_form(slip_code=SLIP)
    with held_by_somebody_else(office):
        for _ in range(2):
            with pytest.raises(StorageError):
                office.cases.intake.log(office.officer, form, MORNING)
    first = sure(office.cases.intake.log(office.officer, form, MORNING), Added)
    assert not first.again
    assert sure(office.cases.intake.log(office.officer, form, MORNING), Added) == Added(first.case, again=True)
    assert office.events() == ["case_logged"]
    assert sure(office.cases.search.home(office.officer, MORNING), Home).mine.items == (first.case,)


def test_of_two_officers_at_the_same_moment_one_moves_the_case_and_the_other_is_told(office: Office) -> None:
    follow, case = office.cases.follow_up, office.log()
    officers = ((office.officer, Move.CHECK_IDENTITY), (office.colleague, Move.WITHDRAW)) * 2

    def hurry(officer: SignedIn, move: Move) -> Case | Overtaken:
        for _ in range(100):
            try:
                return follow.move(officer, case, move, Told(), MORNING)
            except Overtaken as told:
                return told
            except StorageError:  # this office waits 50 ms only
                continue
        raise AssertionError("never had its turn")

    with ThreadPoolExecutor(4) as hands:
        answers = list(hands.map(lambda one: hurry(*one), officers))
    (moved,) = [answer for answer in answers if isinstance(answer, Case)]
    assert answers.count(Overtaken(moved)) == 3
    assert moved.state in (State.IDENTITY_CHECKED, State.WITHDRAWN)
    assert office.desk.cases.load(case.key) == moved
    assert [entry.state for entry in office.desk.cases.history(case.key)] == [State.RECEIVED, moved.state]
    assert len(office.events()) == 2


def test_who_was_overtaken_looks_again_and_goes_on_from_there(office: Office) -> None:
    follow, case = office.cases.follow_up, office.log()
    sure(follow.correct(office.colleague, case, {"name": "Nama Betul"}, WHY, MORNING), Case)
    told = sure(answer_to(lambda: follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), MORNING)), Overtaken)
    moved = sure(follow.move(office.officer, told.case, Move.CHECK_IDENTITY, Told(), MORNING), Case)
    assert moved.person is not None
    assert (moved.person.name, moved.state, moved.version) == ("Nama Betul", State.IDENTITY_CHECKED, 3)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_in_any_box_is_kept_as_one_line_of_text_and_nothing_else_happens(
    office: Office, text: str
) -> None:
    follow, clean = office.cases.follow_up, cleaned(text)
    case = office.log(a_form(details=replace(CLAIM, named_branch=text), name=text))
    assert sure(case.details, ClaimDetails).named_branch == clean
    case = sure(follow.correct(office.officer, case, {"name": f"{text} Betul"}, text, MORNING), Case)
    note = sure(follow.note(office.officer, case, text, MORNING), CaseEntry)
    case = sure(follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), MORNING), Case)
    case = sure(follow.move(office.officer, case, Move.SEND, Told(text), MORNING), Case)
    case = sure(follow.move(office.officer, case, Move.REJECT, Told(text), MORNING), Case)
    assert office.desk.cases.load(case.key) == case
    assert (case.sent_to, note.reason) == (clean, clean)
    said = [(entry.before, entry.after, entry.reason) for entry in office.desk.cases.history(case.key)]
    assert said[1:3] == [(clean, f"{clean} Betul", clean), ("", "", clean)]
    assert said[4:] == [("identity_checked", clean, ""), ("sent", "", clean)]
    assert clean.isprintable()
    assert clean not in str(told_by_sqlite(path_of(office), "SELECT subject, details FROM audit_events"))


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "😀" * 10_000, "\u202e" * 10_000, "a\n" * 5_000, "Karangan " + "7" * 10_000]
)
def test_ten_thousand_signs_are_refused_in_every_box_and_nothing_is_kept(office: Office, text: str) -> None:
    follow, case = office.cases.follow_up, office.log()
    case = sure(follow.move(office.officer, case, Move.CHECK_IDENTITY, Told(), MORNING), Case)
    before = kept(office)
    intake, elsewhere = office.cases.intake, replace(CLAIM, named_branch=text)
    for ask in (
        lambda: intake.log(office.officer, a_form(name=text), MORNING),
        lambda: intake.log(office.officer, a_form(details=elsewhere), MORNING),
        lambda: follow.correct(office.officer, case, {"name": text}, WHY, MORNING),
        lambda: follow.correct(office.officer, case, {"name": "Nama Betul"}, text, MORNING),
        lambda: follow.move(office.officer, case, Move.SEND, Told(text), MORNING),
        lambda: follow.move(office.officer, case, Move.REJECT, Told(text), MORNING),
        lambda: follow.note(office.officer, case, text, MORNING),
    ):
        (box,) = sure(answer_to(ask), Unacceptable).boxes
        assert box.refusal is BoxFault.TOO_LONG
        assert len(box.value) <= 280
    assert kept(office) == before
