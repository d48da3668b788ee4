"""A thermal printer spoken to directly. It has no queue: bands of the slip go out while somebody asks about the job."""

import logging
import time
from dataclasses import dataclass, field

from kiosk.paper.formats import SlipFormat
from kiosk.paper.raster import render_strip
from kiosk.printing import escpos
from kiosk.printing.escpos_line import Line, LineSource
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble

log = logging.getLogger(__name__)

FEED_SECONDS = 1.0
"""How long one question about a job may go on feeding the printer."""

MOST_UNCONFIRMED = 5
"""After how many questions a printer that has everything, and no trouble, is taken for one that can't tell."""

LATE_SECONDS = 60.0
"""For so long the answer of a slip that ended without it may still come, and would be taken for that of the next."""

_MOST_STALLS = 2
Status = tuple[int, int, int, int]


@dataclass
class _Printout:
    """A slip on its way: what is to be sent, and how far that is."""

    commands: list[bytes]
    line: Line | None = None
    next: int = 0
    """The command that goes out next; 0 starts from the beginning."""
    rest: bytes = b""
    """What of a command the printer has not taken yet."""
    stalls: int = 0
    unconfirmed: int = 0
    may_lie_there: bool = False
    """Whether bytes of it may be in the printer."""
    in_line: bytes = field(default=b"")
    """Answers that came after everything before them was printed."""

    @property
    def is_all_sent(self) -> bool:
        """Whether the printer has every byte."""
        return not self.rest and self.next == len(self.commands)

    def begin_again(self) -> None:
        """Let go of the printer; next time the slip starts from its beginning."""
        if self.line:
            self.line.close()
        self.line, self.next, self.rest, self.stalls, self.in_line = None, 0, b"", 0, b""


