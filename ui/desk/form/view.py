"""A draft in words: what can be chosen, what is filled in, what is to be said about each box."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from kiosk.cases.case import TAIL
from kiosk.cases.checks import KPJ_DIGITS, Box, BoxFault, Checked, Doubt, check_kpj
from kiosk.cases.form import CheckedForm, promised
from kiosk.cases.kinds import BlockKind, CaseKind, Handling, Known
from kiosk.cases.store import Standing
from kiosk.guide.causes import Cause
from kiosk.texts import Words
from kiosk.visits.moments import say_date
from kiosk.visits.plan import Timetable
from ui.desk.form.draft import Draft, day_of
from ui.desk.home import show_case
from ui.desk.phrases import say_box, say_due, say_moment
from ui.shared.snapshot import Snapshot

BOXES = ("kpj", "name", "phone", "cause", "branch", "day")
"""In the order in which the officer meets them."""

COMPLETE_KPJ = KPJ_DIGITS[0]
LONGEST_WHO = 40
"""Signs of a name by which a draft is told from another."""

MOST_STANDING = 2
"""Cases in the way that are shown one by one."""


@dataclass(frozen=True)
class Remark:
    """What stands below a box; `wrong` if the case can't be saved so."""

    text: str = ""
    wrong: bool = False


def show_choices(draft: Draft, words: Words) -> Snapshot:
    """Everything that can be chosen, as `{id, title}`."""
    return {
        "kinds": _options(CaseKind, "cases.kinds", words),
        "blocks": _options(BlockKind, "cases.block_names", words),
        "known": _options(Known, "cases.known", words),
        "handling": _options(Handling, "cases.handling", words),
        "all_causes": _options(Cause, "cases.causes", words),
        "from_slip": bool(draft.slip_causes),
        "cause_label": _cause_label(draft, words),
    }


def _cause_label(draft: Draft, words: Words) -> str:
    if draft.slip_code is None:
        return words.say("desk_form.cause.label")
    return words.say(f"desk_form.cause.{'confirm' if draft.slip_causes else 'code_only'}", code=draft.slip_code)


def show_causes(causes: Iterable[Cause], words: Words) -> list[Snapshot]:
    """The causes that are offered without opening the list of all."""
    return [_option(cause, "cases.causes", words) for cause in causes]


def show_draft(draft: Draft, own_branch: str, now: datetime, timetable: Timetable, words: Words) -> Snapshot:
    """What is filled in and chosen; `due` as it would be promised now."""
    today = now.date()
    day = day_of(draft.day, today)
    due = promised(draft.details(own_branch, today), now, timetable)
    return {
        "kind": str(draft.kind),
        "block": str(draft.block),
        "failed_before": draft.failed_before,
        "identity_seen": draft.identity_seen,
        "card_seen": draft.card_seen,
        "cause_put_right": draft.cause_put_right,
        "branch": draft.branch,
        "own_branch": bool(own_branch) and draft.branch == own_branch,
        "day": draft.day,
        "days_ago": -1 if not draft.day.strip() else (today - day).days if day else -2,
        "queue_number": str(draft.queue_number),
        "handling": str(draft.handled(own_branch)),
        "kpj": draft.kpj,
        "name": draft.name,
        "phone": draft.phone,
        "cause": str(draft.likely_cause or ""),
        "due": say_due(due, now, words),
    }


def remarks_on(
    draft: Draft, checked: CheckedForm, today: date, left: AbstractSet[str], tried: bool, words: Words
) -> Mapping[str, Remark]:
    """What is to be said about each box: refusals once it was left or saving was tried, doubts earlier."""
    remarks = dict.fromkeys(BOXES, Remark())
    for box in checked.boxes:
        if _is_time_to_say(box, left, tried):
            remarks[box.box] = Remark(say_box(box, words), wrong=box.refusal is not None)
    if draft.kind is CaseKind.CLAIM_CANCELLATION and draft.day.strip() and not remarks["day"].text:
        remarks["day"] = _remark_on_day(draft.day, today, "day" in left or tried, words)
    if tried and draft.likely_cause is None:
        remarks["cause"] = Remark(words.say("desk_form.cause.missing"), wrong=True)
    return MappingProxyType(remarks)


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
    return Remark(words.say("desk_form.day.unreadable"), wrong=True) if is_left else Remark()


def say_question(draft: Draft, words: Words) -> str:
    """Whether to go on with this draft, told by its name and the end of its KPJ."""
    who = draft.name.strip()[:LONGEST_WHO] or words.say("desk_form.question.no_name")
    kpj = check_kpj(draft.kpj).value
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
        title = words.say("desk_form.standing.title", end=check_kpj(draft.kpj).value[-TAIL:])
    else:
        title = words.say("desk_form.standing.slip_title")
    rest = len(standing.cases) - len(rows)
    lines = uses[:1] + ([words.say("desk_form.standing.more", count=rest)] if rest else [])
    return {"title": title, "rows": rows, "lines": lines}


def _options(choices: type[StrEnum], key: str, words: Words) -> list[Snapshot]:
    return [_option(choice, key, words) for choice in choices]


def _option(choice: StrEnum, key: str, words: Words) -> Snapshot:
    return {"id": str(choice), "title": words.say(f"{key}.{choice}")}
