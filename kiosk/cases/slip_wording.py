"""Turns a logged case into the words of its slip: what was asked for, what comes next, when it can be expected."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.deadlines.due import Due
from kiosk.guide.model import Guide
from kiosk.guide.walk import Finding
from kiosk.settings import Settings
from kiosk.slips.phone_entry import calendar_entry
from kiosk.slips.sheet import DueBox, QrBlock, SlipPart, SlipSheet
from kiosk.slips.wording import say_thing
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_due, say_hour, say_week
from kiosk.visits.plan import Plan

_DONE_HERE = 2
"""The first steps of an outcome lead to the counter and ask for this very case; the others follow it."""

_THINGS = ("ektp", "handset")
"""What an officer wants to see when somebody comes back, beside the slip."""


@dataclass(frozen=True)
class CaseSlip:
    """What of a case stands on paper: nothing of the person.

    Both moments are in the branch's zone. `kind` and `outcome` (the guide's outcome whose due rule the case was
    promised by) name its words. `other_branch` is where a claim was forwarded to, else empty.
    """

    code: str
    kind: str
    outcome: str
    issued_at: datetime
    due: Due
    holidays_known_until: date | None
    """The last day whose holidays are known, if the due time lies beyond it; else None."""
    other_branch: str
    is_copy: bool


def word_case_slip(slip: CaseSlip, words: Words, guide: Guide, settings: Settings) -> SlipSheet:
    """Everything that stands on `slip` in the language of `words`. Raises KeyError for a kind or outcome of no case."""
    plan = Plan((Finding(guide.outcomes[slip.outcome], 0),), slip.due, slip.issued_at, slip.holidays_known_until, None)
    due = say_due(plan, words, guide, settings.due)
    branch = settings.branch
    part = _part(slip, words)
    return SlipSheet(
        language=words.language,
        title=words.say(f"case_slip.{slip.kind}.title"),
        code_label=words.say("case_slip.code_label"),
        code=slip.code,
        branch_name=branch.name,
        branch_lines=tuple(line for line in (branch.address, say_week(settings, words)) if line),
        issued=words.say(
            "case_slip.issued", date=say_date(slip.issued_at, words), time=say_hour(slip.issued_at, words)
        ),
        due=DueBox(words.say("slip.due_heading"), due.day, due.hour, f"{due.note} {due.source}"),
        parts=(part,),
        bring_heading=words.say("case_slip.bring_heading"),
        bring=(words.say("case_slip.bring_slip"), *(say_thing(thing, words) for thing in _THINGS)),
        where_heading=words.say("case_slip.ask_heading"),
        where=words.several("case_slip.ask"),
        notices=(words.say("slip.notice_free"), words.say("slip.notice_call")),
        staff_qr=QrBlock(slip.code, words.say("slip.staff_title"), words.say("case_slip.staff_caption")),
        phone_qr=QrBlock(
            _phone_entry(slip, part, words, branch.name),
            words.say("slip.phone_title"),
            words.say("slip.phone_caption"),
        ),
        mark=words.say("slip.mark_again") if slip.is_copy else "",
    )


def _part(slip: CaseSlip, words: Words) -> SlipPart:
    """The case as one part: its own words for what the office does, the guide's for what the participant does."""
    own, guided = f"case_slip.{slip.outcome}", f"outcomes.{slip.outcome}"
    why = f"{words.say(f'{guided}.title')}."
    if slip.other_branch:
        why += " " + words.say("case_slip.other_branch", branch=slip.other_branch)
    return SlipPart(
        title=words.say(f"{own}.asked"),
        why=why,
        steps=(
            *words.several(f"case_slip.{slip.kind}.begin"),
            *words.several(f"{own}.begin"),
            *words.several(f"{guided}.steps")[_DONE_HERE:],
            *words.several(f"case_slip.{slip.kind}.end"),
        ),
        stop=words.maybe(f"{guided}.stop") or None,
    )


def _phone_entry(slip: CaseSlip, part: SlipPart, words: Words, place: str) -> str:
    """The reminder; the other branch, which somebody typed, is left out: it could hold an address."""
    return calendar_entry(
        code=slip.code,
        title=words.say("slip.calendar_title", code=slip.code, cause=part.title),
        lines=part.steps,
        due=slip.due.at,
        issued=slip.issued_at,
        place=place,
    )
