"""One visit as a value: each touch makes a new one, going back drops the last answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.guide.causes import Cause
from kiosk.guide.model import MORE
from kiosk.guide.walk import Answer
from kiosk.visits.record import VisitEnd, VisitRecord


@dataclass(frozen=True)
class Visit:
    """What a visitor has done so far. Nothing of it is personal."""

    key: UUID
    began_at: datetime
    language: str
    answers: tuple[Answer, ...] = ()
    touches: int = 1
    """Touches that counted, the one that began the visit among them."""

    def answered(self, question: str, option: str) -> "Visit":
        """One more answer."""
        return replace(self, answers=(*self.answers, Answer(question, option)))

    def asked_for_more(self) -> "Visit":
        """Back to the first question, with what was found kept."""
        return replace(self, answers=(*self.answers, Answer.parse(MORE)))

    def gone_back(self) -> "Visit":
        """The visit before the last answer."""
        return replace(self, answers=self.answers[:-1])

    def touched(self) -> "Visit":
        """One more touch."""
        return replace(self, touches=self.touches + 1)

    def speaking(self, language: str) -> "Visit":
        """The visit in another language."""
        return replace(self, language=language)


@dataclass(frozen=True)
class Station:
    """The machine a visit happens at."""

    branch: int
    number: int


@dataclass(frozen=True)
class IssuedSlip:
    """What the record of a visit keeps of its slip."""

    code: str
    issued_at: datetime
    asks_counter: bool


def record_of(
    visit: Visit,
    station: Station,
    left_at: str,
    causes: tuple[Cause, ...],
    slip: IssuedSlip | None = None,
    end: VisitEnd = VisitEnd.OPEN,
    ended_at: datetime | None = None,
) -> VisitRecord:
    """What is stored of `visit`; `left_at` is the page last seen."""
    return VisitRecord(
        key=visit.key,
        branch=station.branch,
        station=station.number,
        began_at=visit.began_at,
        ended_at=ended_at,
        end=end,
        language=visit.language,
        touches=visit.touches,
        left_at=left_at,
        causes=causes,
        answers=tuple(str(answer) for answer in visit.answers),
        slip_code=slip.code if slip else None,
        slip_issued_at=slip.issued_at if slip else None,
        asks_counter=slip.asks_counter if slip else False,
    )
