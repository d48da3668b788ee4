"""A queue of CUPS or a printer that speaks IPP itself: both tell how the printer is and how far each job has come."""

import getpass
import logging
from urllib.parse import quote

from kiosk.printing.devices import says_when_it_is_out
from kiosk.printing.ipp import (
    BUSY,
    NOT_ACCEPTING,
    NOT_POSSIBLE,
    Attributes,
    Given,
    Operation,
    Response,
    Tag,
    number,
    texts,
)
from kiosk.printing.ipp_host import IppHost, NoAnswerError
from kiosk.printing.ipp_job import ASKED_OF_JOB, PRINTER_IDLE, PRINTER_STOPPED, KnownJob, stage_of, trouble_of
from kiosk.printing.paper import format_for
from kiosk.printing.reasons import runs_low, troubles_of
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble

log = logging.getLogger(__name__)

_ASKED_OF_PRINTER = (
    "printer-info", "printer-name", "printer-state", "printer-state-reasons", "printer-state-message",
    "printer-is-accepting-jobs", "media-ready", "media-default", "document-format-supported", "device-uri",
)  # fmt: skip
_TAKES_PDF = {"application/pdf", "application/octet-stream"}

_NO_JOB = KnownJob(0)


class IppPrinter:
    """One printer at `path` of `host`. With `is_queue` it is a queue of CUPS, else the printer itself."""

    def __init__(self, host: IppHost, path: str, *, is_queue: bool) -> None:
        self._host = host
        self._path = path
        self._is_queue = is_queue
        self._confirms = False
        """Whether it says when the paper is out, as it was when it answered last."""
        self._keeps_copies = is_queue
        """Whether it is a CUPS, which keeps what it has printed for a day unless it is told not to."""
        self._silent = Trouble.QUEUE_DOWN if is_queue else Trouble.OFFLINE
        self._user = Given("requesting-user-name", Tag.NAME, (getpass.getuser(),))
        self._jobs: dict[str, KnownJob] = {}
        self._doubtful: set[str] = set()
        """Jobs that may have arrived though no answer came back."""
        self._old: set[int] = set()
        """Numbers of jobs that no doubtful job can have."""
        self._waiting: dict[str, bytes] = {}
        """Jobs for a printer that is busy with another's and has no queue."""
        self._reasons: frozenset[str] = frozenset()
        """What the printer said last."""

    def look(self) -> Condition:
        """What the printer says of itself."""
        found = self._printer()
        if isinstance(found, Trouble):
            return Condition(self._path.rpartition("/")[2], takes_jobs=False, troubles=(found,))
        reasons, troubles = texts(found, "printer-state-reasons"), self._troubles(found)
        formats = texts(found, "document-format-supported")
        takes_pdf = not formats or bool(_TAKES_PDF & set(formats))
        stopped = number(found, "printer-state") == PRINTER_STOPPED and self._is_queue
        idle = number(found, "printer-state") == PRINTER_IDLE
        if not takes_pdf:
            log.error("the printer takes no PDF; make a queue for it in CUPS and name that")
            troubles = (*troubles, Trouble.OTHER)
        return Condition(
            name=next((name for key in ("printer-info", "printer-name") for name in texts(found, key) if name), ""),
            takes_jobs=takes_pdf and _accepts(found) and not stopped,
            troubles=troubles,
            confirms=self._confirms,
            paper=format_for([*texts(found, "media-ready"), *texts(found, "media-default")]),
            paper_low=runs_low(reasons),
            is_live=not (idle and self._is_queue),
        )

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        """Hand the job over, straight from memory."""
        if title in self._doubtful:
            if not self._is_settled(title):
                return self._silent
            if title in self._jobs:
                return None
        given = [
            self._user,
            Given("job-name", Tag.NAME, (title,)),
            Given("document-format", Tag.MIME_TYPE, ("application/pdf",)),
        ]
        try:
            answer = self._host.ask(self._path, Operation.PRINT_JOB, given, pdf)
        except NoAnswerError as error:
            if error.was_reached:
                self._jobs.pop(title, None)
                self._doubtful.add(title)
            return self._silent
        if answer.status == BUSY:
            self._waiting[title] = pdf
            return None
        if not answer.is_ok:
            log.error("the printer refuses the job: status %#x", answer.status)
            if answer.is_unknown:
                return Trouble.NOT_FOUND
            return Trouble.PAUSED if answer.status == NOT_ACCEPTING else Trouble.OTHER
        old = set(self._reasons) if self._is_queue else set[str]()
        self._know(title, number(answer.first_of(Tag.JOB), "job-id"), old)
        return None

    def job(self, title: str) -> JobState:
        """How far it is, by the job's own state: a queue may be idle and well while the job is lost."""
        if pdf := self._waiting.pop(title, None):
            trouble = self.send(title, pdf)
            if trouble or title in self._waiting:
                self._waiting[title] = pdf
                return JobState(JobStage.WAITING, trouble)
        known = self._jobs.get(title, _NO_JOB)
        try:
            answer = self._told_of(known.number)
        except NoAnswerError:
            return JobState(JobStage.WAITING, self._silent)
        if answer.is_unknown or not known.number:  # gone, and how it ended is not known
            return JobState(JobStage.SENT)
        if not answer.is_ok:
            log.error("the printer does not tell of the job: status %#x", answer.status)
            return JobState(JobStage.WAITING, Trouble.OTHER)
        found = answer.first_of(Tag.JOB)
        printer = self._printer()
        if isinstance(printer, Trouble):  # whether it confirms can't be asked now
            return JobState(JobStage.WAITING, printer)
        stage = stage_of(found, confirms=self._confirms)
        return JobState(stage, None if stage.has_ended else trouble_of(found, printer, known))

    def forget(self, title: str) -> JobStage | None:
        """Cancel and purge the job: CUPS would keep the slip for a day otherwise. Its state is asked once before."""
        self._waiting.pop(title, None)
        if title in self._doubtful and not self._is_settled(title):
            return None
        known = self._jobs.get(title)
        if known is None:
            return JobStage.CANCELLED  # never handed over
        try:
            answer = self._told_of(known.number)
        except NoAnswerError:
            return None
        stage = JobStage.SENT if answer.is_unknown else stage_of(answer.first_of(Tag.JOB), confirms=self._confirms)
        if not self._cancel(known.number):
            return None
        del self._jobs[title]
        return stage if stage.has_ended else JobStage.CANCELLED

    def clear(self, beginning: str) -> bool:
        """Cancel what this account has in the queue under such a title, and purge what it has printed."""
        found = self._own(beginning)
        if found is None:
            return False
        self._old.update(found)
        cancelled = [self._cancel(job) for job in found]
        return all(cancelled)

    def _know(self, title: str, job: int, old_reasons: set[str] | None = None) -> None:
        self._jobs[title] = KnownJob(job, old_reasons or set())
        self._old.add(job)

    def _is_settled(self, title: str) -> bool:
        """Look whether a doubtful job has arrived: then it is known by its number; False if nobody tells now."""
        listed = self._own(title)
        if listed is None:
            return False
        self._doubtful.discard(title)
        if arrived := [job for job in listed if job not in self._old]:
            self._know(title, arrived[0])
        return True

    def _told_of(self, job: int) -> Response:
        given = [self._id(job), self._user, *_requested(ASKED_OF_JOB)]
        return self._host.ask(self._path, Operation.GET_JOB_ATTRIBUTES, given)

    def _cancel(self, job: int) -> bool:
        """Whether the job is gone now; one that had ended is."""
        given = [self._id(job), self._user]
        if self._keeps_copies:
            given.append(Given("purge-job", Tag.BOOLEAN, (True,)))
        try:
            answer = self._host.ask(self._path, Operation.CANCEL_JOB, given)
        except NoAnswerError:
            return False
        return answer.is_ok or answer.is_unknown or answer.status == NOT_POSSIBLE

    def _own(self, beginning: str) -> list[int] | None:
        """The numbers of our jobs whose titles begin so, ended ones too; None if that can't be known now."""
        jobs: list[Attributes] = []
        for which in ("not-completed", "completed"):  # in this order: what ends meanwhile is seen twice, never missed
            given = [Given("which-jobs", Tag.KEYWORD, (which,)), Given("my-jobs", Tag.BOOLEAN, (True,))]
            try:
                answer = self._host.ask(self._path, Operation.GET_JOBS, [self._user, *given, *_requested(ASKED_OF_JOB)])
            except NoAnswerError:
                return None
            if answer.is_passing:
                return None
            jobs += answer.all_of(Tag.JOB)
        named = [job for job in jobs if any(name.startswith(beginning) for name in texts(job, "job-name"))]
        return sorted({number(job, "job-id") for job in named})

    def _id(self, job: int) -> Given:
        return Given("job-id", Tag.INTEGER, (job,))

    def _printer(self) -> Attributes | Trouble:
        try:
            answer = self._host.ask(
                self._path, Operation.GET_PRINTER_ATTRIBUTES, [self._user, *_requested(_ASKED_OF_PRINTER)]
            )
        except NoAnswerError:
            return self._silent
        if not answer.is_ok:
            return Trouble.NOT_FOUND
        found = answer.first_of(Tag.PRINTER)
        self._reasons = frozenset(texts(found, "printer-state-reasons"))
        self._confirms = self._says_when_out(found)
        self._keeps_copies = self._is_queue or "device-uri" in found
        return found

    def _troubles(self, printer: Attributes) -> tuple[Trouble, ...]:
        reasons = texts(printer, "printer-state-reasons")
        found = troubles_of(reasons, " ".join(texts(printer, "printer-state-message")))
        stopped = number(printer, "printer-state") == PRINTER_STOPPED
        if not _accepts(printer) or (stopped and not found):
            found = (*found, Trouble.PAUSED)
        return tuple(dict.fromkeys(found))

    def _says_when_out(self, printer: Attributes) -> bool:
        devices = texts(printer, "device-uri")  # only a CUPS has them
        return any(map(says_when_it_is_out, devices)) if devices else not self._is_queue


def _accepts(printer: Attributes) -> bool:
    return False not in printer.get("printer-is-accepting-jobs", ())


def _requested(names: tuple[str, ...]) -> list[Given]:
    return [Given("requested-attributes", Tag.KEYWORD, names)]


def cups_queue(host: IppHost, queue: str) -> IppPrinter:
    """The queue of this name at a CUPS."""
    return IppPrinter(host, f"/printers/{quote(queue, safe='')}", is_queue=True)


def default_queue(host: IppHost) -> str:
    """The queue that CUPS prints to when nobody names one; empty if there is none. Raises NoAnswerError."""
    answer = host.ask("/", Operation.CUPS_GET_DEFAULT, _requested(("printer-name",)))
    return next(iter(texts(answer.first_of(Tag.PRINTER), "printer-name")), "")


def queues(host: IppHost) -> list[str]:
    """The names of all queues of a CUPS; none if there is no CUPS."""
    try:
        answer = host.ask("/", Operation.CUPS_GET_PRINTERS, _requested(("printer-name",)))
    except NoAnswerError:
        return []
    return [name for found in answer.all_of(Tag.PRINTER) for name in texts(found, "printer-name")]
