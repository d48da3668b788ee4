"""`kiosk keys`: one set of keys for the stations of a branch, carried in a file that only a passphrase opens."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk
from kiosk.cases.form import Form
from kiosk.cases.kinds import BlockKind, UnblockDetails
from kiosk.guide.causes import Cause
from kiosk.ids import new_key
from kiosk.slips.staff_code import StaffCode, UnknownKey, read, sign
from kiosk.staff.roles import Role
from tests.machine import MORNING, machine
from tests.shared.programs import running
from tests.staff.office import NAMES, PINS
from tests.verbs.conftest import Run
from tests.verbs.desk import Typed, assert_nowhere, hire, typing
from ui.shared.only_one import Kind, only_one

PASSPHRASE = "empat kata yang aneh"
SLIP = StaffCode("222-222-222", (Cause.BLOCKED_KPJ,), MORNING, 0, 1)
KPJ = "00000000011"


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess costs is told by `tests/ground/test_sealed_file.py`."""
    monkeypatch.setattr("kiosk.sealed_file._MEMORY_KIB", 64)


@pytest.fixture
def typed(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return typing(kiosk, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "branch.keys"


def at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From now on the command is given at the PC with this data folder."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(folder))
    return folder


def read_at(folder: Path, digits: str) -> str:
    return read(digits, machine(folder).known_slip_keys).code


def log_case(data: Path) -> Kiosk:
    """A case at the PC with this data folder, as an officer logs it."""
    hire(data, Role.CS)
    kiosk = machine(data)
    session = kiosk.staff.sign_in(NAMES[Role.CS], PINS[Role.CS], 1, kiosk.now())
    details = UnblockDetails(
        BlockKind.KPJ, failed_before=False, identity_seen=True, card_seen=True, cause_put_right=True
    )
    kiosk.cases.intake.log(session, Form(new_key(), details, Cause.BLOCKED_KPJ, "Contoh Satu", KPJ), kiosk.now())
    return kiosk


def kpj_of_the_case(data: Path) -> str | None:
    (case,) = machine(data).desk.cases.of_kpj(KPJ, 9)
    person = machine(data).desk.cases.person(case.key)
    return person.kpj if person else None


def test_two_pcs_with_one_branchs_keys_read_each_others_slips(
    typed: Typed, data: Path, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, visitor = machine(data), machine(tmp_path / "visitor")
    printed_before = sign(SLIP, visitor.signing_key)
    with pytest.raises(UnknownKey):
        read_at(data, printed_before)

    assert typed((PASSPHRASE,), "keys", "export", str(file)).code == 0
    at(visitor.data, monkeypatch)
    taken = typed((PASSPHRASE,), "keys", "import", str(file))
    assert (taken.code, taken.err) == (0, "")
    assert "signs its slips with the branch's key and knows the slips of 2 keys" in taken.out

    for writer, reader in ((data, visitor.data), (visitor.data, data)):
        assert read_at(reader, sign(SLIP, machine(writer).signing_key)) == SLIP.code
    assert read_at(visitor.data, printed_before) == SLIP.code, "what it printed before is still its own"

    file.unlink()
    assert typed((PASSPHRASE,), "keys", "export", str(file)).code == 0
    at(data, monkeypatch)
    back = typed((PASSPHRASE,), "keys", "import", str(file))
    assert "signs its slips as before and knows the slips of 2 keys" in back.out
    assert read_at(data, printed_before) == SLIP.code
    assert desk.signing_key.public == machine(data).signing_key.public


def test_keys_taken_in_twice_are_the_same_keys(typed: Typed, data: Path, file: Path) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    before = {path.name: path.read_bytes() for path in (data / "keys").iterdir() if path.suffix == ".key"}
    for _ in range(2):
        assert typed((PASSPHRASE,), "keys", "import", str(file)).code == 0
    assert {path.name: path.read_bytes() for path in (data / "keys").iterdir() if path.suffix == ".key"} == before


def test_the_file_is_for_this_account_alone_and_tells_nothing(typed: Typed, data: Path, file: Path) -> None:
    signing = machine(data).signing_key
    said = typed((PASSPHRASE,), "keys", "export", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name == "nt"
    content = file.read_bytes()
    assert signing.content not in content
    assert signing.content.hex().encode() not in content
    assert PASSPHRASE not in said.out + said.err
    assert_nowhere(data, PASSPHRASE)


def test_cases_move_to_a_pc_without_any(
    typed: Typed, data: Path, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_case(data).desk.close()
    typed((PASSPHRASE,), "keys", "export", str(file))
    other = at(tmp_path / "other", monkeypatch)
    hire(other, Role.CS)  # has keys of its own already, but sealed nothing
    assert "not taken in" not in typed((PASSPHRASE,), "keys", "import", str(file)).out
    (other / "kiosk.sqlite").write_bytes((data / "kiosk.sqlite").read_bytes())
    assert kpj_of_the_case(other) == KPJ


def test_keys_that_were_replaced_are_kept_because_a_backup_may_need_them(
    typed: Typed, data: Path, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    other = at(tmp_path / "other", monkeypatch)
    log_case(other).desk.close()
    (other / "kiosk.sqlite").rename(tmp_path / "backup.sqlite")
    before = {path.read_bytes() for path in (other / "keys").glob("case-*.key")}
    assert typed((PASSPHRASE,), "keys", "import", str(file)).code == 0
    kept = [path for path in (other / "keys").iterdir() if ".replaced-" in path.name]
    assert {path.read_bytes() for path in kept} == before
    assert os.name == "nt" or {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_cases_sealed_here_stay_readable_and_the_command_says_why_their_keys_stay(
    typed: Typed, data: Path, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    other = at(tmp_path / "other", monkeypatch)
    log_case(other).desk.close()
    taken = typed((PASSPHRASE,), "keys", "import", str(file))
    assert taken.code == 0
    assert "The keys of the cases were not taken in" in taken.out
    assert kpj_of_the_case(other) == KPJ
    assert read_at(other, sign(SLIP, machine(data).signing_key)) == SLIP.code


def test_lost_keys_of_the_cases_come_back_from_the_file(typed: Typed, data: Path, file: Path) -> None:
    log_case(data).desk.close()
    typed((PASSPHRASE,), "keys", "export", str(file))
    for path in (data / "keys").glob("case-*.key"):
        path.unlink()
    assert typed((PASSPHRASE,), "keys", "import", str(file)).code == 0
    assert kpj_of_the_case(data) == KPJ


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda file: file.unlink(), "can't be read"),
        (lambda file: file.write_bytes(b"%PDF-1.7"), "no file of keys"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "does not open this file"),
        (lambda file: file.write_bytes(file.read_bytes() + bytes(300_000)), "no file of keys"),
    ],
    ids=["gone", "another file", "cut", "too large"],
)
def test_a_file_that_is_not_whole_changes_nothing(
    typed: Typed, data: Path, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, spoil: object, sentence: str
) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    assert callable(spoil)
    spoil(file)
    other = at(tmp_path / "other", monkeypatch)
    before = machine(other).signing_key.public
    refused = typed((PASSPHRASE,), "keys", "import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert sentence in refused.err
    assert machine(other).signing_key.public == before


def test_a_wrong_passphrase_a_weak_one_and_a_file_that_is_there_are_refused(
    typed: Typed, data: Path, file: Path
) -> None:
    assert "too easy to guess" in typed(("pendek",), "keys", "export", str(file)).err
    assert not file.exists()
    assert "passphrase is missing" in typed((), "keys", "export", str(file)).err
    typed((PASSPHRASE,), "keys", "export", str(file))
    assert "does not open this file" in typed((PASSPHRASE + "?",), "keys", "import", str(file)).err
    before = file.read_bytes()
    assert "is there already" in typed((PASSPHRASE,), "keys", "export", str(file)).err
    assert file.read_bytes() == before


@pytest.mark.parametrize("kind", Kind)
def test_no_keys_are_taken_in_under_an_open_screen(typed: Typed, data: Path, file: Path, kind: Kind) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    with only_one(kind, data):
        refused = typed((PASSPHRASE,), "keys", "import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert f"No keys are taken in while the {kind}" in refused.err


def test_the_real_visitor_screen_bars_it_until_it_is_stopped(typed: Typed, data: Path, file: Path) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    with running(data, "run", "--windowed"):
        assert typed((PASSPHRASE,), "keys", "import", str(file)).code == 1
    assert typed((PASSPHRASE,), "keys", "import", str(file)).code == 0


def test_the_chain_tells_of_both(typed: Typed, data: Path, file: Path) -> None:
    typed((PASSPHRASE,), "keys", "export", str(file))
    typed((PASSPHRASE,), "keys", "import", str(file))
    trail = machine(data).desk.audit
    kinds = [str(event.kind) for place in trail.stations() for event in trail.events_of(*place)]
    assert kinds == ["keys_exported", "key_changed"]
