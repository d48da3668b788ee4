"""Where cases meet slips: the two rooms lie beside each other and do not know of one another."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.cases.case import Case
from kiosk.cases.kinds import ClaimDetails, Handling, outcome_of
from kiosk.cases.scan import ScanKind, ScannedSlip
from kiosk.cases.slip_wording import CaseSlip


class SignedSlips:
    """Reads the squares of this branch's slips; fits `kiosk.cases.scan.SlipReader`."""

    def __init__(self, known: Callable[[], Collection[bytes]]) -> None:
        """`known` gives the public halves of the branch's keys; it is asked at the first square."""
        self._known = known

    def read(self, digits: str) -> ScannedSlip | ScanKind:
        """What the square says, or why nothing. Raises KioskError without a signing key."""
        from kiosk.slips.staff_code import ForgedCode, UnknownKey, UnreadableCode, read

        try:
            found = read(digits, self._known())
        except ForgedCode:
            return ScanKind.FORGED
        except UnknownKey:
            return ScanKind.UNKNOWN
        except UnreadableCode:
            return ScanKind.UNREADABLE
        return ScannedSlip(found.code, found.causes, found.issued, found.branch, found.station)


def case_slip_of(case: Case, zone: ZoneInfo, known_until: date | None, *, is_copy: bool) -> CaseSlip:
    """What stands on the slip of `case`, times in `zone`; `known_until` is told where its due time is uncertain."""
    details, due = case.details, case.due
    other_branch = ""
    if isinstance(details, ClaimDetails) and details.handling is Handling.FORWARDED:
        other_branch = details.named_branch
    return CaseSlip(
        code=case.code,
        kind=case.kind,
        outcome=outcome_of(details),
        issued_at=case.created_at.astimezone(zone),
        due=replace(due, at=due.at and due.at.astimezone(zone)),
        holidays_known_until=known_until,
        other_branch=other_branch,
        is_copy=is_copy,
    )
