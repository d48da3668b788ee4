"""A printer and a log of prints that exist only in memory and do what a test tells them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from kiosk.errors import StorageError
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble
from kiosk.visits.visit import Station


@dataclass
class MemoryPrinter:
    """Every job is in the state that stands in `state`; what it prints is counted when that is DONE."""

    condition: Condition = field(default_factory=lambda: Condition("memory", takes_jobs=True, confirms=True))
    state: JobState = field(default_factory=lambda: JobState(JobStage.DONE))
    answers: bool = True
    """Whether it takes jobs back when it is told to."""
    refuses: Trouble | None = None
    sent: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    """What lies in it and has not been forgotten."""

    def look(self) -> Condition:
        return self.condition

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        if self.refuses is None:
            self.sent.append(title)
            self.held.append(title)
        return self.refuses

    def job(self, title: str) -> JobState:
        assert title in self.held
        return self.state

    def forget(self, title: str) -> JobStage | None:
        if not self.answers:
            return None
        if title not in self.held:
            return JobStage.CANCELLED
        self.held.remove(title)
        return self.state.stage if self.state.stage.has_ended else JobStage.CANCELLED

    def clear(self, beginning: str) -> bool:
        if self.answers:
            self.held = [title for title in self.held if not title.startswith(beginning)]
        return self.answers


@dataclass
class MemoryPrintLog:
    """Fits `kiosk.prints.log.PrintLog`; `history` is everything that was noted, in its order."""

    history: list[Print] = field(default_factory=list)
    fails: bool = False
    tries: int = 0

    @property
    def rows(self) -> dict[UUID, Print]:
        return {one.key: one for one in self.history}

    def note(self, one: Print) -> None:
        self.tries += 1
        if self.fails:
            raise StorageError("The database is held by another program.", "Close it.")
        known = self.rows.get(one.key)
        said = known.confirmed if known and one.confirmed is None else one.confirmed
        self.history.append(replace(one, confirmed=said))

    def last_out(self, station: Station) -> Print | None:
        return max(
            (one for one in self.rows.values() if one.station == station and one.state.came_out),
            key=lambda one: one.at,
            default=None,
        )

    def last_fault(self, station: Station) -> Print | None:
        timed = [(one.trouble_at, one) for one in self.rows.values() if one.station == station and one.trouble_at]
        return max(timed, key=lambda pair: pair[0], default=(None, None))[1]

    def last_test(self, station: Station) -> Print | None:
        tests = [one for one in self.rows.values() if one.kind is PrintKind.TEST_PAGE and one.station == station]
        return max(tests, key=lambda one: one.at, default=None)

    def last_of(self, codes: Collection[str]) -> Mapping[str, Print]:
        rows = sorted(self.rows.values(), key=lambda one: one.at)
        return {one.code: one for one in rows if one.code in codes}

    def came_out(self, codes: Collection[str]) -> frozenset[str]:
        return frozenset(one.code for one in self.rows.values() if one.code in codes and one.state.came_out)
