"""What stands in the way of a draft: cases of the same KPJ, uses of the same slip. Asked quietly, once a number."""

from collections.abc import Callable

from kiosk.cases.checks import check_kpj
from kiosk.cases.store import Standing
from ui.desk.form.draft import Draft
from ui.desk.office import Office


class StandingCheck:
    """Knows what is there already for the draft that is filled in."""

    def __init__(self, office: Office, known: Callable[[], None]) -> None:
        """`known` is told whenever something else stands in the way, or nothing any more."""
        self.standing: Standing | None = None
        self._office = office
        self._known = known
        self._asked_for = ""

    def look(self, draft: Draft) -> None:
        """Ask for the draft's KPJ, unless that was done."""
        kpj = check_kpj(draft.typed("kpj")).value
        if not kpj or kpj == self._asked_for:
            return
        intake, own_branch = self._office.kiosk.cases.intake, self._office.kiosk.settings.branch.name

        def told(standing: Standing) -> None:
            if self._asked_for == kpj:  # else another number was typed meanwhile
                self.tell(standing, draft)

        if self._office.ask(
            lambda who, now: intake.standing(who, draft.form(own_branch, now.date()), now), told, quietly=True
        ):
            self._asked_for = kpj

    def tell(self, standing: Standing, draft: Draft) -> None:
        """Take what was found; what the officer saw before opening the form is no news."""
        uses = tuple(use for use in standing.uses if use.key not in draft.seen)
        self.standing = Standing(standing.cases, uses) if standing.cases or uses else None
        self._known()

    def forget(self) -> None:
        """Another number, or another page."""
        self.standing, self._asked_for = None, ""
        self._known()
