"""Fills a data folder by the services, as visitors and officers would, only with moments that have passed."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from kiosk.assembly import Kiosk
from kiosk.cases.case import Case
from kiosk.cases.follow_up import FollowUp
from kiosk.cases.form import Form
from kiosk.cases.intake import Intake
from kiosk.cases.kinds import BlockKind, ClaimDetails, Details, Handling, Known, UnblockDetails
from kiosk.demo.accounts import ACCOUNTS, DemoAccounts, hire, sure
from kiosk.demo.days import Span, midnight_of, spans_before, timetable_of_today
from kiosk.demo.renewal import note_day
from kiosk.demo.stories import DUE_TODAY, MISTAKEN, PRINTED, STORIES, Step
from kiosk.demo.visitors import Visitors
from kiosk.guide.causes import Cause
from kiosk.ids import new_key
from kiosk.staff.sessions import SignedIn
from kiosk.visits.plan import Timetable
from kiosk.visits.record import VisitEnd

DAYS = 11
"""Open days that are filled: ten, and today or the last one."""

WAITING = (
    (37, (Cause.BLOCKED_BIOMETRIC,)),
    (26, (Cause.ACTIVE_CLAIM,)),
    (15, (Cause.BLOCKED_KPJ,)),
    (8, (Cause.BLOCKED_BIOMETRIC, Cause.ACTIVE_CLAIM)),
    (3, (Cause.UPDATE_ALREADY_DONE,)),
)
"""Minutes since the slips were issued that nobody has taken yet, and what they say."""

OTHER_VISITS = 30
"""Visits that led to no case, and the ends they come to in turn."""
OTHER_ENDS = (VisitEnd.SLIP, VisitEnd.LEFT, VisitEnd.SLIP, VisitEnd.LEFT, VisitEnd.STARTED_OVER)


def fill(kiosk: Kiosk) -> DemoAccounts:
    """Put the invented branch into the data folder of `kiosk`, unless somebody has an account there already.

    The same present moment gives the same visits and cases; only their codes and keys differ. Raises KioskError.
    """
    if kiosk.staff.needs_first_account():
        now = kiosk.now()
        note_day(kiosk.data, now.date())
        _Branch(kiosk, now).live()
    return ACCOUNTS


class _Branch:
    """The branch while it is made up: what shall happen is noted first, then done in the order of time."""

    def __init__(self, kiosk: Kiosk, now: datetime) -> None:
        self._kiosk = kiosk
        self._now = now
        self._random = random.Random(20)  # noqa: S311
        self._visitors = Visitors(kiosk, self._random, self._at)
        self._ahead: list[tuple[datetime, Callable[[], object]]] = []
        self._staff: tuple[SignedIn, ...] = ()
        self._count = 0

    def live(self) -> None:
        """Let the last days pass."""
        _ = self._kiosk.signing_key  # as made by the first slip that was printed
        spans = tuple(spans_before(self._kiosk.timetable.calendar, self._now, DAYS))
        here, beside = (place.number for place in self._visitors.stations)
        self._staff = hire(self._kiosk.staff, (here, beside), spans[-1].begins)
        for story in STORIES:
            for day in story.days_ago:
                self._plan_case(story.handling, spans[day::-1], (PRINTED, *story.steps))
        for minutes, steps in DUE_TODAY:
            self._plan_case_due_today(self._ago(minutes), (PRINTED, *steps))
        self._plan_other_visits(spans)
        for minutes, causes in WAITING:
            self._visitors.slip_for(causes, self._ago(minutes))
        for _, act in sorted(self._ahead, key=lambda one: one[0]):
            act()

    def _at(self, moment: datetime, act: Callable[[], object]) -> None:
        self._ahead.append((moment, act))

    def _ago(self, minutes: int) -> datetime:
        """So long ago, but today."""
        return max(midnight_of(self._now), self._now - timedelta(minutes=minutes))

    def _who(self, place: int, at: datetime) -> SignedIn:
        """Somebody's session at that moment; the PIN was asked for once, because that takes a tenth of a second."""
        return replace(self._staff[place % len(self._staff)], since=at, touched_at=at)

    def _plan_case(self, handling: Handling | None, spans: tuple[Span, ...], steps: Iterable[Step]) -> None:
        """A case logged on the first of these days; steps that would come after the last one are not taken."""
        begun = self._random.uniform(0.15, 0.5)
        at = spans[0].at(begun)
        life = self._life(self._details(handling, at.date()), at, self._kiosk.timetable)
        for step in steps:
            if step.days < len(spans):
                part = step.part if step.days else begun + (1 - begun) * step.part
                self._plan_step(life, step, spans[step.days].at(part))

    def _plan_case_due_today(self, at: datetime, steps: Iterable[Step]) -> None:
        details = self._details(Handling.HERE, at.date())
        life = self._life(details, at, timetable_of_today(self._kiosk.timetable, details, at, self._now))
        for step in steps:
            self._plan_step(life, step, at + (self._now - at) * step.part)

    def _plan_step(self, life: "_Life", step: Step, at: datetime) -> None:
        who = self._who(life.number + step.colleague, at)
        self._at(at, partial(life.go_on, step, who, at))

    def _life(self, details: Details, at: datetime, timetable: Timetable) -> "_Life":
        """The next case, logged at this moment; two of three from a slip, some of which found another cause."""
        number = self._count
        cause = details.cause
        slip = None
        if number % 3:
            issued = max(at - timedelta(minutes=self._random.randint(4, 18)), midnight_of(at))
            slip = self._visitors.slip_for([MISTAKEN[cause] if number % 5 == 0 else cause], issued)
        form = Form(
            new_key(),
            details,
            cause,
            name=f"Peserta Contoh {number:02}",
            kpj=f"{number:011}",
            phone=f"0800{number:08}" if number % 4 else "",
            slip_code=slip.code if slip else None,
            slip_causes=slip.plan.causes if slip else (),
        )
        life = _Life(number, form, self._kiosk, timetable)
        self._at(at, partial(life.begin, self._who(number, at), at))
        return life

    def _details(self, handling: Handling | None, day: date) -> Details:
        """What the next case is logged for."""
        self._count += 1
        number, chance = self._count, self._random.random
        if handling is None:
            block = tuple(BlockKind)[number % 3]
            return UnblockDetails(
                block, chance() < 0.2, identity_seen=True, card_seen=chance() < 0.9, cause_put_right=True
            )
        if handling is Handling.HERE:
            attempted = day - timedelta(days=number % 7)
            return ClaimDetails("Kantor Cabang Contoh", attempted, tuple(Known)[number % 3], handling)
        attempted = day - timedelta(days=self._random.randint(1, 25))
        return ClaimDetails("Kantor Cabang Contoh Dua", attempted, Known.NO, handling)

    def _plan_other_visits(self, spans: tuple[Span, ...]) -> None:
        """Those who led to no case: some were helped at the counter without one, some gave up."""
        self._visitors.visit(spans[1].at(0.9), VisitEnd.OPEN)
        for number in range(OTHER_VISITS):
            at = spans[number % DAYS].at(self._random.uniform(0.02, 0.95))
            slip = self._visitors.visit(at, OTHER_ENDS[number % len(OTHER_ENDS)])
            if slip and slip.plan.asks_counter:
                self._at(at, partial(self._close, slip.code, self._who(number, at), at))

    def _close(self, slip_code: str, who: SignedIn, at: datetime) -> None:
        self._kiosk.cases.intake.close_slip(who, slip_code, at)


class _Life:
    """A case from its logging on."""

    def __init__(self, number: int, form: Form, kiosk: Kiosk, timetable: Timetable) -> None:
        self.number = number
        self._form = form
        self._case: Case | None = None
        parts = replace(kiosk.cases.parts, timetable=timetable)
        self._intake, self._desk = Intake(parts), FollowUp(parts)

    def begin(self, who: SignedIn, at: datetime) -> None:
        """Log it."""
        self._case = self._intake.log(who, self._form, at).case

    def go_on(self, step: Step, who: SignedIn, at: datetime) -> None:
        """Do one thing with it."""
        answer = step.act(self._desk, who, sure(self._case, Case), at)
        if isinstance(answer, Case):
            self._case = answer
