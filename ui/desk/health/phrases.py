"""How the printer, its prints and its troubles are said on the health page."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Condition, Trouble
from kiosk.texts import Words
from ui.desk.phrases import say_moment
from ui.shared.snapshot import Snapshot


class Mark(StrEnum):
    """The sign beside a sentence: how it stands."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    WAIT = "wait"


@dataclass(frozen=True)
class Looked:
    """What the printer said when it was asked last; without a condition, the settings name one that can't be here."""

    condition: Condition | None
    folder: Path | None = None
    """Where everything goes for want of a printer."""


def show_now(looked: Looked | None, own: Delivery | None, is_silent: bool, words: Words) -> Snapshot:
    """How the printer is: its mark, what it is called, and what staff does. `own` is a job of the desk's."""
    if own is not None and own.trouble:
        return _trouble(own.trouble, words)
    if own is not None:
        return _said(Mark.WAIT, "working", words)
    if looked is None or is_silent:
        return _said(Mark.WAIT, "silent" if is_silent else "asking", words)
    if looked.folder is not None:
        return _said(Mark.CARE, "none_here", words, folder=looked.folder)
    condition = looked.condition
    if condition is None:
        return _said(Mark.BAD, "wrong", words)
    if not condition.takes_jobs or condition.troubles:
        return _trouble(next(iter(condition.troubles), Trouble.OTHER), words, is_past=not condition.is_live)
    return _said(Mark.GOOD, "ready" if condition.confirms else "unsure", words)


def show_paper(condition: Condition, words: Words) -> Snapshot:
    """What lies in the printer."""
    paper = words.say(f"desk_health.papers.{condition.paper}" if condition.paper else "desk_health.facts.paper_unknown")
    said = words.say("desk_health.facts.paper_low", paper=paper) if condition.paper_low else paper
    return _fact("paper", said, condition.paper_low, words)


def show_out(one: Print | None, now: datetime, words: Words) -> Snapshot:
    """The last print: when, and of what."""
    said = _at(one.at, say_what(one, words), now, words) if one else words.say("desk_health.facts.never")
    return _fact("last_out", said, False, words)


def show_fault(one: Print | None, now: datetime, words: Words) -> Snapshot:
    """The last fault: when, which, and what it held up."""
    if one is None or one.trouble is None or one.trouble_at is None:
        return _fact("last_fault", words.say("desk_health.facts.never"), False, words)
    what = words.say("desk_health.facts.at", when=say_trouble(one.trouble, words), what=say_what(one, words))
    return _fact("last_fault", _at(one.trouble_at, what, now, words), False, words)


def show_test(one: Print | None, is_running: bool, now: datetime, words: Words) -> Snapshot:
    """The last test page: when, and what somebody said of it."""
    if is_running:
        return _fact("last_test", words.say("desk_health.verdicts.running"), False, words)
    if one is None:
        return _fact("last_test", words.say("desk_health.facts.never"), False, words)
    if one.state is DeliveryState.SAVED:
        verdict = "saved"
    elif one.confirmed is not None:
        verdict = "whole" if one.confirmed else "spoiled"
    else:
        verdict = "unsaid" if one.state.came_out else "not_out"
    said = _at(one.at, words.say(f"desk_health.verdicts.{verdict}"), now, words)
    return _fact("last_test", said, verdict == "spoiled", words)


def say_what(one: Print, words: Words) -> str:
    """What was printed."""
    said = words.say(f"desk_health.kinds.{one.kind}", code=one.code)
    is_marked = one.is_copy and one.kind is not PrintKind.TEST_PAGE
    return words.say("desk_health.facts.copy", what=said) if is_marked else said


def say_trouble(trouble: Trouble, words: Words) -> str:
    """A trouble in two or three words."""
    return words.say(f"desk_health.troubles.{trouble}")


def say_why(one: Print | None, words: Words) -> str:
    """Why a slip has not come out, as far as its last print tells."""
    if one is None:
        return words.say("desk_health.why.unknown")
    trouble = say_trouble(one.trouble, words) if one.trouble else ""
    match one.state:
        case DeliveryState.SAVED:
            case = "saved"
        case DeliveryState.CANCELLED:
            case = "left_after" if trouble else "left"
        case DeliveryState.FAILED:
            case = "failed_after" if trouble else "failed"
        case DeliveryState.NEEDS_HELP if trouble:
            case = "waiting"
        case _:
            case = "interrupted"
    return words.say(f"desk_health.why.{case}", trouble=trouble)


def _trouble(trouble: Trouble, words: Words, *, is_past: bool = False) -> Snapshot:
    what = words.say(f"printing.staff.{trouble}")
    if is_past:
        what = f"{what} {words.say('desk_health.printer.past.what')}"
    return {
        "mark": str(Mark.CARE if is_past else Mark.BAD),
        "title": words.say(f"desk_health.printer.{'past' if is_past else 'trouble'}.title"),
        "what": what,
    }


def _said(mark: Mark, case: str, words: Words, **values: object) -> Snapshot:
    return {
        "mark": str(mark),
        "title": words.say(f"desk_health.printer.{case}.title"),
        "what": words.say(f"desk_health.printer.{case}.what", **values),
    }


def _fact(name: str, said: str, wrong: bool, words: Words) -> Snapshot:
    return {"label": words.say(f"desk_health.facts.{name}"), "said": said, "wrong": wrong}


def _at(moment: datetime, what: str, now: datetime, words: Words) -> str:
    return words.say("desk_health.facts.at", when=say_moment(moment, now, words), what=what)
