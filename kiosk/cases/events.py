"""Words what was done with a case for the chain: ids and codes, never what somebody typed."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from kiosk.audit.events import Detail, EventDraft, EventKind
from kiosk.cases.states import Move
from kiosk.ids import new_key
from kiosk.staff.sessions import SignedIn

MOVED = MappingProxyType(
    {
        Move.CHECK_IDENTITY: EventKind.CASE_CHECKED,
        Move.SEND: EventKind.CASE_SENT,
        Move.FORWARD: EventKind.CASE_FORWARDED,
        Move.FINISH: EventKind.CASE_DONE,
        Move.REJECT: EventKind.CASE_REJECTED,
        Move.WITHDRAW: EventKind.CASE_WITHDRAWN,
        Move.REOPEN: EventKind.CASE_REOPENED,
    }
)


def happened(
    session: SignedIn,
    kind: EventKind,
    now: datetime,
    subject: str = "",
    details: Mapping[Detail, str] | None = None,
) -> EventDraft:
    """What somebody signed in did, for the chain of their station."""
    return EventDraft(new_key(), session.branch, session.station, now, session.staff, kind, subject, details or {})
