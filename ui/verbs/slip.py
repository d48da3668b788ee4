"""`kiosk slip`: is a slip's staff code genuine, and what is known of a slip."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from ui.verbs.output import DONE, REFUSED, say, say_json


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `slip`."""
    parser = verbs.add_parser("slip", help="verify a staff code, show a slip")
    parts = parser.add_subparsers(dest="part", required=True, metavar="verify|show")
    verify = parts.add_parser("verify", help="check the digits of a staff QR code; exit 1 if they are not genuine")
    verify.add_argument("digits", nargs="+")
    verify.set_defaults(act=_verify)
    show = parts.add_parser("show", help="what is known of a slip of this machine")
    show.add_argument("code", nargs="+", metavar="SLIP")
    show.set_defaults(act=_show)
    for part in (verify, show):
        part.add_argument("--json", action="store_true", help="answer for machines")


def _verify(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.slips.staff_code import read

    try:
        found = read("".join(given.digits), kiosk.known_slip_keys)
    except ValueError as error:
        if given.json:
            say_json({"valid": False, "slip": None, "causes": [], "issued": None, "reason": str(error)})
        else:
            say(f"not valid: {error}")
        return REFUSED
    issued = found.issued.astimezone(kiosk.zone).isoformat()
    causes = [str(cause) for cause in found.causes]
    if given.json:
        say_json({"valid": True, "slip": found.code, "causes": causes, "issued": issued})
    else:
        say(f"valid: {found.code}, {', '.join(causes)}, issued {issued} at station {found.station}")
    return DONE


def _show(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.ids import code_of, number_of

    try:
        code = code_of(number_of("".join(given.code)))
    except ValueError as error:
        raise KioskError(
            f"{' '.join(given.code)} is not a slip code.", "Read its nine signs again, from the slip."
        ) from error
    record = kiosk.visits.of_slip(code)
    file = kiosk.printers.folder.file_of(code)
    if record is None and not file.exists():
        raise KioskError(f"This machine knows no slip {code}.", "Look for it at the station that issued it.")
    issued = record.slip_issued_at.astimezone(kiosk.zone) if record and record.slip_issued_at else None
    facts = {
        "slip": code,
        "causes": [str(cause) for cause in record.causes] if record else [],
        "issued": issued.isoformat() if issued else None,
        "answers": list(record.answers) if record else [],
        "asks_counter": record.asks_counter if record else None,
        "pdf": str(file) if file.exists() else None,
    }
    if given.json:
        say_json(facts)
    else:
        for name, fact in facts.items():
            say(f"{name}: {', '.join(fact) if isinstance(fact, list) else fact}")
    return DONE
