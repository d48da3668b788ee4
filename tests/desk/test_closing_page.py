"""The day is closed: what was done, the paper with its anchor that the command accepts, printed and saved."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.audit.events import EventKind
from kiosk.cases.states import State
from kiosk.paper.raster import render
from tests.desk.officer import NAME, PARTICIPANT, Officer, desk_in, slip_of
from tests.desk.open_case import COLLEAGUE, hire, log_case, walk_to
from tests.desk.test_report_page import told
from tests.journeys.visiting import BLOCKED_BY_FACE, Day
from ui.commands import main
from ui.desk.report import folders
from ui.desk.report.closing import DayClosing


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The account's own documents; nothing is plugged in."""
    monkeypatch.setattr(folders, "user_documents_dir", lambda: str(tmp_path / "Documents"))
    monkeypatch.setattr(folders, "MEDIA", (tmp_path / "media",))
    return tmp_path / "Documents" / "Anjungan JMO"


@pytest.fixture
def closer(officer: Officer, documents: Path) -> Officer:
    """A supervisor at the end of a day of two cases and a slip that nobody has taken."""
    log_case(officer)
    log_case(officer, state=State.DONE)
    slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    go_to_closing(officer)
    assert not documents.exists()
    return officer


def go_to_closing(officer: Officer) -> None:
    officer.screen.open("home")
    officer.idle()
    walk_to(officer, officer.words("desk.pages.closing"))
    officer.hit(Qt.Key.Key_Return)
    officer.idle()
    assert officer.page == "closing"


def close(officer: Officer) -> None:
    assert officer.focused.property("name") == officer.words("desk_closing.close")
    officer.hit(Qt.Key.Key_Return)
    assert officer.of(DayClosing).closed


def test_before_the_closing_stands_what_was_done_and_what_is_left(closer: Officer) -> None:
    page = closer.of(DayClosing)
    assert [card["said"] for card in page.counts] == ["1", "0", "1", "0", "1"]
    rows = {row["name"]: row["numbers"] for row in page.work["rows"]}
    assert rows[NAME] == rows[closer.words("reports.shift.total")] == ["2", "1", "1", "–", "–", "–"]
    assert closer.reads(NAME)
    assert told(closer, EventKind.DAY_CLOSED) == 0


def test_a_day_without_work_says_so_and_can_be_closed(officer: Officer) -> None:
    go_to_closing(officer)
    assert officer.reads(officer.words("desk_closing.nobody"))
    close(officer)
    assert told(officer, EventKind.DAY_CLOSED) == 1


