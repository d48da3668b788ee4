"""Several causes on one slip: one queue, nothing told twice, a phone entry that names all of them."""

from pathlib import Path

from kiosk.guide.causes import Cause
from kiosk.slips.sheet import SlipSheet
from tests.machine import machine

TWO = [Cause.ACTIVE_CLAIM, Cause.BLOCKED_BIOMETRIC]


def sheet(data: Path, causes: list[Cause]) -> SlipSheet:
    kiosk = machine(data)
    return kiosk.papers.sheet(kiosk.papers.issue(kiosk.plans.of_causes(causes), (), "id"))


def test_queueing_is_told_once(tmp_path: Path) -> None:
    steps = [step for part in sheet(tmp_path, TWO).parts for step in part.steps]
    assert sum("nomor antrean" in step for step in steps) == 1
    assert len(steps) == len(set(steps))


def test_the_heading_says_to_try_again_only_after_all_of_it(tmp_path: Path) -> None:
    assert "setelah semua selesai" in sheet(tmp_path, TWO).parts_heading
    assert sheet(tmp_path, TWO[:1]).parts_heading == ""


def test_the_phone_entry_names_every_cause_and_what_to_bring(tmp_path: Path) -> None:
    made = sheet(tmp_path, TWO)
    entry = made.phone_qr.payload.replace("\r\n ", "").replace("\\", "")
    for part in made.parts:
        assert part.title in entry
    assert "Bawa: e-KTP asli" in entry


def test_the_phone_entry_of_one_cause_is_called_after_it(tmp_path: Path) -> None:
    entry = sheet(tmp_path, TWO[1:]).phone_qr.payload.replace("\r\n ", "")
    (summary,) = [line for line in entry.splitlines() if line.startswith("SUMMARY:")]
    assert "Akun terblokir" in summary
