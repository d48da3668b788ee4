"""The doctor's list: the worst first with its remedy, examined beside the page, saved as a report."""

import io
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from kiosk.doctor.check import Check, Verdict, failed, not_checked, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.prints.printer import Condition, JobStage, JobState
from kiosk.staff.roles import Role
from kiosk.storage.database import PATIENCE_MS
from tests.desk.health import NAMED, examine_only, go_to_health, plug_in, see_doctor, see_printer, until_read
from tests.desk.officer import Officer
from tests.desk.open_case import change_places, hire, walk_to
from tests.printing.memory import MemoryPrinter
from ui.desk.health.page import MachineHealth
from ui.desk.report import folders


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The account's own documents; nothing is plugged in."""
    monkeypatch.setattr(folders, "user_documents_dir", lambda: str(tmp_path / "Documents"))
    monkeypatch.setattr(folders, "MEDIA", (tmp_path / "media",))
    return tmp_path / "Documents" / "Anjungan JMO"


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a check waits for."""
    event = Event()
    yield event
    event.set()


def verdicts(*found: tuple[str, Verdict]) -> list[Check]:
    """Checks of these names that come to these verdicts."""

    def made(name: str, verdict: Verdict) -> Check:
        def examine(machine: Machine) -> Verdict:
            return verdict

        examine.__name__ = name
        return Check(examine)

    return [made(name, verdict) for name, verdict in found]


def test_a_failure_is_told_with_its_remedy_and_gone_once_it_is_mended(
    officer: Officer, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_only(monkeypatch, [NAMED["data_folder"], NAMED["privacy"]])
    data = officer.program.kiosk.data
    data.chmod(0o755)
    go_to_health(officer)
    see_doctor(officer)
    for part in ("what", "remedy"):
        assert officer.reads(officer.words(f"doctor.privacy.open.{part}", folder=data, mode="0755"))
    assert officer.reads(officer.words("doctor.marks.failed"))
    assert officer.reads(officer.words("doctor.summary", count=2, failed=1, warning=0, not_checked=0))
    assert officer.reads(officer.words("desk_health.doctor.when", when=officer.words("desk.today_at", time="09.12")))
    data.chmod(0o700)
    officer.hit(Qt.Key.Key_F4)
    see_doctor(officer)
    assert officer.of(MachineHealth).doctor.troubles == []
    assert not officer.reads(officer.words("doctor.marks.failed"))


def test_the_worst_stands_first_and_what_is_well_below(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        ("settings", ok(Saying.SETTINGS_FINE, name="Contoh", station=1)),
        ("journal", not_checked(Saying.WAITS, checks=("database",))),
        ("space", warning(Saying.SPACE_LOW, free=400)),
        ("database", failed(Saying.DATABASE_NONE, file="kiosk.sqlite")),
    ]
    examine_only(monkeypatch, verdicts(*made))
    go_to_health(officer)
    see_doctor(officer)
    doctor = officer.of(MachineHealth).doctor
    assert [row["id"] for row in doctor.troubles] == ["database", "space", "journal"]
    assert [row["id"] for row in doctor.fine] == ["settings"]


def test_the_other_language_tells_the_same_examination(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []

    def space(machine: Machine) -> Verdict:
        times.append(1)
        return warning(Saying.SPACE_LOW, free=400)

    examine_only(monkeypatch, [Check(space)])
    go_to_health(officer)
    see_doctor(officer)
    officer.hit(Qt.Key.Key_F9)
    officer.wait(1)
    assert officer.words("doctor.marks.warning") == "WARNING"
    assert officer.reads(officer.words("doctor.space.low.what", free=400))
    assert officer.reads(officer.words("doctor.space.low.remedy"))
    assert len(times) == 1


def test_a_check_that_hangs_holds_up_no_key_and_nobody_waits_for_it(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, gate: Event
) -> None:
    after: list[str] = []

    def database(machine: Machine) -> Verdict:
        gate.wait()
        return ok(Saying.DATABASE_FINE, size=1)

    def space(machine: Machine) -> Verdict:
        after.append("space")
        return ok(Saying.SPACE_FINE, free=1)

    examine_only(monkeypatch, [*verdicts(("settings", ok(Saying.SETTINGS_FINE))), Check(database, 60), Check(space)])
    go_to_health(officer)
    doctor = officer.of(MachineHealth).doctor

    def is_at_database() -> bool:
        officer.screen.tick()
        return officer.reads(officer.words("doctor.names.database"))

    officer.until(is_at_database)
    said = officer.words("desk_health.doctor.running", number=2, count=3, name=officer.words("doctor.names.database"))
    assert officer.reads(said)
    officer.hit(Qt.Key.Key_F9)
    assert officer.reads("Examining 2 of 3: Database…")
    officer.screen.open("home")
    officer.idle()
    assert officer.page == "home"
    assert not doctor.running
    gate.set()
    officer.wait(1)
    assert not doctor.known
    assert after == []


def test_a_visit_that_is_stored_meanwhile_does_not_wait_in_vain(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []

    def database(machine: Machine) -> Verdict:
        given.append(machine.reading_seconds)
        return ok(Saying.DATABASE_FINE, size=1)

    examine_only(monkeypatch, [Check(database)])
    go_to_health(officer)
    see_doctor(officer)
    assert given[0] < PATIENCE_MS / 1000


def test_results_of_a_moment_ago_stay_and_old_ones_are_found_anew(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []

    def space(machine: Machine) -> Verdict:
        times.append(1)
        return ok(Saying.SPACE_FINE, free=1)

    examine_only(monkeypatch, [Check(space)])
    for waited, expected in ((0.0, 1), (60.0, 1), (900.0, 2)):
        officer.screen.touched()
        officer.clock.seconds += waited
        officer.screen.touched()
        go_to_health(officer)
        see_doctor(officer)
        assert len(times) == expected
        officer.screen.open("home")
        officer.idle()


def test_the_readiness_report_of_all_checks_is_saved_and_tells_what_the_page_tells(
    officer: Officer, documents: Path
) -> None:
    go_to_health(officer)
    see_doctor(officer)
    walk_to(officer, officer.words("desk_health.doctor.report"))
    officer.hit(Qt.Key.Key_Return)
    (path,) = documents.iterdir()
    assert path.name == "laporan-kesiapan-2026-03-11.pdf"
    assert officer.notice == officer.words("desk_health.doctor.saved", path=path)
    pdf = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert len(pdf) == 1
    pdf.close()
    assert "Kantor Cabang Contoh" in text
    doctor = officer.of(MachineHealth).doctor
    assert len(doctor.troubles) + len(doctor.fine) == len(NAMED)
    assert all(row["name"] in text for row in [*doctor.troubles, *doctor.fine])


def test_a_folder_that_takes_no_report_is_told(
    officer: Officer, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_only(monkeypatch, [NAMED["settings"]])
    go_to_health(officer)
    see_doctor(officer)
    documents.parent.mkdir()
    documents.write_text("no folder", encoding="utf-8")
    officer.hit(Qt.Key.Key_F6)
    assert officer.notice == officer.words("desk_report.export.not_written", path=documents)


def test_the_printer_of_the_desk_is_examined(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    examine_only(monkeypatch, [NAMED["printer"]])
    printer = MemoryPrinter()
    plug_in(officer, printer, monkeypatch)
    go_to_health(officer)
    see_doctor(officer)
    (row,) = officer.of(MachineHealth).doctor.fine
    assert printer.condition.name in row["what"]


def test_an_officer_sees_it_all_and_tries_the_printer_but_writes_no_report(
    officer: Officer, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_only(monkeypatch, [NAMED["settings"]])
    plug_in(officer, MemoryPrinter(), monkeypatch)
    change_places(officer, hire(officer))
    assert [tab["id"] for tab in officer.screen.bar.tabs] == ["home", "health"]
    go_to_health(officer)
    see_doctor(officer)
    see_printer(officer)
    officer.hit(Qt.Key.Key_F5)
    officer.until(lambda: officer.of(MachineHealth).printer.asks)
    officer.hit(Qt.Key.Key_F7)
    assert officer.reads(officer.words("desk_health.verdicts.whole"))
    assert not officer.reads(officer.words("desk_health.doctor.report"))
    officer.hit(Qt.Key.Key_F6)
    officer.of(MachineHealth).doctor.save()
    officer.idle()
    assert officer.notice == officer.words("desk.refused.not_allowed")
    assert not documents.exists()


def test_branch_it_comes_here_too_but_opens_no_slip(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    examine_only(monkeypatch, [NAMED["settings"]])
    officer.screen.office.enter(hire(officer, role=Role.ADMIN))
    officer.idle()
    assert [tab["id"] for tab in officer.screen.bar.tabs] == ["accounts", "health"]
    go_to_health(officer)
    see_doctor(officer)
    assert officer.reads(officer.words("desk_health.doctor.report"))
    assert not officer.reads(officer.words("desk_health.slips.note"))


def test_every_act_is_reached_by_the_tab_key_alone(
    officer: Officer, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine_only(monkeypatch, [NAMED["settings"]])
    go_to_health(officer)
    see_doctor(officer)
    for key in ("test.print", "doctor.again", "doctor.report"):
        walk_to(officer, officer.words(f"desk_health.{key}"))
        item: QQuickItem = officer.focused
        assert item.isVisible()


@pytest.mark.parametrize("busy", [False, True], ids=["at rest", "while it examines"])
def test_the_answer_about_a_test_page_is_in_the_list_at_once(
    officer: Officer, gate: Event, monkeypatch: pytest.MonkeyPatch, busy: bool
) -> None:
    def space(machine: Machine) -> Verdict:
        gate.wait()
        return ok(Saying.SPACE_FINE, free=4000)

    if not busy:
        gate.set()
    examine_only(monkeypatch, [NAMED["prints"], Check(space)])
    plug_in(officer, MemoryPrinter(Condition("memory", takes_jobs=True), JobState(JobStage.SENT)), monkeypatch)
    go_to_health(officer)
    if not busy:
        see_doctor(officer)
    officer.hit(Qt.Key.Key_F5)
    until_read(officer, officer.words("desk_health.test.question"), 5.0)
    officer.hit(Qt.Key.Key_F7)
    assert officer.of(MachineHealth).doctor.running
    gate.set()
    see_doctor(officer)
    assert officer.of(MachineHealth).doctor.troubles == []
    assert officer.reads(officer.words("doctor.names.prints"))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", ["untried", "unconfirmed", "bad"])
def test_the_remedy_for_an_untried_printer_names_the_button_of_this_page_before_the_command(
    officer: Officer, case: str, language: str
) -> None:
    officer.screen.speak(language)
    remedy = officer.words(f"doctor.prints.{case}.remedy")
    parts = [officer.words("desk.pages.health"), officer.words("desk_health.test.print").lower(), "F5"]
    places = [remedy.lower().find(part.lower()) for part in [*parts, "kiosk doctor --test-page"]]
    assert min(places) >= 0
    assert max(places) == places[-1]
