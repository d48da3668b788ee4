"""The one table of a case's states and moves; service, pages and tests read the same."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.cases.kinds import CaseKind
from kiosk.staff.roles import Act


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    IDENTITY_CHECKED = "identity_checked"
    SENT = "sent"
    FORWARDED = "forwarded"
    """To the branch that the pop-up names."""
    DONE = "done"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.RECEIVED, State.IDENTITY_CHECKED, State.SENT, State.FORWARDED})
CLOSED = frozenset(State) - OPEN


class Ending(StrEnum):
    """How a case that is done turned out."""

    WORKS = "works"
    """On the participant's own phone."""
    FAILED_AGAIN = "failed_again"
    NOT_TRIED = "not_tried"


class Move(StrEnum):
    """What an officer does with a case."""

    CHECK_IDENTITY = "check_identity"
    SEND = "send"
    FORWARD = "forward"
    FINISH = "finish"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class Asks(StrEnum):
    """What a move wants to be told."""

    NOTHING = "nothing"
    RECIPIENT = "recipient"
    """To whom; a forwarded claim goes to the branch that the pop-up names unless another is given."""
    ENDING = "ending"
    REASON = "reason"


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    move: Move
    origins: frozenset[State]
    target: State
    act: Act
    """What the officer must be allowed to do."""
    asks: Asks
    kinds: frozenset[CaseKind] = frozenset(CaseKind)


_CHECKED = frozenset({State.IDENTITY_CHECKED, State.SENT, State.FORWARDED})

TABLE: tuple[Rule, ...] = (
    Rule(Move.CHECK_IDENTITY, frozenset({State.RECEIVED}), State.IDENTITY_CHECKED, Act.CHECK_IDENTITY, Asks.NOTHING),
    # a request that nobody answers is sent again, maybe to another
    Rule(Move.SEND, frozenset({State.IDENTITY_CHECKED, State.SENT}), State.SENT, Act.SEND_CASE, Asks.RECIPIENT),
    Rule(
        Move.FORWARD,
        frozenset({State.IDENTITY_CHECKED, State.FORWARDED}),
        State.FORWARDED,
        Act.FORWARD_CASE,
        Asks.RECIPIENT,
        frozenset({CaseKind.CLAIM_CANCELLATION}),
    ),
    # many branches lift a block or cancel a claim at the counter, without sending it anywhere
    Rule(Move.FINISH, _CHECKED, State.DONE, Act.FINISH_CASE, Asks.ENDING),
    Rule(Move.REJECT, OPEN, State.REJECTED, Act.REJECT_CASE, Asks.REASON),
    Rule(Move.WITHDRAW, OPEN, State.WITHDRAWN, Act.WITHDRAW_CASE, Asks.NOTHING),
    # whoever comes back shows the card again
    Rule(Move.REOPEN, CLOSED, State.RECEIVED, Act.REOPEN_CASE, Asks.REASON),
)


def rule_for(move: Move, state: State, kind: CaseKind) -> Rule | None:
    """The row that lets a case of this kind in this state take `move`, if there is one."""
    return next(
        (rule for rule in TABLE if rule.move is move and state in rule.origins and kind in rule.kinds),
        None,
    )


def moves_from(state: State, kind: CaseKind) -> tuple[Rule, ...]:
    """The rows that a case of this kind in this state can take, in the order of the table."""
    return tuple(rule for rule in TABLE if state in rule.origins and kind in rule.kinds)


def act_for(move: Move) -> Act:
    """What an officer must be allowed to do for `move`, wherever it starts."""
    return next(rule.act for rule in TABLE if rule.move is move)
