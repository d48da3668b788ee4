"""The pieces a slip is made of, each turned from its words into rows for a column of a given width."""

from dataclasses import replace

from kiosk.paper import signs
from kiosk.paper.inks import WHITE
from kiosk.paper.rows import Frame, Mark, Row, Voice, centred, framed, kept, opening, paragraph, whole, with_first
from kiosk.paper.style import SMALLEST, Style
from kiosk.paper.tagging import Element, Role
from kiosk.paper.typeface import Face, drawable, fitting_size, width
from kiosk.slips.sheet import DueBox, SlipPart, SlipSheet


def head(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """Whose slip it is, what it is, and its code, the largest word of all."""
    rows = _mark(sheet.mark, style, document, room) if sheet.mark else []
    branch = document.child(Role.PARAGRAPH)
    rows += paragraph(sheet.branch_name, style.voice(Face.SEMIBOLD), room, branch, gap=0.4 * style.grid)
    for line in sheet.branch_lines:
        rows += paragraph(line, replace(style.small, even=True), room, document.child(Role.PARAGRAPH))
    size = fitting_size(sheet.title, Face.BOLD, max(1.3, 1.55 * style.loud) * style.body, 1.3 * style.body, room)
    title = Voice(Face.BOLD, size, 1.15 * size, even=True)
    rows += paragraph(sheet.title, title, room, document.child(Role.TITLE), gap=0.8 * style.grid)
    return kept(rows)


def code(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """The slip's code, set wide so that it can be read aloud sign by sign, and when it was issued."""
    gap = 0.6 * style.grid
    rows = paragraph(sheet.code_label, style.small, room, document.child(Role.PARAGRAPH), gap=gap)
    shown = drawable(sheet.code)
    label = rows[0].words[0] if style.is_packed and len(rows) == 1 else None  # packed: both on one line
    x = width(label.text, label.face, label.size) + 0.6 * style.body if label else 0.0
    spread = 0.06
    largest = 2.5 * style.loud * style.body
    natural = width(shown, Face.BOLD, largest) + spread * largest * len(shown)
    size = max(SMALLEST, largest * min(1.0, (room - x) / natural))
    voice = Voice(Face.BOLD, size, 1.15 * size, spacing=spread * size)
    fitting = room - x - spread * size * len(shown) + 0.01
    large = paragraph(shown, voice, fitting, document.child(Role.PARAGRAPH), x=x, gap=gap if label else 0.0)
    rows = kept(with_first(large, words=[replace(label, drop=voice.drop)]) if label else rows + large)
    element = document.child(Role.PARAGRAPH)
    for line in _parted_at_comma(sheet.issued, style.small, room):
        rows += paragraph(line, style.small, room, element)
    return rows


def due(box: DueBox, style: Style, document: Element, room: float, fill: float = 0.0) -> list[Row]:
    """The expected time, the only dark field of the slip, at least `fill` points high."""
    pad = max(0.9 * style.grid, 0.6 * style.body)
    inside = room - 2 * pad
    heading = style.voice(Face.SEMIBOLD, 1.05, ink=WHITE)
    clock = (1.4 if style.is_packed else 1.9) * heading.size
    rows = paragraph(box.heading, heading, inside - 1.2 * clock, document.child(Role.HEADING), x=pad + 1.2 * clock)
    rows = with_first(rows, marks=[Mark(pad + clock / 2, heading.leading / 2, clock, signs.clock)])
    largest = style.loud * style.body * (1.75 if box.hour else 2.0)
    size = fitting_size(box.day, Face.BOLD, largest, 1.25 * style.body, inside)
    day = replace(Voice(Face.BOLD, size, 1.18 * size, ink=WHITE), even=True)
    gap = 0.6 * style.grid
    element = document.child(Role.PARAGRAPH)
    for line in _parted_at_comma(box.day, day, inside):
        rows += paragraph(line, day, inside, element, x=pad, gap=gap)
        gap = 0.0
    hour_size = fitting_size(box.hour, Face.BOLD, 2.5 * style.loud * style.body, 1.25 * style.body, inside)
    hour = Voice(Face.BOLD, hour_size, 1.15 * hour_size, ink=WHITE)
    rows += paragraph(box.hour, hour, inside, document.child(Role.PARAGRAPH), x=pad)
    note = style.voice(Face.REGULAR, 0.95, ink=WHITE)
    rows += paragraph(box.note, note, inside, document.child(Role.PARAGRAPH), x=pad, gap=0.4 * style.grid)
    taken = sum(row.gap + row.height for row in rows)
    return framed(rows, Frame(dark=True), max(pad, (fill - taken) / 2), style.grid)


def _parted_at_comma(text: str, voice: Voice, room: float) -> list[str]:
    """A moment too long for one line in two parts: weekday and date, or date and hour."""

    def fits(line: str) -> bool:
        return width(drawable(line), voice.face, voice.size) <= room

    before, comma, after = text.rpartition(", ")
    return [f"{before},", after] if comma and not fits(text) and fits(f"{before},") and fits(after) else [text]


def parts(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """Every cause with its steps; the steps count through, so that "step 5" is one place on the paper."""
    rows: list[Row] = []
    if sheet.parts_heading:
        heading = style.voice(Face.SEMIBOLD)
        rows += kept(paragraph(sheet.parts_heading, heading, room, document.child(Role.PARAGRAPH), gap=style.grid))
    first_step = 1
    for number, part in enumerate(sheet.parts):
        letter = chr(ord("A") + number) if len(sheet.parts) > 1 else ""
        rows += _part(part, letter, first_step, style, document, room)
        first_step += len(part.steps)
    return rows


def bring(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """What to bring, each with a box to tick."""
    if not sheet.bring:
        return []
    side = 1.05 * style.body
    inset = 1.7 * style.body
    rows = heading_of(sheet.bring_heading, style, document, room)
    if style.is_packed:
        things = " · ".join(sheet.bring)
        return whole(rows + paragraph(things, style.text, room, document.child(Role.PARAGRAPH), gap=0.15 * style.grid))
    items = document.child(Role.LIST)
    for thing in sheet.bring:
        body = items.child(Role.ITEM).child(Role.BODY)
        line = paragraph(thing, style.text, room - inset, body, x=inset, gap=0.3 * style.grid)
        rows += with_first(line, marks=[Mark(side / 2, style.text.leading / 2, side, signs.tick_box)])
    return whole(rows)


def where(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """Where to go and when it is open."""
    if not sheet.where:
        return []
    rows = heading_of(sheet.where_heading, style, document, room)
    for line in sheet.where:
        rows += paragraph(line, style.text, room, document.child(Role.PARAGRAPH), gap=0.15 * style.grid)
    return whole(rows)


def notices(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """What holds for everybody: free of charge, no OTP, the call centre."""
    return _dotted(sheet.notices, style.voice(Face.SEMIBOLD), style, document, room)


def answers(sheet: SlipSheet, style: Style, document: Element, room: float) -> list[Row]:
    """What the visitor answered, so that the officer need not ask again."""
    if not sheet.answers:
        return []
    rows = heading_of(sheet.answers_heading, style, document, room) if sheet.answers_heading else []
    return rows + _dotted(sheet.answers, style.small, style, document, room)


def heading_of(text: str, style: Style, document: Element, room: float) -> list[Row]:
    """The heading of a section, kept with what follows it."""
    voice = style.voice(Face.BOLD, 1.15)
    return opening(kept(paragraph(text, voice, room, document.child(Role.HEADING), gap=style.grid)))


def _mark(text: str, style: Style, document: Element, room: float) -> list[Row]:
    voice = style.voice(Face.BOLD)
    pad = 0.7 * style.grid
    rows = paragraph(text, voice, room - 2 * pad, document.child(Role.PARAGRAPH), x=pad)
    widest = max((width(row.words[0].text, voice.face, voice.size) for row in rows), default=0.0)
    return framed(rows, Frame(room=widest + 2 * pad), 0.2 * style.grid, 0.0)


def _part(part: SlipPart, letter: str, first: int, style: Style, document: Element, room: float) -> list[Row]:
    share = 1.05 if style.is_packed else 1.15 + 0.2 * style.air
    title = replace(style.voice(Face.BOLD, share, leading=1.15 if style.is_packed else 1.2), even=not letter)
    side = style.disc
    inset = style.inset if letter else 0.0
    element = document.child(Role.HEADING)
    rows = paragraph(part.title, title, room - inset, element, x=inset, gap=1.2 * style.grid)
    if letter:
        middle = title.leading / 2
        sign = centred(letter, style.voice(Face.BOLD, 1.1), element, x=side / 2, drop=middle)
        rows = with_first(rows, words=[sign], marks=[Mark(side / 2, middle, side, signs.letter_box)])
    rows = opening(kept(rows))
    if part.why:
        rows += paragraph(part.why, style.text, room, document.child(Role.PARAGRAPH), gap=0.4 * style.grid)
    if part.stop:
        rows += _stop(part.stop, style, document.child(Role.PARAGRAPH), room)
    return rows + _steps(part.steps, first, style, document.child(Role.LIST), room)


def _stop(text: str, style: Style, element: Element, room: float) -> list[Row]:
    if style.is_packed:
        return _packed_stop(text, style, element, room)
    pad = 0.6 * style.grid
    spacious = style.air > 0
    side = max(3.3 * style.body, 36.0) if spacious else 2.4 * style.body
    inset = pad + side + pad
    voice = style.voice(Face.SEMIBOLD)
    rows = paragraph(text, voice, room - inset - pad, element, x=inset)
    space = max(pad, (side - len(rows) * voice.leading) / 2 + 0.4 * pad)
    boxed = framed(rows, Frame(), space, 0.7 * style.grid)
    tall = len(rows) * voice.leading
    middle = space + (tall if tall < 2 * side else side) / 2
    plate = style.voice(Face.BOLD, 0.92 if spacious else 1.5, ink=WHITE)
    sign = centred("STOP" if spacious else "!", plate, element, x=pad + side / 2, drop=middle)
    return with_first(boxed, words=[sign], marks=[Mark(pad + side / 2, middle, side, signs.octagon)])


def _packed_stop(text: str, style: Style, element: Element, room: float) -> list[Row]:
    """The words beside a small plate, without a frame."""
    side = 1.8 * style.body
    inset = side + 0.4 * style.body
    rows = paragraph(text, style.voice(Face.SEMIBOLD), room - inset, element, x=inset, gap=0.75 * style.grid)
    middle = max(side, len(rows) * style.text.leading) / 2
    sign = centred("!", style.voice(Face.BOLD, 1.2, ink=WHITE), element, x=side / 2, drop=middle)
    return with_first(rows, words=[sign], marks=[Mark(side / 2, middle, side, signs.octagon)])


def _steps(steps: tuple[str, ...], first: int, style: Style, items: Element, room: float) -> list[Row]:
    side, inset = style.disc, style.inset
    number = style.voice(Face.BOLD)
    rows: list[Row] = []
    for count, step in enumerate(steps, start=first):
        item = items.child(Role.ITEM)
        label, body = item.child(Role.LABEL), item.child(Role.BODY)
        middle = style.text.leading / 2
        gap = 0.75 * style.grid if style.is_packed else max(0.75 * style.grid, side - style.text.leading + 2.0)
        line = paragraph(step, style.text, room - inset, body, x=inset, gap=gap)
        sign = centred(str(count), number, label, x=side / 2, drop=middle)
        ring = [] if style.is_packed else [Mark(side / 2, middle, side, signs.disc)]
        rows += with_first(line, words=[sign], marks=ring)
    return rows


def _dotted(lines: tuple[str, ...], voice: Voice, style: Style, document: Element, room: float) -> list[Row]:
    if not lines:
        return []
    inset = 0.9 * style.body
    dot = 0.34 * style.body
    items = document.child(Role.LIST)
    rows: list[Row] = []
    for line in lines:
        body = items.child(Role.ITEM).child(Role.BODY)
        found = paragraph(line, voice, room - inset, body, x=inset, gap=0.25 * style.grid)
        rows += with_first(found, marks=[Mark(dot / 2, voice.leading / 2, dot, signs.bullet)])
    return rows
