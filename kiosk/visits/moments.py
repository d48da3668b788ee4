"""How dates, hours and expected times are said, on the screen and on the slip alike."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time
from typing import TYPE_CHECKING

from kiosk.settings import Settings, parse_hours
from kiosk.texts import Words

if TYPE_CHECKING:  # the welcome page says the hours before it needs any of these
    from kiosk.guide.model import Guide
    from kiosk.visits.plan import Plan


def say_time(moment: time | datetime, words: Words) -> str:
    """`15.00`."""
    return words.say("dates.hour", hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")


def say_hour(moment: datetime, words: Words) -> str:
    """`pukul 15.00 WIB`; the zone's name is that of `moment`."""
    return words.say("dates.hour_zone", time=say_time(moment, words), zone=moment.tzname())


def say_date(moment: datetime, words: Words, *, short: bool = False) -> str:
    """`Jumat, 27 Maret 2026`, or without the year."""
    return words.say(
        "dates.date_short" if short else "dates.date",
        day=words.several("dates.days")[moment.weekday()],
        number=moment.day,
        month=words.several("dates.months")[moment.month - 1],
        year=moment.year,
    )


def say_week(settings: Settings, words: Words) -> str:
    """The branch's opening hours with equal neighbours together: `Senin–Kamis 08.00–15.00 · Jumat 08.00–11.30 WIB`."""
    week = settings.branch.hours
    names = words.several("dates.days")
    runs: list[tuple[int, int, str]] = []
    for number, day in enumerate(fields(week)):
        span = getattr(week, day.name)
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == span:
            runs[-1] = (runs[-1][0], number, span)
        else:
            runs.append((number, number, span))
    said = [
        " ".join((_range(words, names[first], names[last]), _span(words, span))) for first, last, span in runs if span
    ]
    return f"{' · '.join(said)} {settings.branch.zone}"


def _range(words: Words, first: str, last: str) -> str:
    return first if first == last else words.say("dates.span", first=first, last=last)


def _span(words: Words, span: str) -> str:
    opens, closes = parse_hours(span)
    return _range(words, say_time(opens, words), say_time(closes, words))


@dataclass(frozen=True)
class DueWords:
    """An expected time in words: the day first, then the hour, then what it rests on."""

    day: str
    hour: str
    note: str
    source: str


def say_due(plan: "Plan", words: Words, guide: "Guide", own: Mapping[str, str]) -> DueWords:
    """The expected time of the whole plan; `own` are the due times that the branch has set by outcome."""
    day, hour = _day_and_hour(plan, words)
    notes = [_note(plan, words, own)]
    if opens := plan.counter_opens:
        date, hour_open = say_date(opens, words, short=True), say_hour(opens, words)
        notes.insert(0, words.say("slip.closed_now", date=date, time=hour_open))
    if plan.holidays_known_until:
        notes.append(words.say("slip.due_uncertain", year=plan.holidays_known_until.year))
    return DueWords(day, hour, " ".join(notes), _source(plan, words, guide, own))


def _day_and_hour(plan: "Plan", words: Words) -> tuple[str, str]:
    from kiosk.deadlines.rules import DueKind

    due = plan.due
    if due.at is None:
        return words.say("slip.due_by_branch"), ""
    if due.at == plan.made_at and due.rule.kind in (DueKind.NOW, DueKind.SERVICE_HOURS):
        return words.say("slip.due_now"), ""
    return say_date(due.at, words), say_hour(due.at, words)


def _note(plan: "Plan", words: Words, own: Mapping[str, str]) -> str:
    first, *others = plan.outcomes
    if others:
        return words.say("slip.due_plan_note" if plan.due.at else "slip.due_part_by_branch")
    if first.id in own:  # the outcome's own note may tell the default, which no longer holds
        return words.say("slip.due_own_note" if plan.due.at else "slip.due_ask")
    return words.say(f"outcomes.{first.id}.due")


def _source(plan: "Plan", words: Words, guide: "Guide", own: Mapping[str, str]) -> str:
    if any(outcome.id in own for outcome in plan.outcomes):
        return words.say("slip.due_own")
    first = plan.outcomes[0].sources[0]
    return words.say("slip.due_source", source=words.say(f"sources.{guide.sources[first].id}"))
