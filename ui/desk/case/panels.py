"""What can be done with an open case: the moves of the table as buttons, and the panels in which they ask."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.cases.case import Case
from kiosk.cases.kinds import ClaimDetails, Handling
from kiosk.cases.states import Asks, Ending, Move, Rule, State, moves_from
from kiosk.staff.roles import Role, allowed
from kiosk.texts import Words
from ui.desk.case.opened import Opened
from ui.shared.snapshot import Snapshot


class PanelKind(StrEnum):
    """What lies over the page."""

    NONE = ""
    RECIPIENT = "recipient"
    REASON = "reason"
    ENDING = "ending"
    CONFIRM = "confirm"
    NOTE = "note"
    CORRECT = "correct"
    ASSIGN = "assign"
    SLIP = "slip"


@dataclass(frozen=True)
class Panel:
    """A panel over the page, and the move that it asks for."""

    kind: PanelKind = PanelKind.NONE
    rule: Rule | None = None


PANELS = {kind.value: Panel(kind) for kind in (PanelKind.NOTE, PanelKind.CORRECT, PanelKind.ASSIGN, PanelKind.SLIP)}
"""The panels that belong to no move, by their name."""

_ASKING = {Asks.RECIPIENT: PanelKind.RECIPIENT, Asks.REASON: PanelKind.REASON, Asks.ENDING: PanelKind.ENDING}


def panel_for(rule: Rule) -> Panel:
    """What a move asks before it is made; nothing is asked where it can be made at once."""
    if rule.move is Move.WITHDRAW:
        return Panel(PanelKind.CONFIRM, rule)
    return Panel(_ASKING.get(rule.asks, PanelKind.NONE), rule)


def rules_for(case: Case, role: Role) -> tuple[Rule, ...]:
    """The moves that somebody of this role can make, in the order of the table."""
    return tuple(rule for rule in moves_from(case.state, case.kind) if allowed(role, rule.act))


def likely_move(case: Case) -> Move | None:
    """The move that most often comes next."""
    if case.state is State.RECEIVED:
        return Move.CHECK_IDENTITY
    if case.state in (State.SENT, State.FORWARDED):
        return Move.FINISH
    if case.state is not State.IDENTITY_CHECKED:
        return None
    if not isinstance(case.details, ClaimDetails):
        return Move.SEND
    return Move.FINISH if case.details.handling is Handling.HERE else Move.FORWARD


def wants_slip(opened: Opened) -> bool:
    """Whether the slip is what comes next: the case was logged just now and has none yet."""
    return opened.case.state is State.RECEIVED and not opened.was_printed


def show_moves(opened: Opened, role: Role, words: Words) -> list[Snapshot]:
    """The moves as buttons; `main` is the one that most often comes next."""
    likely = None if wants_slip(opened) else likely_move(opened.case)
    return [
        {
            "id": rule.move.value,
            "title": words.say(f"cases.moves.{rule.move}"),
            "key": f"Ctrl+{number}",
            "main": rule.move is likely,
        }
        for number, rule in enumerate(rules_for(opened.case, role), start=1)
    ]


def show_panel(panel: Panel, case: Case, words: Words) -> Snapshot:
    """The panel in words: its title, what it asks for, what stands in its box already."""
    move = panel.rule.move if panel.rule else None
    own = words.say(f"cases.moves.{move}") if move else ""
    title, label, button = own, "", own
    match panel.kind:
        case PanelKind.RECIPIENT:
            label = words.say(f"desk_case.panel.{'forward' if move is Move.FORWARD else 'recipient'}")
        case PanelKind.REASON:
            label = words.say("desk_case.panel.reason")
        case PanelKind.ENDING:
            title = words.say("desk_case.panel.finish")
        case PanelKind.CONFIRM:
            title, button = words.say("desk_case.panel.withdraw"), words.say("desk_case.panel.withdraw_yes")
        case PanelKind.NOTE:
            title, button = words.say("desk_case.panel.note_title"), words.say("desk_case.panel.save_note")
            label = words.say("desk_case.panel.note")
    return {
        "kind": panel.kind.value,
        "title": title,
        "label": label,
        "button": button,
        "prefilled": prefilled(panel, case),
        "endings": [
            {"id": ending.value, "title": words.say(f"cases.endings.{ending}"), "key": f"Ctrl+{number}"}
            for number, ending in enumerate(Ending, start=1)
        ],
    }


def prefilled(panel: Panel, case: Case) -> str:
    """Whom the request went to before; a claim is forwarded to the branch that the pop-up names."""
    if panel.kind is not PanelKind.RECIPIENT:
        return ""
    if panel.rule and panel.rule.move is Move.FORWARD and isinstance(case.details, ClaimDetails):
        return case.sent_to or case.details.named_branch
    return case.sent_to or ""
