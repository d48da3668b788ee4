"""A draft on its way to the disk: logged once, or told why not."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import InTheWay, NotDone, Unacceptable
from kiosk.cases.store import Added
from kiosk.staff.sessions import SignedIn
from ui.desk.form.draft import Draft
from ui.desk.form.standing import StandingCheck
from ui.desk.office import Office


class Saving:
    """Logs one draft at a time; while it is on its way nothing in it changes."""

    def __init__(
        self,
        office: Office,
        in_the_way: StandingCheck,
        attend: Callable[[str], None],
        saved: Callable[[Added], None],
        changed: Callable[[], None],
    ) -> None:
        """`attend` is told what needs the officer; `changed` that it has begun or ended."""
        self.is_going_on = False
        self._office = office
        self._in_the_way = in_the_way
        self._attend = attend
        self._saved = saved
        self._changed = changed
        office.changed.connect(self._heed)

    def log(self, draft: Draft, despite: frozenset[UUID]) -> None:
        """Log the case in spite of what stands in the way and was seen."""
        own, intake = self._office.kiosk.settings.branch.name, self._office.kiosk.cases.intake

        def log(session: SignedIn, now: datetime) -> Added | NotDone:
            try:
                return intake.log(session, draft.form(own, now.date()), now, despite)
            except NotDone as answer:
                return answer

        if self._office.ask(log, lambda answer: self._answered(answer, draft)):
            self.is_going_on = True
            self._changed()

    def _answered(self, answer: Added | NotDone, draft: Draft) -> None:
        match answer:
            case Added():
                self._saved(answer)
            case InTheWay():
                self._in_the_way.tell(answer.standing, draft)
                self._attend("standing")
            case Unacceptable():
                self._changed()
                self._attend(answer.boxes[0].box)

    def _heed(self) -> None:
        if self.is_going_on and not self._office.busy:
            self.is_going_on = False
            self._changed()
