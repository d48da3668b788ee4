"""Seals each event onto the one before it, so that none can be changed, added or taken away unnoticed."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

from kiosk.audit.events import EventDraft

KEY_LENGTH = 32
"""Bytes of the key of the chain; it lies in a key file, never in the database."""

BEGINNING = bytes(32)
"""What the first event of a station is sealed onto."""

_FORMAT = b"jmo-audit-1"


@dataclass(frozen=True)
class AuditEvent:
    """One event in its place. `kind` and `details` are plain text here: a tampered row may hold anything."""

    key: UUID
    branch: int
    station: int
    number: int
    """1, 2, 3 … within the station, without a gap."""
    at: datetime
    staff: UUID | None
    kind: str
    subject: str
    details: Mapping[str, str]
    previous: bytes
    """The mac of the event before: with it each event can be judged by itself, also when its neighbour is gone."""
    mac: bytes


@dataclass(frozen=True)
class Head:
    """How far the chain of a station reaches: the number and the mac of its last event."""

    branch: int
    station: int
    number: int
    mac: bytes


class HeadUse(Enum):
    """What a head that lies in the database stands for; a head noted for the one can't serve as the other."""

    LATEST = b"jmo-audit-latest-1"
    """The chain ends here."""
    PRUNED = b"jmo-audit-pruned-1"
    """Events up to here were taken away because their keeping time was over; the chain begins behind it."""


@dataclass(frozen=True)
class SealedHead:
    """A head as the database keeps it: sealed, so that it can't be moved without the key."""

    head: Head
    use: HeadUse
    seal: bytes

    def is_genuine(self, key: bytes) -> bool:
        """Whether the holder of `key` noted this head for this use."""
        return hmac.compare_digest(self.seal, _head_seal(self.head, self.use, key))


def beginning(branch: int, station: int) -> Head:
    """The head of a station that has no event yet."""
    return Head(branch, station, 0, BEGINNING)


def canonical(event: AuditEvent | EventDraft, number: int) -> bytes:
    """The bytes of `event` at place `number`; two different events never have the same.

    Format 1: every part is preceded by its length in 4 bytes, big-endian. In this order: the name of the format, key,
    branch, station, number (decimal), the time in microseconds since 1970 UTC (decimal), staff (16 bytes or none),
    kind, subject, how many details, then name and value of each, by name. Text is UTF-8.
    """
    parts = [
        _FORMAT,
        event.key.bytes,
        b"%d" % event.branch,
        b"%d" % event.station,
        b"%d" % number,
        b"%d" % _microseconds(event.at),
        event.staff.bytes if event.staff else b"",
        _bytes(event.kind),
        _bytes(event.subject),
        b"%d" % len(event.details),
    ]
    for name in sorted(event.details):
        parts += (_bytes(name), _bytes(event.details[name]))  # type: ignore[index]  # Mapping is invariant in its key
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def seal(head: Head, draft: EventDraft, key: bytes) -> AuditEvent:
    """`draft` as the event behind `head`. Raises ValueError if it is of another station."""
    if (draft.branch, draft.station) != (head.branch, head.station):
        raise ValueError("an event can only be sealed onto the chain of its own station")
    number = head.number + 1
    return AuditEvent(
        key=draft.key,
        branch=draft.branch,
        station=draft.station,
        number=number,
        at=draft.at.astimezone(UTC),
        staff=draft.staff,
        kind=draft.kind.value,
        subject=draft.subject,
        details={name.value: value for name, value in draft.details.items()},
        previous=head.mac,
        mac=_mac(key, head.mac, canonical(draft, number)),
    )


def seal_all(head: Head, drafts: Sequence[EventDraft], key: bytes) -> tuple[tuple[AuditEvent, ...], SealedHead]:
    """The events of one act in their order behind `head`, and the head to note after them. Raises ValueError."""
    events: list[AuditEvent] = []
    for draft in drafts:
        events.append(seal(head, draft, key))
        head = head_at(events[-1])
    return tuple(events), seal_head(head, HeadUse.LATEST, key)


def head_at(event: AuditEvent) -> Head:
    """The head of a chain that ends with `event`."""
    return Head(event.branch, event.station, event.number, event.mac)


def seal_head(head: Head, use: HeadUse, key: bytes) -> SealedHead:
    """`head` as it may be kept in the database."""
    return SealedHead(head, use, _head_seal(head, use, key))


def resume(noted: SealedHead | None, last: AuditEvent | None, start: Head, key: bytes) -> Head:
    """Where the next event of a station goes: behind the noted head or the last stored event, whichever is further.

    An act is never refused because somebody has tampered: the gap or the break stays behind for `verify` to name.
    """
    known = [start]
    if noted is not None and noted.is_genuine(key):
        known.append(noted.head)
    if last is not None:
        known.append(head_at(last))
    return max(known, key=lambda head: head.number)


def is_sealed(event: AuditEvent, number: int, key: bytes) -> bool:
    """Whether the holder of `key` wrote exactly this event at place `number`."""
    return hmac.compare_digest(event.mac, _mac(key, event.previous, canonical(event, number)))


def _mac(key: bytes, previous: bytes, content: bytes) -> bytes:
    return hmac.digest(key, len(previous).to_bytes(4, "big") + previous + content, "sha256")


def _head_seal(head: Head, use: HeadUse, key: bytes) -> bytes:
    content = b"%d %d %d " % (head.branch, head.station, head.number) + head.mac
    return hmac.digest(hmac.digest(key, use.value, "sha256"), content, hashlib.sha256)


def _microseconds(moment: datetime) -> int:
    passed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
