"""What can be written into the chain: a closed list of kinds, and words so short that nothing personal fits in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class EventKind(StrEnum):
    """Everything that is written down. The list only grows: what an old row says must stay readable."""

    # signing in
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    """Detail `reason`: by the officer, idle, too long, account ended."""
    LOCKED = "locked"
    """A name at a station has used up its tries and needs a supervisor."""
    RELEASED = "released"
    DENIED = "denied"
    """Somebody signed in tried what the role does not allow; detail `act`."""
    SECOND_CONFIRMED = "second_confirmed"
    """A second person has given the PIN for somebody else's act; the subject is the first one."""
    SECOND_FAILED = "second_failed"
    # accounts
    STAFF_ADDED = "staff_added"
    STAFF_DISABLED = "staff_disabled"
    STAFF_ENABLED = "staff_enabled"
    ROLE_CHANGED = "role_changed"
    PIN_RESET = "pin_reset"
    PIN_CHANGED = "pin_changed"
    # slips
    SLIP_SCANNED = "slip_scanned"
    SLIP_REFUSED = "slip_refused"
    """Forged, foreign or used; detail `reason`."""
    SLIP_CLOSED = "slip_closed"
    """A waiting slip was taken off the list without a case; detail `reason`."""
    SLIP_PRINTED = "slip_printed"
    """Staff printed a visitor's slip; detail `copy`: again."""
    # cases
    CASE_LOGGED = "case_logged"
    CASE_CHECKED = "case_checked"
    CASE_SENT = "case_sent"
    CASE_FORWARDED = "case_forwarded"
    CASE_DONE = "case_done"
    CASE_REJECTED = "case_rejected"
    CASE_WITHDRAWN = "case_withdrawn"
    CASE_REOPENED = "case_reopened"
    CASE_REASSIGNED = "case_reassigned"
    CASE_NOTED = "case_noted"
    CASE_CORRECTED = "case_corrected"
    CASE_REVEALED = "case_revealed"
    """KPJ, name or phone was shown in full; detail `field`."""
    CASE_PRINTED = "case_printed"
    """Detail `copy`: first or again."""
    CASE_SEARCHED = "case_searched"
    """Cases were looked for by KPJ or phone; never what was typed."""
    CASE_ERASED = "case_erased"
    # supervisor and house-keeping
    REPORT_SHOWN = "report_shown"
    REPORT_EXPORTED = "report_exported"
    CASES_EXPORTED = "cases_exported"
    DAY_CLOSED = "day_closed"
    CHAIN_VERIFIED = "chain_verified"
    RETENTION_RUN = "retention_run"
    CHAIN_PRUNED = "chain_pruned"
    """Events older than their keeping time were taken off the beginning of the chain."""
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    KEY_CHANGED = "key_changed"
    """The branch's keys were taken in at this station."""
    KEYS_EXPORTED = "keys_exported"
    SETTING_CHANGED = "setting_changed"
    CONTENT_CHANGED = "content_changed"


class Detail(StrEnum):
    """What more may be said of an event; none of these is ever a name, a number of a person or typed text."""

    ACT = "act"
    BLOCK = "block"
    BRANCH = "branch"
    CAUSE_CONFIRMED = "cause_confirmed"
    CAUSE_GUIDE = "cause_guide"
    COPY = "copy"
    COUNT = "count"
    FAILURES = "failures"
    FIELD = "field"
    FORMAT = "format"
    FROM = "from"
    HEAD = "head"
    KIND = "kind"
    NUMBER = "number"
    OUTCOME = "outcome"
    REASON = "reason"
    ROLE = "role"
    SECOND = "second"
    SLIP = "slip"
    STAFF = "staff"
    STATE_FROM = "state_from"
    STATE_TO = "state_to"
    STATION = "station"
    TO = "to"


LONGEST_WORD = 40
"""Signs in a subject or in a detail's value: enough for a key, a date, an id."""

_WORD = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_.:/+-]{{0,{LONGEST_WORD - 1}}}")
_DIGITS = re.compile(r"\d{8}")  # a KPJ has 10 or 11, a phone 9 to 13, a NIK 16
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True)
class EventDraft:
    """An event as a service words it; its place in the chain is given by the store that writes it.

    Raises ValueError for a naive time, or for a word by which a person might be known: that is our own mistake.
    """

    key: UUID
    branch: int
    station: int
    at: datetime
    staff: UUID | None
    """Who did it; None when nobody was signed in."""
    kind: EventKind
    subject: str = ""
    """What it was done to: a case code, a slip code, the key of an account; or nothing."""
    details: Mapping[Detail, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError(f"an event needs an aware time: {self.at.isoformat()}")
        for word in (*self.details.values(), *([self.subject] if self.subject else [])):
            _refuse_personal(word)
        known = {Detail(name): str(value) for name, value in self.details.items()}
        object.__setattr__(self, "details", MappingProxyType(known))


def _refuse_personal(word: str) -> None:
    if _KEY.fullmatch(word):
        return  # eight digits side by side are nothing odd in a key
    if not _WORD.fullmatch(word) or _DIGITS.search(word):
        raise ValueError("a word of an event is an id, a code, a key, a date or a count of up to seven digits")
