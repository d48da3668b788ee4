"""The list of cases that a branch sends to those who unblock: names and KPJ in full, phone numbers never."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.cases.case import FIELDS, Person
from kiosk.cases.fields import Field, declared
from kiosk.cases.kinds import DETAILS
from kiosk.reports.store import NamedCase
from kiosk.reports.workbook import Book, Cell
from kiosk.texts import Words

_DETAILS = tuple({one.name: one for details in DETAILS.values() for one in declared(details) if one.exported}.values())
_PERSON = tuple(one for one in declared(Person) if one.exported)

COLUMNS = {
    "code": 16,
    "kind": 26,
    "state": 20,
    "received": 18,
    "due": 18,
    "closed": 18,
    "cause": 32,
    "slip_causes": 32,
    **{one.name: one.exported for one in _DETAILS},
    "sent_to": 28,
    "ending": 26,
    "officer": 24,
    **{one.name: one.exported for one in _PERSON},
}
"""Every column, with its width in characters."""


def case_sheet(
    cases: Iterable[NamedCase], names: Mapping[str, str], zone: ZoneInfo, words: Words, now: datetime
) -> bytes:
    """`cases` as XLSX, times in `zone`; `names` by the key of the officer's account."""
    name = words.say("reports.list.sheet")
    book = Book(name, now)
    headings = [_heading(column, words, now.astimezone(zone)) for column in COLUMNS]
    sheet = book.sheet(name, headings, tuple(COLUMNS.values()))
    row = 0
    for row, named in enumerate(cases, start=1):
        for column, cell in enumerate(_cells(named, names, zone, words)):
            book.write(sheet, row, column, cell)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    kpj = len(COLUMNS) - 1
    sheet.ignore_errors({"number_stored_as_text": f"{chr(ord('A') + kpj)}1:{chr(ord('A') + kpj)}{row + 1}"})
    return book.finished()


def _heading(column: str, words: Words, now: datetime) -> str:
    key = f"reports.list.columns.{column}"
    return words.say(key if words.maybe(key) or column not in FIELDS else FIELDS[column].words, zone=now.tzname())


def _cells(named: NamedCase, names: Mapping[str, str], zone: ZoneInfo, words: Words) -> tuple[Cell, ...]:
    case, person = named.case, named.person
    return (
        case.code,
        words.say(f"cases.kinds.{case.kind}"),
        words.say(f"cases.states.{case.state}"),
        _local(case.created_at, zone),
        _local(case.due.at, zone),
        _local(case.closed_at, zone),
        words.say(f"outcomes.{case.cause}.label"),
        ", ".join(words.say(f"outcomes.{cause}.label") for cause in case.slip_causes),
        *(_cell(getattr(case.details, one.name, None), one, words) for one in _DETAILS),
        case.sent_to,
        words.say(f"cases.endings.{case.ending}") if case.ending else None,
        names.get(str(case.assigned_to), words.say("reports.unnamed")),
        *(getattr(person, one.name, None) for one in _PERSON),
    )


def _cell(value: object, field: Field, words: Words) -> Cell:
    """A detail of the case; an empty cell where its kind has none."""
    if value is None:
        return None
    return words.say(field.term(field.tell(value))) if field.terms else field.tell(value)


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None
