"""What became of a print: the words in which both screens and the command tell of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.prints.printer import Trouble


class DeliveryState(StrEnum):
    """What is known of a slip on its way to paper. Never "printed" unless the paper is known to be out."""

    SENDING = "sending"
    PRINTING = "printing"
    DONE = "done"
    SENT = "sent"
    """The printer has it and can't say whether it came out."""
    NEEDS_HELP = "needs_help"
    """Something holds it up; it goes on by itself once that is over."""
    SAVED = "saved"
    """Kept as a file; nothing comes out."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Taken back, by the end of the visit or by staff at the queue."""
    REFUSED = "refused"
    """As many slips as this visit, or these minutes, may have are out already."""


SETTLED = frozenset(DeliveryState) - {DeliveryState.SENDING, DeliveryState.PRINTING, DeliveryState.NEEDS_HELP}
"""What does not change any more."""


@dataclass(frozen=True)
class Delivery:
    """How far a slip has come; `trouble` says what holds it up."""

    state: DeliveryState
    trouble: Trouble | None = None
    file: Path | None = None

    @property
    def is_settled(self) -> bool:
        """Whether this is the end of it."""
        return self.state in SETTLED
