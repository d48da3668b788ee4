"""The list of cases that a branch sends to those who unblock: names and KPJ in full, phone numbers never."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.cases.case import Case
from kiosk.cases.kinds import ClaimDetails, UnblockDetails
from kiosk.reports.store import NamedCase
from kiosk.reports.workbook import Book, Cell
from kiosk.texts import Words

COLUMNS = {
    "code": 16,
    "kind": 26,
    "state": 20,
    "received": 18,
    "due": 18,
    "closed": 18,
    "cause": 32,
    "slip_causes": 32,
    "block": 26,
    "named_branch": 28,
    "sent_to": 28,
    "ending": 26,
    "officer": 24,
    "name": 32,
    "kpj": 16,
}
"""Every column, with its width in characters."""


def case_sheet(
    cases: Iterable[NamedCase], names: Mapping[str, str], zone: ZoneInfo, words: Words, now: datetime
) -> bytes:
    """`cases` as XLSX, times in `zone`; `names` by the key of the officer's account."""
    name = words.say("reports.list.sheet")
    book = Book(name, now)
    headings = [words.say(f"reports.list.columns.{column}", zone=now.astimezone(zone).tzname()) for column in COLUMNS]
    sheet = book.sheet(name, headings, tuple(COLUMNS.values()))
    row = 0
    for row, named in enumerate(cases, start=1):
        for column, cell in enumerate(_cells(named, names, zone, words)):
            book.write(sheet, row, column, cell)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    kpj = len(COLUMNS) - 1
    sheet.ignore_errors({"number_stored_as_text": f"{chr(ord('A') + kpj)}1:{chr(ord('A') + kpj)}{row + 1}"})
    return book.finished()


def _cells(named: NamedCase, names: Mapping[str, str], zone: ZoneInfo, words: Words) -> tuple[Cell, ...]:
    case, person = named.case, named.person
    return (
        case.code,
        words.say(f"cases.kinds.{case.kind}"),
        words.say(f"cases.states.{case.state}"),
        _local(case.created_at, zone),
        _local(case.due.at, zone),
        _local(case.closed_at, zone),
        words.say(f"cases.causes.{case.cause}"),
        ", ".join(words.say(f"cases.causes.{cause}") for cause in case.slip_causes),
        *_detail_cells(case, words),
        case.sent_to,
        words.say(f"cases.endings.{case.ending}") if case.ending else None,
        names.get(str(case.assigned_to), words.say("reports.unnamed")),
        person.name if person else None,
        person.kpj if person else None,
    )


def _detail_cells(case: Case, words: Words) -> tuple[Cell, Cell]:
    block = words.say(f"cases.block_names.{case.details.block}") if isinstance(case.details, UnblockDetails) else None
    branch = case.details.named_branch if isinstance(case.details, ClaimDetails) else None
    return block, branch


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None
