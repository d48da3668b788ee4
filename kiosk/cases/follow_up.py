"""Follows a case to its end: moves by the table, corrections, notes; the second of two officers is told."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.audit.events import Detail, EventDraft, EventKind
from kiosk.cases.answers import Obstacle, Obstructed, Overtaken, accept
from kiosk.cases.case import NUMBERS, Case, CaseEntry, EntryKind, Person
from kiosk.cases.checks import Checked, check_note, check_reason, check_recipient
from kiosk.cases.correction import Corrected, Correction, correct
from kiosk.cases.doors import Parts
from kiosk.cases.events import MOVED, happened
from kiosk.cases.form import promised
from kiosk.cases.kinds import ClaimDetails
from kiosk.cases.states import OPEN, Asks, Ending, Move, Rule, act_for, rule_for
from kiosk.cases.store import CaseChange, CaseRemark
from kiosk.ids import new_key
from kiosk.staff.roles import Act, allowed
from kiosk.staff.sessions import SignedIn

REVEALED_FOR = timedelta(seconds=10)
"""How long a number is shown in full (reliability.md, V5)."""


@dataclass(frozen=True)
class Told:
    """What the officer says with a move: to whom, or why, or how it ended; the table knows what is asked."""

    text: str = ""
    ending: Ending | None = None


@dataclass(frozen=True)
class Revealed:
    """A number in full, to be hidden again at `until`."""

    text: str = field(repr=False)
    until: datetime


class FollowUp:
    """Where a case goes on.

    Every method raises Refused where the officer may not do this, Unacceptable, Overtaken and Obstructed where it can't
    be done, and StorageError if nothing could be kept.
    `act` is a key made when the officer began: the same key again, by a second click, is the same act.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def move(
        self, session: SignedIn, seen: Case, move: Move, told: Told, now: datetime, act: UUID | None = None
    ) -> Case:
        """Take `move` with the case as it was `seen`, by the table. Raises ValueError without the ending asked for."""
        self._parts.permit(session, act_for(move), now, seen.code)
        entry = self._entry(session, seen, EntryKind.MOVED, now, act)

        def moved(case: Case) -> CaseChange:
            rule = rule_for(move, case.state, case.kind)
            if rule is None:
                raise Obstructed(Obstacle.NO_SUCH_MOVE)
            box = _asked(rule, case, told)
            accept(*([box] if box else []))
            after = self._moved(case, rule, box, told, now)
            return _move_told(session, case, after, rule, box, entry)

        return self._change(seen, entry.key, moved)

    def correct(
        self,
        session: SignedIn,
        seen: Case,
        correction: Correction,
        reason: str,
        now: datetime,
        act: UUID | None = None,
    ) -> Case:
        """Put a mistake right: one entry for each thing that changes, with the reason; closed cases too."""
        self._parts.permit(session, Act.CORRECT_CASE, now, seen.code)
        first = self._entry(session, seen, EntryKind.CORRECTED, now, act)

        def corrected(case: Case) -> CaseChange:
            person = self._parts.store.person(case.key)
            if person is None:
                raise Obstructed(Obstacle.FORGOTTEN)
            why = check_reason(reason)
            new = correct(case, person, correction, self._parts.today(now))
            accept(*new.boxes, why)
            if not new.differences:
                raise Obstructed(Obstacle.NOTHING_CHANGED)
            return _correction_told(session, new, person, replace(first, reason=why.value))

        return self._change(seen, first.key, corrected)

    def assign(self, session: SignedIn, seen: Case, to: UUID, now: datetime, act: UUID | None = None) -> Case:
        """Make a case one's own, or give it to somebody else."""
        needed = Act.TAKE_CASE if to == session.staff else Act.REASSIGN_CASE
        self._parts.permit(session, needed, now, seen.code)
        officer = self._parts.people.account(to)
        if officer is None or not officer.is_active or not allowed(officer.role, Act.SEE_CASE):
            raise Obstructed(Obstacle.NO_SUCH_OFFICER)
        entry = self._entry(session, seen, EntryKind.REASSIGNED, now, act)

        def assigned(case: Case) -> CaseChange:
            if to == case.assigned_to:
                raise Obstructed(Obstacle.NOTHING_CHANGED)
            after = replace(case, assigned_to=to, version=case.version + 1)
            told = replace(entry, version=after.version, before=str(case.assigned_to), after=str(to))
            event = happened(session, EventKind.CASE_REASSIGNED, now, case.code, {Detail.TO: str(to)})
            return CaseChange(after, (told,), (event,))

        return self._change(seen, entry.key, assigned)

    def note(self, session: SignedIn, seen: Case, text: str, now: datetime, act: UUID | None = None) -> CaseEntry:
        """Write a note into the history; it stands in nobody's way."""
        self._parts.permit(session, Act.NOTE_CASE, now, seen.code)
        box = check_note(text)
        accept(box)
        entry = replace(self._entry(session, seen, EntryKind.NOTED, now, act), reason=box.value)
        self._remark(entry, happened(session, EventKind.CASE_NOTED, now, seen.code))
        return entry

    def reveal(self, session: SignedIn, seen: Case, what: str, now: datetime) -> Revealed:
        """A KPJ or a phone number in full, for 10 s; it is written down before it is shown.

        Raises ValueError for anything else.
        """
        if what not in NUMBERS:
            raise ValueError(f"{what} is not hidden")
        self._parts.permit(session, Act.REVEAL_CASE, now, seen.code)
        person = self._parts.store.person(seen.key)
        if person is None:
            raise Obstructed(Obstacle.FORGOTTEN)
        entry = replace(self._entry(session, seen, EntryKind.REVEALED, now, None), field=what)
        self._remark(entry, happened(session, EventKind.CASE_REVEALED, now, seen.code, {Detail.FIELD: what}))
        return Revealed(getattr(person, what) or "", now + REVEALED_FOR)

    def printed(self, session: SignedIn, seen: Case, now: datetime, *, again: bool) -> None:
        """Write down that the case's slip is printed, the first time or once more (*cetak ulang*)."""
        self._parts.permit(session, Act.PRINT_CASE, now, seen.code)
        kind, copy = (EntryKind.PRINTED_AGAIN, "again") if again else (EntryKind.PRINTED, "first")
        event = happened(session, EventKind.CASE_PRINTED, now, seen.code, {Detail.COPY: copy})
        self._remark(self._entry(session, seen, kind, now, None), event)

    def _entry(self, session: SignedIn, case: Case, kind: EntryKind, now: datetime, act: UUID | None) -> CaseEntry:
        return CaseEntry(act or new_key(), case.key, case.version, now, session.staff, kind)

    def _remark(self, entry: CaseEntry, event: EventDraft) -> None:
        self._parts.store.remark(CaseRemark(entry, (event,)))

    def _change(self, seen: Case, act: UUID, make: Callable[[Case], CaseChange]) -> Case:
        """Store what `make` makes of the case, if it still is as it was seen; an act that is stored already is done."""
        store = self._parts.store
        case = store.load(seen.key)
        if case is not None and case.version == seen.version:
            change = make(case)
            if store.change(change):
                return change.case
            case = store.load(seen.key)
        if case is None:
            raise Obstructed(Obstacle.NO_SUCH_CASE)
        if not any(entry.key == act for entry in store.history(case.key)):
            raise Overtaken(case)
        return case

    def _moved(self, case: Case, rule: Rule, box: Checked | None, told: Told, now: datetime) -> Case:
        if rule.asks is Asks.ENDING and told.ending is None:
            raise ValueError(f"{rule.move} needs an ending")
        again = rule.move is Move.REOPEN
        sent_to = None if again else case.sent_to
        return replace(
            case,
            state=rule.target,
            version=case.version + 1,
            closed_at=None if rule.target in OPEN else now,
            sent_to=box.value if box is not None and rule.asks is Asks.RECIPIENT else sent_to,
            ending=told.ending if rule.asks is Asks.ENDING else None,
            # whoever comes back is promised a new time
            due=promised(case.details, now, self._parts.timetable) if again else case.due,
        )


