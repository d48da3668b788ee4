"""The whole of the case work behind one name: what comes in, what goes on, what is found."""

from kiosk.cases.doors import Parts
from kiosk.cases.follow_up import FollowUp
from kiosk.cases.intake import Intake
from kiosk.cases.search import CaseSearch


class CaseService:
    """Everything the desk does with cases; every method asks first whether the officer may."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.intake = Intake(parts)
        self.follow_up = FollowUp(parts)
        self.search = CaseSearch(parts)
