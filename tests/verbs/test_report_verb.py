"""`kiosk report` and `kiosk cases export`: figures as text, files only for two, and never over another file."""

import stat
from pathlib import Path

import pytest

from kiosk.clock import system_clock
from kiosk.guide.causes import Cause
from kiosk.staff.roles import Role
from tests.machine import machine
from tests.reports.reading import rows_of, text_of
from tests.staff.office import BOSS, BOSS_PIN, NAMES, PINS, WRONG
from tests.verbs.conftest import Run
from tests.verbs.desk import Typed, hire, typing
from tests.verbs.test_cases_verb import KPJ, NAME, OFFICER, PHONE, PIN, logged

SPAN = ("--from", "2020-01-01", "--to", "2999-12-31")
AS_BOSS = ("--as", BOSS)
BOTH = (*AS_BOSS, "--second", OFFICER)


@pytest.fixture
def typed(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return typing(kiosk, monkeypatch)


def kinds(data: Path) -> list[str]:
    desk = machine(data, at=system_clock()).desk
    found = [event.kind for event in desk.audit.events_of(0, 1)]
    desk.close()
    return found


def test_figures_are_said_in_the_language_of_the_settings_or_another(typed: Typed, data: Path) -> None:
    logged(data)
    said = typed((BOSS_PIN,), "report", *SPAN, *AS_BOSS)
    assert (said.code, said.err) == (0, "")
    lines = {" ".join(line.split()) for line in said.out.splitlines()}
    assert {"Laporan: 1 Januari 2020 – 31 Desember 2999", "Kasus diterima 1", "Nomor kartu salah 3 kali 1"} <= lines
    english = typed((BOSS_PIN,), "report", *SPAN, *AS_BOSS, "--language", "en")
    assert "Cases received" in english.out
    assert kinds(data).count("report_shown") == 2
    for secret in (NAME, KPJ, PHONE):
        assert secret not in said.out + english.out


def test_figures_for_machines(typed: Typed, data: Path) -> None:
    logged(data)
    facts = typed((BOSS_PIN,), "report", *SPAN, *AS_BOSS, "--json").json
    assert facts["cases"]["kind"] == {"unblock": 1, "claim_cancellation": 0}
    assert facts["cases"]["cause"] == {Cause.BLOCKED_KPJ.value: 1}
    assert facts["summary"]["summary"]["on_time"] is None
    assert facts["file"] is None


@pytest.mark.parametrize("name", ["laporan.xlsx", "LAPORAN.PDF"])
def test_report_leaves_as_a_private_file_when_two_have_given_their_pins(
    typed: Typed, data: Path, tmp_path: Path, name: str
) -> None:
    logged(data)
    out = tmp_path / name
    said = typed((BOSS_PIN, PIN), "report", *SPAN, *BOTH, "--out", str(out))
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith(f"file: {out}\n")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    content = out.read_bytes()
    if name.endswith("xlsx"):
        assert ("Ringkasan", "Kasus diterima", 1) in rows_of(content)
    else:
        assert "Kasus diterima" in text_of(content)
    assert kinds(data)[-4:] == ["report_shown", "second_confirmed", "report_exported", "signed_out"]


def test_list_of_cases_leaves_as_a_private_file(typed: Typed, data: Path, tmp_path: Path) -> None:
    case = logged(data)
    out = tmp_path / "kasus.xlsx"
    said = typed((BOSS_PIN, PIN), "cases", "export", *SPAN, *BOTH, "--out", str(out), "--language", "en")
    assert (said.code, said.err, said.out) == (0, "", f"exported: {out}\n")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    heads, row = rows_of(out.read_bytes())
    assert (heads[0], row[0], row[-2:]) == ("Code", case.code, (NAME, KPJ))
    assert kinds(data)[-2:] == ["cases_exported", "signed_out"]


@pytest.mark.parametrize("words", [("report",), ("cases", "export")])
def test_no_file_without_a_second_person(typed: Typed, data: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    logged(data)
    out = tmp_path / "berkas.xlsx"
    command = (*words, *SPAN, "--out", str(out))
    for lines, more, why in (
        ((BOSS_PIN,), AS_BOSS, "--second NAME"),
        ((BOSS_PIN, BOSS_PIN), (*AS_BOSS, "--second", BOSS), "must be another one"),
        ((BOSS_PIN, WRONG), BOTH, "PIN is wrong"),
        ((BOSS_PIN,), BOTH, "PIN is missing"),
        ((PIN, BOSS_PIN), ("--as", OFFICER, "--second", BOSS), "role does not allow"),
        ((), (), "--as NAME"),
    ):
        refused = typed(lines, *command, *more)
        assert (refused.code, refused.out) == (1, "")
        assert why in refused.err
    assert not out.exists()
    assert not {"report_exported", "cases_exported"} & set(kinds(data))


@pytest.mark.parametrize("role", [Role.CS, Role.ADMIN])
def test_only_a_supervisor_sees_the_report(typed: Typed, data: Path, role: Role) -> None:
    hire(data, role)
    refused = typed((PINS[role],), "report", *SPAN, "--as", NAMES[role])
    assert (refused.code, refused.out) == (1, "")
    assert "role does not allow" in refused.err


@pytest.mark.parametrize("words", [("report",), ("cases", "export")])
def test_a_file_that_is_there_stays_as_it_is_and_nobody_gives_a_pin_in_vain(
    typed: Typed, data: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    logged(data)
    there, dangling = tmp_path / "ada.xlsx", tmp_path / "tautan.xlsx"
    there.write_bytes(b"lama")
    dangling.symlink_to(tmp_path / "lain.xlsx")
    before = kinds(data)
    for out, why in (
        (there, "is there already"),
        (dangling, "is there already"),
        (tmp_path / "tidak" / "ada.xlsx", "There is no folder"),
    ):
        refused = typed((BOSS_PIN, PIN), *words, *SPAN, *BOTH, "--out", str(out))
        assert (refused.code, refused.out) == (1, "")
        assert why in refused.err
    assert there.read_bytes() == b"lama"
    assert kinds(data) == before


def test_a_full_disk_is_told_and_no_half_file_stays(
    typed: Typed, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged(data)
    out = tmp_path / "kasus.xlsx"

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.paths.os.fsync", full)
    refused = typed((BOSS_PIN, PIN), "cases", "export", *SPAN, *BOTH, "--out", str(out))
    assert (refused.code, refused.out) == (1, "")
    assert "can't be written: No space left on device" in refused.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--from", "2026-11-02", "--to", "2026-11-01"), 1, "Name the earlier day first"),
        (("--from", "2.11.2026", "--to", "2026-11-01"), 2, "write it as 2026-03-17"),
        (("--from", "9999-12-31", "--to", "9999-12-31"), 2, "too far away"),
        (("--from", "2026-11-01"), 2, "--to"),
        ((*SPAN, "--out", "laporan.csv"), 2, "must end in .xlsx or .pdf"),
    ],
)
def test_days_and_files_that_are_none_are_refused(
    typed: Typed, data: Path, words: tuple[str, ...], code: int, why: str
) -> None:
    hire(data, Role.SUPERVISOR)
    refused = typed((BOSS_PIN,), "report", *words, *AS_BOSS)
    assert (refused.code, refused.out) == (code, "")
    assert why in refused.err
