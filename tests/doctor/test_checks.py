"""What the checks say where nothing has failed but somebody should look."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.clock import Clock
from kiosk.doctor.calendar import clock, holidays, zone
from kiosk.doctor.check import Examine, Result, State
from kiosk.doctor.desk import accounts, audit_chain
from kiosk.doctor.devices import printer, screen
from kiosk.doctor.folder import data_folder, space
from kiosk.doctor.machine import Disk, Machine
from kiosk.doctor.prints import prints
from kiosk.doctor.program import pair, settings
from kiosk.doctor.screens import connected_screen
from kiosk.doctor.sentences import Saying
from kiosk.doctor.teller import Teller
from kiosk.paper.formats import SlipFormat
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Condition, Trouble
from kiosk.settings.model import ZONES, BranchSettings, PrintingSettings, ScreenSettings, Settings
from kiosk.visits.visit import Station
from tests.doctor.station import copy
from tests.doctor.test_planted_faults import Standing
from tests.machine import MORNING, machine
from tests.storage.beside import told_by_sqlite
from tests.storage.opening import open_prints
from tests.storage.prints import a_print


@pytest.fixture
def station(built: Path, tmp_path: Path) -> Machine:
    """A station in order."""
    return machine(copy(built, tmp_path / "data")).machine


def standing(moment: datetime) -> Clock:
    return lambda: moment


def found(check: Examine, station: Machine) -> tuple[State, Saying]:
    verdict = check(station)
    return verdict.state, verdict.saying


def sized(station: Machine, given: float, told: float | None) -> Machine:
    return replace(station, settings=Settings(screen=ScreenSettings(diagonal=given)), screen=lambda: told)


@pytest.mark.parametrize(
    ("given", "told", "expected"),
    [
        (0, None, (State.WARNING, Saying.SCREEN_UNSET)),
        (0, 21.5, (State.WARNING, Saying.SCREEN_UNSET_TOLD)),
        (21.5, None, (State.NOT_CHECKED, Saying.SCREEN_UNSEEN)),
        (21.5, 21.4, (State.OK, Saying.SCREEN_FINE)),
        (21.5, 15.6, (State.WARNING, Saying.SCREEN_DIFFERS)),
    ],
)
def test_size_of_the_screen_is_compared_with_the_settings(
    station: Machine, given: float, told: float | None, expected: tuple[State, Saying]
) -> None:
    assert found(screen, sized(station, given, told)) == expected


def test_screen_says_its_size_without_a_window(tmp_path: Path) -> None:
    start = bytes.fromhex("00ffffffffffff00") + bytes(13)
    for name, content in (
        ("card0-HDMI-A-1", start + bytes([48, 27]) + bytes(105)),
        ("card0-DP-1", b""),  # nothing is connected
        ("card0-DP-2", start + bytes([160, 0]) + bytes(105)),  # a projector says a ratio
        ("card0-DP-3", bytes(128)),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edid").write_bytes(content)
    assert connected_screen(tmp_path) == 21.7
    assert connected_screen(tmp_path / "none") is None


def with_printer(station: Machine, condition: Condition, form: str = "auto") -> Machine:
    chosen = PrintingSettings(format=SlipFormat(form).value if form != "auto" else "auto", printer="cups:contoh")
    return replace(station, settings=Settings(printing=chosen), printer=lambda: Standing(condition))


def test_printer_with_other_paper_or_little_of_it_is_a_warning(station: Machine) -> None:
    well = Condition("Printer Contoh", takes_jobs=True, paper=SlipFormat.A5)
    assert found(printer, with_printer(station, well)) == (State.OK, Saying.PRINTER_FINE_PAPER)
    assert found(printer, with_printer(station, replace(well, paper=None))) == (State.OK, Saying.PRINTER_FINE)
    assert found(printer, with_printer(station, well, "a4")) == (State.WARNING, Saying.PRINTER_OTHER_PAPER)
    low = replace(well, paper_low=True)
    assert found(printer, with_printer(station, low)) == (State.WARNING, Saying.PRINTER_PAPER_LOW)


def said(check: Examine, station: Machine, language: str = "en") -> str:
    told = Teller(station.words, language).tell(Result(check.__name__, check(station)))
    return f"{told.what} {told.remedy}".strip()


def test_paper_is_named_as_people_call_it(station: Machine) -> None:
    given = with_printer(station, Condition("Printer Contoh", takes_jobs=True, paper=SlipFormat.ROLL80))
    assert said(printer, given) == "Printer Contoh, paper: 80 mm roll."
    assert said(printer, given, "id") == "Printer Contoh, kertas rol 80 mm."
    other = with_printer(station, Condition("Printer Contoh", takes_jobs=True, paper=SlipFormat.A5), "a4")
    assert said(printer, other).startswith("There is A5 paper in Printer Contoh; the settings say A4.")


@pytest.mark.parametrize("trouble", Trouble)
def test_trouble_that_an_idle_queue_goes_on_telling_of_is_a_warning(station: Machine, trouble: Trouble) -> None:
    idle = Condition("Printer Contoh", takes_jobs=True, troubles=(trouble,), is_live=False)
    assert found(printer, with_printer(station, idle)) == (State.WARNING, Saying.PRINTER_UNSURE)
    assert found(printer, with_printer(station, replace(idle, is_live=True)))[0] is State.FAILED


def test_trouble_of_an_idle_queue_is_told_as_that_of_its_last_job(station: Machine) -> None:
    idle = Condition("Printer Contoh", takes_jobs=True, troubles=(Trouble.NO_PAPER,), is_live=False)
    sentence = said(printer, with_printer(station, idle))
    assert sentence.startswith("At its last job: Printer Contoh has no paper. It is idle now")
    assert "kiosk doctor --test-page" in sentence


HERE = Station(0, 1)
WELL = Condition("Printer Contoh", takes_jobs=True)
TEST = a_print(station=HERE, at=MORNING, trouble=None, trouble_at=None, printer="Printer Contoh")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], (State.WARNING, Saying.PRINTS_UNTRIED)),
        ([replace(TEST, confirmed=True)], (State.OK, Saying.PRINTS_FINE)),
        ([replace(TEST, confirmed=False)], (State.WARNING, Saying.PRINTS_BAD)),
        ([replace(TEST, confirmed=None)], (State.WARNING, Saying.PRINTS_UNCONFIRMED)),
        ([replace(TEST, confirmed=None, state=DeliveryState.SENT)], (State.WARNING, Saying.PRINTS_UNCONFIRMED)),
        ([replace(TEST, confirmed=None, state=DeliveryState.FAILED)], (State.WARNING, Saying.PRINTS_UNTRIED)),
        ([replace(TEST, kind=PrintKind.SLIP, confirmed=None)], (State.WARNING, Saying.PRINTS_UNTRIED)),
        ([replace(TEST, station=Station(0, 2))], (State.WARNING, Saying.PRINTS_UNTRIED)),
    ],
)
def test_printer_is_tried_once_a_person_has_said_that_a_test_page_is_well(
    station: Machine, pages: list[Print], expected: tuple[State, Saying]
) -> None:
    log = open_prints(station.database)
    for page in pages:
        log.note(page)
    log.close()
    assert found(prints, with_printer(station, WELL)) == expected


def test_last_print_and_last_fault_are_told_with_their_time(station: Machine) -> None:
    given = with_printer(station, WELL)
    assert said(prints, given).startswith("Nothing has been printed yet. No fault so far. No test page has come out")
    log = open_prints(station.database)
    log.note(TEST)
    jam = MORNING + timedelta(minutes=3)
    slip = replace(TEST, key=UUID(int=7), kind=PrintKind.CASE_SLIP, at=jam, trouble=Trouble.JAM, trouble_at=jam)
    log.note(replace(slip, confirmed=None))
    log.close()
    assert said(prints, given) == (
        "Last print 2026-03-17 09:03 WIB: a case slip. Last fault 2026-03-17 09:03 WIB: Paper is jammed in Printer"
        " Contoh. The test page of 2026-03-17 09:00 WIB was as it should be (Printer Contoh)."
    )
    assert "Cetakan terakhir 2026-03-17 09:03 WIB: slip kasus." in said(prints, given, "id")


def test_where_slips_are_only_saved_nobody_has_to_try_a_printer(station: Machine, tmp_path: Path) -> None:
    from kiosk.printing.folder import FolderPrinter

    given = replace(station, printer=lambda: FolderPrinter(tmp_path))
    assert found(prints, given) == (State.OK, Saying.PRINTS_ONLY_SAVED)


def test_folder_that_nobody_chose_is_no_printer(station: Machine, tmp_path: Path) -> None:
    from kiosk.printing.folder import FolderPrinter

    folder = FolderPrinter(tmp_path)
    for chosen, expected in (("", Saying.PRINTER_NONE), ("folder", Saying.PRINTER_FINE)):
        given = Settings(printing=PrintingSettings(printer=chosen))
        assert printer(replace(station, settings=given, printer=lambda: folder)).saying is expected


@pytest.mark.parametrize(
    ("total", "free", "expected"),
    [
        (10**12, 10**11, Saying.SPACE_FINE),
        (10**12, 4 * 10**10, Saying.SPACE_LOW),
        (10**9, 499 * 10**6, Saying.SPACE_LOW),
        (10**12, 99 * 10**6, Saying.SPACE_NONE),
    ],
)
def test_space_is_low_long_before_it_is_gone(station: Machine, total: int, free: int, expected: Saying) -> None:
    assert space(replace(station, disk=lambda _: Disk(total, free))).saying is expected


def test_holidays_that_end_within_sixty_days_are_a_warning(station: Machine) -> None:
    end = MORNING.replace(year=int(str(holidays(station).values["until"])[:4]), month=12, day=31)
    for days, expected in ((61, Saying.HOLIDAYS_FINE), (59, Saying.HOLIDAYS_ENDING), (-1, Saying.HOLIDAYS_ENDED)):
        moment = end - timedelta(days=days)
        assert holidays(replace(station, clock=standing(moment))).saying is expected


def test_clock_behind_the_last_record_is_a_warning(station: Machine) -> None:
    told_by_sqlite(station.database, "UPDATE visits SET began_at = '2026-03-17 02:30:00.000000' WHERE touches = 3")
    told_by_sqlite(station.database, "UPDATE audit_events SET at = 'x' WHERE number = 1")
    assert found(clock, replace(station, clock=lambda: MORNING + timedelta(days=400))) == (State.OK, Saying.CLOCK_FINE)
    early = MORNING - timedelta(days=30)
    assert found(clock, replace(station, clock=lambda: early)) == (State.WARNING, Saying.CLOCK_BEHIND)


def test_clock_far_ahead_has_failed(station: Machine) -> None:
    assert clock(replace(station, clock=lambda: MORNING.replace(year=2099))).state is State.FAILED


@pytest.mark.parametrize("name", ["WIB", "WITA", "WIT"])
def test_every_zone_is_known(station: Machine, name: str) -> None:
    given = replace(station, settings=Settings(branch=BranchSettings(zone=name)))  # type: ignore[arg-type]
    assert found(zone, given) == (State.OK, Saying.ZONE_FINE)


def test_zone_that_this_pc_does_not_know_has_failed(station: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ZONES, "WIB", "Asia/Contoh")
    assert found(zone, station) == (State.FAILED, Saying.ZONE_UNKNOWN)
    monkeypatch.setitem(ZONES, "WIB", "Asia/Tokyo")
    assert found(zone, station) == (State.FAILED, Saying.ZONE_WRONG)


def test_pin_left_as_somebody_else_set_it_is_a_warning_after_thirty_days(station: Machine) -> None:
    told_by_sqlite(station.database, "UPDATE staff SET pin_is_temporary = 1")
    for days, expected in ((29, Saying.ACCOUNTS_FINE), (31, Saying.ACCOUNTS_OLD_PINS)):
        moment = MORNING + timedelta(days=days)
        assert accounts(replace(station, clock=standing(moment))).saying is expected


def test_chain_too_long_to_wait_for_is_left_to_the_other_command(
    station: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.doctor.desk.MOST_EVENTS", 3)
    assert found(audit_chain, station) == (State.NOT_CHECKED, Saying.AUDIT_TOO_LONG)


def test_branch_without_a_name_is_a_warning(station: Machine) -> None:
    assert found(settings, station) == (State.WARNING, Saying.SETTINGS_NAMELESS)


def test_variable_that_is_no_setting_is_named(station: Machine) -> None:
    given = replace(station, environment={**station.environment, "KIOSK_BRANCH_NAM": "x"})
    verdict = settings(given)
    assert verdict.saying is Saying.SETTINGS_WRONG
    assert "KIOSK_BRANCH_NAM" in str(verdict.values["detail"])


def test_pair_is_not_checked_where_nothing_tells_the_version(station: Machine) -> None:
    assert found(pair, replace(station, version=lambda _: None)) == (State.NOT_CHECKED, Saying.PAIR_UNKNOWN)


def test_file_in_the_place_of_the_folder_has_failed(station: Machine, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert found(data_folder, replace(station, data=tmp_path / "file")) == (State.FAILED, Saying.FOLDER_NO_FOLDER)
