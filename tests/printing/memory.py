"""A printer that exists only in memory and does what a test tells it."""

from dataclasses import dataclass, field

from kiosk.slips.printer import Condition, JobStage, JobState, Trouble


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

    def forget(self, title: str) -> bool:
        if self.answers and title in self.held:
            self.held.remove(title)
        return self.answers

    def clear(self, beginning: str) -> bool:
        if self.answers:
            self.held = [title for title in self.held if not title.startswith(beginning)]
        return self.answers
