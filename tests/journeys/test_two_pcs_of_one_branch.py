"""A visitor's PC and a desk's PC with data folders of their own: one branch once they share its keys."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.desk.officer import desk_in
from tests.journeys.test_slip_is_followed_to_a_done_case import log, take_slip
from tests.journeys.visiting import BLOCKED_BY_FACE, Day
from ui.commands import main

PASSPHRASE = "empat kata yang aneh\n"


def at(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Branch IT gives a command at the PC with this data folder."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(folder))
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE))
    assert main(words) == 0


def test_the_desk_reads_the_visitors_slip_once_both_have_the_branchs_keys(
    application: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, visitors, desk = Day(), tmp_path / "visitors", tmp_path / "desk"
    before = take_slip(visitors, day, BLOCKED_BY_FACE)
    with desk_in(desk, day=day) as officer:
        officer.sign_in()
        officer.scan(before)
        assert officer.page == "home"
        assert officer.notice == officer.words("cases.scan.unknown")

    for source, target in ((desk, visitors), (visitors, desk)):
        file = tmp_path / f"{source.name}.keys"
        at(source, monkeypatch, "keys", "export", str(file))
        at(target, monkeypatch, "keys", "import", str(file))

    after = take_slip(visitors, day, BLOCKED_BY_FACE)
    with desk_in(desk, day=day) as officer:
        officer.sign_in()
        officer.scan(before)
        assert officer.page == "slip"
        officer.go_home()
        log(officer, after)
