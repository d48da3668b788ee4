"""What an office logs a case for, and what it must know for each kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, get_args

from kiosk.cases.checks import check_branch
from kiosk.cases.fields import branch, choice, day, tick
from kiosk.guide.causes import Cause

Begun = Mapping[Cause, Mapping[str, str]]
"""The causes that ask for a kind of case, and what each tells of its fields."""


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


BLOCK_CAUSES = MappingProxyType(
    {
        BlockKind.BIOMETRIC: Cause.BLOCKED_BIOMETRIC,
        BlockKind.KPJ: Cause.BLOCKED_KPJ,
        BlockKind.LOGIN: Cause.BLOCKED_LOGIN,
    }
)


@dataclass(frozen=True)
class UnblockDetails:
    """What is known of a block."""

    block: BlockKind = field(metadata=choice(BlockKind, "block_names", BlockKind.BIOMETRIC, exported=26))
    failed_before: bool = field(metadata=tick())
    """An earlier unblock did not help."""
    identity_seen: bool = field(metadata=tick())
    card_seen: bool = field(metadata=tick())
    cause_put_right: bool = field(metadata=tick())
    """What made it fail was put right before the retry; else it blocks again (knowledge.md, section 2)."""

    kind: ClassVar = CaseKind.UNBLOCK
    begun_by: ClassVar[Begun] = {cause: {"block": block} for block, cause in BLOCK_CAUSES.items()}

    @property
    def cause(self) -> Cause:
        """What the request rests on."""
        return BLOCK_CAUSES[self.block]

    @property
    def outcome(self) -> str:
        """The guide's outcome whose due rule it is promised by (design.md, section 5)."""
        return self.cause


def _presumed_handling(filled: Mapping[str, str], own_branch: str) -> str:
    """The branch that the pop-up names cancels the claim."""
    named = filled.get("named_branch", "").strip()
    elsewhere = bool(named) and named.casefold() != own_branch.casefold()
    return Handling.FORWARDED if elsewhere else Handling.HERE


@dataclass(frozen=True)
class ClaimDetails:
    """What is known of a claim that stands in the way."""

    named_branch: str = field(metadata=branch(check_branch, exported=28))
    """As the pop-up names it; it may be another than the one that serves."""
    attempted_on: date | None = field(metadata=day())
    """The day of the attempt, from which the 2–3 weeks of the automatic cancellation count; None if forgotten."""
    queue_number: Known = field(metadata=choice(Known, "known", Known.UNKNOWN))
    handling: Handling = field(metadata=choice(Handling, "handling", _presumed_handling))

    kind: ClassVar = CaseKind.CLAIM_CANCELLATION
    cause: ClassVar = Cause.ACTIVE_CLAIM
    begun_by: ClassVar[Begun] = {cause: {}}

    @property
    def outcome(self) -> str:
        """The guide's outcome whose due rule it is promised by (design.md, section 5)."""
        return "active_claim_elsewhere" if self.handling is Handling.FORWARDED else self.cause


Details = UnblockDetails | ClaimDetails

DETAILS: Mapping[CaseKind, type[Details]] = MappingProxyType({one.kind: one for one in get_args(Details)})
"""What is known of each kind of case."""


def begun_by(causes: Iterable[Cause]) -> tuple[CaseKind | None, Mapping[str, str]]:
    """The kind of case that the first of these causes asks for, and what it tells of the fields.

    None where the counter helps without a case.
    """
    for cause in causes:
        for kind, details in DETAILS.items():
            if cause in details.begun_by:
                return kind, details.begun_by[cause]
    return None, {}
