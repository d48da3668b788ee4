"""A case while it is filled in, as a value: nothing of it is lost until it is saved or thrown away on purpose."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from kiosk.cases.form import Form
from kiosk.cases.kinds import (
    BLOCK_CAUSES,
    BlockKind,
    CaseKind,
    ClaimDetails,
    Details,
    Handling,
    Known,
    UnblockDetails,
    kind_for,
)
from kiosk.cases.search import FoundCases, FoundSlip
from kiosk.guide.causes import Cause
from kiosk.ids import new_key

FIRST_YEAR = 2000
"""Earlier attempts are slips of the finger."""

_DAY = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?")


@dataclass(frozen=True)
class Draft:
    """What the officer has filled in so far. Texts are as they were typed."""

    key: UUID
    """Of the case that it becomes: saved twice, it is still one."""
    kind: CaseKind = CaseKind.UNBLOCK
    block: BlockKind = BlockKind.BIOMETRIC
    failed_before: bool = False
    identity_seen: bool = False
    card_seen: bool = False
    cause_put_right: bool = False
    branch: str = ""
    day: str = ""
    queue_number: Known = Known.UNKNOWN
    handling: Handling | None = None
    """None until the officer says so: it follows from the branch."""
    kpj: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    cause: Cause | None = None
    """None until the officer has confirmed or corrected it."""
    other_cause: Cause | None = None
    """The last one chosen that the slip does not name."""
    slip_code: str | None = None
    slip_causes: tuple[Cause, ...] = ()
    seen: frozenset[UUID] = frozenset()
    """Earlier uses of the slip that were shown before the form was opened."""
    begun: bool = False
    """Whether the officer has filled in anything."""

    def handled(self, own_branch: str) -> Handling:
        """Who cancels the claim: the branch that the pop-up names."""
        if self.handling is not None:
            return self.handling
        elsewhere = bool(self.branch.strip()) and self.branch.strip().casefold() != own_branch.casefold()
        return Handling.FORWARDED if elsewhere else Handling.HERE

    @property
    def likely_cause(self) -> Cause | None:
        """What the officer has said, else what the request rests on; None while a slip waits to be confirmed."""
        if self.cause is not None or self.slip_causes:
            return self.cause
        return Cause.ACTIVE_CLAIM if self.kind is CaseKind.CLAIM_CANCELLATION else BLOCK_CAUSES[self.block]

    @property
    def offered_causes(self) -> tuple[Cause, ...]:
        """Those to choose from at once: what the slip says, and what was chosen besides."""
        more = self.other_cause if self.slip_causes else self.likely_cause
        return self.slip_causes if more is None else (*self.slip_causes, more)

    def with_cause(self, cause: Cause) -> "Draft":
        """The draft with what the officer says."""
        other = self.other_cause if cause in self.slip_causes else cause
        return replace(self, cause=cause, other_cause=other)

    def details(self, own_branch: str, today: date) -> Details:
        """What is known of the request; a day that nobody can read counts as unknown."""
        if self.kind is CaseKind.UNBLOCK:
            return UnblockDetails(
                self.block, self.failed_before, self.identity_seen, self.card_seen, self.cause_put_right
            )
        return ClaimDetails(self.branch, day_of(self.day, today), self.queue_number, self.handled(own_branch))

    def form(self, own_branch: str, today: date) -> Form:
        """The draft as the intake takes it."""
        return Form(
            self.key,
            self.details(own_branch, today),
            self.likely_cause or Cause.OTHER,
            self.name,
            self.kpj,
            self.phone,
            self.slip_code,
            self.slip_causes,
        )


def empty_draft() -> Draft:
    """A case of which nothing is known."""
    return Draft(new_key())


def draft_about(found: object) -> Draft:
    """What a slip or a KPJ already tells of a new case."""
    if isinstance(found, FoundCases):
        return replace(empty_draft(), kpj=found.kpj)
    if isinstance(found, FoundSlip):
        return _draft_from_slip(found)
    return empty_draft()


def _draft_from_slip(found: FoundSlip) -> Draft:
    causes = found.slip.causes if found.slip else ()
    kind = next((kind for cause in causes if (kind := kind_for(cause)) is not None), CaseKind.UNBLOCK)
    blocks = (block for cause in causes for block, blocked in BLOCK_CAUSES.items() if blocked is cause)
    return replace(
        empty_draft(),
        kind=kind,
        block=next(blocks, BlockKind.BIOMETRIC),
        slip_code=found.code,
        slip_causes=causes,
        seen=frozenset(use.key for use in found.uses),
    )


def day_of(typed: str, today: date) -> date | None:
    """The day that somebody typed as `d/m/yyyy`, or without its year: then the last one. None if it is none."""
    match = _DAY.fullmatch(typed.strip())
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    try:
        if match[3]:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, month, day) if year >= FIRST_YEAR else None
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def typed_day(day: date) -> str:
    """`day` as an officer would type it."""
    return f"{day.day}/{day.month}/{day.year}"
