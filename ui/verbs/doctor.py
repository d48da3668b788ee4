"""`kiosk doctor`: what is wrong with this machine and what to do about it; the report for branch IT to sign."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.doctor.check import Result, State
from kiosk.doctor.checks import BEFORE_START, CHECKS
from kiosk.doctor.examination import examine
from kiosk.doctor.teller import Teller, Told
from kiosk.errors import KioskError
from kiosk.texts.languages import Side, at_desk, spoken_by
from ui.verbs.output import DONE, REFUSED, say, say_json


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `doctor`."""
    parser = verbs.add_parser("doctor", help="examine this machine; exit 1 if anything has failed")
    parser.add_argument("--json", action="store_true", help="answer for machines")
    parser.add_argument("--out", metavar="F.pdf", help="also write the readiness report, to be signed before opening")
    language = "else English here, and the branch's on the report"
    parser.add_argument("--language", choices=spoken_by(Side.DESK), help=language)
    # broken settings don't stop an examination; but no page shall come out of a printer that nobody chose
    parser.add_argument(
        "--test-page",
        action="store_const",
        dest="examines",
        const=False,
        help="print a test page instead, tell what becomes of it, ask whether it is as it should be",
    )
    parser.set_defaults(act=_doctor, examines=True)


def self_test(kiosk: Kiosk) -> int:
    """The checks that matter before a station is switched on; it starts all the same if one fails.

    The database is opened first, as a start would: that brings one of an earlier version up to date.
    """
    problem = _opened(kiosk)
    results = examine(kiosk.machine, BEFORE_START)
    _say(Teller(kiosk.words, "en"), results)
    if problem:
        say(f"{problem.what} {problem.remedy}")
    return REFUSED if problem else _ended(results)


def _opened(kiosk: Kiosk) -> KioskError | None:
    """What stands in the way of opening the database; a machine that has none yet needs none."""
    if not kiosk.machine.database.exists():
        return None
    try:
        kiosk.visits.close()
    except KioskError as error:
        return error
    return None


def _doctor(kiosk: Kiosk, given: Namespace) -> int:
    teller = Teller(kiosk.words, given.language or "en")
    if not given.examines:
        return _try_printer(kiosk, given, teller)
    results = examine(kiosk.machine, CHECKS)
    if given.json:
        say_json({"ready": _ended(results) == DONE, "checks": [_facts(teller, result) for result in results]})
    else:
        _say(teller, results)
    if given.out:
        _write_report(kiosk, Path(given.out), given.language or at_desk(kiosk.settings.screen.language), results)
        if not given.json:
            say(teller.say("report_written", file=given.out))
    return _ended(results)


def _try_printer(kiosk: Kiosk, given: Namespace, teller: Teller) -> int:
    from ui.verbs.printer_trial import try_printer

    if given.json or given.out:
        raise KioskError("A test page is no examination.", "Give --test-page without --json and --out.")
    return try_printer(kiosk, teller)


def _say(teller: Teller, results: Sequence[Result]) -> None:
    lines = [teller.tell(result) for result in results]
    marks = max(len(line.mark) for line in lines)
    names = max(len(line.name) for line in lines)
    for line in lines:
        say(f"{line.mark:{marks}}  {line.name:{names}}  {_sentence(line)}")
    say(teller.summary(results))


def _sentence(line: Told) -> str:
    return f"{line.what} {line.remedy}".strip()


def _facts(teller: Teller, result: Result) -> dict[str, Any]:
    line = teller.tell(result)
    return {
        "check": result.check,
        "state": result.state.value,
        "case": result.verdict.saying.value,
        "name": line.name,
        "what": line.what,
        "remedy": line.remedy,
        "values": dict(result.verdict.values),
    }


def _write_report(kiosk: Kiosk, file: Path, language: str, results: Sequence[Result]) -> None:
    from kiosk.doctor.readiness import readiness_report

    report = readiness_report(kiosk.machine, results, language, kiosk.now())
    try:
        file.write_bytes(report)
    except OSError as error:
        raise KioskError(f"The report can't be written to {file}: {error.strerror}.", "Name another file.") from error


def _ended(results: Sequence[Result]) -> int:
    return REFUSED if any(result.state is State.FAILED for result in results) else DONE
