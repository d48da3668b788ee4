"""What IPP tells of one job: how far it is, and what holds it up."""

from dataclasses import dataclass, field

from kiosk.printing.ipp import Attributes, number, texts
from kiosk.printing.reasons import troubles_of
from kiosk.prints.printer import JobStage, Trouble

ASKED_OF_JOB = ("job-id", "job-name", "job-state", "job-state-reasons", "job-printer-state-message")

PRINTER_IDLE, PRINTER_STOPPED = 3, 5
"""printer-state (RFC 8011, section 5.4.11)."""

_STAGES = {
    3: JobStage.WAITING,
    4: JobStage.WAITING,
    5: JobStage.PRINTING,
    6: JobStage.PRINTING,
    7: JobStage.CANCELLED,
    8: JobStage.FAILED,
    9: JobStage.DONE,
}
"""job-state (RFC 8011, section 5.3.7)."""

_HELD, _JOB_STOPPED = 4, 6

_MOST_DOUBTS = 2
"""How often a job must be found unfinished before an old reason is believed to hold it up too."""


@dataclass
class KnownJob:
    """A job of ours. `old_reasons` stood there before it was sent: CUPS never takes back what a cancelled job met."""

    number: int
    old_reasons: set[str] = field(default_factory=set)
    doubts: int = 0


def stage_of(job: Attributes, *, confirms: bool) -> JobStage:
    """How far a job is, at a printer that `confirms` when the paper is out; DONE of no other."""
    stage = _STAGES.get(number(job, "job-state"), JobStage.PRINTING)
    is_sure = confirms and "job-completed-with-errors" not in texts(job, "job-state-reasons")
    return JobStage.SENT if stage is JobStage.DONE and not is_sure else stage


def trouble_of(job: Attributes, printer: Attributes, known: KnownJob) -> Trouble | None:
    """What holds an unfinished job up, if anything does: what is new, else, if it stays unfinished, what is old."""
    reasons = texts(printer, "printer-state-reasons")
    known.old_reasons.intersection_update(reasons)  # what has gone and comes back is new
    stopped = number(printer, "printer-state") == PRINTER_STOPPED
    new = [reason for reason in reasons if stopped or reason not in known.old_reasons]
    messages = [*texts(printer, "printer-state-message"), *texts(job, "job-printer-state-message")]
    found = troubles_of([*new, *texts(job, "job-state-reasons")], " ".join(messages))
    known.doubts = 0 if found else known.doubts + 1
    if known.doubts > _MOST_DOUBTS:
        found = troubles_of(known.old_reasons)
    if found:
        return found[0]
    if stopped or number(job, "job-state") == _HELD:
        return Trouble.PAUSED
    return Trouble.OTHER if number(job, "job-state") == _JOB_STOPPED else None
