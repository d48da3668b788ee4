"""Where an officer is, and the way they took there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.staff.roles import Role
from kiosk.staff.sessions import SignedIn


class Page(StrEnum):
    """The pages to which the facts or another page lead; the bar at the top leads to more (`ui.desk.pages`)."""

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
    HEALTH = "health"


@dataclass(frozen=True)
class Place:
    """A page and what it is about: a case's key, a slip that was found."""

    page: str
    about: object = field(default=None, repr=False)


def place_of(
    session: SignedIn | None,
    *,
    needs_first: bool,
    needs_setup: bool,
    trail: tuple[Place, ...],
    first_page: Callable[[Role], str],
) -> Place:
    """Which page shows, from the facts alone; `first_page` is where the session of a role begins."""
    if session is None and needs_first and needs_setup:
        return Place(Page.SETUP)
    if session is None:
        return Place(Page.FIRST_ACCOUNT if needs_first else Page.SIGN_IN)
    if session.must_change_pin:
        return Place(Page.OWN_PIN)
    return trail[-1] if trail else Place(first_page(session.role))