def _asked(rule: Rule, seen: Case, told: Told) -> Checked | None:
    """The box that the move asks for. A claim is forwarded to the branch that the pop-up names, if no other is told."""
    if rule.asks is Asks.REASON:
        return check_reason(told.text)
    if rule.asks is not Asks.RECIPIENT:
        return None
    text = told.text
    if rule.move is Move.FORWARD and not text.strip() and isinstance(seen.details, ClaimDetails):
        text = seen.details.named_branch
    return check_recipient(text)


def _move_told(
    session: SignedIn, before: Case, after: Case, rule: Rule, box: Checked | None, entry: CaseEntry
) -> CaseChange:
    """The move with its entry and its event."""
    said = {Asks.RECIPIENT: after.sent_to, Asks.ENDING: after.ending}.get(rule.asks) or ""
    told = replace(
        entry,
        version=after.version,
        move=rule.move,
        state=after.state,
        before=before.state,
        after=said,
        reason=box.value if box is not None and rule.asks is Asks.REASON else "",
    )
    details = {Detail.STATE_FROM: before.state.value, Detail.STATE_TO: after.state.value}
    if after.ending:
        details[Detail.OUTCOME] = after.ending.value
    return CaseChange(after, (told,), (happened(session, MOVED[rule.move], entry.at, after.code, details),))


def _correction_told(session: SignedIn, new: Corrected, person: Person, first: CaseEntry) -> CaseChange:
    """The correction with an entry and an event for each thing that it changes."""
    after = replace(new.case, version=new.case.version + 1)
    entries = tuple(
        replace(
            first,
            key=first.key if place == 0 else new_key(),
            version=after.version,
            field=one.field,
            before=one.before,
            after=one.after,
        )
        for place, one in enumerate(new.differences)
    )
    events = tuple(
        happened(session, EventKind.CASE_CORRECTED, first.at, after.code, {Detail.FIELD: one.field})
        for one in new.differences
    )
    return CaseChange(after, entries, events, new.person if new.person != person else None)
