"""What an office logs a case for, and what it must know for each kind."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kiosk.guide.causes import Cause


class CaseKind(StrEnum):
    """The two things a branch does for a participant whose JMO is stuck."""

    UNBLOCK = "unblock"
    CLAIM_CANCELLATION = "claim_cancellation"


class BlockKind(StrEnum):
    """The three blocks, each lifted in its own way (knowledge.md, section 2)."""

    BIOMETRIC = "biometric"
    KPJ = "kpj"
    LOGIN = "login"


class Known(StrEnum):
    """An answer that the participant may not have."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Handling(StrEnum):
    """Who cancels a claim."""

    HERE = "here"
    FORWARDED = "forwarded"
    """The branch named in the pop-up."""


@dataclass(frozen=True)
class UnblockDetails:
    """What is known of a block."""

    block: BlockKind
    failed_before: bool
    """An earlier unblock did not help."""
    identity_seen: bool
    card_seen: bool
    cause_put_right: bool
    """What made it fail was put right before the retry; else it blocks again (knowledge.md, section 2)."""

    kind = CaseKind.UNBLOCK


@dataclass(frozen=True)
class ClaimDetails:
    """What is known of a claim that stands in the way."""

    named_branch: str
    """As the pop-up names it; it may be another than the one that serves."""
    attempted_on: date | None
    """The day of the attempt, from which the 2–3 weeks of the automatic cancellation count; None if forgotten."""
    queue_number: Known
    handling: Handling

    kind = CaseKind.CLAIM_CANCELLATION


Details = UnblockDetails | ClaimDetails

BLOCK_CAUSES = MappingProxyType(
    {
        BlockKind.BIOMETRIC: Cause.BLOCKED_BIOMETRIC,
        BlockKind.KPJ: Cause.BLOCKED_KPJ,
        BlockKind.LOGIN: Cause.BLOCKED_LOGIN,
    }
)


def outcome_of(details: Details) -> str:
    """The guide's outcome whose due rule this case is promised by (design.md, section 5)."""
    if isinstance(details, UnblockDetails):
        return BLOCK_CAUSES[details.block]
    return "active_claim_elsewhere" if details.handling is Handling.FORWARDED else Cause.ACTIVE_CLAIM


def kind_for(cause: Cause) -> CaseKind | None:
    """The kind of case that a cause asks for, None where the counter helps without one."""
    if cause in BLOCK_CAUSES.values():
        return CaseKind.UNBLOCK
    return CaseKind.CLAIM_CANCELLATION if cause is Cause.ACTIVE_CLAIM else None
