"""Turns a slip into words, ready to draw."""

from collections.abc import Iterable, Iterator

from kiosk.guide.model import MORE, TYPED, Guide, Outcome, option_key
from kiosk.guide.walk import Answer
from kiosk.settings import Settings
from kiosk.slips.keys import SigningKey
from kiosk.slips.phone_entry import LONGEST, LONGEST_OF_SEVERAL, calendar_entry
from kiosk.slips.sheet import DueBox, QrBlock, SlipPart, SlipSheet
from kiosk.slips.slip import Slip
from kiosk.slips.staff_code import StaffCode, sign
from kiosk.texts import Words
from kiosk.visits.moments import say_date, say_due, say_hour, say_week


def word_slip(slip: Slip, words: Words, guide: Guide, settings: Settings, key: SigningKey | None) -> SlipSheet:
    """Everything that stands on `slip` in the language of `words`, with its signed code; without a key it has none."""
    plan = slip.plan
    due = say_due(plan, words, guide, settings.due)
    branch = settings.branch
    return SlipSheet(
        language=words.language,
        title=words.say("slip.title"),
        code_label=words.say("slip.code_label"),
        code=slip.code,
        branch_name=branch.name,
        branch_lines=tuple(line for line in (branch.address, say_week(settings, words)) if line),
        issued=words.say("slip.issued", date=say_date(slip.issued_at, words), time=say_hour(slip.issued_at, words)),
        due=DueBox(words.say("slip.due_heading"), due.day, due.hour, f"{due.note} {due.source}"),
        parts_heading=words.say("slip.parts_heading") if len(plan.outcomes) > 1 else "",
        parts=tuple(word_parts(plan.outcomes, words)),
        bring_heading=words.say("slip.bring_heading"),
        bring=tuple(say_thing(thing, words) for thing in plan.bring),
        where_heading=words.say("slip.where_heading"),
        where=tuple(
            f"{words.say(f'places.{place}.title')}: {words.say(f'places.{place}.detail')}" for place in plan.places
        ),
        where_short=tuple(words.say(f"places.{place}.title") for place in plan.places),
        notices=(words.say("slip.notice_free"), words.say("slip.notice_call")),
        answers_heading=words.say("slip.answers_heading"),
        answers=tuple(dict.fromkeys(say_answer(answer, words) for answer in slip.answers if _is_telling(answer))),
        staff_qr=QrBlock(_staff_digits(slip, key), words.say("slip.staff_title"), words.say("slip.staff_caption")),
        phone_qr=QrBlock(
            _phone_entry(slip, words, settings), words.say("slip.phone_title"), words.say("slip.phone_caption")
        ),
    )


def word_parts(outcomes: Iterable[Outcome], words: Words) -> Iterator[SlipPart]:
    """The outcomes in words; a step that a part before has told already (queue once) is not told again."""
    told: set[str] = set()
    for outcome in outcomes:
        start = f"outcomes.{outcome.id}"
        steps = words.several(f"{start}.steps")
        yield SlipPart(
            title=words.say(f"{start}.title"),
            why=words.say(f"{start}.why"),
            steps=tuple(step for step in steps if step not in told),
            stop=words.maybe(f"{start}.stop") or None,
        )
        told.update(steps)


def say_thing(thing: str, words: Words) -> str:
    """A thing to bring, with its detail if it has one: `Kartu peserta – atau nomor kartu (KPJ), 11 angka`."""
    detail = words.maybe(f"things.{thing}.detail")
    title = words.say(f"things.{thing}.title")
    begins_with_initials = detail[1:2].isupper()
    return f"{title} – {detail if begins_with_initials else detail[:1].lower() + detail[1:]}" if detail else title


def say_answer(answer: Answer, words: Words) -> str:
    """What the visitor said to one question, short: `Pesan di HP: gagal 3 kali`."""
    short = words.say(f"questions.{answer.question}.short")
    return f"{short}: {words.say(option_key(answer.question, answer.option))}"


def _is_telling(answer: Answer) -> bool:
    """Not the wish for another problem, nor that for typing: what was found by typing is the next answer."""
    return str(answer) != MORE and answer.option != TYPED


def _staff_digits(slip: Slip, key: SigningKey | None) -> str:
    if key is None:
        return ""
    return sign(StaffCode(slip.code, slip.plan.causes, slip.issued_at, slip.branch, slip.station), key)


def _phone_entry(slip: Slip, words: Words, settings: Settings) -> str:
    """One cause: what to bring and its steps. Several: what they are, for their steps would not fit, then the rest."""
    outcomes = slip.plan.outcomes
    titles = [words.say(f"outcomes.{outcome.id}.title") for outcome in outcomes]
    things = ", ".join(words.say(f"things.{thing}.title") for thing in slip.plan.bring)
    bring = [words.say("slip.calendar_bring", things=things)] if things else []
    if len(outcomes) == 1:
        cause, longest = titles[0], LONGEST
        lines = [*bring, *words.several(f"outcomes.{outcomes[0].id}.steps")]
    else:
        cause, longest = words.say("slip.calendar_several", count=len(outcomes)), LONGEST_OF_SEVERAL
        lines = [*titles, words.say("slip.calendar_rest"), *bring]
    return calendar_entry(
        code=slip.code,
        title=words.say("slip.calendar_title", code=slip.code, cause=cause),
        lines=tuple(lines),
        due=slip.plan.due.at,
        issued=slip.issued_at,
        place=settings.branch.name,
        longest=longest,
    )
