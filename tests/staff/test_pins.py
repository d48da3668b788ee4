"""What is stored of a PIN, and what it costs to try one."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.errors import KioskError
from kiosk.staff.pins import Cost, PinKeeper, open_pepper
from tests.staff.office import CHEAP, PEPPER

OWNER, OTHER = UUID(int=1), UUID(int=2)


def test_a_pin_opens_only_with_its_pepper_and_for_its_owner() -> None:
    keeper = PinKeeper(PEPPER, CHEAP)
    stored = keeper.seal("739164", OWNER)
    assert keeper.matches("739164", stored, OWNER)
    assert not keeper.matches("739165", stored, OWNER)
    assert not keeper.matches("739164", stored, OTHER)
    assert keeper.seal("739164", OWNER) != stored
    assert "739164" not in stored


def test_another_pepper_is_noticed_and_told() -> None:
    stored = PinKeeper(PEPPER, CHEAP).seal("739164", OWNER)
    other = PinKeeper(bytes(32), CHEAP)
    with pytest.raises(KioskError, match=r"another pepper.*pin-pepper\.key"):
        other.matches("739164", stored, OWNER)


@pytest.mark.parametrize("stored", ["", "1", "1$", "2$00000000$argon2id$"])
def test_what_is_no_sealed_pin_is_told(stored: str) -> None:
    with pytest.raises(KioskError, match="another pepper"):
        PinKeeper(PEPPER, CHEAP).matches("739164", stored, OWNER)


def test_the_cost_is_64_mib_3_passes_1_lane_unless_a_test_says_otherwise(
    usual_cost: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cost.__init__, "__defaults__", usual_cost)
    stored = PinKeeper(PEPPER).seal("739164", OWNER)
    assert "$argon2id$v=19$m=65536,t=3,p=1$" in stored
    assert PinKeeper(PEPPER).matches("739164", stored, OWNER)
    assert not PinKeeper(PEPPER).is_outdated(stored)
    assert PinKeeper(PEPPER, CHEAP).is_outdated(stored)


def test_a_passphrase_written_with_other_code_points_is_the_same() -> None:
    keeper = PinKeeper(PEPPER, CHEAP)
    assert keeper.matches("cafe\u0301 pahit", keeper.seal("café pahit", OWNER), OWNER)


@pytest.mark.parametrize("pin", ["", "\0", "\ud800", "x" * 100_000])
def test_whatever_is_typed_is_compared(pin: str) -> None:
    keeper = PinKeeper(PEPPER, CHEAP)
    assert not keeper.matches(pin, keeper.seal("739164", OWNER), OWNER)
    keeper.matches_nobody(pin)


def test_an_unknown_name_takes_as_long_as_a_wrong_pin() -> None:
    keeper = PinKeeper(PEPPER, Cost(memory_kib=16 * 1024, passes=1))
    stored = keeper.seal("739164", OWNER)
    known, unknown = [], []
    for _ in range(15):
        known.append(_seconds(lambda: keeper.matches("482615", stored, OWNER)))
        unknown.append(_seconds(lambda: keeper.matches_nobody("482615")))
    assert min(unknown) == pytest.approx(min(known), rel=0.25)
    assert statistics.median(unknown) == pytest.approx(statistics.median(known), rel=0.4)


def test_marks_of_names_say_nothing_without_the_pepper() -> None:
    keeper = PinKeeper(PEPPER, CHEAP)
    assert keeper.mark_of("petugas") == PinKeeper(PEPPER).mark_of("petugas")
    assert len({keeper.mark_of("petugas"), keeper.mark_of(""), PinKeeper(bytes(32)).mark_of("petugas")}) == 3
    assert len(keeper.mark_of("petugas")) == 32


def test_a_pepper_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        PinKeeper(b"short")


def test_the_pepper_is_made_once_beside_the_other_keys(tmp_path: Path) -> None:
    assert open_pepper(tmp_path) == open_pepper(tmp_path)
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["pin-pepper.key"]


def _seconds(act: Callable[[], object]) -> float:
    """Of this process's own work: what others do on the machine does not count."""
    began = time.process_time()
    act()
    return time.process_time() - began
