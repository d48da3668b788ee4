"""The supervisor reads figures: some days by a button or typed, all of it by keys, and nothing for other roles."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtQuick import QQuickItem

from kiosk.audit.events import EventKind
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import State
from kiosk.staff.roles import Role
from tests.desk.officer import Officer
from tests.desk.open_case import change_places, hire, log_case, walk_to
from ui.desk.report.closing import DayClosing
from ui.desk.report.page import OfficeReport


@pytest.fixture
def reader(officer: Officer) -> Officer:
    """A supervisor with three cases of today behind them, on the report page."""
    log_case(officer)
    log_case(officer, state=State.DONE)
    log_case(officer, CaseKind.CLAIM_CANCELLATION)
    go_to_report(officer)
    return officer


def go_to_report(officer: Officer) -> None:
    walk_to(officer, officer.words("desk.pages.report"))
    officer.hit(Qt.Key.Key_Return)
    officer.idle()
    assert officer.page == "report"


def cards(officer: Officer) -> dict[str, str]:
    return {card["label"]: card["said"] for card in officer.of(OfficeReport).shown["cards"]}


def test_what_a_supervisor_wants_first_stands_first(reader: Officer) -> None:
    words = reader.words
    assert list(cards(reader)) == [
        words("reports.labels.summary.received"),
        words("reports.labels.summary.on_time"),
        words("reports.labels.summary.actual"),
        words("desk_report.cards.actual_p90"),
        words("reports.labels.summary.open"),
        words("reports.labels.summary.overdue"),
    ]
    assert [*cards(reader).values()][:2] == ["3", "100%"]
    assert all(reader.reads(label) for label in cards(reader))


def test_every_question_has_its_bars(reader: Officer) -> None:
    shown = reader.of(OfficeReport).shown
    titles = {panel["title"] for panel in (*shown["left"], *shown["right"])}
    named = {f"reports.tables.{name}" for name in ("kind", "block", "state", "ending", "cause", "station", "hour")}
    assert titles == {reader.words(key) for key in (*named, "reports.parts.times", "reports.parts.guide")}
    assert all(reader.reads(title) for title in titles)
    kinds = next(panel for panel in shown["left"] if panel["title"] == reader.words("reports.tables.kind"))
    assert [(row["said"], row["share"]) for row in kinds["rows"]] == [("2", 1.0), ("1", 0.5)]


def test_only_what_was_promised_is_yellow(reader: Officer) -> None:
    shown = reader.of(OfficeReport).shown
    panels = (*shown["left"], *shown["right"])
    expected = [row["label"] for panel in panels for row in panel["rows"] if row["expected"]]
    assert expected == [reader.words(f"reports.labels.times.promised_{what}") for what in ("median", "p90")]


def test_days_without_a_case_say_what_to_do_next(reader: Officer) -> None:
    walk_to(reader, reader.words("desk_report.spans.last_month"))
    reader.hit(Qt.Key.Key_Return)
    assert reader.reads(reader.words("desk_report.empty"))
    assert reader.of(OfficeReport).shown["left"] == []
    reader.hit(Qt.Key.Key_F7)  # there is no list of nothing
    assert reader.of(OfficeReport).export.form == ""


def test_own_days_are_typed_and_what_is_wrong_is_said_at_its_box(reader: Officer) -> None:
    walk_to(reader, reader.words("desk_report.spans.own"))
    reader.hit(Qt.Key.Key_Return)
    reader.type_text("30/2/2026\n")
    reader.type_text("11/3/2026\n")
    report = reader.of(OfficeReport)
    assert report.firstFault == reader.words("desk_report.faults.unread", example="11/3/2026")
    assert report.lastFault == ""
    assert reader.reads(report.firstFault)
    reader.hit(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.type_text("11/3/2026\n")
    reader.hit(Qt.Key.Key_Return)
    reader.idle()
    assert report.shown["span"] == "11 Maret 2026"
    assert report.firstFault == ""
    assert reader.reads("11 Maret 2026")


def test_the_page_is_turned_by_keys_and_wheel(reader: Officer) -> None:
    flick = view_of(reader)
    reader.hit(Qt.Key.Key_PageDown)
    below = float(flick.property("contentY"))
    assert below > 0
    reader.hit(Qt.Key.Key_PageUp)
    assert flick.property("contentY") == 0
    middle = QPointF(600, 500)
    wheel = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(reader.program.window, wheel)
    reader.until(lambda: float(flick.property("contentY")) > 0)


def test_the_language_changes_the_figures_too_and_the_focus_stays_useful(reader: Officer) -> None:
    reader.hit(Qt.Key.Key_F9)
    reader.idle()
    assert reader.reads("1 March 2026 – 11 March 2026")
    assert reader.reads(reader.words("reports.labels.summary.overdue"))
    reader.hit(Qt.Key.Key_Return)
    assert reader.focused.property("name") == reader.words("desk_report.spans.month")


def test_cs_has_no_such_page_and_is_refused_by_the_service(officer: Officer) -> None:
    log_case(officer)
    change_places(officer, hire(officer, role=Role.CS))
    assert [tab["id"] for tab in officer.screen.bar.tabs] == ["home", "health"]
    for page in ("report", "closing"):
        officer.screen.open(page)
        officer.idle()
        assert officer.notice == officer.words("desk.refused.not_allowed")
    assert not officer.of(OfficeReport).known
    assert not officer.of(DayClosing).known
    assert told(officer, EventKind.REPORT_SHOWN) == 0
    assert told(officer, EventKind.DENIED) == 2


def test_figures_that_were_left_are_forgotten(reader: Officer) -> None:
    reader.screen.open("home")
    reader.idle()
    assert not reader.of(OfficeReport).known
    assert reader.of(OfficeReport).shown == {}


def told(officer: Officer, kind: EventKind) -> int:
    audit = officer.program.kiosk.desk.audit
    return sum(event.kind == kind for place in audit.stations() for event in audit.events_of(*place))


def view_of(officer: Officer) -> QQuickItem:
    """What is scrolled: the tallest thing that can be."""
    views = [item for item in items(officer.program.window.contentItem()) if item.inherits("QQuickFlickable")]
    return max(views, key=lambda item: float(item.property("contentHeight")))


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from items(child)
