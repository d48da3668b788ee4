"""`kiosk guide draw`: the whole guide as one picture, so that an officer can review it on paper with a pen."""

from collections.abc import Mapping
from datetime import date

from kiosk.guide.drawing_boxes import ANSWER_SHARE, CHIP_PAD, PAD, TITLE, TITLE_LINE, Row
from kiosk.guide.drawing_layout import A3, HEADER, MARGIN, Spot, best_columns, height, lefts, place_table, spots
from kiosk.guide.drawing_lines import EDGE, LANE, Key, Lanes, lanes, rounded, taps, way_points
from kiosk.guide.drawing_pen import FOREST, INK, LEAF, LINE, PALE, QUIET, SMALL, SMALL_LINE, TEXT, WHITE, Pen, Point
from kiosk.guide.drawing_table import draw_table
from kiosk.guide.model import Guide
from kiosk.texts import Words

_DISC = 21
_HALO = 15
_STROKES = ((FOREST, ""), ("#3F7D5E", ""), (INK, "22 9"))
"""Neighbouring lines differ in tone or dashes, so that they can be followed in black and white as well."""


def draw_guide(guide: Guide, words: Words, reviewed_on: date) -> str:
    """All questions, options and outcomes as one SVG picture of an A3 sheet, in the language of `words`.

    Words that nobody has written yet show as ids. `reviewed_on` is the day printed in the heading.
    """
    choice = best_columns(guide, words)
    drawn = lanes(choice, spots(choice, lefts(choice, [0] * len(choice))))
    gutters = [drawn.width(gutter) for gutter in range(len(choice))]
    xs = lefts(choice, gutters)
    width = choice[0][0].width
    ends = [drawn.end(index, HEADER + height(column)) for index, column in enumerate(choice)]
    at, table = place_table(guide, words, xs, width, ends)
    bottom = max(*ends, at[1] + table.height) + MARGIN
    right = max(xs[-1] + width + (gutters[-1] if drawn.gutters[-1] else 0), at[0] + table.width) + MARGIN
    sheet = (max(right, bottom * A3), max(bottom, right / A3))
    pen = Pen()
    pen.rect((0, 0), sheet)
    _draw_heading(pen, guide, words, reviewed_on, sheet[0])
    placed = spots(choice, xs)
    _draw_lines(pen, placed, drawn)
    for spot in placed.values():
        _draw_box(pen, spot, words.say("drawing.start") if spot.box.question.id == guide.start else "")
    draw_table(pen, words, table, at)
    return pen.svg(sheet, words.say("drawing.title"), words.language)


def _draw_lines(pen: Pen, placed: Mapping[str, Spot], drawn: Lanes) -> None:
    ends = {spot.column: spot.right for spot in placed.values()}

    def lane_x(gutter: int, net: Key) -> float:
        return ends[gutter] + EDGE + drawn.gutters[gutter][net] * LANE

    # Lines are drawn from their end, so that the dashes of lines that share a lane lie on each other.
    nets: dict[Key, list[str]] = {}
    for tap in taps(placed):
        nets.setdefault(tap.net, []).append(rounded(way_points(tap, placed, drawn, lane_x)[::-1]))
    for index, (net, ways) in enumerate(nets.items()):
        # A white edge beneath each line lets the eye see which of two crossing lines goes on.
        for way in ways:
            pen.path(way, WHITE, _HALO)
        edge, dash = _STROKES[index % len(_STROKES)]
        for way in ways:
            pen.path(way, edge, 5, dash=dash, mark=f"line-to:{net[0]}")
        target = placed[net[0]]
        _draw_arrow(pen, (target.x if target.column > net[1] else target.right, target.head_y), target.column > net[1])


def _draw_arrow(pen: Pen, tip: Point, to_the_right: bool) -> None:
    back = -26 if to_the_right else 26
    pen.path(f"M{tip[0]:g} {tip[1]:g}l{back} -13v26z", FOREST, 0, fill=FOREST)


