"""Who does what must not hold up a touch."""

from concurrent.futures import Executor
from dataclasses import dataclass


@dataclass(frozen=True)
class Workers:
    """Each does one thing after another: a locked database holds up no picture, a printer that hangs neither."""

    work: Executor
    """Pictures, and what is loaded before it is needed."""
    records: Executor
    printing: Executor

    def finish(self) -> None:
        """Wait until what was begun is done."""
        for worker in (self.work, self.printing, self.records):
            worker.shutdown(wait=True)
