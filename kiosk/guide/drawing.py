"""`kiosk guide draw`: the whole guide as one picture, so that an officer can review it on paper with a pen.

Graphviz lays it out; it is on editors' machines and in CI, never on a branch's PC.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from textwrap import wrap

from kiosk.errors import KioskError
from kiosk.guide.model import TYPED, UNKNOWN, Guide, Option, Outcome, Question, option_key
from kiosk.paths import resources_dir
from kiosk.texts import Words

FORMATS = ("svg", "pdf", "png")
SECONDS = 60
"""After which nobody waits for Graphviz any longer."""

_INK, _QUIET, _FOREST, _LEAF, _PALE = "#1E2420", "#5B665F", "#1D5B3F", "#CFE3D6", "#F1F5F2"
_STROKES = (_FOREST, "#8A5A00", "#2F5D8A", "#7A3E6B")
"""Lines to neighbouring questions differ, so that an eye can follow each."""
_ANSWER, _TARGET, _TITLE, _CELL = 40, 58, 60, 60
"""Signs in a line of each column before it is broken."""
_TYPEFACE = "Atkinson Hyperlegible Next"
_SHEET = f"""
  rankdir=LR; size="16,11.2!"; margin=0.25; nodesep=0.2; ranksep=0.7; splines=true; labelloc=t;
  graph [fontname="{_TYPEFACE}"]; node [shape=plain, fontname="{_TYPEFACE}", fontsize=15, fontcolor="{_INK}"];
  edge [penwidth=1.6, arrowsize=0.9];
