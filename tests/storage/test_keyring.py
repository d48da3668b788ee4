"""What is sealed opens only in its place, with its key, unchanged."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.storage.keyring import Keyring, UnsealableError, sealed_version

ROW, OTHER_ROW = UUID(int=1), UUID(int=2)
OLD = Keyring({1: b"a" * 32}, {1: b"b" * 32})
ROTATED = Keyring({1: b"a" * 32, 2: b"c" * 32}, {1: b"b" * 32, 2: b"d" * 32})


@given(st.text())
def test_what_is_sealed_comes_back_and_never_looks_the_same_twice(text: str) -> None:
    first, second = (OLD.seal(text, "cases.name", ROW) for _ in range(2))
    assert first != second
    assert OLD.unseal(first, "cases.name", ROW) == text


@pytest.mark.parametrize(
    ("column", "row"), [("cases.kpj", ROW), ("cases.name", OTHER_ROW), ("visits.name", ROW), ("case.sname", ROW)]
)
def test_a_value_that_was_moved_does_not_open(column: str, row: UUID) -> None:
    sealed = OLD.seal("Contoh", "cases.name", ROW)
    with pytest.raises(UnsealableError, match="moved from another place"):
        OLD.unseal(sealed, column, row)


def test_every_single_changed_byte_is_noticed() -> None:
    sealed = OLD.seal("Contoh", "cases.name", ROW)
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(UnsealableError):
            OLD.unseal(changed, "cases.name", ROW)


@pytest.mark.parametrize("length", [0, 1, 2, 14, 29])
def test_a_value_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(UnsealableError):
        OLD.unseal(OLD.seal("Contoh", "cases.name", ROW)[:length], "cases.name", ROW)


def test_a_rotation_seals_with_the_new_key_and_opens_both() -> None:
    before, after = OLD.seal("Contoh", "cases.name", ROW), ROTATED.seal("Contoh", "cases.name", ROW)
    assert (sealed_version(before), sealed_version(after)) == (1, 2)
    assert ROTATED.unseal(before, "cases.name", ROW) == ROTATED.unseal(after, "cases.name", ROW) == "Contoh"
    with pytest.raises(UnsealableError, match="sealed with key 2, which is not here"):
        OLD.unseal(after, "cases.name", ROW)


def test_another_key_of_the_same_version_is_told_in_a_sentence() -> None:
    stranger = Keyring({1: b"z" * 32}, {1: b"b" * 32})
    with pytest.raises(UnsealableError, match="another key") as caught:
        stranger.unseal(OLD.seal("Contoh", "cases.name", ROW), "cases.name", ROW)
    assert "keys" in caught.value.remedy


def test_an_index_needs_its_key_and_its_column_and_finds_rows_from_before_a_rotation() -> None:
    index = OLD.index("12345678901", "cases.kpj")
    assert OLD.index("12345678901", "cases.kpj") == index
    assert OLD.index("12345678902", "cases.kpj") != index
    assert OLD.index("12345678901", "cases.phone") != index
    assert Keyring({1: b"a" * 32}, {1: b"z" * 32}).index("12345678901", "cases.kpj") != index
    assert ROTATED.indexes("12345678901", "cases.kpj")[1] == index
    assert ROTATED.index("12345678901", "cases.kpj") == ROTATED.indexes("12345678901", "cases.kpj")[0] != index


@pytest.mark.parametrize(
    ("sealing", "indexing"),
    [
        ({}, {1: b"b" * 32}),
        ({1: b"a" * 32}, {}),
        ({1: b"a" * 31}, {1: b"b" * 32}),
        ({1: b"a" * 32}, {1: b"a" * 32}),
        ({0: b"a" * 32}, {1: b"b" * 32}),
        ({65536: b"a" * 32}, {1: b"b" * 32}),
    ],
)
def test_a_keyring_that_makes_no_sense_is_refused(sealing: dict[int, bytes], indexing: dict[int, bytes]) -> None:
    with pytest.raises(ValueError, match="key"):
        Keyring(sealing, indexing)


def test_marks_tell_keys_apart_and_nothing_of_them() -> None:
    assert OLD.marks().items() <= ROTATED.marks().items()
    assert b"a" * 8 not in b"".join(OLD.marks().values())
    assert "aaaa" not in repr(OLD)
