"""A draft in words: what can be chosen, what is filled in, what is to be said about each box."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from kiosk.cases.case import CAUSE, FIELDS
from kiosk.cases.checks import KPJ_DIGITS, Box, BoxFault, Checked, Doubt, check_kpj
from kiosk.cases.fields import TAIL, Field, Fill, day_of, declared, typed_day
from kiosk.cases.form import CheckedForm, promised
from kiosk.cases.kinds import DETAILS, CaseKind
from kiosk.cases.store import Standing
from kiosk.guide.causes import Cause
from kiosk.texts import Words
from kiosk.visits.moments import say_date
from kiosk.visits.plan import Timetable
from ui.desk.form.draft import Draft
from ui.desk.home import show_case
from ui.desk.phrases import say_box, say_due, say_moment
from ui.shared.snapshot import Snapshot

PERSON = ("kpj", "name", "phone")
"""Who it is for, in the order in which an officer asks."""

SHORTCUTS = MappingProxyType({"identity_seen": "F5", "card_seen": "F6", "cause_put_right": "F7"})
"""The keys of the ticks that are set in nearly every case."""

CHOICE_KEYS = MappingProxyType({"queue_number": {"no": "F7"}})
SHARES = MappingProxyType({"queue_number": 0.42, "handling": 0.58})
"""The parts of their row that choices beside each other take."""

LAST = frozenset({"failed_before"})
"""Fields that stand behind their like in the form."""

COMPLETE_KPJ = KPJ_DIGITS[0]
UNKNOWN_DAY = 2
"""The place of *not known* among the buttons beside a day; those before it are so many days ago."""

LONGEST_WHO = 40
"""Signs of a name by which a draft is told from another."""

MOST_STANDING = 2
"""Cases in the way that are shown one by one."""


@dataclass(frozen=True)
class Remark:
    """What stands below a box; `wrong` if the case can't be saved so."""

    text: str = ""
    wrong: bool = False


def boxes_of(kind: CaseKind) -> tuple[str, ...]:
    """Everything of which something can be said, in the order in which the officer meets it."""
    return (*PERSON, CAUSE.name, *(one.name for one in declared(DETAILS[kind])))


def show_choices(draft: Draft, words: Words) -> Snapshot:
    """Kinds and causes that can be chosen, as `{id, title}`; and which slip it is about."""
    return {
        "kinds": _options(CaseKind, "cases.kinds", words),
        "all_causes": show_causes(Cause, words),
        "from_slip": bool(draft.slip_causes),
        "cause_label": _cause_label(draft, words),
    }


def show_person(words: Words) -> list[Snapshot]:
    """The boxes for whom it is, a row each."""
    return [_row("box", (FIELDS[name],), words) for name in PERSON]


def show_details(kind: CaseKind, words: Words) -> list[Snapshot]:
    """What must be known of this kind, row by row: a box each, choices side by side, all ticks together."""
    fields = sorted(declared(DETAILS[kind]), key=lambda one: one.name in LAST)
    shapes = groupby(fields, lambda one: one.fill if one.fill in (Fill.CHOICE, Fill.TICK) else one.name)
    rows = {Fill.CHOICE: "choices", Fill.TICK: "ticks"}
    return [_row(rows.get(group[0].fill, "box"), group, words) for _, shape in shapes if (group := tuple(shape))]


def _row(shape: str, fields: tuple[Field, ...], words: Words) -> Snapshot:
    return {"shape": shape, "fields": [_show_field(one, 1 / len(fields), words) for one in fields]}


def _show_field(field: Field, share: float, words: Words) -> Snapshot:
    """A field as it is filled in; the buttons beside a box fill it by one touch."""
    buttons = {
        Fill.BRANCH: (("desk_form.own_branch", "F5"),),
        Fill.DAY: (("desk_form.today", "F6"), ("desk_form.yesterday", ""), ("desk_form.unknown", "")),
    }
    return {
        "id": field.name,
        "title": words.maybe(f"desk_form.labels.{field.name}") or words.say(field.words),
        "hint": words.maybe(f"desk_form.hints.{field.name}"),
        "digits": field.fill is Fill.NUMBER,
        "buttons": [{"title": words.say(word), "key": key} for word, key in buttons.get(field.fill, ())],
        "options": [{"id": str(one), "title": words.say(field.term(one))} for one in field.options],
        "key": SHORTCUTS.get(field.name, ""),
        "keys": CHOICE_KEYS.get(field.name, {}),
        "share": SHARES.get(field.name, share),
    }


def _cause_label(draft: Draft, words: Words) -> str:
    if draft.slip_code is None:
        return words.say("desk_form.cause.label")
    return words.say(f"desk_form.cause.{'confirm' if draft.slip_causes else 'code_only'}", code=draft.slip_code)


def show_causes(causes: Iterable[Cause], words: Words) -> list[Snapshot]:
    """Causes to choose from."""
    return [{"id": str(cause), "title": words.say(f"outcomes.{cause}.label")} for cause in causes]


