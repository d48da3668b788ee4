"""The readiness report: what was examined where and when, an A4 page that branch IT signs before a branch opens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.doctor.check import Result, State
from kiosk.doctor.machine import Machine
from kiosk.doctor.teller import Teller, Told, counted
from kiosk.paper.formats import MM
from kiosk.paper.inks import BLACK, WHITE
from kiosk.paper.painting import Cover
from kiosk.paper.rows import Cell, Mark, Row, Voice, cells, field, height, paragraph, side_by_side
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face, width
from kiosk.paper.writer import ROOM, Writer
from kiosk.visits.moments import say_date, say_hour

_MARK_ROOM, _NAME_ROOM = 25 * MM, 40 * MM
_GUTTER = 10 * MM
_SIGN_ROOM = 42 * MM
"""What the signatures need at the foot of the page."""

_TRIED = (
    *((size, 1.28, 99) for size in (9.5, 9.0, 8.5, 8.0, 7.5)),
    *((7.5, 1.28, most) for most in (3, 2, 1)),
    (7.0, 1.05, 1),
)
"""Size, leading and most lines of a sentence, in turn until the page holds all checks; what is longer is cut."""


def readiness_report(machine: Machine, results: Sequence[Result], language: str, at: datetime) -> bytes:
    """The report as PDF; `at` is the moment of the examination in the branch's zone."""
    write, teller = Writer(1.28, edge=17 * MM), Teller(machine.words, language)
    branch, numbers, words = machine.settings.branch, counted(results), machine.words(language)
    case = "not_ready" if numbers[State.FAILED] else "unsure" if numbers[State.NOT_CHECKED] else "ready"
    facts = (
        teller.say("report.branch", name=branch.name, number=branch.number),
        branch.address,
        teller.say("report.station", station=machine.settings.station.number),
        teller.say("report.moment", date=say_date(at, words), time=say_hour(at, words)),
        teller.say("report.version", version=machine.version("anjungan-jmo") or "?"),
    )
    head = [
        write.line(teller.say("report.title"), _voice(20, Face.BOLD), Role.TITLE),
        Row(2.0),
        *(write.line(fact, replace(_voice(10.5), leading=14.0)) for fact in facts if fact),
        _verdict(write, teller.say(f"report.{case}", **numbers), is_dark=case == "not_ready"),
        Row(4.0),
    ]
    top = write.paper.edge
    below, foot = top + height(head), write.paper.height - top - _SIGN_ROOM
    checks = _checks(write, [teller.tell(result) for result in results], foot - below)
    heading = write.line(teller.say("report.sign_heading"), _voice(11, Face.BOLD), Role.HEADING)
    sign_line = teller.say("report.sign_line")
    signers = [_signature(write, teller.say(f"report.{who}"), sign_line) for who in ("sign_it", "sign_supervisor")]
    page = [
        *write.place(top, head),
        *write.place(below, checks),
        *write.place(foot + 5, [heading]),
        *write.place(foot + 24, *signers, gutter=_GUTTER),
    ]
    return write.pdf([page], Cover(teller.say("report.title"), branch.name, language))


def _verdict(write: Writer, text: str, *, is_dark: bool) -> Row:
    tall = 22.0
    voice = _voice(11.5, Face.BOLD, is_white=is_dark)
    row = cells([Cell(text, voice, 8.0, ROOM - 16)], write.document.child(Role.PARAGRAPH), tall=tall, gap=6.0)
    return replace(row, marks=_box(0.0, ROOM, tall, is_dark=is_dark))


def _checks(write: Writer, told: Sequence[Told], free: float) -> list[Row]:
    """A line for every check, in the largest letters with which `free` points hold all of them."""
    for size, leading, most in _TRIED:
        table = Element(Role.TABLE, write.document)
        rows = [_check(one, table.child(Role.LINE), _voice(size, leading=leading), most) for one in told]
        if height(rows) <= free:
            break
    write.document.kids.append(table)
    return rows


def _check(told: Told, line: Element, plain: Voice, most: int) -> Row:
    bold, pad = replace(plain, face=Face.SEMIBOLD), [Row(0.225 * plain.leading)]
    mark, name, what = (line.child(Role.CELL) for _ in range(3))
    inner = _MARK_ROOM + _NAME_ROOM
    wide = ROOM - inner
    lines = [
        *_cut(paragraph(told.what, plain, wide, what), most),
        *_cut(paragraph(told.remedy, bold, wide, what), most),
    ]
    names = paragraph(told.name, bold, _NAME_ROOM - 6, name)[:most]
    columns = ([_mark(told, plain, mark)], 0.0), (names, _MARK_ROOM), (lines, inner)
    row = side_by_side(*(([*pad, *rows, *pad], x) for rows, x in columns))
    return replace(row, marks=(*row.marks, field(0.0, row.height, ROOM, 0.4, BLACK)))


def _mark(told: Told, plain: Voice, element: Element) -> Row:
    """How it stands: in a frame where it is not well, white on black where it failed."""
    if told.state not in (State.WARNING, State.FAILED):
        return cells([Cell(told.mark, plain, 0.0, _MARK_ROOM - 14)], element)
    is_dark = told.state is State.FAILED
    voice = replace(plain, face=Face.BOLD, ink=WHITE if is_dark else BLACK)
    row = cells([Cell(told.mark, voice, 4.0, _MARK_ROOM - 14)], element)
    (words,) = row.words
    tall = 1.42 * plain.size
    wide = width(words.text, words.face, words.size) + 8
    return replace(row, marks=_box((row.height - tall) / 2, wide, tall, is_dark=is_dark))


def _cut(rows: list[Row], most: int) -> list[Row]:
    if len(rows) <= most:
        return rows
    last = rows[most - 1]
    return [
        *rows[: most - 1],
        replace(last, words=tuple(replace(one, text=f"{one.text[:-2]} …") for one in last.words)),
    ]


def _box(drop: float, wide: float, tall: float, *, is_dark: bool) -> tuple[Mark, ...]:
    outer = field(0.0, drop, wide, tall, BLACK, 3.0)
    return (outer,) if is_dark else (outer, field(0.8, drop + 0.8, wide - 1.6, tall - 1.6, WHITE, 2.2))


def _signature(write: Writer, signer: str, line: str) -> list[Row]:
    room = (ROOM - _GUTTER) / 2
    return [
        write.line(signer, _voice(10, Face.SEMIBOLD), room=room),
        Row(_SIGN_ROOM - 51),
        Row(1.7, marks=(field(0.0, 0.0, room, 0.4, BLACK),)),
        write.line(line, _voice(8.5), room=room),
    ]


def _voice(size: float, face: Face = Face.REGULAR, *, leading: float = 1.28, is_white: bool = False) -> Voice:
    return Voice(face, size, leading * size, WHITE if is_white else BLACK)
