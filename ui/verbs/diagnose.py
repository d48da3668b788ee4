"""`kiosk diagnose`: the main job without a screen, from answers or causes to a slip."""

from argparse import Namespace, _SubParsersAction
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.guide.causes import Cause
from kiosk.guide.walk import Answer
from kiosk.paper.formats import SlipFormat
from kiosk.texts.languages import Side, spoken_by
from ui.verbs.output import DONE, say, say_json

FIRST_YEAR, LAST_YEAR = 2021, 2999
"""A staff code counts from 2020."""


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `diagnose`."""
    parser = verbs.add_parser("diagnose", help="answers or causes in, a slip out")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--answer", nargs="+", metavar="QUESTION:OPTION", help="answers in order; plan:more between two")
    what.add_argument("--cause", nargs="+", choices=[str(cause) for cause in Cause], metavar="ID")
    parser.add_argument("--at", metavar="TIME", help="the moment of the visit, such as 2026-03-17T09:00+07:00")
    parser.add_argument("--format", choices=[str(paper) for paper in SlipFormat])
    parser.add_argument("--language", choices=spoken_by(Side.VISITOR), default="id")
    parser.add_argument("--out", "--slip", required=True, metavar="F.pdf")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.set_defaults(act=_diagnose)


def _diagnose(kiosk: Kiosk, given: Namespace) -> int:
    at = _moment(given.at) if given.at else kiosk.now()
    answers = _answers(given.answer or [])
    plan = (
        kiosk.plans.of_answers(answers, at)
        if answers
        else kiosk.plans.of_causes([Cause(cause) for cause in given.cause], at)
    )
    slip = kiosk.papers.issue(plan, answers, given.language)
    out = Path(given.out)
    pdf = kiosk.papers.draw(slip, SlipFormat(given.format) if given.format else None)
    try:
        out.write_bytes(pdf)
    except OSError as error:
        raise KioskError(f"The slip can't be written to {out}: {error.strerror}.", "Name another file.") from error
    due = plan.due.at.isoformat() if plan.due.at else None
    if given.json:
        say_json({"causes": [str(cause) for cause in plan.causes], "due": due, "slip": slip.code, "pdf": str(out)})
    else:
        say(f"{slip.code}: {', '.join(plan.causes)}; expected {due or 'when the branch says'}; slip in {out}")
    return DONE


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise KioskError(f"{text} is no moment.", "Write it as 2026-03-17T09:00+07:00.") from error
    if moment.tzinfo is None:
        raise KioskError(f"{text} does not say its time zone.", "Add it: +07:00 for WIB, +08:00 WITA, +09:00 WIT.")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise KioskError(f"{text} is too far away.", f"Name a moment of the years {FIRST_YEAR} to {LAST_YEAR}.")
    return moment


def _answers(texts: list[str]) -> tuple[Answer, ...]:
    try:
        return tuple(Answer.parse(text) for text in texts)
    except ValueError as error:
        raise KioskError(f"{error}.", "`kiosk guide paths` lists all answers.") from error
