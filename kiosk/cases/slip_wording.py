"""Turns a logged case into the words of its slip: what was asked for, what comes next, when it can be expected."""

from dataclasses import replace

from kiosk.cases.case import Case
from kiosk.cases.kinds import ClaimDetails, Handling
from kiosk.deadlines.calendar import BranchCalendar
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


def word_case_slip(
    case: Case,
    words: Words,
    guide: Guide,
    settings: Settings,
    calendar: BranchCalendar,
    *,
    is_copy: bool,
) -> SlipSheet:
    """What stands on the slip of `case` in the language of `words`: nothing of the person.

    Where its due time is uncertain, the last day is told whose holidays the `calendar` knows. Raises KeyError for a
    kind or outcome that has no words.
    """
    outcome, issued_at = case.details.outcome, case.created_at.astimezone(calendar.zone)
    promised = replace(case.due, at=case.due.at and case.due.at.astimezone(calendar.zone))
    known_until = None if promised.certain else calendar.known_until
    plan = Plan((Finding(guide.outcomes[outcome], 0),), promised, issued_at, known_until, None)
    due = say_due(plan, words, guide, settings.due)
    branch = settings.branch
    part = _part(case, words)
    # the other branch, which somebody typed, is left out of the reminder: it could hold an address
    reminder = calendar_entry(
        code=case.code,
        title=words.say("slip.calendar_title", code=case.code, cause=part.title),
        lines=part.steps,
        due=promised.at,
        issued=issued_at,
        place=branch.name,
    )
    return SlipSheet(
        language=words.language,
        title=words.say(f"case_slip.{case.kind}.title"),
        code_label=words.say("case_slip.code_label"),
        code=case.code,
        branch_name=branch.name,
        branch_lines=tuple(line for line in (branch.address, say_week(settings, words)) if line),
        issued=words.say("case_slip.issued", date=say_date(issued_at, words), time=say_hour(issued_at, words)),
        due=DueBox(words.say("slip.due_heading"), due.day, due.hour, f"{due.note} {due.source}"),
        parts=(part,),
        bring_heading=words.say("case_slip.bring_heading"),
        bring=(words.say("case_slip.bring_slip"), *(say_thing(thing, words) for thing in _THINGS)),
        where_heading=words.say("case_slip.ask_heading"),
        where=words.several("case_slip.ask"),
        notices=(words.say("slip.notice_free"), words.say("slip.notice_call")),
        staff_qr=QrBlock(case.code, words.say("slip.staff_title"), words.say("case_slip.staff_caption")),
        phone_qr=QrBlock(reminder, words.say("slip.phone_title"), words.say("slip.phone_caption")),
        mark=words.say("slip.mark_again") if is_copy else "",
    )


def _part(case: Case, words: Words) -> SlipPart:
    """The case as one part: its own words for what the office does, the guide's for what the participant does."""
    outcome, details = case.details.outcome, case.details
    own, guided = f"case_slip.{outcome}", f"outcomes.{outcome}"
    why = f"{words.say(f'{guided}.title')}."
    if isinstance(details, ClaimDetails) and details.handling is Handling.FORWARDED and details.named_branch:
        why += " " + words.say("case_slip.other_branch", branch=details.named_branch)
    return SlipPart(
        title=words.say(f"{own}.asked"),
        why=why,
        steps=(
            *words.several(f"case_slip.{case.kind}.begin"),
            *words.several(f"{own}.begin"),
            *words.several(f"{guided}.steps")[_DONE_HERE:],
            *words.several(f"case_slip.{case.kind}.end"),
        ),
        stop=words.maybe(f"{guided}.stop") or None,
    )
