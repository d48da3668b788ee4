"""Stands for a printer that takes nothing: the default one while the print service, which alone knows it, is silent."""

from dataclasses import dataclass

from kiosk.prints.printer import Condition, JobStage, JobState, Trouble


@dataclass(frozen=True)
class SilentService:
    """Says what is wrong and takes nothing: a slip waits for the printer that the service names later."""

    name: str
    """Of the queue that was the default before."""

    trouble: Trouble = Trouble.QUEUE_DOWN

    def look(self) -> Condition:
        """Down, which is known without asking again."""
        return Condition(self.name, takes_jobs=False, troubles=(self.trouble,))

    def send(self, title: str, pdf: bytes) -> Trouble:  # noqa: ARG002
        """Nothing is taken."""
        return self.trouble

    def job(self, title: str) -> JobState:  # noqa: ARG002
        """Nothing is there."""
        return JobState(JobStage.WAITING, self.trouble)

    def forget(self, title: str) -> JobStage:  # noqa: ARG002
        """Nothing was taken."""
        return JobStage.CANCELLED

    def clear(self, beginning: str) -> bool:  # noqa: ARG002
        """What an earlier life left may lie at the printer that nobody names now."""
        return False
