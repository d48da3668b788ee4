"""The page by which a person judges a printer: a ruler, every QR code, the hardest letters, and the question whether
all of it came out.
"""

from dataclasses import dataclass
from datetime import datetime

from kiosk.guide.causes import Cause
from kiosk.ids import code_of
from kiosk.paper import signs
from kiosk.paper.formats import MM, SlipFormat
from kiosk.paper.inks import WHITE
from kiosk.paper.layout import Layout, add_feet, flowing
from kiosk.paper.painting import Cover, paint
from kiosk.paper.rows import Frame, Mark, Row, centred, framed, kept, paragraph, side_by_side, with_first
from kiosk.paper.style import Style, rule
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face
from kiosk.slips import blocks
from kiosk.slips.keys import SigningKey
from kiosk.slips.paper import PAPERS
from kiosk.slips.phone_entry import calendar_entry
from kiosk.slips.sheet import QrBlock
from kiosk.slips.squares import codes, phone_square, staff_square
from kiosk.slips.staff_code import StaffCode, sign
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_hour

NO_SLIP = code_of(0)
"""The code on every test page: new codes are drawn by lot, so no slip bears it but by a chance of 1 in 10^11."""

NO_CASE = f"K-{NO_SLIP}"

LETTERS = ("→ ✓ × – — « » é ½ ° …", "0 O o · 1 I l i · 5 S · 2 Z · 8 B", "“Kode” ‘slip’ · e-KTP · Rp15 juta")
"""What printers and fonts spoil first; the slip has stand-ins for what its font lacks."""

_STYLE = Style(10.5, 0.4)
_FACES = (Face.REGULAR, Face.SEMIBOLD, Face.BOLD)
_RULER = 5 * MM


@dataclass(frozen=True)
class Trial:
    """Which printer of which station is tried, and when, in the branch's zone."""

    printer: str
    branch_name: str
    branch: int
    station: int
    at: datetime


def draw_test_page(form: SlipFormat, trial: Trial, words: Words, beside: Words, key: SigningKey) -> bytes:
    """The test page as a PDF in the language of `words`; its question is asked in that of `beside`, too."""
    paper, document = PAPERS[form], Element(Role.DOCUMENT)
    rows = [
        *_head(trial, words, document, paper.room),
        *_ruler(form, words, document, paper.room),
        *_letters(words, document, paper.room),
        *rule(_STYLE),
        *_codes(form, _blocks(trial, words, key), document, paper.room),
        *_question(words, beside, document, paper.room),
    ]
    pages, tall = flowing(rows, paper)
    add_feet(pages, paper, trial.printer)
    title = f"{words.say('test_page.title')} {trial.printer}"
    return paint(Layout(pages, tall, document), paper, Cover(title, trial.branch_name, words.language))


def ruler_length(form: SlipFormat) -> int:
    """How long the ruler is on this paper, in millimetres: whole centimetres."""
    return int(PAPERS[form].room / MM) // 10 * 10


def _head(trial: Trial, words: Words, document: Element, room: float) -> list[Row]:
    title = _STYLE.voice(Face.BOLD, 1.55, leading=1.15)
    moment = words.say(
        "test_page.issued",
        station=trial.station,
        printer=trial.printer,
        date=say_date(trial.at, words),
        time=say_hour(trial.at, words),
    )
    return [
        *kept(paragraph(trial.branch_name, _STYLE.voice(Face.SEMIBOLD), room, document.child(Role.PARAGRAPH))),
        *kept(paragraph(words.say("test_page.title"), title, room, document.child(Role.TITLE))),
        *paragraph(moment, _STYLE.small, room, document.child(Role.PARAGRAPH)),
    ]


