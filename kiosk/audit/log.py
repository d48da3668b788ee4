"""The door to where the chain is kept. An act and its events are stored together or not at all."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from kiosk.audit.chain import AuditEvent, SealedHead
from kiosk.audit.events import EventDraft


class Change(Protocol):
    """What a service hands to its store in one call: the rows to write, and the events that tell of them.

    A store writes a change in one transaction: it reads the head of each station among the events, locked; gives it
    through `resume` and the drafts to `seal_all`; inserts the sealed events; replaces the head; writes the rows;
    commits.
    """

    @property
    def events(self) -> tuple[EventDraft, ...]:
        """What happened, in its order; never empty when a row of the office's work changes."""
        ...


class AuditTrail(Protocol):
    """The kept chains, one for each station of each branch."""

    def append(self, events: Sequence[EventDraft]) -> None:
        """Keep events of acts that change nothing else (shown, printed, refused), in one transaction. StorageError."""
        ...

    def stations(self) -> tuple[tuple[int, int], ...]:
        """Branch and station of every chain, in order, also where only a head is left. Raises StorageError."""
        ...

    def events_of(self, branch: int, station: int) -> Iterator[AuditEvent]:
        """The events of one chain by number, exactly as they lie there, tampered or not. Raises StorageError."""
        ...

    def latest_of(self, branch: int, station: int) -> SealedHead | None:
        """The noted end of one chain (`HeadUse.LATEST`); None when there is none. Raises StorageError."""
        ...

    def pruned_of(self, branch: int, station: int) -> SealedHead | None:
        """Where one chain begins since retention (`HeadUse.PRUNED`); None: at its first event. Raises StorageError."""
        ...
