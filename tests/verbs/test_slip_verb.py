"""`kiosk slip show`: what is known of a slip of this machine."""

from pathlib import Path

from kiosk.assembly import Kiosk
from kiosk.guide.walk import Answer
from kiosk.ids import new_key
from kiosk.prints.printer import JobStage
from kiosk.visits.record import VisitEnd
from kiosk.visits.visit import IssuedSlip, Visit, record_of
from tests.machine import MORNING, machine
from tests.verbs.conftest import Run

ANSWERS = (Answer("message", "three_times"), Answer("block_kind", "face"))


def visited(data: Path) -> tuple[Kiosk, str]:
    """A visitor took a slip here; its code."""
    kiosk = machine(data)
    plan = kiosk.plans.of_answers(ANSWERS)
    slip = kiosk.papers.issue(plan, ANSWERS, "id")
    kiosk.printer.send(slip.code, kiosk.papers.draw(slip))
    assert kiosk.printer.job(slip.code).stage is JobStage.SAVED
    visit = Visit(new_key(), MORNING, "id", ANSWERS)
    issued = IssuedSlip(slip.code, slip.issued_at, plan.asks_counter)
    kiosk.visits.save(record_of(visit, kiosk.station, "slip", plan.causes, issued, VisitEnd.SLIP, MORNING))
    return kiosk, slip.code


def test_slip_of_a_visit_is_shown(kiosk: Run, data: Path) -> None:
    _, code = visited(data)
    shown = kiosk("slip", "show", code, "--json")
    assert shown.code == 0
    assert shown.json == {
        "slip": code,
        "causes": ["blocked_biometric"],
        "issued": "2026-03-17T09:00:00+07:00",
        "answers": ["message:three_times", "block_kind:face"],
        "asks_counter": True,
        "pdf": str(data / "slips" / f"{code}.pdf"),
    }


def test_code_may_be_typed_as_people_type(kiosk: Run, data: Path) -> None:
    _, code = visited(data)
    shown = kiosk("slip", "show", code.lower().replace("-", " "))
    assert shown.code == 0
    assert f"slip: {code}" in shown.out
    assert "causes: blocked_biometric" in shown.out


def test_slip_that_lies_here_without_a_record_is_shown(kiosk: Run, data: Path) -> None:
    printer = machine(data).printer
    printer.send("222-222-222", b"%PDF")
    slip = printer.job("222-222-222").file
    shown = kiosk("slip", "show", "222-222-222", "--json")
    assert (shown.code, shown.json["pdf"], shown.json["causes"]) == (0, str(slip), [])


def test_slip_that_is_not_known_is_refused(kiosk: Run, data: Path) -> None:
    shown = kiosk("slip", "show", "222-222-222", "--json")
    assert (shown.code, shown.out) == (1, "")
    assert "knows no slip 222-222-222" in shown.err


def test_mistyped_code_is_refused(kiosk: Run) -> None:
    for wrong in ("222-222-223", "abc", "", "../../etc"):
        shown = kiosk("slip", "show", wrong)
        assert (shown.code, shown.out) == (1, "")
        assert "is not a slip code" in shown.err


def test_database_that_is_none_is_told_in_a_sentence(kiosk: Run, data: Path) -> None:
    data.mkdir(mode=0o700)
    (data / "kiosk.sqlite").write_bytes(b"no database at all, and long enough to be looked at" * 50)
    shown = kiosk("slip", "show", "222-222-222")
    assert shown.code == 1
    assert shown.err.startswith("kiosk: ")
