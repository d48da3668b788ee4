"""What a check is: a named function that looks at the machine and comes to a verdict, within its time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying


class Term(str):
    """The key, below `doctor`, of what each language says in its own words; filled in with the values before it."""

    __slots__ = ()


Value = Term | str | int | float | tuple[str, ...]
"""What fills a sentence; texts in a tuple are names of checks, which each language says in its own words."""


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    WARNING = "warning"
    """The kiosk works; somebody should see to it."""
    FAILED = "failed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Verdict:
    """What a check came to."""

    state: State
    saying: Saying
    values: Mapping[str, Value] = field(default_factory=dict)
    is_end: bool = False
    """Checks that need this one have nothing to look at."""

    @property
    def stops(self) -> bool:
        """Whether checks that need this one can't be made."""
        return self.is_end or self.state is State.FAILED


def ok(saying: Saying, **values: Value) -> Verdict:
    """All is as it must be."""
    return Verdict(State.OK, saying, values)


def warning(saying: Saying, **values: Value) -> Verdict:
    """Works, but somebody should see to it."""
    return Verdict(State.WARNING, saying, values)


def failed(saying: Saying, **values: Value) -> Verdict:
    """Must be mended."""
    return Verdict(State.FAILED, saying, values)


def not_checked(saying: Saying, **values: Value) -> Verdict:
    """Could not be found out."""
    return Verdict(State.NOT_CHECKED, saying, values)


Examine = Callable[[Machine], Verdict]


@dataclass(frozen=True)
class Check:
    """One check; its id is the name of its function."""

    examine: Examine
    seconds: float = 10.0
    """After this the check is given up and the others go on."""
    needs: tuple[Examine, ...] = ()
    """Checks that stand before it in the list; if one of them stops it, this one is not made."""

    @property
    def id(self) -> str:
        """By which it is known to machines, and to the words."""
        return self.examine.__name__


@dataclass(frozen=True)
class Result:
    """A check and its verdict."""

    check: str
    verdict: Verdict

    @property
    def state(self) -> State:
        """How it stands."""
        return self.verdict.state
