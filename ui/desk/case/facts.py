"""Says what a case is and what happened to it, in plain sentences."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from kiosk.cases.case import FIELDS, Case, CaseEntry, EntryKind, told
from kiosk.cases.fields import Field, Fill, declared
from kiosk.cases.states import Move
from kiosk.texts import Words
from kiosk.visits.moments import say_date
from ui.desk.case.opened import Opened, reassigned
from ui.desk.phrases import say_due, say_moment, say_span
from ui.shared.snapshot import Snapshot

HIDDEN = "••• "


def say_value(field: Field, value: str, now: datetime, words: Words) -> str:
    """The value of a field as people say it; `value` as an entry of the history holds it, numbers by their ends."""
    if field.fill is Fill.DAY:
        return _say_day(date.fromisoformat(value), now, words) if value else words.say("cases.known.unknown")
    if not value:
        return words.say("desk_case.empty")
    if field.fill is Fill.NUMBER:
        return HIDDEN + value
    return words.say(field.term(value)) if field.terms else value


def show_due(case: Case, now: datetime, words: Words) -> Snapshot:
    """The time that was promised, and how late it is."""
    late = case.is_open and case.due.at is not None and case.due.at < now
    label = "late" if late else "due" if case.is_open else "promised"
    span = say_span(now - case.due.at, words) if late and case.due.at else ""
    return {
        "label": words.say(f"desk_case.{label}", span=span),
        "text": say_due(case.due, now, words),
        "late": late,
    }


def show_facts(opened: Opened, now: datetime, words: Words) -> list[Snapshot]:
    """Everything else that is known of the case, as rows of a name and a value."""
    case = opened.case
    rows = [
        ("desk_case.facts.cause", words.say(f"outcomes.{case.cause}.label")),
        ("desk_case.facts.guide", _say_guide(case, words)),
    ]
    if case.slip_code:
        rows.append(("desk_case.facts.slip", case.slip_code))
    rows += [(one.words, say_value(one, told(case, one), now, words)) for one in declared(type(case.details))]
    if case.sent_to:
        rows.append(("desk_case.facts.sent_to", case.sent_to))
    if case.ending:
        rows.append(("desk_case.facts.ending", words.say(f"cases.endings.{case.ending}")))
    rows.append(("desk_case.facts.assigned_to", _name(case.assigned_to, opened.names, words)))
    logged = words.say(
        "desk_case.by", moment=say_moment(case.created_at, now, words), who=_name(case.logged_by, opened.names, words)
    )
    rows.append(("desk_case.facts.created_at", logged))
    if case.closed_at:
        rows.append(("desk_case.facts.closed_at", say_moment(case.closed_at, now, words)))
    return [{"name": words.say(name), "value": value} for name, value in rows]


def show_history(opened: Opened, now: datetime, words: Words) -> list[Snapshot]:
    """The entries of the history, the newest first."""
    return [
        {
            "what": _say_entry(entry, opened.names, now, words),
            "text": entry.reason if entry.kind is EntryKind.NOTED else "",
            "why": words.say("desk_case.history.why", reason=entry.reason)
            if entry.reason and entry.kind is not EntryKind.NOTED
            else "",
            "when": say_moment(entry.at, now, words),
            "who": _name(entry.staff, opened.names, words),
        }
        for entry in reversed(opened.history)
    ]


def _say_guide(case: Case, words: Words) -> str:
    if not case.slip_causes:
        return words.say("desk_case.guide.no_slip")
    causes = " · ".join(words.say(f"outcomes.{cause}.label") for cause in case.slip_causes)
    return words.say(f"desk_case.guide.{'right' if case.guide_was_right else 'wrong'}", causes=causes)


def _say_entry(entry: CaseEntry, names: Mapping[UUID, str], now: datetime, words: Words) -> str:
    key = f"desk_case.history.{entry.kind}"
    if entry.kind is EntryKind.MOVED and entry.move:
        key = f"desk_case.history.moves.{entry.move}"
        ending = entry.after if entry.move is Move.FINISH else ""
        to = words.say(f"cases.endings.{ending}") if ending else entry.after or "—"
        return words.say(key, to=to)
    if staff := reassigned(entry):
        before, after = (_name(one, names, words) for one in staff)
        key = f"desk_case.history.{'taken' if staff[1] == entry.staff else 'reassigned'}"
        return words.say(key, before=before, after=after)
    if entry.field is None:
        return words.say(key)
    field = FIELDS[entry.field]
    before, after = (say_value(field, value, now, words) for value in (entry.before, entry.after))
    return words.say(key, field=words.say(field.words), before=before, after=after)


def _name(staff: UUID, names: Mapping[UUID, str], words: Words) -> str:
    return names.get(staff) or words.say("desk_case.somebody")


def _say_day(day: date, now: datetime, words: Words) -> str:
    return say_date(datetime.combine(day, time(), now.tzinfo), words, short=day.year == now.year)
