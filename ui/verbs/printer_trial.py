"""`kiosk doctor --test-page`: the test page on the chosen printer, and what becomes of it, step by step."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from kiosk.assembly import Kiosk
from kiosk.doctor.check import Result, failed
from kiosk.doctor.sentences import Saying
from kiosk.doctor.teller import Teller
from kiosk.errors import KioskError
from kiosk.texts.languages import at_desk
from ui.shared.background import in_background
from ui.verbs.output import DONE, REFUSED, say

if TYPE_CHECKING:
    from kiosk.prints.delivery import Delivery
    from kiosk.prints.log import Print

MOST_SECONDS = 60.0
"""So long somebody waits at a terminal for one page."""

LISTEN_EVERY_SECONDS = 0.1
MOST_TRIES = 3
"""How often the printer is asked to let go of the page, and a person to say yes or no."""

_YES = frozenset({"y", "yes", "ya"})
_NO = frozenset({"n", "no", "t", "tidak"})


def try_printer(kiosk: Kiosk, teller: Teller) -> int:
    """Print the page, tell each change, ask a person; 1 if no paper came out, or it was not as it should be.

    Raises KioskError if the printer that is set can't be here, or the answer can't be kept.
    """
    begun = kiosk.clock()
    # the printer is asked in a thread, so that ctrl-C never falls into the middle of a question
    with ThreadPoolExecutor(1, thread_name_prefix="printing") as worker:
        trial = _Trial(kiosk, teller, worker, begun)
        delivery = trial.run()
    if delivery is None or not delivery.state.came_out:
        return REFUSED
    return _judged(kiosk, teller, begun)


class _Trial:
    """One page on its way."""

    def __init__(self, kiosk: Kiosk, teller: Teller, worker: ThreadPoolExecutor, begun: datetime) -> None:
        from kiosk.prints.clerk import at_once

        self._kiosk = kiosk
        self._teller = teller
        self._worker = worker
        self._begun = begun
        self._name = ""
        beside = partial(in_background, worker)
        self._clerk = kiosk.clerk("Test", time.monotonic, beside, at_once, has_visits=True)

    def run(self) -> "Delivery | None":
        """How the page ended; None if it was taken back, because of ctrl-C or the time. It tells everything itself."""
        try:
            self._begin()
            delivery = self._follow()
        except KeyboardInterrupt:
            delivery = None
        is_gone = self._take_back()
        return delivery or self._end_untold(is_gone)

    def _end_untold(self, is_gone: bool) -> "Delivery | None":
        """What has become of a page that nobody waited for: it may have come out before it could be taken back."""
        from kiosk.prints.delivery import Delivery

        page: Print | None = None
        with suppress(KioskError):  # a log that fails keeps nobody from hearing the rest
            page = _page_since(self._begun, self._kiosk)
        if page is None or not page.state.came_out:
            say(self._teller.say("trial.taken_back" if is_gone else "trial.not_taken_back"))
            return None
        delivery = Delivery(page.state)
        say(self._sentence(delivery))
        return delivery

    def _begin(self) -> None:
        printers = self._kiosk.printers
        self._name = self._worker.submit(lambda: printers.chosen().look().name).result()
        paper = self._teller.say(f"papers.{self._worker.submit(printers.paper).result()}")
        say(self._teller.say("trial.begins", name=self._name, paper=paper))

    def _follow(self) -> "Delivery | None":
        from kiosk.prints.clerk import PrintJob
        from kiosk.prints.log import PrintKind
        from kiosk.slips.test_page import NO_SLIP

        kiosk, until = self._kiosk, time.monotonic() + MOST_SECONDS
        language = at_desk(kiosk.settings.screen.language)
        job = PrintJob(NO_SLIP, lambda: kiosk.papers.test_page(language), PrintKind.TEST_PAGE)
        delivery = self._tell(self._clerk.post(job))
        while not delivery.is_settled:
            if time.monotonic() > until:
                say(self._teller.say("trial.too_long", seconds=round(MOST_SECONDS)))
                return None
            self._clerk.look()
            time.sleep(LISTEN_EVERY_SECONDS)
            known = self._clerk.state_of(NO_SLIP)
            if known and known != delivery:
                delivery = self._tell(known)
        return delivery

    def _tell(self, delivery: "Delivery") -> "Delivery":
        say(self._sentence(delivery))
        return delivery

    def _sentence(self, delivery: "Delivery") -> str:
        if delivery.trouble is None:
            return self._teller.say(f"trial.{delivery.state}", file=delivery.file)
        told = self._teller.tell(Result("printer", failed(Saying(f"printer.{delivery.trouble}"), name=self._name)))
        return self._teller.say(f"trial.{delivery.state}", trouble=told.what, remedy=told.remedy)

    def _take_back(self) -> bool:
        """Leave nothing of the page at the printer; False if it does not let go of it."""
        for _ in range(MOST_TRIES):
            self._clerk.close()
            self._worker.submit(lambda: None).result()
            if not self._clerk.is_at_printer:
                return True
        return False


def _judged(kiosk: Kiosk, teller: Teller, begun: datetime) -> int:
    """Ask whoever sits there, keep the answer; without anybody to ask, say where it can be given."""
    answer = _answer(teller.say("trial.question")) if sys.stdin.isatty() else None
    page = _page_since(begun, kiosk)
    if answer is None or page is None:
        say(teller.say("trial.not_said"))
        return REFUSED if answer is False else DONE
    kiosk.prints.note(replace(page, confirmed=answer))
    say(teller.say("trial.kept_good" if answer else "trial.kept_bad"))
    return DONE if answer else REFUSED


def _page_since(begun: datetime, kiosk: Kiosk) -> "Print | None":
    """The row of this page; None if the log has failed, which knows an older page at best. Raises KioskError."""
    page = kiosk.prints.last_test(kiosk.station)
    return page if page and page.at >= begun else None


def _answer(question: str) -> bool | None:
    for _ in range(MOST_TRIES):
        try:
            said = input(f"{question} ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            return None
        if said in _YES | _NO:
            return said in _YES
    return None
