"""A draft on its way to the disk: logged once, or told why not."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from kiosk.cases.answers import InTheWay, NotDone, Unacceptable
from kiosk.cases.store import Added
from kiosk.staff.sessions import SignedIn
from ui.desk.form.draft import Draft
from ui.desk.form.standing import StandingCheck
from ui.desk.office import Office, Tone
from ui.desk.places import Page


class Saving:
    """Logs one draft at a time; while it is on its way nothing in it changes."""

    def __init__(
        self,
        office: Office,
        in_the_way: StandingCheck,
        attend: Callable[[str], None],
        saved: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        """`attend` is told what needs the officer, `saved` that the draft is done with, `changed` of begin and end."""
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
                self._saved()
                self._show(answer)
            case InTheWay():
                self._in_the_way.tell(answer.standing, draft)
                self._attend("standing")
            case Unacceptable():
                self._changed()
                self._attend(answer.boxes[0].box)

    def _show(self, added: Added) -> None:
        office, code = self._office, added.case.code
        office.trail = office.trail[:1]  # the slip's page has nothing more to say
        office.go(Page.CASE, str(added.case.key))
        office.tell(
            office.words.say("desk_form.saved_before" if added.again else "desk_form.saved", code=code), Tone.GOOD
        )

    def _heed(self) -> None:
        if self.is_going_on and not self._office.busy:
            self.is_going_on = False
            self._changed()