def _draw_box(pen: Pen, spot: Spot, banner: str) -> None:
    box = spot.box
    name = box.question.id
    pen.rect((spot.x, spot.y), (box.width, box.height), edge=FOREST, radius=12, mark=f"box:{name}")
    pen.rect((spot.x, spot.y), (box.width, box.head), fill=LEAF, edge=FOREST, radius=12)
    _draw_number(pen, (spot.x + PAD + _DISC, spot.y + PAD + TITLE_LINE / 2), box.number)
    left = spot.x + 2 * PAD + 2 * _DISC
    pen.lines((left, spot.y + PAD), box.title, TITLE_LINE, size=TITLE, bold=True, fill=FOREST)
    beneath = spot.y + PAD + len(box.title) * TITLE_LINE
    pen.lines((left, beneath), (name,), SMALL_LINE, size=SMALL, fill=QUIET)
    if banner:
        pen.text((spot.right - PAD, beneath + SMALL), banner, size=SMALL, bold=True, fill=FOREST, anchor="end")
    for top, row in zip(box.row_tops, box.rows, strict=True):
        _draw_row(pen, spot, row, spot.y + top)


def _draw_number(pen: Pen, centre: Point, number: int) -> None:
    pen.disc(centre, _DISC)
    pen.text((centre[0], centre[1] + 8), str(number), size=24, bold=True, fill=WHITE, anchor="middle")


def _draw_row(pen: Pen, spot: Spot, row: Row, top: float) -> None:
    width, middle = spot.box.width, top + row.height / 2
    if row.quiet:
        pen.rect((spot.x + 3, top + 1), (width - 6, row.height - 2), fill=PALE)
    pen.path(f"M{spot.x + PAD:g} {top:g}h{width - 2 * PAD:g}", LEAF, 2)
    pen.lines((spot.x + PAD, middle - len(row.answer) * LINE / 2), row.answer, LINE, fill=QUIET if row.quiet else INK)
    left = spot.x + width * ANSWER_SHARE
    chip = middle - row.chip_height / 2
    text = left + CHIP_PAD + PAD
    if row.asks:
        _draw_number(pen, (left + _DISC + CHIP_PAD, middle), row.asks)
        pen.lines((left + 2 * _DISC + 2 * PAD, chip + CHIP_PAD), row.leads_to, LINE, bold=True, fill=FOREST)
        return
    edge = QUIET if row.quiet else FOREST
    pen.rect(
        (left, chip),
        (width * (1 - ANSWER_SHARE) - PAD, row.chip_height),
        edge=edge,
        radius=10,
        mark=f"chip:{row.option.target}",
    )
    pen.lines((text, chip + CHIP_PAD), row.leads_to, LINE)
    pen.lines((text, chip + CHIP_PAD + len(row.leads_to) * LINE), row.note, SMALL_LINE, size=SMALL, fill=QUIET)


def _draw_heading(pen: Pen, guide: Guide, words: Words, reviewed_on: date, width: float) -> None:
    pen.text((MARGIN, 150), words.say("drawing.title"), size=76, bold=True, fill=FOREST)
    waiting = sum(not outcome.confirmed for outcome in guide.outcomes.values())
    counts = {"questions": len(guide.questions), "outcomes": len(guide.outcomes), "waiting": waiting}
    pen.text((MARGIN, 205), words.say("drawing.as_of", date=reviewed_on.isoformat()), size=34)
    pen.text((MARGIN, 250), words.say("drawing.summary", **counts), size=30)
    _draw_legend(pen, words, width * 0.36)
    _draw_signature(pen, words, width - MARGIN)


def _draw_legend(pen: Pen, words: Words, left: float) -> None:
    second, text = left + 640, 80
    pen.rect((left, 92), (60, 40), fill=LEAF, edge=FOREST, radius=8)
    pen.text((left + text, 121), words.say("drawing.legend_question"))
    _draw_number(pen, (left + 30, 172), 7)
    pen.text((left + text, 181), words.say("drawing.legend_ask"))
    pen.rect((left, 212), (60, 40), fill=PALE, edge=LEAF)
    pen.text((left + text, 241), words.say("drawing.legend_quiet"), fill=QUIET)
    pen.rect((second, 92), (60, 40), edge=FOREST, radius=10)
    pen.text((second + text, 121), words.say("drawing.legend_find"))
    pen.text((second + text, 152), words.say("drawing.legend_code"), size=SMALL, fill=QUIET)


def _draw_signature(pen: Pen, words: Words, right: float) -> None:
    left, top, room = right - 1560, 90, 520
    for index, key in enumerate(("checked_by", "checked_on", "signature")):
        pen.rect((left + index * room, top), (room, 170), edge=FOREST)
        pen.text((left + index * room + PAD, top + TEXT + 8), words.say(f"drawing.{key}"), fill=QUIET)
