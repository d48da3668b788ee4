"""The desk at the command line: invented people, and what they type on standard input."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.staff.roles import Role
from tests.machine import machine
from tests.staff.office import BOSS, BOSS_PIN, FIRST_PINS, NAMES, PINS
from tests.verbs.conftest import Answered, Run

Typed = Callable[..., Answered]


def typing(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs a command to which these lines are typed: `typed(("739164",), "staff", "list", ...)`."""

    def run(lines: tuple[str, ...], *words: str) -> Answered:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return kiosk(*words)

    return run


def hire(data: Path, role: Role) -> None:
    """Somebody of this role, whose PIN is their own, and the supervisor who let them in."""
    kiosk = machine(data)
    if kiosk.staff.needs_first_account():
        kiosk.staff.first_account(BOSS, BOSS_PIN, 1, kiosk.now())
    if role is not Role.SUPERVISOR:
        boss = kiosk.staff.sign_in(BOSS, BOSS_PIN, 1, kiosk.now())
        kiosk.staff.add(boss, NAMES[role], role, FIRST_PINS[role], kiosk.now())
        first = kiosk.staff.sign_in(NAMES[role], FIRST_PINS[role], 1, kiosk.now())
        kiosk.staff.change_pin(first, FIRST_PINS[role], PINS[role], kiosk.now())
    kiosk.desk.close()


def assert_nowhere(data: Path, *secrets: str) -> None:
    """None of `secrets` stands in any file of the data folder."""
    files = [file for file in data.rglob("*") if file.is_file()]
    assert len(files) >= 5
    for file in files:
        content = file.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content, file.name
            assert secret.encode("utf-16-le") not in content, file.name
