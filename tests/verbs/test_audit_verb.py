"""`kiosk audit verify`: tampering beside the program is found and named."""

from pathlib import Path

import pytest

from kiosk.staff.roles import Role
from tests.machine import machine
from tests.staff.office import BOSS, BOSS_PIN, WRONG, refused
from tests.storage.beside import told_by_sqlite
from tests.verbs.conftest import Run
from tests.verbs.desk import hire
from tests.verbs.test_command import started


def worked(data: Path) -> Path:
    """A chain of six events at station 0.1; the database."""
    hire(data, Role.SUPERVISOR)
    kiosk = machine(data)
    for _ in range(5):
        kiosk.staff.sign_in(BOSS, BOSS_PIN, 1, kiosk.now())
    kiosk.desk.close()
    return data / "kiosk.sqlite"


def test_whole_chain_is_whole_and_its_head_is_told(kiosk: Run, data: Path) -> None:
    worked(data)
    told = kiosk("audit", "verify", "--json")
    assert (told.code, told.err) == (0, "")
    head = told.json["stations"][0]["head"]
    assert told.json == {
        "whole": True,
        "events": 6,
        "stations": [{"branch": 0, "station": 1, "events": 6, "head": head, "faults": []}],
    }
    said = kiosk("audit", "verify").out
    assert said == f"0.1: 6 events, head {head}\nwhole: 6 events of 1 station\n"


def test_machine_without_a_desk_has_nothing_to_verify(kiosk: Run, data: Path) -> None:
    told = kiosk("audit", "verify")
    assert (told.code, told.out) == (0, "whole: 0 events of 0 stations\n")


TAMPERING = {
    "UPDATE audit_events SET kind = 'signed_out' WHERE number = 3": ("event 3: edited", "edited", "events", 3, 3),
    "UPDATE audit_events SET details = 'x' WHERE number = 1": ("event 1: edited", "edited", "events", 1, 1),
    "DELETE FROM audit_events WHERE number IN (2, 3)": ("events 2 to 3: missing", "missing", "events", 2, 3),
    "DELETE FROM audit_events WHERE number > 4": ("events 5 to 6: cut off", "cut_off", "events", 5, 6),
    "UPDATE audit_heads SET number = 5": ("noted end, number 5: edited", "edited", "latest", 5, 5),
    "DELETE FROM audit_heads": ("noted end, number 6: missing", "missing", "latest", 6, 6),
}


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_is_found_and_its_place_is_named(kiosk: Run, data: Path, statement: str) -> None:
    told_by_sqlite(worked(data), statement)
    text, kind, place, first, last = TAMPERING[statement]
    told = kiosk("audit", "verify", "--json")
    assert (told.code, told.json["whole"]) == (1, False)
    fault = {"kind": kind, "place": place, "first": first, "last": last}
    assert fault in told.json["stations"][0]["faults"]
    said = kiosk("audit", "verify")
    assert said.code == 1
    assert f"0.1: {text}\n" in said.out
    assert "not whole: " in said.out.splitlines()[-1]


def test_head_from_paper_is_taken_quoted_or_not_and_agrees(kiosk: Run, data: Path) -> None:
    worked(data)
    head = kiosk("audit", "verify", "--json").json["stations"][0]["head"]
    for words in ((head,), tuple(head.lower().split()), (head, head)):
        told = kiosk("audit", "verify", "--anchor", *words)
        assert (told.code, told.err) == (0, "")
    refused(machine(data).staff.sign_in, BOSS, WRONG, 1, machine(data).now())
    assert kiosk("audit", "verify", "--anchor", head, "--anchor", head).code == 0


def test_paper_shows_what_the_holder_of_the_key_did(kiosk: Run, data: Path) -> None:
    path = worked(data)
    head = kiosk("audit", "verify", "--json").json["stations"][0]["head"]
    for table in ("audit_events", "audit_heads", "staff"):
        told_by_sqlite(path, f"DELETE FROM {table}")  # noqa: S608
    assert kiosk("audit", "verify").code == 0
    emptied = kiosk("audit", "verify", "--anchor", head)
    assert (emptied.code, "0.1: events 1 to 6: cut off\n" in emptied.out) == (1, True)
    worked(data)
    rewritten = kiosk("audit", "verify", "--anchor", head)
    assert (rewritten.code, "0.1: events 1 to 6: rewritten\n" in rewritten.out) == (1, True)


@pytest.mark.parametrize("text", ["", "0.1", "0.1-6 ABCD", "x.y-1 ABCD-EFGH-JKMN-PQRS", "a" * 10_000, "\udcff"])
def test_text_that_is_no_head_is_refused(kiosk: Run, data: Path, text: str) -> None:
    told = kiosk("audit", "verify", "--anchor", text)
    assert (told.code, told.out) == (1, "")
    assert "is not the head of a chain. Type it as it stands on the paper" in told.err
    assert len(told.err) < 250


def test_installed_command_finds_an_edited_event(tmp_path: Path) -> None:
    data = tmp_path / "data"
    path = worked(data)
    assert started(data, "audit", "verify").returncode == 0
    told_by_sqlite(path, "UPDATE audit_events SET subject = '' WHERE number = 4")
    ended = started(data, "audit", "verify")
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"0.1: event 4: edited" in ended.stdout


def test_text_in_the_place_of_a_station_s_number_is_a_fault_not_a_crash(kiosk: Run, data: Path) -> None:
    path = worked(data)
    told_by_sqlite(path, "UPDATE audit_events SET station = 'x' WHERE number = 4")
    told = kiosk("audit", "verify")
    assert (told.code, told.err) == (1, "")
    assert "0.1: event" in told.out
