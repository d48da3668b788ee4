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

    @property
    def is_going_on(self) -> bool:
        """Whether it comes out by itself, as far as is known."""
        return self in (DeliveryState.SENDING, DeliveryState.PRINTING)

    @property
    def is_settled(self) -> bool:
        """Whether this does not change any more."""
        return not self.is_going_on and self is not DeliveryState.NEEDS_HELP

    @property
    def came_out(self) -> bool:
        """Whether somebody holds a paper, as far as anybody can know."""
        return self in (DeliveryState.DONE, DeliveryState.SENT)

    @property
    def is_out(self) -> bool:
        """Whether there is a paper or a file, as far as anybody can know."""
        return self.came_out or self is DeliveryState.SAVED

    @property
    def came_to_nothing(self) -> bool:
        """Whether it may be asked for again."""
        return self in (DeliveryState.FAILED, DeliveryState.CANCELLED)

    @property
    def needs_somebody(self) -> bool:
        """Whether staff must do something before any paper comes."""
        return self in (DeliveryState.NEEDS_HELP, DeliveryState.FAILED, DeliveryState.REFUSED)


@dataclass(frozen=True)
class Delivery:
    """How far a slip has come; `trouble` says what holds it up."""

    state: DeliveryState
    trouble: Trouble | None = None
    file: Path | None = None

    @property
    def is_settled(self) -> bool:
        """Whether this is the end of it."""
        return self.state.is_settled

    @property
    def is_moving(self) -> bool:
        """Whether it goes on by itself and nothing holds it up."""
        return not self.is_settled and self.trouble is None

    def while_silent(self) -> "Delivery":
        """What is told while the printer gives no answer; what has ended, or was held up already, stays as it is."""
        return Delivery(DeliveryState.NEEDS_HELP, Trouble.OFFLINE) if self.is_moving else self
