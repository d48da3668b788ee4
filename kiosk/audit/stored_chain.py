"""Reads a chain and its noted heads as they stood at one moment, while the desk may go on adding to it."""

from dataclasses import dataclass

from kiosk.audit.chain import AuditEvent, SealedHead
from kiosk.audit.log import AuditTrail
from kiosk.errors import KioskError

_READINGS = 10
"""How often a chain is read anew because somebody at the desk has just added to it."""


@dataclass(frozen=True)
class ReadChain:
    """The events of one station as they lie there, and both noted heads, all of one moment."""

    events: tuple[AuditEvent, ...]
    latest: SealedHead | None
    pruned: SealedHead | None


def read_chain(trail: AuditTrail, branch: int, station: int) -> ReadChain:
    """The chain of one station at one moment. Raises KioskError if there is no quiet one, StorageError."""
    for _ in range(_READINGS):
        latest, pruned = trail.latest_of(branch, station), trail.pruned_of(branch, station)
        events = tuple(trail.events_of(branch, station))
        if (latest, pruned) == (trail.latest_of(branch, station), trail.pruned_of(branch, station)):
            return ReadChain(events, latest, pruned)
    raise KioskError(
        f"Station {branch}.{station} writes faster than its chain can be read.", "Verify when the desk is quiet."
    )
