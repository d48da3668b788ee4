"""`kiosk cases`: what somebody signed in sees of the cases; numbers by their ends only."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.cases.case import Case
from kiosk.cases.form import Form
from kiosk.cases.kinds import BlockKind, UnblockDetails
from kiosk.cases.store import Added
from kiosk.clock import system_clock
from kiosk.guide.causes import Cause
from kiosk.ids import new_key
from kiosk.settings import Settings
from kiosk.slips.staff_code import StaffCode, sign
from kiosk.staff.roles import Role
from tests.machine import MORNING, machine
from tests.staff.office import BOSS, BOSS_PIN, NAMES, PINS
from tests.verbs.conftest import Run
from tests.verbs.desk import Typed, hire, typing
from tests.verbs.test_command import started

OFFICER, PIN = NAMES[Role.CS], PINS[Role.CS]
AS_OFFICER = ("--as", OFFICER)
NAME, KPJ, PHONE, NOTE = "Contoh Peserta Karangan", "98765432109", "089999998888", "Datang lagi besok"


@pytest.fixture
def typed(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return typing(kiosk, monkeypatch)


def logged(data: Path, days_ago: int = 0) -> Case:
    """A case that the officer has logged, so many days before now, with a note."""
    hire(data, Role.CS)
    at = system_clock() - timedelta(days=days_ago)
    kiosk = machine(data, at=at)
    session = kiosk.staff.sign_in(OFFICER, PIN, 1, kiosk.now())
    details = UnblockDetails(
        BlockKind.KPJ, failed_before=False, identity_seen=True, card_seen=True, cause_put_right=True
    )
    form = Form(new_key(), details, Cause.BLOCKED_KPJ, NAME, KPJ, PHONE)
    answer = kiosk.cases.intake.log(session, form, kiosk.now())
    assert isinstance(answer, Added)
    kiosk.cases.follow_up.note(session, answer.case, NOTE, kiosk.now())
    kiosk.desk.close()
    return answer.case


def test_open_case_of_the_officer_is_listed(typed: Typed, data: Path) -> None:
    case = logged(data)
    listed = typed((PIN,), "cases", "list", *AS_OFFICER, "--json")
    assert (listed.code, listed.err) == (0, "")
    assert [found["code"] for found in listed.json["mine"]] == [case.code]
    assert (listed.json["overdue"], listed.json["more"]) == ([], [])
    (found,) = listed.json["mine"]
    assert (found["name"], found["kpj"], found["phone"]) == (NAME, "…2109", "…8888")
    assert (found["kind"], found["state"], found["logged_by"]) == ("unblock", "received", OFFICER)


def test_overdue_case_is_listed_to_the_supervisor_too(typed: Typed, data: Path) -> None:
    case = logged(data, days_ago=30)
    said = typed((BOSS_PIN,), "cases", "list", "--as", BOSS)
    assert said.code == 0
    mine, _, overdue, row = said.out.splitlines()
    assert (mine, overdue) == ("mine: 0", "overdue: 1")
    assert f"{case.code}, unblock, received, {NAME}, …2109, due " in row


def test_case_is_shown_with_its_history_and_numbers_by_their_ends(typed: Typed, data: Path) -> None:
    case = logged(data)
    typed_code = case.code.lower().replace("-", " ")
    shown = typed((PIN,), "cases", "show", *typed_code.split(), *AS_OFFICER, "--json")
    assert (shown.code, shown.err) == (0, "")
    assert (shown.json["code"], shown.json["cause"]) == (case.code, "blocked_kpj")
    assert [entry["kind"] for entry in shown.json["history"]] == ["logged", "noted"]
    said = typed((PIN,), "cases", "show", case.code, *AS_OFFICER)
    assert f"noted, {OFFICER}, reason {NOTE}" in said.out
    for answer in (shown, said):
        for secret in (KPJ, PHONE, PIN):
            assert secret not in answer.out + answer.err


def test_administrator_sees_no_case(typed: Typed, data: Path) -> None:
    case = logged(data)
    hire(data, Role.ADMIN)
    for words in (("list",), ("show", case.code)):
        refused = typed((PINS[Role.ADMIN],), "cases", *words, "--as", NAMES[Role.ADMIN])
        assert (refused.code, refused.out) == (1, "")
        assert "role does not allow" in refused.err


def test_without_signing_in_nothing_is_seen(typed: Typed, data: Path) -> None:
    case = logged(data)
    for words in (("list",), ("show", case.code)):
        unnamed = typed((PIN,), "cases", *words)
        wrong = typed((PINS[Role.ADMIN],), "cases", *words, *AS_OFFICER)
        assert (unnamed.code, unnamed.out, wrong.code, wrong.out) == (1, "", 1, "")
        assert "--as NAME" in unnamed.err
        assert "PIN is wrong" in wrong.err


def test_code_that_is_none_or_not_known_is_refused_without_repeating_it(typed: Typed, data: Path) -> None:
    logged(data)
    for wrong in (KPJ, "", "222-222-222", "K-222-222-223", "../etc", "\udcff"):
        refused = typed((PIN,), "cases", "show", wrong, *AS_OFFICER)
        assert (refused.code, refused.out) == (1, "")
        assert refused.err.startswith("kiosk: This is not a case code. ")
        assert KPJ not in refused.err
    unknown = typed((PIN,), "cases", "show", "K-222-222-222", *AS_OFFICER)
    assert (unknown.code, unknown.out) == (1, "")
    assert "There is no case K-222-222-222 here" in unknown.err


def test_desk_reads_the_squares_of_this_branch_and_no_others(data: Path, tmp_path: Path) -> None:
    hire(data, Role.CS)
    kiosk, other = machine(data, Settings()), machine(tmp_path / "other")
    session = kiosk.staff.sign_in(OFFICER, PIN, 1, kiosk.now())
    code = StaffCode("222-222-222", (Cause.BLOCKED_KPJ,), MORNING, 0, 1)
    found = kiosk.cases.search.scanned(session, sign(code, kiosk.signing_key), kiosk.now())
    foreign = kiosk.cases.search.scanned(session, sign(code, other.signing_key), kiosk.now())
    assert getattr(found, "code", None) == "222-222-222"
    assert getattr(foreign, "kind", None) == "unknown"


def test_installed_command_shows_a_case_and_says_no_number(tmp_path: Path) -> None:
    data = tmp_path / "data"
    case = logged(data)
    ended = started(data, "cases", "show", case.code, *AS_OFFICER, stdin=f"{PIN}\n".encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert f"code: {case.code}\n" in ended.stdout.decode("utf-8")
    for secret in (KPJ, PHONE, PIN):
        assert secret.encode() not in ended.stdout