def show_draft(draft: Draft, own_branch: str, now: datetime, timetable: Timetable, words: Words) -> Snapshot:
    """What is filled in and chosen; `pressed` which button beside a box says the same; `due` as promised now."""
    today = now.date()
    due = promised(draft.details(own_branch, today), now, timetable)
    typed = {name: draft.typed(name, own_branch) for name in FIELDS}
    return {
        **{name: value == "yes" if FIELDS[name].fill is Fill.TICK else value for name, value in typed.items()},
        "kind": str(draft.kind),
        "cause": str(draft.likely_cause or ""),
        "pressed": {name: _pressed(FIELDS[name], value, own_branch, today) for name, value in typed.items()},
        "due": say_due(due, now, words),
    }


def _pressed(field: Field, typed: str, own_branch: str, today: date) -> int:
    """Which of the buttons beside a box says what stands in it; -1 if none does."""
    if field.fill is Fill.BRANCH:
        return 0 if own_branch and typed == own_branch else -1
    if field.fill is not Fill.DAY:
        return -1
    if not typed.strip():
        return UNKNOWN_DAY
    day = day_of(typed, today)
    return (today - day).days if day and 0 <= (today - day).days < UNKNOWN_DAY else -1


def value_of_button(name: str, button: int, own_branch: str, today: date) -> str:
    """What a button beside a box fills in: the own branch; or a day, so many days ago or not known."""
    if FIELDS[name].fill is Fill.BRANCH:
        return own_branch
    return "" if button == UNKNOWN_DAY else typed_day(today - timedelta(days=button))


def remarks_on(
    draft: Draft, checked: CheckedForm, today: date, left: AbstractSet[str], tried: bool, words: Words
) -> Mapping[str, Remark]:
    """What is to be said about each box: refusals once it was left or saving was tried, doubts earlier."""
    remarks = dict.fromkeys((*FIELDS, *boxes_of(draft.kind)), Remark())
    for box in checked.boxes:
        if _is_time_to_say(box, left, tried):
            remarks[box.box] = Remark(say_box(box, words), wrong=box.refusal is not None)
    for field in declared(DETAILS[draft.kind]):
        typed = draft.typed(field.name)
        if field.fill is Fill.DAY and typed.strip() and not remarks[field.name].text:
            remarks[field.name] = _remark_on_day(typed, today, field.name in left or tried, words)
    if tried and draft.likely_cause is None:
        remarks[CAUSE.name] = Remark(words.say("desk_form.cause.missing"), wrong=True)
    return MappingProxyType(remarks)


def box_to_look_at(kind: CaseKind, before: Mapping[str, Remark], after: Mapping[str, Remark]) -> str:
    """The first box that is wrong, else the first with something new to say; empty if the case can be saved."""
    boxes = boxes_of(kind)
    wrong = next((box for box in boxes if after[box].wrong), "")
    return wrong or next((box for box in boxes if after[box].text and not before[box].text), "")


def _is_time_to_say(box: Checked, left: AbstractSet[str], tried: bool) -> bool:
    if tried or box.refusal is BoxFault.TOO_LONG:
        return True
    if box.box is Box.KPJ and (len(box.value) >= COMPLETE_KPJ or box.doubt is Doubt.KPJ_SIGNS):
        return True
    return box.box in left and box.refusal is not BoxFault.MISSING


def _remark_on_day(typed: str, today: date, is_left: bool, words: Words) -> Remark:
    day = day_of(typed, today)
    if day is not None:
        return Remark(say_date(datetime(day.year, day.month, day.day), words, short=day.year == today.year))  # noqa: DTZ001
    return Remark(words.say("desk_form.unreadable_day"), wrong=True) if is_left else Remark()


def say_question(draft: Draft, words: Words) -> str:
    """Whether to go on with this draft, told by its name and the end of its KPJ."""
    who = draft.typed("name").strip()[:LONGEST_WHO] or words.say("desk_form.question.no_name")
    kpj = check_kpj(draft.typed("kpj")).value
    end = words.say("desk_form.question.kpj", end=kpj[-TAIL:]) if kpj else ""
    return words.say("desk_form.question.text", who=f"{who}{end}")


def show_standing(standing: Standing, draft: Draft, now: datetime, words: Words) -> Snapshot:
    """What stands in the way, the newest first."""
    rows = [show_case(case, now, words) for case in standing.cases[:MOST_STANDING]]
    uses = [
        words.say("desk_form.standing.used", when=say_moment(use.at, now, words), station=use.station)
        for use in standing.uses
    ]
    if standing.cases:
        title = words.say("desk_form.standing.title", end=check_kpj(draft.typed("kpj")).value[-TAIL:])
    else:
        title = words.say("desk_form.standing.slip_title")
    rest = len(standing.cases) - len(rows)
    lines = uses[:1] + ([words.say("desk_form.standing.more", count=rest)] if rest else [])
    return {"title": title, "rows": rows, "lines": lines}


def _options(choices: type[StrEnum], key: str, words: Words) -> list[Snapshot]:
    return [_option(choice, key, words) for choice in choices]


def _option(choice: str, key: str, words: Words) -> Snapshot:
    return {"id": str(choice), "title": words.say(f"{key}.{choice}")}
