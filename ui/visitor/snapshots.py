"""What the pages display, as plain values: words are chosen here, nothing is decided."""

import base64
from typing import Any

from kiosk.guide.model import Guide, Option, PageKind, Question
from kiosk.settings import Settings
from kiosk.slips.qr import QUIET, Correction, symbol
from kiosk.slips.sheet import SlipSheet
from kiosk.texts import Words
from kiosk.visits.phrasing import say_due
from kiosk.visits.plan import Plan

Snapshot = dict[str, Any]

NOTHING: Snapshot = {}


def frame_words(words: Words, files: tuple[str, ...] = ("screen",)) -> Snapshot:
    """All fixed words of the pages, nested as in the file: `words.plan.print`."""
    nested: Snapshot = {}
    for key, sentence in words.sentences.items():
        file, *steps = key.split(".")
        if file in files:
            at = nested
            for step in steps[:-1]:
                at = at.setdefault(step, {})
            at[steps[-1]] = sentence
    return nested


def show_question(question: Question, words: Words, options: tuple[Option, ...] | None = None) -> Snapshot:
    """A question with its options, or with those that fit typed words."""
    start = f"questions.{question.id}"
    return {
        "id": question.id,
        "kind": str(question.page),
        "title": words.say(f"{start}.title"),
        "hint": words.maybe(f"{start}.hint"),
        "unknown": words.say(f"{start}.unknown"),
        "typed": words.say("screen.question.typed") if question.typed else "",
        "options": [_option(question, option, words) for option in (options or question.options)],
    }


def show_guesses(question: Question, causes: list[str], words: Words) -> list[Snapshot]:
    """The options of the typed question that fit best, best first."""
    options = [option for cause in causes if (option := question.option(cause))]
    return [_option(question, option, words) for option in options]


def _option(question: Question, option: Option, words: Words) -> Snapshot:
    start = f"questions.{question.id}.options.{option.id}"
    quoted = question.page is PageKind.MESSAGES
    return {
        "id": option.id,
        "title": words.say(f"{start}.title"),
        "detail": words.maybe(f"{start}.detail"),
        "before": words.maybe(f"{start}.before"),
        "key": words.say(f"{start}.key") if quoted else "",
        "after": words.maybe(f"{start}.after"),
        "picture": option.picture,
    }


def show_plan(plan: Plan, may_ask_more: bool, words: Words, guide: Guide, settings: Settings) -> Snapshot:
    """The plan: causes with their steps, the expected time, what to bring, where to go."""
    due = say_due(plan, words, guide, settings.due)
    return {
        "parts": [
            {
                "id": outcome.id,
                "title": words.say(f"outcomes.{outcome.id}.title"),
                "why": words.say(f"outcomes.{outcome.id}.why"),
                "steps": list(words.several(f"outcomes.{outcome.id}.steps")),
                "stop": words.maybe(f"outcomes.{outcome.id}.stop"),
                "pictures": [
                    {"picture": picture, "title": words.say(f"screen.plan.{picture}")} for picture in outcome.pictures
                ],
                "bring": [{"picture": thing, "title": words.say(f"things.{thing}.title")} for thing in outcome.bring],
                "place": {
                    "picture": guide.places[outcome.place],
                    "title": words.say(f"places.{outcome.place}.title"),
                    "detail": words.say(f"places.{outcome.place}.detail"),
                },
            }
            for outcome in plan.outcomes
        ],
        "due": {
            "heading": words.say("slip.due_heading"),
            "day": due.day,
            "hour": due.hour,
            "note": f"{due.note} {due.source}",
        },
        "mayAskMore": may_ask_more,
    }


def show_slip(sheet: SlipSheet, asks_counter: bool, words: Words) -> Snapshot:
    """The slip on the screen: code and both QR codes, to be photographed."""
    return {
        "code": sheet.code,
        "codeLabel": sheet.code_label,
        "next": words.say("screen.slip.next_counter" if asks_counter else "screen.slip.next_home"),
        "due": f"{sheet.due.day} {sheet.due.hour}".strip(),
        "dueHeading": sheet.due.heading,
        "staffQr": _qr_picture(sheet.staff_qr.payload, Correction.M),
        "staffTitle": sheet.staff_qr.title,
        "phoneQr": _qr_picture(sheet.phone_qr.payload, Correction.L),
        "phoneTitle": sheet.phone_qr.title,
        "phoneCaption": sheet.phone_qr.caption,
        "steps": [f"{number}. {step}" for part in sheet.parts for number, step in enumerate(part.steps, start=1)],
    }


def _qr_picture(payload: str, correction: Correction) -> str:
    """The code as an SVG in a data address, one path, with its quiet edge."""
    code = symbol(payload, correction)
    side = code.side + 2 * QUIET
    runs = "".join(f"M{column + QUIET} {row + QUIET}h{length}v1h-{length}z" for column, row, length in code.runs)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{runs}"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