class EscPosPrinter:
    """A thermal printer behind `source`. Silence is never taken for "there is paper"."""

    def __init__(self, name: str, source: LineSource) -> None:
        self._name = name
        self._source = source
        self._answers = False
        """Whether it has ever told its status; if so, later silence means that it is off."""
        self._confirms = False
        """Whether it has ever told that a slip is out; if so, no word of it means that the slip is not."""
        self._answer_is_due = float("-inf")
        """Until then no answer in line is believed: it may be that of an earlier slip."""
        self._printouts: dict[str, _Printout] = {}

    def look(self) -> Condition:
        """Its four status bytes, asked for now."""
        line = self._source.open()
        if isinstance(line, Trouble):
            return self._condition(troubles=(line,))
        try:
            status, _ = self._ask(line)
        except OSError:
            return self._condition(troubles=(Trouble.OFFLINE,))
        finally:
            line.close()
        return self._condition(self._troubles(status), is_low=bool(status and escpos.is_low(status)))

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        """Make the slip ready for the printer; `job` feeds it."""
        strip = render_strip(pdf, escpos.DPI, escpos.DOTS)
        ending = [escpos.FEED_AND_CUT, escpos.ASK_WHEN_PRINTED]
        self._printouts[title] = _Printout([escpos.START, *escpos.bands(strip), *ending])
        return None

    def job(self, title: str) -> JobState:
        """Feed the printer for a moment, asking after every band how it is."""
        printout = self._printouts.get(title)
        if printout is None:
            return JobState(JobStage.SENT)
        try:
            return self._fed(printout)
        except OSError as error:
            log.warning("the thermal printer broke off: %s", error)
            return self._broken_off(printout)

    def forget(self, title: str) -> JobStage | None:
        """Drop what the printer has of an unfinished slip, and cut off what it has printed of it."""
        printout = self._printouts.get(title)
        stage = self._stage_unfed(printout) if printout else JobStage.CANCELLED
        if printout and printout.may_lie_there:
            printout.begin_again()
            if not self._drop_buffer(escpos.FILL + escpos.START + escpos.FEED_AND_CUT):
                return None
        self._printouts.pop(title, None)
        return stage

    def clear(self, beginning: str) -> bool:  # noqa: ARG002 (bytes in a buffer have no title)
        """Drop what a program that was killed may have left in the printer."""
        return self._drop_buffer(b"")

    def _fed(self, printout: _Printout) -> JobState:
        if printout.line is None:
            opened = self._source.open()
            if isinstance(opened, Trouble):
                return JobState(JobStage.WAITING, opened)
            printout.line = opened
            if held_up := self._held_up(printout):
                return held_up
            if printout.may_lie_there:  # a piece of the last try: off with it
                opened.write(escpos.DROP_BUFFER + escpos.FILL + escpos.START + escpos.FEED_AND_CUT)
        until = time.monotonic() + FEED_SECONDS
        while not printout.is_all_sent:
            if not self._feed(printout):
                return self._stalled(printout)
            if self._answers and not printout.is_all_sent and (held_up := self._held_up(printout)):
                return held_up
            if time.monotonic() > until:
                return JobState(JobStage.PRINTING)
        return self._confirmed(printout)

    def _feed(self, printout: _Printout) -> bool:
        """Send one more command; False if the printer takes no more for now."""
        if printout.line is None:
            raise RuntimeError("there is no way to the printer")
        if not printout.rest:
            printout.rest = printout.commands[printout.next]
            printout.next += 1
        taken = printout.line.write(printout.rest)
        printout.may_lie_there = printout.may_lie_there or taken > 0
        printout.rest = printout.rest[taken:]
        printout.stalls = 0 if taken else printout.stalls + 1
        return not printout.rest

    def _stalled(self, printout: _Printout) -> JobState:
        """A printer that can tell is asked why on a new connection, for this one is full; the slip begins again."""
        if self._answers and printout.stalls >= _MOST_STALLS:
            printout.begin_again()
        return JobState(JobStage.PRINTING)

    def _held_up(self, printout: _Printout) -> JobState | None:
        """What the printer says is wrong; then nothing of the slip stays in it, and the slip begins again."""
        if printout.line is None:
            return None
        status, _ = self._ask(printout.line)  # what answers in line now answers nothing of this slip
        troubles = self._troubles(status)
        if not troubles:
            return None
        if status and printout.may_lie_there:
            printout.line.write(escpos.DROP_BUFFER)
        printout.begin_again()
        return JobState(JobStage.PRINTING, troubles[0])

    def _confirmed(self, printout: _Printout) -> JobState:
        """Done only if the printer has answered what stands behind the last line, with paper, and nothing is wrong."""
        if printout.line is None:
            return JobState(JobStage.SENT)
        status, printout.in_line = self._ask(printout.line, printout.in_line)
        printout.unconfirmed += 1
        if printout.in_line:
            self._confirms = True
            well = escpos.had_paper(printout.in_line[-1]) and status is not None and not escpos.troubles_of(status)
            is_its_own = time.monotonic() >= self._answer_is_due
            return self._ended(printout, JobStage.DONE if well and is_its_own else JobStage.SENT)
        if status and (troubles := escpos.troubles_of(status)):  # it stopped before the end: cut short
            printout.line.write(escpos.DROP_BUFFER)
            printout.begin_again()
            return JobState(JobStage.PRINTING, troubles[0])
        if printout.unconfirmed >= MOST_UNCONFIRMED:
            return self._ended(printout, JobStage.SENT)
        return JobState(JobStage.PRINTING)

    def _stage_unfed(self, printout: _Printout) -> JobStage:
        """How a slip that gets no further byte ends, told by a printer that has them all."""
        if printout.line is None or not printout.is_all_sent:
            return JobStage.CANCELLED
        try:
            told = self._confirmed(printout)
        except OSError:
            told = self._broken_off(printout)
        if told.stage.has_ended:
            return told.stage
        return JobStage.CANCELLED if told.trouble or self._confirms else JobStage.SENT

    def _broken_off(self, printout: _Printout) -> JobState:
        if printout.is_all_sent:  # it may be out: a second one would be a lie too
            return self._ended(printout, JobStage.SENT)
        printout.begin_again()
        return JobState(JobStage.WAITING, Trouble.OFFLINE)

    def _ended(self, printout: _Printout, stage: JobStage) -> JobState:
        if not printout.in_line:
            self._answer_is_due = time.monotonic() + LATE_SECONDS
        printout.begin_again()
        printout.may_lie_there = False
        return JobState(stage)

    def _ask(self, line: Line, in_line: bytes = b"") -> tuple[Status | None, bytes]:
        """The four bytes of DLE EOT, or None if one of them does not come; and all answers in line until now."""
        found: list[int] = []
        for question in escpos.REAL_TIME:
            line.write(question)
            while len(found) < len(escpos.REAL_TIME) and (answer := line.read()):
                in_line += bytes(byte for byte in answer if escpos.is_in_line_answer(byte))
                if own := [byte for byte in answer if escpos.is_status(byte)]:
                    found.append(own[0])
                    break
            else:
                return None, in_line
        self._answers = True
        printer, cause, fault, paper = found
        return (printer, cause, fault, paper), in_line

    def _troubles(self, status: Status | None) -> tuple[Trouble, ...]:
        if status is None:
            return (Trouble.OFFLINE,) if self._answers else ()
        return escpos.troubles_of(status)

    def _condition(self, troubles: tuple[Trouble, ...] = (), *, is_low: bool = False) -> Condition:
        return Condition(self._name, not troubles, troubles, self._answers, SlipFormat.ROLL80, is_low)

    def _drop_buffer(self, then: bytes) -> bool:
        line = self._source.open()
        if isinstance(line, Trouble):
            return False
        try:
            line.write(escpos.DROP_BUFFER + then)
        except OSError:
            return False
        finally:
            line.close()
        return True
