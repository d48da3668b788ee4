"""`kiosk report`: the figures of a span of days as text, and as a file for whom a second person lets take it away."""

from argparse import Namespace, _SubParsersAction
from typing import TYPE_CHECKING, Any

from kiosk.assembly import Kiosk
from kiosk.staff.sessions import SignedIn
from kiosk.texts.languages import at_desk
from ui.verbs.export import (
    PINS,
    add_span,
    add_taking_away,
    file_of,
    refuse_existing,
    second_person,
    span_of,
    write_new,
)
from ui.verbs.output import DONE, say, say_json
from ui.verbs.sign_in import add_signing_in, signed_in

if TYPE_CHECKING:
    from kiosk.reports.wording import WordedReport
    from kiosk.texts import Words


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `report`."""
    parser = verbs.add_parser("report", help="the figures of a span of days: text, spreadsheet or paper", epilog=PINS)
    add_span(parser)
    parser.add_argument("--out", type=file_of(".xlsx", ".pdf"), metavar="X.xlsx|X.pdf", help="also write a new file")
    add_taking_away(parser)
    parser.add_argument("--json", action="store_true", help="answer for machines")
    add_signing_in(parser)
    parser.set_defaults(act=_report)


def _report(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.reports.wording import word_report

    span = span_of(given)
    if given.out:
        refuse_existing(given.out)
    words = kiosk.words(given.language or at_desk(kiosk.settings.screen.language))
    with signed_in(kiosk, given) as session:
        figures = kiosk.reports.figures(session, span, kiosk.now())
        file = _file(kiosk, session, given, words) if given.out else b""
    if given.out:
        write_new(given.out, file)
    report = word_report(figures, words)
    if given.json:
        say_json({**_facts(report), "file": str(given.out) if given.out else None})
        return DONE
    _say(report, words)
    if given.out:
        say(f"file: {given.out}")
    return DONE


def _file(kiosk: Kiosk, session: SignedIn, given: Namespace, words: "Words") -> bytes:
    second = second_person(kiosk, session, given)
    make = kiosk.reports.spreadsheet if given.out.suffix.lower() == ".xlsx" else kiosk.reports.paper
    return make(session, span_of(given), words, kiosk.now(), second)


def _facts(report: "WordedReport") -> dict[str, Any]:
    """The numbers by id: part → table → row; null is hidden, or there was nothing to count."""
    return {
        part.id: {table.id: {row.id: row.number.amount for row in table.rows} for table in part.tables}
        for part in report.parts
    }


def _say(report: "WordedReport", words: "Words") -> None:
    from kiosk.reports.amounts import say_number

    say(f"{report.title}: {report.span}\n{report.made}")
    for part in report.parts:
        say(f"\n{part.title}")
        for table in part.tables:
            if table.title != part.title:
                say(f"  {table.title}")
            labels = [" / ".join(row.labels) for row in table.rows]
            wide = max(map(len, labels), default=0)
            for label, row in zip(labels, table.rows, strict=True):
                say(f"    {label:<{wide}}  {say_number(row.number, words):>10}")
            if table.note:
                say(f"    {table.note}")
