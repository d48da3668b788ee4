"""Every planted fault is named by `kiosk doctor`, together with what to do, and nothing else is said to have failed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.doctor.machine import Disk
from kiosk.keyfiles import open_secret
from kiosk.prints.printer import Condition, Trouble
from kiosk.storage.keyring import KEY_BYTES
from tests.doctor.conftest import Change, Doctor
from tests.machine import change, copied_resources
from tests.storage.beside import told_by_sqlite
from tests.storage.plain_user import as_plain_user

Plant = Callable[[Path], None]


def damage_a_page(data: Path) -> None:
    file = data / "kiosk.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[:-8192] + b"\xff" * 4096 + content[-4096:])


def is_no_database(data: Path) -> None:
    (data / "kiosk.sqlite").write_text("Dear diary, today the kiosk broke. " * 40, encoding="utf-8")


def of_a_newer_program(data: Path) -> None:
    told_by_sqlite(data / "kiosk.sqlite", "UPDATE alembic_version SET version_num = '9999'")


def lose_the_database(data: Path) -> None:
    (data / "kiosk.sqlite").unlink()


def open_a_key(data: Path) -> None:
    (data / "keys" / "case-index.1.key").chmod(0o644)


def lose(name: str) -> Plant:
    return lambda data: (data / "keys" / name).unlink()


def put_another(name: str) -> Plant:
    def plant(data: Path) -> None:
        lose(name)(data)
        open_secret(data / "keys" / name, KEY_BYTES, "", "")

    return plant


def damage_a_key(data: Path) -> None:
    (data / "keys" / "slip-signing.key").write_bytes(b"x" * 64)


def open_the_folder(data: Path) -> None:
    data.chmod(0o755)


def set_wrongly(text: str) -> Plant:
    def plant(data: Path) -> None:
        with (data / "settings.toml").open("a", encoding="utf-8") as file:
            file.write(text)

    return plant


def told(statement: str) -> Plant:
    def plant(data: Path) -> None:
        told_by_sqlite(data / "kiosk.sqlite", statement)

    return plant


FAULTS: dict[str, tuple[Plant, str, str, str]] = {
    "damaged page": (damage_a_page, "database", "is damaged", "restore the newest backup"),
    "no database": (is_no_database, "database", "is not a database", "restore the newest backup"),
    "database lost": (lose_the_database, "database", "is gone", "Restore the newest backup"),
    "newer program": (of_a_newer_program, "schema", "newer program (schema 9999)", "Install the newer program"),
    "key open to others": (open_a_key, "key_files", "case-index.1.key", "chmod 600"),
    "sealing key missing": (lose("case-sealing.1.key"), "key_files", "case-sealing.1.key", "Put them back"),
    "pepper missing": (lose("pin-pepper.key"), "key_files", "pin-pepper.key", "Put them back"),
    "slip key missing": (lose("slip-signing.key"), "key_files", "slip-signing.key", "Put them back"),
    "another sealing key": (put_another("case-sealing.1.key"), "keys", "sealing.1", "Put back"),
    "another pepper": (put_another("pin-pepper.key"), "keys", "pin-pepper.key", "Put back"),
    "another chain key": (put_another("audit-chain.key"), "keys", "audit-chain.key", "Put back"),
    "damaged slip key": (damage_a_key, "keys", "slip-signing.key, is damaged", "Restore it from the backup"),
    "folder open to others": (open_the_folder, "privacy", "mode 0755", "chmod 700"),
    "typo in the settings": (
        set_wrongly("fromat = 'a4'\n"),
        "settings",
        "Line 10: There is no setting",
        "Known in printing",
    ),
    "settings no TOML": (set_wrongly("format\n"), "settings", "Line 10: ", "Mend that line"),
    "due time unreadable": (
        set_wrongly("[due]\nblocked_kpj = 'besok'\n"),
        "due_times",
        "due.blocked_kpj is wrong",
        "Change it",
    ),
    "no supervisor": (told("UPDATE staff SET is_active = 0"), "accounts", "no active supervisor", "kiosk staff add"),
    "audit row edited": (
        told("UPDATE audit_events SET kind = 'signed_out' WHERE number = 2"),
        "audit_chain",
        "somebody has changed them",
        "kiosk audit verify",
    ),
}


def assert_names(examine: Doctor, check: str, what: str, remedy: str) -> None:
    """Only `check` has failed, and both languages say so: one to machines, one as plain text."""
    found = examine("--json")
    assert (found.code, found.err) == (1, "")
    assert found.of_state("failed") == {check}
    assert what in found.checks[check]["what"]
    assert remedy in found.checks[check]["remedy"]
    (line,) = [line for line in examine("--language", "id").out.splitlines() if line.startswith("GAGAL")]
    assert not re.search(r"any\.|\{|\}", line)


def test_station_in_order_has_no_fault(doctor: Doctor) -> None:
    found = doctor("--json")
    assert (found.code, found.err) == (0, "")
    assert found.of_state("failed") == set()
    # the branch has confirmed no text yet, and there may be no screen here
    assert found.of_state("warning") | found.of_state("not_checked") <= {"content", "screen"}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_in_the_data_folder_is_named(doctor: Doctor, data: Path, fault: str) -> None:
    plant, check, what, remedy = FAULTS[fault]
    plant(data)
    assert_names(doctor, check, what, remedy)


def test_folder_that_may_only_be_read_is_named(doctor: Doctor, data: Path) -> None:
    data.chmod(0o500)
    assert_names(
        lambda *words: as_plain_user(lambda: doctor(*words)), "data_folder", "Permission denied", f"chmod 700 {data}"
    )
    data.chmod(0o700)


def test_folder_of_another_account_is_named(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    assert_names(doctor, "data_folder", "belongs to another account", "sudo -u")


def test_network_disk_is_named(doctor: Doctor, data: Path, changed: Change, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n", encoding="utf-8")
    changed(mounts=mounts)
    assert_names(doctor, "data_folder", "network disk (nfs4)", "KIOSK_DATA_DIR")


RESOURCES: dict[str, tuple[str, str, str, str, str, str]] = {
    "word missing in one language": (
        "words/en/dates.yaml",
        "hour:",
        "hours_of_the_day:",
        "languages",
        "dates.hour",
        "Complete that file",
    ),
    "guide broken": ("guide/questions.yaml", "\n", "\n: [\n", "content", "questions.yaml, line", "kiosk guide check"),
    "phrases broken": ("guide/phrases.yaml", "\n", "\n: [\n", "content", "phrases.yaml, line", "kiosk guide check"),
    "letter that no font has": (
        "words/en/dates.yaml",
        "January",
        "Jan漢ary",
        "fonts",
        "U+6F22 (en/dates.yaml, line",
        "another sign",
    ),
}


@pytest.mark.parametrize("fault", RESOURCES)
def test_fault_in_the_content_is_named(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str
) -> None:
    name, old, new, check, what, remedy = RESOURCES[fault]
    resources = copied_resources(tmp_path / "resources")
    file = resources / name
    if old == "\n":
        file.write_text(file.read_text(encoding="utf-8") + new, encoding="utf-8")
    else:
        change(file, old, new)
    monkeypatch.setattr("kiosk.assembly.kiosk.resources_dir", lambda: resources)
    assert_names(doctor, check, what, remedy)


def test_clock_of_1970_is_named(doctor: Doctor, changed: Change) -> None:
    changed(clock=lambda: datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
    assert_names(doctor, "clock", "shows 1970-01-01 07:03 WIB", "change the battery")


def test_full_disk_is_named(doctor: Doctor, changed: Change) -> None:
    changed(disk=lambda _: Disk(total=10**11, free=99 * 10**6))
    assert_names(doctor, "space", "99 MB free", "Make room now")


def test_pair_that_crashes_is_named(doctor: Doctor, changed: Change) -> None:
    changed(version=lambda _: "6.12.0", python=(3, 11))
    assert_names(doctor, "pair", "PySide6 6.12.0 with Python 3.11", "6.11.3")


@dataclass
class Standing:
    """A printer that is as it is."""

    condition: Condition

    def look(self) -> Condition:
        return self.condition


@pytest.mark.parametrize("trouble", Trouble)
def test_printer_in_trouble_is_named(doctor: Doctor, changed: Change, trouble: Trouble) -> None:
    changed(printer=lambda: Standing(Condition("Printer Contoh", takes_jobs=False, troubles=(trouble,))))
    found = doctor("--json")
    assert found.of_state("failed") == {"printer"}
    assert found.checks["printer"]["case"] == f"printer.{trouble}"
    assert found.checks["printer"]["remedy"]


def test_installed_command_names_a_damaged_database(data: Path) -> None:
    command = [str(Path(sys.executable).with_name("kiosk")), "doctor"]
    environment = {**os.environ, "KIOSK_DATA_DIR": str(data)}
    healthy = subprocess.run(command, capture_output=True, env=environment, timeout=120)
    assert (healthy.returncode, healthy.stderr) == (0, b"")
    damage_a_page(data)
    ended = subprocess.run(command, capture_output=True, env=environment, timeout=120)
    assert (ended.returncode, ended.stderr) == (1, b"")
    (line,) = [line for line in ended.stdout.decode("utf-8").splitlines() if line.startswith("FAILED")]
    assert "kiosk.sqlite is damaged." in line
    assert "restore the newest backup" in line
