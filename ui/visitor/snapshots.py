"""What the pages display, as plain values: words are chosen here, nothing is decided."""

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.settings import Settings
from kiosk.texts import Words
from ui.shared.snapshot import Snapshot
from ui.shared.squares import square_picture

if TYPE_CHECKING:  # the first page needs none of these
    from kiosk.guide.model import Guide, Option, Question
    from kiosk.prints.delivery import Delivery
    from kiosk.slips.sheet import SlipSheet
    from kiosk.visits.plan import Plan


def show_clock(now: datetime, words: Words) -> str:
    """Day and time in the zone of `now`."""
    from kiosk.visits.moments import say_date, say_time

    return f"{say_date(now, words, short=True)} · {say_time(now, words)} {now.tzname()}"


def show_question(question: "Question", found: int, words: Words) -> Snapshot:
    """A question with its options; `found` counts the problems that are noted already."""
    start = f"questions.{question.id}"
    return {
        "id": question.id,
        "kind": str(question.page),
        "title": words.say(f"{start}.title"),
        "hint": words.say("screen.question.found", count=found) if found else words.maybe(f"{start}.hint"),
        "unknown": words.say(f"{start}.unknown"),
        "typed": words.say("screen.question.typed") if question.typed else "",
        "options": [_option(question, option, words) for option in question.options],
    }


def show_guesses(question: "Question", causes: list[str], words: Words) -> list[Snapshot]:
    """The options of the typed question that fit best, best first."""
    options = [option for cause in causes if (option := question.option(cause))]
    return [_option(question, option, words) for option in options]


def _option(question: "Question", option: "Option", words: Words) -> Snapshot:
    from kiosk.guide.model import option_key

    start = option_key(question.id, option.id).removesuffix(".title")
    quoted = question.page == "messages"
    return {
        "id": option.id,
        "title": words.say(f"{start}.title"),
        "detail": words.maybe(f"{start}.detail"),
        "before": words.maybe(f"{start}.before"),
        "key": words.say(f"{start}.key") if quoted else "",
        "after": words.maybe(f"{start}.after"),
        "picture": option.picture,
    }


def show_plan(plan: "Plan", may_ask_more: bool, words: Words, guide: "Guide", settings: Settings) -> Snapshot:
    """The plan: causes with their steps, the expected time, what to bring, where to go."""
    from kiosk.visits.moments import say_due

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


def show_slip(sheet: "SlipSheet", asks_counter: bool, words: Words) -> Snapshot:
    """The slip on the screen: code and both QR codes, to be photographed."""
    return {
        "code": sheet.code,
        "codeLabel": sheet.code_label,
        "next": words.say("screen.slip.next_counter" if asks_counter else "screen.slip.next_home"),
        "due": f"{sheet.due.day} {sheet.due.hour}".strip(),
        "dueHeading": sheet.due.heading,
        "staffTitle": sheet.staff_qr.title,
        "phoneTitle": sheet.phone_qr.title,
        "phoneCaption": sheet.phone_qr.caption,
        "lines": _slip_lines(sheet, words),
    }


def _slip_lines(sheet: "SlipSheet", words: Words) -> list[Snapshot]:
    """What else stands on the slip, so that a photograph of the screen holds all that matters."""
    lines: list[Snapshot] = []
    for part in sheet.parts:
        lines += [{"text": part.title, "strong": True}] if len(sheet.parts) > 1 else []
        lines += [{"text": part.stop, "strong": True}] if part.stop else []
        lines += [{"text": f"{number}. {step}", "strong": False} for number, step in enumerate(part.steps, start=1)]
    if sheet.bring:
        things = ", ".join(thing.partition(" – ")[0] for thing in sheet.bring)
        lines.append({"text": words.say("slip.calendar_bring", things=things), "strong": True})
    return lines


_ICONS = {"sending": "clock", "printing": "clock", "done": "check", "sent": "printer", "saved": "qr"}


def show_delivery(delivery: "Delivery", words: Words) -> Snapshot:
    """How far the slip is, and what its visitor does now; `alert` if no paper will come without somebody's help."""
    trouble = delivery.trouble
    return {
        "icon": _ICONS.get(delivery.state, "stop"),
        "alert": delivery.state not in _ICONS,
        "title": words.say(f"printing.state.{delivery.state}"),
        "advice": words.say(f"printing.visitor.{trouble}" if trouble else f"printing.do.{delivery.state}"),
    }


def show_codes(sheet: "SlipSheet") -> Snapshot:
    """Both QR codes as pictures; dear enough (20 ms) to be made beside the screen."""
    staff = sheet.staff_qr.payload
    return {"staff": square_picture(staff, "M") if staff else "", "phone": square_picture(sheet.phone_qr.payload, "L")}
