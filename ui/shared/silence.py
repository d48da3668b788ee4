"""What is told while a question to the printer has not come back: neither screen waits for it without a word."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.prints.delivery import Delivery

SILENT_SECONDS = 4.0
"""After how long a question without an answer is told as what it is; issue 4 wants every fault told within 5 s."""


def while_silent(known: "Delivery") -> "Delivery":
    """What is told of a print of which this was known; what has ended, or was held up already, stays as it is."""
    from kiosk.prints.delivery import Delivery, DeliveryState
    from kiosk.prints.printer import Trouble

    if known.is_settled or known.trouble:
        return known
    return Delivery(DeliveryState.NEEDS_HELP, Trouble.OFFLINE)
