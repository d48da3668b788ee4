"""A slip at the counter: what it says, whether it was used, and what comes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.cases.kinds import CaseKind, begun_by
from kiosk.cases.search import Found, FoundSlip
from kiosk.cases.store import SlipUse
from kiosk.doctor.service import Lacking
from kiosk.slips.staff_code import StaffCode
from kiosk.texts import Words
from ui.desk.health.phrases import say_why
from ui.desk.health.slips import READ_EVERY_SECONDS
from ui.desk.home import show_case
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.phrases import say_moment, say_span
from ui.desk.places import Page
from ui.desk.slips.copy import SlipCopy
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SlipAtCounter(DeskPage):
    """A slip at the counter: what it says, whether it was used, and what comes of it."""

    words_file = "desk_slip"
    changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._found: FoundSlip | None = None
        self._names: Mapping[UUID, str] = {}
        self._shown_before: FoundSlip | None = None
        self._lacking: Lacking | None = None
        self._print_read_at = float("-inf")
        self._copy = SlipCopy(office)

    @Property(SlipCopy, notify=changed)
    def copy(self) -> SlipCopy:
        """The slip to be printed again."""
        return self._copy

    @Property("QVariantMap", notify=changed)
    def shown(self) -> Snapshot:
        """Everything about the slip; empty while none is shown."""
        found, now, words = self._found, self._office.kiosk.now(), self._office.words
        if found is None:
            return NOTHING
        slip, case = found.slip, next(iter(found.cases), None)
        return {
            "title": words.say("desk_slip.title", code=found.code),
            "main": self._main(found),
            "fresh": not found.uses,
            "causes": [words.say(f"outcomes.{cause}.label") for cause in slip.causes] if slip else [],
            "issued": say_issued(slip, now, words),
            "waiting": say_waiting(slip, now, words) if slip and not found.uses else "",
            "warnings": self._warnings(found, now),
            "proposed": self._proposed(found),
            "not_printed": self._not_printed(),
            "open": words.say("desk_slip.open", code=case.code) if case else "",
            "open_key": str(case.key) if case else "",
            "cases": [show_case(case, now, words) for case in found.cases],
        }

    @Slot()
    def logCase(self) -> None:
        """To the form of a case that begins with what the slip says."""
        if self._found is not None and not self._office.busy:
            self._office.go(Page.FORM, self._found)

    @Slot()
    def close(self) -> None:
        """The visitor was helped without a case: the slip waits no more."""
        found = self._found
        if found is None:
            return
        office = self._office

        def closed(use: SlipUse) -> None:
            when = say_moment(use.at, office.kiosk.now(), office.words)
            office.go_from_start(Page.HOME)
            office.tell(office.words.say("desk_slip.closed", code=found.code, when=when), Tone.GOOD)

        office.ask(lambda session, now: office.kiosk.cases.intake.close_slip(session, found.code, now), closed)

    def arrive(self, about: object, /) -> None:
        """Show the slip; who comes back to it sees what has become of it meanwhile."""
        if not isinstance(about, FoundSlip):
            return
        self._found, self._lacking = about, None
        self._print_read_at = float("-inf")
        self.changed.emit()
        if about.slip:
            self._copy.arrive(about.code)
        else:
            self._copy.leave()
        if about is self._shown_before:
            self._read_again(about)
        else:
            self._shown_before = about
            self._ask_names()
        self._ask_print()

    def leave(self) -> None:
        """The names of its cases are forgotten."""
        self._found, self._names, self._lacking = None, {}, None
        self._copy.leave()
        self.changed.emit()

    def look(self) -> None:
        """What the visitor's screen still holds may come out meanwhile."""
        if self._office.monotonic() - self._print_read_at >= READ_EVERY_SECONDS:
            self._ask_print()

    def put_aside(self) -> bool:
        """Take the slip off the page, if it lies over it."""
        return self._copy.put_aside()

    def _read_again(self, about: FoundSlip) -> None:
        search = self._office.kiosk.cases.search

        def told(found: Found) -> None:
            if isinstance(found, FoundSlip) and self._found is about:
                # a signed square tells more than its code alone
                self._found = replace(found, slip=found.slip or about.slip, is_foreign=about.is_foreign)
                self.changed.emit()
                self._ask_names()

        self._office.ask(lambda who, now: search.scanned(who, about.code, now), told, quietly=True)

    def _ask_names(self) -> None:
        found = self._found
        if found is None or not found.uses:
            return
        search, staff = self._office.kiosk.cases.search, {use.staff for use in found.uses}

        def told(names: Mapping[UUID, str]) -> None:
            if self._found is found:
                self._names = names
                self.changed.emit()

        self._office.ask(lambda session, now: search.names(session, staff, now), told, quietly=True)

    def _ask_print(self) -> None:
        """Look whether the slip came out when it was taken."""
        kiosk, found = self._office.kiosk, self._found
        slip = found.slip if found else None
        if slip is None:
            return

        def told(lacking: Lacking | None) -> None:
            if self._found and self._found.code == slip.code and self._lacking != lacking:
                self._lacking = lacking
                self.changed.emit()

        if self._office.ask(lambda session, now: kiosk.health.lacking(session, slip, now), told, quietly=True):
            self._print_read_at = self._office.monotonic()

    def _main(self, found: FoundSlip) -> str:
        """What most likely comes next: open, log or close."""
        if found.cases:
            return "open"
        needs_none = found.slip is not None and not found.uses and _kind_of(found) is None
        return "close" if needs_none else "log"

    def _proposed(self, found: FoundSlip) -> str:
        kind, words = _kind_of(found), self._office.words
        return "" if kind is None else words.say("desk_slip.proposed", kind=words.say(f"cases.kinds.{kind}"))

    def _not_printed(self) -> str:
        words = self._office.words
        return words.say("desk_slip.not_printed", why=say_why(self._lacking.last, words)) if self._lacking else ""

    def _warnings(self, found: FoundSlip, now: datetime) -> list[str]:
        words = self._office.words
        said = []
        if found.is_foreign and found.slip:
            said.append(words.say("desk_slip.foreign", branch=found.slip.branch))
        return said + [self._say_use(use, now, words) for use in found.uses]

    def _say_use(self, use: SlipUse, now: datetime, words: Words) -> str:
        values = {"when": say_moment(use.at, now, words), "branch": use.branch, "station": use.station}
        own = use.branch == self._office.kiosk.station.branch
        said = words.say("desk_slip.used_here" if own else "desk_slip.used_elsewhere", **values)
        if name := self._names.get(use.staff):
            said = f"{said} {words.say('desk_slip.used_by', name=name)}"
        return said if use.case else f"{said} {words.say('desk_slip.used_without_case')}"


def _kind_of(found: FoundSlip) -> CaseKind | None:
    """What kind of case the slip asks for; None where it asks for none, or nobody knows."""
    return begun_by(found.slip.causes if found.slip else ())[0]


def say_issued(slip: StaffCode | None, now: datetime, words: Words) -> str:
    """When and where a slip was issued."""
    if slip is None:
        return words.say("desk_slip.code_only")
    return words.say("desk_slip.issued", when=say_moment(slip.issued, now, words), station=slip.station)


def say_waiting(slip: StaffCode, now: datetime, words: Words) -> str:
    """How long its visitor has been waiting; empty where that was another day."""
    issued = slip.issued.astimezone(now.tzinfo)
    if issued.date() != now.date() or issued > now:
        return ""
    return words.say("desk_slip.waiting", span=say_span(now - issued, words))