def test_the_anchor_on_the_screen_is_what_the_command_accepts(
    closer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(closer)
    number, signs = closer.of(DayClosing).anchor
    assert closer.reads(number)
    assert closer.reads(signs)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    assert main(["audit", "verify", "--anchor", number, signs]) == 0
    closer.of(DayClosing).lookAgain()  # what comes after it changes nothing
    closer.idle()
    log_case(closer)
    assert main(["audit", "verify", "--anchor", number, signs]) == 0
    other = signs[:-1] + ("2" if signs[-1] != "2" else "3")
    assert main(["audit", "verify", "--anchor", number, other]) == 1


def test_the_picture_is_the_paper_and_bears_the_same_anchor(closer: Officer, documents: Path) -> None:
    close(closer)
    assert len(closer.of(DayClosing).pages) == 1
    closer.hit(Qt.Key.Key_F6)
    (path,) = documents.iterdir()
    assert path.name == "tutup-hari-2026-03-11.pdf"
    assert closer.notice == closer.words("desk_closing.saved", path=path)
    (page,) = render(path.read_bytes(), 200)
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [" ".join(closer.of(DayClosing).anchor)]
    assert PARTICIPANT.encode() not in path.read_bytes()


def test_the_paper_is_saved_again_under_a_number(closer: Officer, documents: Path) -> None:
    close(closer)
    for _ in range(2):
        closer.hit(Qt.Key.Key_F6)
    assert sorted(path.name for path in documents.iterdir()) == [
        "tutup-hari-2026-03-11-2.pdf",
        "tutup-hari-2026-03-11.pdf",
    ]


def test_a_folder_that_takes_no_file_is_told(closer: Officer, documents: Path) -> None:
    close(closer)
    documents.parent.mkdir()
    documents.write_text("no folder", encoding="utf-8")
    closer.hit(Qt.Key.Key_F6)
    assert closer.notice == closer.words("desk_report.export.not_written", path=documents)


def test_the_paper_is_printed_by_the_key_that_has_the_focus(closer: Officer) -> None:
    close(closer)
    assert closer.focused.property("name") == closer.words("desk_closing.print")
    closer.hit(Qt.Key.Key_Return)
    closer.until(lambda: closer.of(DayClosing).said != "" and not closer.of(DayClosing).running)
    closer.idle()
    (path,) = (closer.program.kiosk.data / "slips").glob("*.pdf")
    assert closer.of(DayClosing).said == closer.words("desk_closing.states.saved", path=path)
    assert closer.reads(closer.of(DayClosing).said)
    assert render(path.read_bytes(), 36)


def test_a_print_that_no_disk_takes_is_not_called_printed(closer: Officer) -> None:
    (closer.program.kiosk.data / "slips").write_text("no folder", encoding="utf-8")
    close(closer)
    closer.hit(Qt.Key.Key_F5)
    closer.until(lambda: closer.of(DayClosing).stuck)
    closer.idle()
    assert closer.reads(closer.words("desk_closing.states.failed"))


def test_the_day_may_be_closed_twice_and_the_page_says_when_the_last_time_was(closer: Officer, day: Day) -> None:
    close(closer)
    first = closer.of(DayClosing).anchor
    day.jump(timedelta(minutes=1))
    walk_to(closer, closer.words("desk_closing.again"))
    closer.hit(Qt.Key.Key_Space)
    assert not closer.of(DayClosing).closed
    assert "09.12" in closer.of(DayClosing).when
    assert closer.reads(closer.of(DayClosing).when)
    close(closer)
    assert closer.of(DayClosing).anchor != first
    assert "09.13" in closer.of(DayClosing).when
    assert told(closer, EventKind.DAY_CLOSED) == 2


def test_the_paper_is_still_there_after_a_look_at_another_page(closer: Officer) -> None:
    close(closer)
    anchor = closer.of(DayClosing).anchor
    go_to_closing(closer)
    assert closer.of(DayClosing).anchor == anchor
    assert told(closer, EventKind.DAY_CLOSED) == 1


def test_the_paper_of_yesterday_is_put_away(application: QGuiApplication, tmp_path: Path, documents: Path) -> None:
    day = Day()
    day.now = day.now.replace(hour=23, minute=59)
    with desk_in(tmp_path / "data", day=day) as late:
        late.sign_in()
        go_to_closing(late)
        close(late)
        day.jump(timedelta(minutes=1))
        go_to_closing(late)
        assert not late.of(DayClosing).closed
        assert late.of(DayClosing).when == ""


def test_the_paper_is_said_anew_in_the_other_language(closer: Officer) -> None:
    close(closer)
    before = closer.of(DayClosing).pages
    closer.hit(Qt.Key.Key_F9)
    closer.until(lambda: closer.of(DayClosing).pages != before)
    assert told(closer, EventKind.DAY_CLOSED) == 1
    assert closer.reads(closer.words("desk_closing.keep"))


def test_a_chain_that_was_changed_is_not_anchored_and_the_page_warns(closer: Officer) -> None:
    data = closer.program.kiosk.data
    hire(closer, COLLEAGUE)  # who signs in at station 2
    with closing(sqlite3.connect(data / "kiosk.sqlite")) as database, database:
        database.execute("UPDATE audit_heads SET seal = zeroblob(32) WHERE station = 2")
    close(closer)
    assert closer.of(DayClosing).doubtful == closer.words("reports.shift.doubtful", stations="2")
    assert closer.reads(closer.of(DayClosing).doubtful)
    assert closer.of(DayClosing).others == []
