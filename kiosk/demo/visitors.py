"""The invented visitors: what they answered, whether they took a slip, where they gave up."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from kiosk.assembly import Kiosk
from kiosk.demo.accounts import sure
from kiosk.guide.causes import Cause
from kiosk.guide.model import MORE
from kiosk.guide.walk import Answer, Path, all_paths, walk
from kiosk.ids import new_key
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Trouble
from kiosk.slips.slip import Slip
from kiosk.visits.record import VisitEnd
from kiosk.visits.visit import IssuedSlip, Station, Visit, record_of

_GAVE_UP = (VisitEnd.LEFT, VisitEnd.OPEN)
_TROUBLED = 5
"""Every so many slips one did not come out."""


class Visitors:
    """The visits of the demo, at two stations; `note` is told what is to be kept when."""

    def __init__(
        self, kiosk: Kiosk, chance: random.Random, note: Callable[[datetime, Callable[[], object]], None]
    ) -> None:
        self.stations = (kiosk.station, Station(kiosk.station.branch, kiosk.station.number % 65535 + 1))
        self._kiosk = kiosk
        self._random = chance
        self._note = note
        self._paths = tuple(all_paths(kiosk.content.guide))
        self._slips = 0

    def slip_for(self, causes: Iterable[Cause], at: datetime) -> Slip:
        """The slip of a visit that found these causes, by ways that lead to the counter where there are any."""
        ways = []
        for cause in causes:
            paths = [path for path in self._paths if path.outcome.cause is cause]
            ways.append(self._random.choice([path for path in paths if path.outcome.counter] or paths))
        return sure(self.visit(at, VisitEnd.SLIP, *ways), Slip)

    def visit(self, at: datetime, end: VisitEnd, *ways: Path) -> Slip | None:
        """A visit that came to its `end` at this moment, on any way if none is given; its slip, if there was one."""
        first, *others = ways or (self._random.choice(self._paths),)
        answers = first.answers
        for way in others:
            answers = (*answers, Answer.parse(MORE), *way.answers)
        if end in _GAVE_UP:
            answers = answers[: self._random.randrange(2)]
        kiosk, position = self._kiosk, walk(self._kiosk.content.guide, answers)
        language = "en" if self._random.random() < 0.15 else kiosk.settings.screen.language
        began = at - timedelta(seconds=self._random.randint(25, 150))
        slip = (
            kiosk.papers.issue(kiosk.plans.of_answers(answers, at), answers, language) if end is VisitEnd.SLIP else None
        )
        touches = 1 + len(answers) + (slip is not None)
        station = self._random.choice(self.stations)
        record = record_of(
            Visit(new_key(), began, language, answers, touches),
            station,
            "slip" if slip else position.question.id if position.question else "plan",
            tuple(dict.fromkeys(finding.outcome.cause for finding in position.findings)),
            IssuedSlip(slip.code, slip.issued_at, slip.plan.asks_counter) if slip else None,
            end,
            None if end is VisitEnd.OPEN else at,
        )
        self._note(at, partial(kiosk.visits.save, record))
        if slip:
            self._print(slip, station, at)
        return slip

    def _print(self, slip: Slip, station: Station, at: datetime) -> None:
        """Most slips came out; some found no paper."""
        self._slips += 1
        no_paper = self._slips % _TROUBLED == 0
        one = Print(
            new_key(),
            station,
            PrintKind.SLIP,
            slip.code,
            is_copy=False,
            printer="Printer Contoh",
            at=at,
            state=DeliveryState.CANCELLED if no_paper else DeliveryState.DONE,
            trouble=Trouble.NO_PAPER if no_paper else None,
            trouble_at=at if no_paper else None,
        )
        self._note(at, partial(self._kiosk.prints.note, one))