"""
_BREAK = '<br align="left"/>'
_COLUMNS = ("agreed", "outcome", "code", "cause", "stage", "due", "place", "confirmed", "reviewed")
"""What the table of outcomes tells, as keys of the words."""


def draw_guide(guide: Guide, words: Words, reviewed_on: date, form: str = "svg") -> bytes:
    """Everything in the guide on one A3 sheet, in the language of `words` and one of `FORMATS`.

    Words that nobody has written yet show as ids. `reviewed_on` is the day printed in the heading. Raises KioskError
    where Graphviz is missing.
    """
    source = "\n".join(["digraph guide {", _SHEET, *_statements(guide, words, reviewed_on), "}"])
    try:
        drawn = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            ["dot", f"-T{form}", *(("-Gdpi=200",) if form == "png" else ())],  # noqa: S607
            input=source.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "XDG_DATA_HOME": str(resources_dir())},  # so that it finds our typeface
        )
    except FileNotFoundError as error:
        raise KioskError(
            "The guide is drawn by Graphviz, and its command `dot` is not on this machine.",
            "Install the package graphviz (`apt-get install graphviz`, or from graphviz.org on Windows).",
        ) from error
    except (subprocess.SubprocessError, OSError) as error:
        raise KioskError(
            f"Graphviz could not draw the guide: {error}.", "Install the package graphviz again."
        ) from error
    return drawn.stdout


def _statements(guide: Guide, words: Words, reviewed_on: date) -> Iterator[str]:
    yield f"label=<{_heading(guide, words, reviewed_on)}>;"
    numbers = {name: number for number, name in enumerate(guide.questions, 1)}
    ends = [name for name, question in guide.questions.items() if not any(o.ask for o in question.all_options)]
    for name in numbers:
        question = guide.questions[name]
        yield f"{name} [label=<{_question(guide, words, question, numbers)}>];"
        for option in question.all_options:
            if option.ask:
                stroke = _STROKES[numbers[option.ask] % len(_STROKES)]
                further = 1 + numbers[option.ask] % 2  # a column that would be too tall becomes two
                yield f'{name}:{option.id}:e -> {option.ask}:head:w [color="{stroke}", minlen={further}];'
    for name in [name for name in ends if not numbers[name] % 2]:
        yield f"{name} -> outcomes [style=invis];"  # so that the table stands among the last questions, not above all
    yield f"{{rank=max; outcomes [label=<{_outcomes(guide, words)}>]}}"


def _question(guide: Guide, words: Words, question: Question, numbers: dict[str, int]) -> str:
    start = f" {_bold(words.say('drawing.start'))}" if question.id == guide.start else ""
    title = _lines(question_title(words, question.id), _TITLE)
    head = f"{_bold(f'{numbers[question.id]} · {title}')}{_small(question.id)}{start}{_BREAK}"
    rows = "".join(_row(guide, words, question, option, numbers) for option in question.all_options)
    return _table(f'<tr><td port="head" colspan="2" bgcolor="{_LEAF}">{head}</td></tr>{rows}')


def _row(guide: Guide, words: Words, question: Question, option: Option, numbers: dict[str, int]) -> str:
    answer = _lines(option_title(words, question, option), _ANSWER)
    if option.ask:
        name = words.maybe(f"questions.{option.ask}.short") or question_title(words, option.ask)
        target = _bold(f"→ {numbers[option.ask]} · {_lines(name, _TARGET)}")
    else:
        outcome = guide.outcomes[option.target]
        due = due_text(words, outcome.due)
        if option.days_ago:
            due = words.say("drawing.due_since", due=due, days=option.days_ago)
        code = outcome.id if outcome.id == outcome.cause else f"{outcome.id} ({outcome.cause})"
        told = _small(_lines(f"{code} · {due}", _TARGET))
        target = f"{_lines(outcome_title(words, outcome.id), _TARGET)}{told}"
    quiet = f' bgcolor="{_PALE}"' if option.id in (UNKNOWN, TYPED) else ""
    return f'<tr><td align="left"{quiet}>{answer}</td><td align="left" port="{option.id}"{quiet}>{target}</td></tr>'


def _outcomes(guide: Guide, words: Words) -> str:
    head = "".join(f'<td bgcolor="{_LEAF}">{_bold(_text(words.say(f"drawing.{name}")))}</td>' for name in _COLUMNS)
    lines = "".join(f"<tr>{_cells(_told(words, outcome))}</tr>" for outcome in guide.outcomes.values())
    title = f'<font point-size="22"><b>{_text(words.say("drawing.outcomes"))}</b></font>'
    over = f'<tr><td align="left" colspan="9">{title}</td></tr>'
    under = f'<tr><td align="left" colspan="9">{_small(_text(words.say("drawing.stages")))}</td></tr>'
    return _table(f"{over}<tr>{head}</tr>{lines}{under}")


def _told(words: Words, outcome: Outcome) -> tuple[str, ...]:
    return (
        "☐",
        outcome_title(words, outcome.id),
        outcome.id,
        outcome.cause.value,
        str(outcome.stage),
        due_text(words, outcome.due),
        words.maybe(f"places.{outcome.place}.title") or outcome.place,
        words.say("drawing.yes" if outcome.confirmed else "drawing.no"),
        outcome.reviewed.isoformat(),
    )


def _heading(guide: Guide, words: Words, reviewed_on: date) -> str:
    waiting = sum(not outcome.confirmed for outcome in guide.outcomes.values())
    counts = {"questions": len(guide.questions), "outcomes": len(guide.outcomes), "waiting": waiting}
    title = f'<font point-size="44" color="{_FOREST}"><b>{_text(words.say("drawing.title"))}</b></font>'
    told = [words.say("drawing.as_of", date=reviewed_on.isoformat()), words.say("drawing.summary", **counts)]
    legend = (
        (_LEAF, words.say("drawing.legend_question")),
        ("white", f"→ 7 · {words.say('drawing.legend_ask')}"),
        ("white", f"{words.say('drawing.legend_find')}: {words.say('drawing.legend_code')}"),
        (_PALE, words.say("drawing.legend_quiet")),
    )
    signed = "".join(
        f'<td width="260" height="90" align="left" valign="top">{_small(_text(words.say(f"drawing.{key}")))}</td>'
        for key in ("checked_by", "checked_on", "signature")
    )
    meant = "".join(f'<tr><td align="left" bgcolor="{colour}">{_text(text)}</td></tr>' for colour, text in legend)
    about = "".join(f'<tr><td align="left">{line}</td></tr>' for line in (title, *(_text(line) for line in told)))
    parts = (f'<table border="0">{about}</table>', _table(meant), _table(f"<tr>{signed}</tr>"))
    return f'<table border="0" cellspacing="24"><tr>{"".join(f"<td>{part}</td>" for part in parts)}</tr></table>'


def _table(rows: str) -> str:
    return f'<table border="0" cellborder="1" cellspacing="0" cellpadding="4" color="{_FOREST}">{rows}</table>'


def _cells(texts: Iterable[str]) -> str:
    return "".join(f'<td align="left">{_lines(text, _CELL)}</td>' for text in texts)


def _lines(text: str, signs: int) -> str:
    return "".join(f"{_text(line)}{_BREAK}" for line in wrap(text, signs)) or " "


def _text(text: str) -> str:
    return escape(text)


def _bold(marked: str) -> str:
    return f'<font color="{_FOREST}"><b>{marked}</b></font>'


def _small(marked: str) -> str:
    return f'<font point-size="12" color="{_QUIET}">{marked}</font>'


def question_title(words: Words, question_id: str) -> str:
    """The title of a question, or its id as long as nobody has written it."""
    return words.maybe(f"questions.{question_id}.title") or question_id


def outcome_title(words: Words, outcome_id: str) -> str:
    """The title of an outcome, or its id as long as nobody has written it."""
    return words.maybe(f"outcomes.{outcome_id}.title") or outcome_id


def option_title(words: Words, question: Question, option: Option) -> str:
    """The words of an answer, or its id as long as nobody has written them."""
    if option.id in (UNKNOWN, TYPED):
        return words.maybe(f"questions.{question.id}.{option.id}") or words.say(f"drawing.{option.id}")
    return words.maybe(option_key(question.id, option.id)) or option.id


_AMOUNT = re.compile(r"([0-9]+(?: ?[-–] ?[0-9]+)?) (hour|working day|week)s?")


def due_text(words: Words, rule: str) -> str:
    """A due rule in the language of the picture; a rule it doesn't know stays as it was written."""
    amount = _AMOUNT.fullmatch(rule.strip().lower())
    if amount:
        return words.say(f"drawing.due_{amount[2].replace(' ', '_')}s", amount=amount[1].replace("-", "–"))
    return words.maybe(f"drawing.due_{rule.strip().lower().replace(' ', '_')}") or rule
