"""Logs cases: from a slip or without, once however often somebody clicks, and only after what is there was told."""

from datetime import datetime, timedelta
from uuid import UUID

from kiosk.audit.events import Detail, EventDraft, EventKind
from kiosk.cases.answers import InTheWay, accept
from kiosk.cases.case import Case, CaseEntry, EntryKind, new_case_code, shown
from kiosk.cases.doors import Parts
from kiosk.cases.events import happened
from kiosk.cases.form import CheckedForm, Form, check_form, promised
from kiosk.cases.kinds import UnblockDetails
from kiosk.cases.states import State
from kiosk.cases.store import Added, NewCase, SlipTaken, SlipUse, Standing
from kiosk.ids import new_key
from kiosk.staff.roles import Act
from kiosk.staff.sessions import SignedIn

RECENT = timedelta(days=30)
"""A case closed no longer ago is told before another is logged for the same KPJ; then its KPJ is forgotten anyway."""


class Intake:
    """Where cases come in. Every method raises Refused where the officer may not do this."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def standing(self, session: SignedIn, form: Form, now: datetime) -> Standing:
        """What is there already for this KPJ and this slip, for the page to show before saving. Raises StorageError."""
        self._parts.permit(session, Act.LOG_CASE, now)
        kpj = check_form(form, self._parts.today(now)).person.kpj
        found = self._parts.store.standing(kpj, form.slip_code, now - RECENT)
        if found.cases:
            details = {Detail.COUNT: str(len(found.cases))}
            self._parts.trail.append([happened(session, EventKind.CASE_SEARCHED, now, details=details)])
        return found

    def log(self, session: SignedIn, form: Form, now: datetime, despite: frozenset[UUID] = frozenset()) -> Added:
        """Log a case. `despite` are the keys of what the officer has seen standing in the way and goes on despite.

        When this returns, the disk has it; the same form again gives the same case. Raises Unacceptable, InTheWay and
        StorageError; then nothing was kept.
        """
        self._parts.permit(session, Act.LOG_CASE, now)
        checked = check_form(form, self._parts.today(now))
        accept(*checked.boxes)
        added = self._parts.store.add(self._new(session, form, checked, now), despite, now - RECENT)
        if isinstance(added, Standing):
            raise InTheWay(added)
        return added

    def close_slip(self, session: SignedIn, slip_code: str, now: datetime) -> SlipUse:
        """Take a slip off the waiting list without a case; gives its first use. Raises StorageError."""
        self._parts.permit(session, Act.CLOSE_SLIP, now)
        use = SlipUse(new_key(), slip_code, session.branch, session.station, now, session.staff, None)
        taken = SlipTaken(use, (happened(session, EventKind.SLIP_CLOSED, now, slip_code),))
        return self._parts.store.take_slip(taken) or use

    def slip_printed(self, session: SignedIn, slip_code: str, now: datetime) -> None:
        """Write down that a visitor's slip is printed again (*cetak ulang*). Raises StorageError."""
        self._parts.permit(session, Act.PRINT_SLIP, now, slip_code)
        self._parts.trail.append([happened(session, EventKind.SLIP_PRINTED, now, slip_code, {Detail.COPY: "again"})])

    def _new(self, session: SignedIn, form: Form, checked: CheckedForm, now: datetime) -> NewCase:
        case = Case(
            key=form.key,
            code=new_case_code(),
            branch=session.branch,
            station=session.station,
            details=checked.details,
            state=State.RECEIVED,
            version=1,
            cause=form.cause,
            slip_code=form.slip_code,
            slip_causes=form.slip_causes if form.slip_code else (),
            person=shown(checked.person),
            due=promised(checked.details, now, self._parts.timetable),
            created_at=now,
            closed_at=None,
            logged_by=session.staff,
            assigned_to=session.staff,
        )
        entry = CaseEntry(new_key(), case.key, 1, now, session.staff, EntryKind.LOGGED, state=State.RECEIVED)
        return NewCase(case, checked.person, entry, _use_of(case), (_logged(session, case, now),))


def _use_of(case: Case) -> SlipUse | None:
    if case.slip_code is None:
        return None
    return SlipUse(new_key(), case.slip_code, case.branch, case.station, case.created_at, case.logged_by, case.key)


def _logged(session: SignedIn, case: Case, now: datetime) -> EventDraft:
    details = {Detail.KIND: case.kind.value, Detail.CAUSE_CONFIRMED: case.cause.value}
    if isinstance(case.details, UnblockDetails):
        details[Detail.BLOCK] = case.details.block.value
    if case.slip_code:
        details[Detail.SLIP] = case.slip_code
    if case.slip_causes:
        details[Detail.CAUSE_GUIDE] = case.slip_causes[0].value
    return happened(session, EventKind.CASE_LOGGED, now, case.code, details)
