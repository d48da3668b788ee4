"""`kiosk cases`: the cases of the desk, for whoever is signed in; numbers by their ends, save in an export for two."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
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
    from uuid import UUID

    from kiosk.cases.case import Case, CaseEntry

Fact = str | list[str] | None

_PLAIN = ("at", "kind", "staff")
"""What of an entry is said without its name."""

_PIN = "Your PIN is asked for at the terminal, or read from the first line of standard input."


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `cases`."""
    parser = verbs.add_parser("cases", help="list the desk's open cases, show one, export many", epilog=_PIN)
    parts = parser.add_subparsers(dest="part", required=True, metavar="list|show|export")
    listing = parts.add_parser("list", help="your open cases, and the branch's due today and overdue", epilog=_PIN)
    listing.set_defaults(act=_list)
    show = parts.add_parser("show", help="one case and its history", epilog=_PIN)
    show.add_argument("code", nargs="+", metavar="CODE")
    show.set_defaults(act=_show)
    export = parts.add_parser("export", help="the cases of a span of days as a spreadsheet", epilog=PINS)
    export.set_defaults(act=_export)
    add_span(export)
    export.add_argument("--out", required=True, type=file_of(".xlsx"), metavar="X.xlsx", help="a new file")
    add_taking_away(export)
    for part in (listing, show):
        part.add_argument("--json", action="store_true", help="answer for machines")
    for part in (listing, show, export):
        add_signing_in(part)


def _list(kiosk: Kiosk, given: Namespace) -> int:
    with signed_in(kiosk, given) as session:
        home = kiosk.cases.search.home(session, kiosk.now())
    lists = {"mine": home.mine, "due_today": home.due_today, "overdue": home.overdue}
    if given.json:
        facts = {name: [_facts(kiosk, case) for case in listed.items] for name, listed in lists.items()}
        say_json({**facts, "more": [name for name, listed in lists.items() if listed.more]})
        return DONE
    for name, listed in lists.items():
        many = f"the first {len(listed.items)}" if listed.more else str(len(listed.items))
        say(f"{name.replace('_', ' ')}: {many}")
        for case in listed.items:
            fact = _facts(kiosk, case)
            due = f"due {fact['due']}" if fact["due"] else "no due time"
            said = (*(fact[key] for key in ("code", "kind", "state", "name", "kpj")), due)
            say("  " + ", ".join(str(text) for text in said if text))
    return DONE


def _show(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.cases.case import case_code_of

    code = case_code_of(" ".join(given.code))
    if code is None:  # what was typed may be a KPJ: it is not said again
        raise KioskError("This is not a case code.", "Read its K and nine signs again, from the case slip.")
    with signed_in(kiosk, given) as session:
        case = kiosk.cases.search.by_code(session, code, kiosk.now())
        if case is None:
            raise KioskError(f"There is no case {code} here.", "Look for it at the branch that logged it.")
        history = kiosk.cases.search.history(session, case.key, kiosk.now())
    facts, entries = _facts(kiosk, case), [_entry_facts(kiosk, entry) for entry in history]
    if given.json:
        say_json({**facts, "history": entries})
    else:
        _say_case(facts, entries)
    return DONE


def _export(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.reports.service import TooMany

    refuse_existing(given.out)
    words = kiosk.words(given.language or at_desk(kiosk.settings.screen.language))
    with signed_in(kiosk, given) as session:
        second = second_person(kiosk, session, given)
        answer = kiosk.reports.export_cases(session, span_of(given), words, kiosk.now(), second)
    if isinstance(answer, TooMany):
        raise KioskError(f"There are more than {answer.limit} cases in this span.", "Name fewer days.")
    write_new(given.out, answer)
    say(f"exported: {given.out}")
    return DONE


def _say_case(facts: Mapping[str, Fact], entries: Sequence[Mapping[str, str | None]]) -> None:
    for name, fact in facts.items():
        if fact:
            say(f"{name.replace('_', ' ')}: {', '.join(fact) if isinstance(fact, list) else fact}")
    say("history:")
    for entry in entries:
        said = (text if name in _PLAIN else f"{name} {text}" for name, text in entry.items() if text)
        say("  " + ", ".join(said))


def _facts(kiosk: Kiosk, case: "Case") -> dict[str, Fact]:
    person = case.person
    return {
        "code": case.code,
        "kind": case.kind.value,
        "state": case.state.value,
        "cause": case.cause.value,
        "slip": case.slip_code,
        "slip_causes": [cause.value for cause in case.slip_causes],
        "name": person.name if person else None,
        "kpj": f"…{person.kpj_end}" if person and person.kpj_end else None,
        "phone": f"…{person.phone_end}" if person and person.phone_end else None,
        "logged": _local(kiosk, case.created_at),
        "logged_by": _name_of(kiosk, case.logged_by),
        "assigned_to": _name_of(kiosk, case.assigned_to),
        "due": _local(kiosk, case.due.at),
        "closed": _local(kiosk, case.closed_at),
        "sent_to": case.sent_to,
        "ending": case.ending.value if case.ending else None,
    }


def _entry_facts(kiosk: Kiosk, entry: "CaseEntry") -> dict[str, str | None]:
    return {
        "at": _local(kiosk, entry.at),
        "kind": entry.kind.value,
        "staff": _name_of(kiosk, entry.staff),
        "move": entry.move.value if entry.move else None,
        "state": entry.state.value if entry.state else None,
        "field": entry.field,
        "before": entry.before or None,
        "after": entry.after or None,
        "reason": entry.reason or None,
    }


def _name_of(kiosk: Kiosk, staff: "UUID") -> str:
    account = kiosk.desk.staff.account(staff)
    return account.name if account else str(staff)


def _local(kiosk: Kiosk, moment: datetime | None) -> str | None:
    return moment.astimezone(kiosk.zone).isoformat(timespec="seconds") if moment else None
