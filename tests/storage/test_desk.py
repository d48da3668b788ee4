"""The desk opens with its own keys only, and keeps what names somebody unreadable."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.cases.case import CaseEntry, EntryKind, Person
from kiosk.cases.states import Move, State
from kiosk.cases.store import Added, CaseRemark
from kiosk.errors import KioskError, StorageError
from kiosk.storage.desk import StoredDesk
from kiosk.storage.desk_keys import DeskKeys, keys_in
from kiosk.storage.keyring import Keyring, UnsealableError
from tests.storage.beside import told_by_sqlite
from tests.storage.desk_records import (
    CASE,
    CLAIM,
    KEYS,
    LOGGED_AT,
    LONG_BEFORE,
    OFFICER,
    PERSON,
    entry,
    event,
    new,
    numbered_case,
)
from tests.storage.opening import open_desk

NAME, KPJ, PHONE, NOTE = "Zyxwvu Peserta Rekaan", "98765432109", "089999998888", "Qwertz rekaan datang lagi"


def test_nothing_in_the_data_folder_tells_a_name_or_a_number_after_a_hundred_cases(tmp_path: Path) -> None:
    data = tmp_path / "data"
    desk = open_desk(data / "kiosk.sqlite", keys_in(data))
    person = Person(NAME, KPJ, PHONE)
    for number in range(100):
        case = numbered_case(number)
        seen = frozenset(found.key for found in desk.cases.of_kpj(KPJ, 100))
        assert isinstance(desk.cases.add(replace(case, person=person), seen, LONG_BEFORE), Added)
        noted = entry(case.case, EntryKind.NOTED, reason=NOTE, before=NAME, after=NAME)
        desk.cases.remark(CaseRemark(noted, (event(),)))
    assert desk.cases.person(numbered_case(7).case.key) == person
    desk.close()
    files = [file for file in data.rglob("*") if file.is_file()]
    assert len(files) >= 4
    for file in files:
        content = file.read_bytes().lower()
        for secret in (NAME, KPJ, PHONE, NOTE, "Zyxwvu", KPJ[-8:]):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert secret.lower().encode(encoding) not in content, file.name
            assert secret.lower().encode().hex().encode() not in content


SWAPS = {
    "between rows": "UPDATE cases SET name_sealed = (SELECT name_sealed FROM cases WHERE code = '{other}')"
    " WHERE code = '{code}'",
    "between columns": "UPDATE cases SET name_sealed = kpj_sealed WHERE code = '{code}'",
    "phone for kpj": "UPDATE cases SET kpj_sealed = phone_sealed WHERE code = '{code}'",
}


@pytest.mark.parametrize("swap", SWAPS)
def test_a_sealed_value_that_was_moved_is_noticed(desk: StoredDesk, path: Path, swap: str) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    other = replace(PERSON, kpj="10987654321")
    desk.cases.add(new(CLAIM, other), frozenset(), LONG_BEFORE)
    told_by_sqlite(path, SWAPS[swap].format(code=CASE.code, other=CLAIM.code))
    for read in (lambda: desk.cases.load(CASE.key), lambda: desk.cases.person(CASE.key)):
        with pytest.raises(UnsealableError, match="does not open"):
            read()
    assert desk.cases.person(CLAIM.key) == other


def test_what_was_typed_into_an_entry_does_not_open_in_another(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    for note in ("satu", "dua"):
        desk.cases.remark(CaseRemark(entry(CASE, EntryKind.NOTED, reason=note), (event(),)))
    told_by_sqlite(
        path,
        "UPDATE case_entries SET reason_sealed ="
        " (SELECT reason_sealed FROM case_entries WHERE number = 2) WHERE number = 3",
    )
    with pytest.raises(UnsealableError, match=r"case_entries\.reason"):
        desk.cases.history(CASE.key)


OTHERS: dict[str, Keyring] = {
    "another sealing key": Keyring({1: b"x" * 32}, {1: b"i" * 32}),
    "another index key": Keyring({1: b"s" * 32}, {1: b"x" * 32}),
    "the keys the wrong way round": Keyring({1: b"i" * 32}, {1: b"s" * 32}),
    "only a newer key": Keyring({2: b"n" * 32}, {1: b"i" * 32}),
}


@pytest.mark.parametrize("keyring", OTHERS.values(), ids=OTHERS)
def test_other_keys_are_refused_in_a_sentence_before_anything_is_written(
    desk: StoredDesk, path: Path, keyring: Keyring
) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    desk.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"(is not the one of|is missing for) the database") as caught:
        open_desk(path, lambda _: DeskKeys(keyring, KEYS.chain))
    assert "Put the folder of keys back" in caught.value.remedy
    assert path.read_bytes() == before


def test_a_key_added_by_a_rotation_is_taken_in(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    desk.close()
    rotated = DeskKeys(Keyring({1: b"s" * 32, 2: b"n" * 32}, {1: b"i" * 32, 2: b"m" * 32}), KEYS.chain)
    again = open_desk(path, lambda _: rotated)
    assert again.cases.person(CASE.key) == PERSON
    assert [case.key for case in again.cases.of_kpj(PERSON.kpj, 5)] == [CASE.key]
    later = new(replace(CLAIM, slip_code=None))
    again.cases.add(later, frozenset({CASE.key}), LONG_BEFORE)
    assert {case.key for case in again.cases.of_kpj(PERSON.kpj, 5)} == {CASE.key, CLAIM.key}
    again.close()
    with pytest.raises(StorageError, match=r"sealing\.2 is missing"):
        open_desk(path, lambda _: KEYS)


def test_keys_are_made_once_and_found_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    desk = open_desk(data / "kiosk.sqlite", keys_in(data))
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    desk.close()
    assert {file.name for file in (data / "keys").iterdir()} == {
        "case-sealing.1.key",
        "case-index.1.key",
        "audit-chain.key",
    }
    assert all(file.stat().st_mode & 0o077 == 0 for file in (data / "keys").iterdir())
    again = open_desk(data / "kiosk.sqlite", keys_in(data))
    assert again.cases.person(CASE.key) == PERSON
    again.close()


def _delete(file: Path) -> None:
    file.unlink()


def _damage(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b"!")


def _other_kind(file: Path) -> None:
    other = "case-index.1.key" if "sealing" in file.name else "case-sealing.1.key"
    file.write_bytes(file.with_name(other).read_bytes())


def _open_to_all(file: Path) -> None:
    file.chmod(0o644)


@pytest.mark.parametrize("name", ["case-sealing.1.key", "case-index.1.key"])
@pytest.mark.parametrize("harm", [_delete, _damage, _other_kind, _open_to_all])
def test_a_key_that_is_gone_damaged_or_of_another_kind_is_never_made_anew(
    tmp_path: Path, harm: Callable[[Path], None], name: str
) -> None:
    data = tmp_path / "data"
    open_desk(data / "kiosk.sqlite", keys_in(data)).close()
    before = {file.name for file in (data / "keys").iterdir()}
    harm(data / "keys" / name)
    with pytest.raises(KioskError):
        open_desk(data / "kiosk.sqlite", keys_in(data))
    assert {file.name for file in (data / "keys").iterdir()} <= before


def test_what_retention_has_taken_away_is_gone_and_the_case_stays(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    told_by_sqlite(path, "UPDATE cases SET name_sealed = NULL, kpj_sealed = NULL, kpj_index = NULL")
    case = desk.cases.load(CASE.key)
    assert case is not None
    assert (case.person, case.code) == (None, CASE.code)
    assert desk.cases.person(CASE.key) is None


def test_a_person_can_read_the_rest_of_a_case(desk: StoredDesk, path: Path) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    (row,) = told_by_sqlite(path, "SELECT code, kind, state, block, due_rule, created_at, slip_causes FROM cases")
    expected = (CASE.code, "unblock", "received", "biometric", "24 hours", "2026-11-02 02:00:00.000000")
    assert row == (*expected, "blocked_biometric photo_unclear")


def test_an_entry_comes_back_with_all_it_says(desk: StoredDesk) -> None:
    desk.cases.add(new(), frozenset(), LONG_BEFORE)
    full = CaseEntry(
        uuid4(), CASE.key, 1, LOGGED_AT, OFFICER, EntryKind.MOVED, Move.SEND, State.SENT, "name", "a", "b", "c"
    )
    desk.cases.remark(CaseRemark(full, (event(),)))
    assert desk.cases.history(CASE.key)[-1] == full
