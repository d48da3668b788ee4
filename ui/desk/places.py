"""The pages of the desk, and the way an officer took to the one that is shown."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.staff.roles import Act, Role, allowed
from kiosk.staff.sessions import SignedIn


class Page(StrEnum):
    """Every page of the desk."""

    SETUP = "setup"
    FIRST_ACCOUNT = "first_account"
    SIGN_IN = "sign_in"
    OWN_PIN = "own_pin"
    HOME = "home"
    SLIP = "slip"
    FOUND = "found"
    FORM = "form"
    CASE = "case"
    OVERDUE = "overdue"
    ACCOUNTS = "accounts"
    REPORT = "report"
    CLOSING = "closing"
    HEALTH = "health"


ACT_OF = {
    Page.HOME: Act.SEE_HOME,
    Page.OVERDUE: Act.SEE_ALL_CASES,
    Page.REPORT: Act.SEE_REPORT,
    Page.CLOSING: Act.CLOSE_DAY,
    Page.ACCOUNTS: Act.SEE_STAFF,
    Page.HEALTH: Act.SEE_HEALTH,
}
"""The pages of the bar at the top, in its order, and what somebody must be allowed to do to see each."""


def pages_for(role: Role) -> tuple[Page, ...]:
    """The pages that this role finds in the bar at the top."""
    return tuple(page for page, act in ACT_OF.items() if allowed(role, act))


@dataclass(frozen=True)
class Place:
    """A page and what it is about: a case's key, a slip that was found."""

    page: Page
    about: object = field(default=None, repr=False)


def place_of(session: SignedIn | None, *, needs_first: bool, needs_setup: bool, trail: tuple[Place, ...]) -> Place:
    """Which page shows, from the facts alone."""
    if session is None and needs_first and needs_setup:
        return Place(Page.SETUP)
    if session is None:
        return Place(Page.FIRST_ACCOUNT if needs_first else Page.SIGN_IN)
    if session.must_change_pin:
        return Place(Page.OWN_PIN)
    return trail[-1] if trail else Place(pages_for(session.role)[0])