def _ruler(form: SlipFormat, words: Words, document: Element, room: float) -> list[Row]:
    """The ruler with its numbers below it; its first line is where printing begins."""
    length = ruler_length(form)
    said = words.say("test_page.ruler", length=length)
    numbers, voice = document.child(Role.PARAGRAPH), _STYLE.voice(Face.REGULAR)
    ends = (0.35 * voice.size, room - 0.6 * voice.size)  # the outer numbers stay on the paper
    shown = tuple(
        centred(str(at), voice, numbers, x=min(max(at * MM, ends[0]), ends[1]), drop=voice.leading / 2)
        for at in range(0, length + 1, 10)
    )
    mark = Mark(length * MM / 2, _RULER / 2, _RULER, signs.ruler(length * MM))
    return [
        Row(_RULER, _STYLE.grid, marks=(mark,), keep=True),
        Row(voice.leading, words=shown, keep=True),
        *paragraph(said, voice, room, document.child(Role.PARAGRAPH)),
    ]


def _letters(words: Words, document: Element, room: float) -> list[Row]:
    rows = blocks.heading_of(words.say("test_page.letters_heading"), _STYLE, document, room)
    for face, line in zip(_FACES, LETTERS, strict=True):
        rows += paragraph(line, _STYLE.voice(face, 0.0), room, document.child(Role.PARAGRAPH))
    pad = _STYLE.grid
    white = _STYLE.voice(Face.SEMIBOLD, ink=WHITE)
    dark = paragraph(words.say("test_page.dark"), white, room - 2 * pad, document.child(Role.PARAGRAPH), x=pad)
    return [*rows, *framed(dark, Frame(dark=True), pad, pad)]


def _blocks(trial: Trial, words: Words, key: SigningKey) -> tuple[QrBlock, QrBlock, QrBlock]:
    """The codes for staff, of a case and for the phone, such as slips bear them."""
    title = words.say("test_page.title")
    digits = sign(StaffCode(NO_SLIP, (Cause.OTHER,), trial.at, trial.branch, trial.station), key)
    entry = calendar_entry(NO_SLIP, title, (words.say("test_page.phone_step"),), None, trial.at, trial.branch_name)
    return (
        QrBlock(digits, words.say("slip.staff_title"), words.say("test_page.staff_caption", code=NO_SLIP)),
        QrBlock(NO_CASE, words.say("test_page.case_title"), words.say("test_page.case_caption", code=NO_CASE)),
        QrBlock(entry, words.say("slip.phone_title"), words.say("test_page.phone_caption", title=title)),
    )


def _codes(form: SlipFormat, shown: tuple[QrBlock, QrBlock, QrBlock], document: Element, room: float) -> list[Row]:
    """The three codes; the first two share a line where the paper is wide enough."""
    staff, case, phone = shown
    dots, line = form is SlipFormat.ROLL80, rule(_STYLE)
    wide = PAPERS[form].two_columns
    half = (room - line[0].height) / 2 if wide else room
    first = staff_square(staff, codes(staff, phone, dots=dots), _STYLE, document, half)
    second = staff_square(case, codes(case, phone, dots=dots), _STYLE, document, half)
    return [
        *([side_by_side((first, 0.0), (second, room - half))] if wide else [*first, *line, *second]),
        *line,
        *phone_square(phone, codes(staff, phone, dots=dots), _STYLE, document, room),
    ]


def _question(words: Words, beside: Words, document: Element, room: float) -> list[Row]:
    """Whether all of it came out, with boxes to tick."""
    pad, side = _STYLE.grid, 1.4 * _STYLE.body
    inset = pad + 1.6 * side
    rows: list[Row] = []
    for voice, asked in ((_STYLE.voice(Face.BOLD, 1.15), words), (_STYLE.voice(Face.SEMIBOLD), beside)):
        question = asked.say("test_page.question")
        rows += paragraph(question, voice, room - 2 * pad, document.child(Role.PARAGRAPH), x=pad)
    for answer in ("yes", "no"):
        both = " / ".join(spoken.say(f"test_page.{answer}") for spoken in (words, beside))
        line = paragraph(both, _STYLE.text, room - inset - pad, document.child(Role.PARAGRAPH), x=inset, gap=0.6 * pad)
        box = Mark(pad + side / 2, _STYLE.text.leading / 2, side, signs.tick_box)
        rows += with_first(line, marks=[box])
    return framed(rows, Frame(), pad, pad)
