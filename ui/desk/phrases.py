"""Sentences of the desk that several pages say: refusals, what was typed, times."""

from datetime import datetime, timedelta

from kiosk.cases.answers import Unacceptable
from kiosk.cases.case import Case
from kiosk.cases.checks import LIMITS, Checked
from kiosk.deadlines.due import Due
from kiosk.staff.pin_rules import LONGEST, SHORTEST_PASSPHRASE, SHORTEST_PIN
from kiosk.staff.refusals import Refusal, Refused
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_time

MINUTE = timedelta(minutes=1)


def say_refused(refused: Refused, words: Words) -> str:
    """Why something was not done, and what to do."""
    said = words.say(f"desk.refused.{refused.why}")
    if refused.weakness:
        limits = {"pin": SHORTEST_PIN, "passphrase": SHORTEST_PASSPHRASE, "most": LONGEST}
        weakness = words.say(f"desk.weak.{refused.weakness}", **limits)
        said = f"{said} {weakness}"
    if refused.wait and refused.why is not Refusal.NEEDS_SUPERVISOR:
        said = f"{said} {words.say('desk.wait', span=say_span(refused.wait, words))}"
    return said


def say_box(box: Checked, words: Words) -> str:
    """What is to be said about one box; empty if all is well."""
    return words.say(box.word_key, **LIMITS) if box.word_key else ""


def say_unacceptable(answer: Unacceptable, words: Words) -> str:
    """Everything that may not be kept, one sentence after another."""
    return " ".join(say_box(box, words) for box in answer.boxes)


def say_span(span: timedelta, words: Words) -> str:
    """A wait or an age in its largest useful unit, rounded up: seconds, minutes, hours, days."""
    seconds = -(-span // timedelta(seconds=1))
    if seconds < 120:
        return words.say("desk.span.seconds", count=seconds)
    minutes = -(-seconds // 60)
    if minutes < 120:
        return words.say("desk.span.minutes", count=minutes)
    hours = -(-minutes // 60)
    return words.say("desk.span.hours", count=hours) if hours < 48 else words.say("desk.span.days", count=hours // 24)


def say_moment(moment: datetime, now: datetime, words: Words) -> str:
    """A moment in the zone of `now`: of today the hour alone, else day and hour."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return words.say("desk.today_at", time=say_time(local, words))
    return words.say(
        "desk.day_at", date=say_date(local, words, short=local.year == now.year), time=say_time(local, words)
    )


def say_due(due: Due, now: datetime, words: Words) -> str:
    """When a case is due; without a known hour that the branch sets it."""
    return say_moment(due.at, now, words) if due.at else words.say("desk.due_unset")


def say_kind(case: Case, words: Words) -> str:
    """What a case is for, in two or three words."""
    from kiosk.cases.kinds import UnblockDetails

    if isinstance(case.details, UnblockDetails):
        return words.say(f"cases.blocks.{case.details.block}")
    return words.say(f"cases.kinds.{case.kind}")
