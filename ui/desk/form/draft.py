"""A case while it is filled in, as a value: nothing of it is lost until it is saved or thrown away on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from kiosk.cases.case import FIELDS
from kiosk.cases.checks import check_kpj
from kiosk.cases.fields import declared
from kiosk.cases.form import Form
from kiosk.cases.kinds import DETAILS, CaseKind, Details, begun_by
from kiosk.cases.search import FoundCases, FoundSlip
from kiosk.guide.causes import Cause
from kiosk.ids import new_key


@dataclass(frozen=True)
class Draft:
    """What the officer has filled in so far. Texts are as they were typed."""

    key: UUID
    """Of the case that it becomes: saved twice, it is still one."""
    kind: CaseKind = CaseKind.UNBLOCK
    filled: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What was typed or chosen, by the name of its field; another kind's fields wait here too."""
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

    def typed(self, name: str, own_branch: str = "") -> str:
        """What stands in a field: what was filled in, else what is presumed."""
        filled = self.filled.get(name)
        return FIELDS[name].presumed(self.filled, own_branch) if filled is None else filled

    def with_filled(self, name: str, value: str) -> "Draft":
        """The draft with one field filled in."""
        return replace(self, filled={**self.filled, name: value})

    def is_about(self, found: object) -> bool:
        """Whether this is the case of a slip or a KPJ that was found."""
        match found:
            case FoundSlip(code=code):
                return self.slip_code == code
            case FoundCases(kpj=kpj):
                return check_kpj(self.typed("kpj")).value == kpj
        return False

    @property
    def likely_cause(self) -> Cause | None:
        """What the officer has said, else what the request rests on; None while a slip waits to be confirmed."""
        if self.cause is not None or self.slip_causes:
            return self.cause
        return self.details("", date.max).cause

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
        details = DETAILS[self.kind]
        return details(**{one.name: one.read(self.typed(one.name, own_branch), today) for one in declared(details)})

    def form(self, own_branch: str, today: date) -> Form:
        """The draft as the intake takes it."""
        return Form(
            self.key,
            self.details(own_branch, today),
            self.likely_cause or Cause.OTHER,
            self.typed("name"),
            self.typed("kpj"),
            self.typed("phone"),
            self.slip_code,
            self.slip_causes,
        )


def empty_draft() -> Draft:
    """A case of which nothing is known."""
    return Draft(new_key())


def draft_about(found: object) -> Draft:
    """What a slip or a KPJ already tells of a new case."""
    if isinstance(found, FoundCases):
        return empty_draft().with_filled("kpj", found.kpj)
    if not isinstance(found, FoundSlip):
        return empty_draft()
    causes = found.slip.causes if found.slip else ()
    kind, filled = begun_by(causes)
    return replace(
        empty_draft(),
        kind=kind or CaseKind.UNBLOCK,
        filled=filled,
        slip_code=found.code,
        slip_causes=causes,
        seen=frozenset(use.key for use in found.uses),
    )
