"""`kiosk staff`: who may make accounts, and that no PIN is ever shown or kept."""

import io
import warnings
from getpass import GetPassWarning
from pathlib import Path

import pytest

from kiosk.staff.pin_rules import Weakness
from kiosk.staff.refusals import Refusal
from kiosk.staff.roles import Role
from tests.machine import machine
from tests.staff.office import BOSS, BOSS_PIN, NAMES, PINS, WRONG
from tests.verbs.conftest import Run
from tests.verbs.desk import Typed, assert_nowhere, hire, typing
from tests.verbs.test_command import started
from ui.verbs.refusals import SENTENCES, WEAKNESSES

NEW, NEW_PIN, OTHER_PIN = "Petugas Baru", "915306", "284071"
FIRST = ("staff", "add", BOSS, "--role", "supervisor")
AS_BOSS = ("--as", BOSS)


@pytest.fixture
def typed(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return typing(kiosk, monkeypatch)


def test_first_account_is_made_without_signing_in_and_is_the_supervisor(typed: Typed, data: Path) -> None:
    added = typed((BOSS_PIN,), *FIRST)
    assert (added.code, added.err) == (0, "")
    assert BOSS in added.out
    listed = typed((BOSS_PIN,), "staff", "list", *AS_BOSS, "--json")
    assert listed.code == 0
    (account,) = listed.json["accounts"]
    assert (account["name"], account["role"], account["active"]) == (BOSS, "supervisor", True)
    assert account["pin_is_temporary"] is False


@pytest.mark.parametrize("role", ["cs", "admin"])
def test_first_account_of_another_role_is_refused(typed: Typed, data: Path, role: str) -> None:
    added = typed((BOSS_PIN,), "staff", "add", BOSS, "--role", role)
    assert (added.code, added.out) == (1, "")
    assert "first account is that of a supervisor" in added.err
    assert machine(data).staff.needs_first_account()


def test_nobody_can_sign_in_before_there_is_an_account(typed: Typed, data: Path) -> None:
    for words in (("list",), ("add", NEW, "--role", "cs"), ("disable", NEW)):
        answered = typed((BOSS_PIN, NEW_PIN), "staff", *words, *AS_BOSS)
        assert (answered.code, answered.out) == (1, "")
        assert "There is no account yet" in answered.err


def test_second_account_is_made_by_somebody_who_signs_in(typed: Typed, data: Path) -> None:
    hire(data, Role.SUPERVISOR)
    unsigned = typed((NEW_PIN,), "staff", "add", NEW, "--role", "cs")
    assert (unsigned.code, unsigned.out) == (1, "")
    assert "--as NAME" in unsigned.err
    added = typed((BOSS_PIN, NEW_PIN), "staff", "add", NEW, "--role", "cs", *AS_BOSS)
    assert (added.code, added.err) == (0, "")
    listed = typed((BOSS_PIN,), "staff", "list", *AS_BOSS)
    assert f"{NEW}: cs, active, PIN to be changed, last signed in: never" in listed.out
    again = typed((BOSS_PIN, NEW_PIN), "staff", "add", NEW.upper(), "--role", "admin", *AS_BOSS)
    assert (again.code, "of this name already" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("pin", "reason"),
    [("12345", "too short"), ("123456", "only counts"), ("111111", "repeats itself"), ("170845", "a date")],
)
def test_weak_pin_is_refused_with_the_reason_and_not_repeated(typed: Typed, data: Path, pin: str, reason: str) -> None:
    refused = typed((pin,), *FIRST)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("kiosk: The new PIN is too weak: ")
    assert reason in refused.err
    assert pin not in refused.err
    assert machine(data).staff.needs_first_account()


def test_wrong_pin_is_refused_and_after_five_there_is_a_wait(typed: Typed, data: Path) -> None:
    hire(data, Role.SUPERVISOR)
    for _ in range(4):
        wrong = typed((WRONG,), "staff", "list", *AS_BOSS)
        assert (wrong.code, wrong.out) == (1, "")
        assert "name or the PIN is wrong. Try again." in wrong.err
    fifth = typed((WRONG,), "staff", "list", *AS_BOSS)
    assert "Wait 15 seconds, then try again." in fifth.err
    right = typed((BOSS_PIN,), "staff", "list", *AS_BOSS)
    assert (right.code, right.out) == (1, "")
    assert "too many wrong tries. Wait " in right.err


def test_unknown_name_is_answered_like_a_wrong_pin(typed: Typed, data: Path) -> None:
    hire(data, Role.SUPERVISOR)
    wrong = typed((WRONG,), "staff", "list", *AS_BOSS)
    unknown = typed((BOSS_PIN,), "staff", "list", "--as", "Siapa Ini")
    assert (unknown.code, unknown.err) == (wrong.code, wrong.err)


def test_officer_may_not_touch_accounts_nor_learn_their_names(typed: Typed, data: Path) -> None:
    hire(data, Role.CS)
    pin = PINS[Role.CS]
    answers = [
        typed((pin, OTHER_PIN), "staff", *words, "--as", NAMES[Role.CS])
        for words in (
            ("list",),
            ("add", NEW, "--role", "admin"),
            ("reset-pin", BOSS),
            ("disable", BOSS),
            ("disable", "Siapa Ini"),
        )
    ]
    assert [(answer.code, answer.out) for answer in answers] == [(1, "")] * 5
    assert {answer.err for answer in answers} == {
        "kiosk: Your role does not allow this. Ask somebody whose role does.\n"
    }
    assert len(machine(data).desk.staff.accounts()) == 2


def test_reset_pin_opens_and_must_be_changed_first(typed: Typed, data: Path) -> None:
    hire(data, Role.ADMIN)
    name = NAMES[Role.ADMIN]
    reset = typed((BOSS_PIN, OTHER_PIN), "staff", "reset-pin", name.lower(), *AS_BOSS)
    assert (reset.code, reset.err) == (0, "")
    assert name in reset.out
    assert "is wrong" in typed((PINS[Role.ADMIN],), "staff", "list", "--as", name).err
    opened = typed((OTHER_PIN,), "staff", "list", "--as", name)
    assert (opened.code, opened.out) == (1, "")
    assert "set by somebody else" in opened.err


def test_disabled_account_is_shut_out(typed: Typed, data: Path) -> None:
    hire(data, Role.ADMIN)
    name = NAMES[Role.ADMIN]
    assert typed((BOSS_PIN,), "staff", "disable", name, *AS_BOSS).code == 0
    assert "is wrong" in typed((PINS[Role.ADMIN],), "staff", "list", "--as", name).err
    assert f"{name}: admin, disabled" in typed((BOSS_PIN,), "staff", "list", *AS_BOSS).out


def test_nobody_disables_themselves_or_somebody_unknown(typed: Typed, data: Path) -> None:
    hire(data, Role.SUPERVISOR)
    own = typed((BOSS_PIN,), "staff", "disable", BOSS, *AS_BOSS)
    unknown = typed((BOSS_PIN,), "staff", "disable", "Siapa\nIni\0", *AS_BOSS)
    assert (own.code, "their own account" in own.err) == (1, True)
    assert (unknown.code, "no account of this name" in unknown.err) == (1, True)


@pytest.mark.parametrize("name", ["", "a" * 61, "nol\0", "\udcff"])
def test_name_that_cannot_be_used_is_refused(typed: Typed, data: Path, name: str) -> None:
    refused = typed((BOSS_PIN,), "staff", "add", name, "--role", "supervisor")
    assert (refused.code, refused.out) == (1, "")
    assert "name can't be used" in refused.err


def test_missing_line_is_told_before_anything_is_done(typed: Typed, data: Path) -> None:
    hire(data, Role.ADMIN)
    before = machine(data).desk.staff.account_named(NAMES[Role.ADMIN].casefold())
    refused = typed((BOSS_PIN,), "staff", "reset-pin", NAMES[Role.ADMIN], *AS_BOSS)
    assert (refused.code, refused.out) == (1, "")
    assert "A PIN is missing" in refused.err
    assert machine(data).desk.staff.account_named(NAMES[Role.ADMIN].casefold()) == before


def test_every_command_signs_out(typed: Typed, data: Path) -> None:
    hire(data, Role.SUPERVISOR)
    typed((BOSS_PIN,), "staff", "list", *AS_BOSS)
    typed((BOSS_PIN,), "staff", "disable", BOSS, *AS_BOSS)
    kinds = [event.kind for event in machine(data).desk.audit.events_of(0, 1)]
    assert kinds == ["staff_added", "signed_in", "signed_out", "signed_in", "denied", "signed_out"]


def test_pin_is_no_argument(kiosk: Run, data: Path) -> None:
    assert kiosk("staff", "list", *AS_BOSS, "--pin", BOSS_PIN).code == 2
    assert kiosk("staff", "reset-pin", BOSS, BOSS_PIN, *AS_BOSS).code == 2


class Terminal(io.StringIO):
    """A standard input that is a terminal; nothing can be read from it but by getpass."""

    def isatty(self) -> bool:
        return True


def at_terminal(monkeypatch: pytest.MonkeyPatch, *pins: str) -> list[str]:
    """Sits at a terminal and answers each unseen question with the next PIN; gives what was asked."""
    asked: list[str] = []
    answers = iter(pins)

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("ui.verbs.sign_in.getpass", answer)
    return asked


def test_new_pin_is_typed_twice_at_a_terminal(kiosk: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch, BOSS_PIN, WRONG)
    differs = kiosk(*FIRST)
    assert (differs.code, "two PINs differ" in differs.err) == (1, True)
    asked = at_terminal(monkeypatch, BOSS_PIN, BOSS_PIN)
    assert kiosk(*FIRST).code == 0
    assert asked == [f"New PIN of {BOSS}: ", "The same again: "]
    asked = at_terminal(monkeypatch, BOSS_PIN, NEW_PIN, NEW_PIN)
    assert kiosk("staff", "add", NEW, "--role", "cs", *AS_BOSS).code == 0
    assert asked == [f"PIN of {BOSS}: ", f"New PIN of {NEW}: ", "The same again: "]


@pytest.mark.parametrize("ended", [EOFError, KeyboardInterrupt])
def test_leaving_the_question_does_nothing(
    kiosk: Run, data: Path, monkeypatch: pytest.MonkeyPatch, ended: type[BaseException]
) -> None:
    def leave(prompt: str) -> str:
        raise ended

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("ui.verbs.sign_in.getpass", leave)
    left = kiosk(*FIRST)
    assert (left.code, left.err) == (1, "kiosk: No PIN was given; nothing was done. Try again.\n")


def test_terminal_that_would_show_the_pin_is_refused(kiosk: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def show(prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
        return BOSS_PIN

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("ui.verbs.sign_in.getpass", show)
    refused = kiosk(*FIRST)
    assert (refused.code, "would show the PIN" in refused.err) == (1, True)


def test_installed_command_takes_pins_from_standard_input_and_keeps_them_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "data"
    passphrase = "gajah-ungu terbang"
    ended = [
        started(data, *FIRST, stdin=f"{passphrase}\n".encode()),
        started(data, "staff", "add", NEW, "--role", "cs", *AS_BOSS, stdin=f"{passphrase}\r\n{NEW_PIN}\r\n".encode()),
        started(data, "staff", "list", *AS_BOSS, stdin=f"{WRONG}\n".encode()),
        started(data, "staff", "list", *AS_BOSS, "--json", stdin=passphrase.encode()),
    ]
    assert [end.returncode for end in ended] == [0, 0, 1, 0]
    assert [end.stderr for end in ended if not end.returncode] == [b""] * 3
    said = b"".join(end.stdout + end.stderr for end in ended)
    for secret in (passphrase, NEW_PIN, WRONG):
        assert secret.encode() not in said
    assert_nowhere(data, passphrase, NEW_PIN, WRONG)


def test_every_refusal_and_weakness_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Refusal)
    assert set(WEAKNESSES) == set(Weakness)
