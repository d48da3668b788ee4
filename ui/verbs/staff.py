"""`kiosk staff`: the accounts of those who work at the desk."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Act, Role
from ui.verbs.output import DONE, say, say_json
from ui.verbs.sign_in import add_signing_in, ask_new_pin, signed_in

_PINS = "PINs are asked for at the terminal, or read from standard input, one a line: first your own, then the new one."


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `staff`."""
    parser = verbs.add_parser("staff", help="accounts of the desk: add, list, reset-pin, disable", epilog=_PINS)
    parts = parser.add_subparsers(dest="part", required=True, metavar="add|list|reset-pin|disable")
    add = parts.add_parser(
        "add", help="make an account; the very first one is a supervisor's and needs no --as", epilog=_PINS
    )
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.set_defaults(act=_add)
    show = parts.add_parser("list", help="all accounts", epilog=_PINS)
    show.add_argument("--json", action="store_true", help="answer for machines")
    show.set_defaults(act=_list)
    reset = parts.add_parser(
        "reset-pin", help="give somebody a new PIN, to be changed at the next sign-in", epilog=_PINS
    )
    reset.set_defaults(act=_reset_pin)
    disable = parts.add_parser("disable", help="shut an account out", epilog=_PINS)
    disable.set_defaults(act=_disable)
    for part in (add, reset, disable):
        part.add_argument("name", metavar="NAME")
    for part in (add, show, reset, disable):
        add_signing_in(part)


def _add(kiosk: Kiosk, given: Namespace) -> int:
    role = Role(given.role)
    if given.acting is None and kiosk.staff.needs_first_account():
        return _add_first(kiosk, given.name, role)
    with signed_in(kiosk, given) as session:
        kiosk.staff.permit(session, Act.ADD_STAFF, kiosk.now())  # before anybody thinks of a PIN
        pin = ask_new_pin(given.name)
        account = kiosk.staff.add(session, given.name, role, pin, kiosk.now())
    say(f"added: {account.name}, {account.role}; the PIN must be changed at the first sign-in")
    return DONE


def _add_first(kiosk: Kiosk, name: str, role: Role) -> int:
    if role is not Role.SUPERVISOR:
        raise KioskError("The first account is that of a supervisor.", "Make it with --role supervisor.")
    pin = ask_new_pin(name)
    account = kiosk.staff.first_account(name, pin, kiosk.station.number, kiosk.now())
    say(f"added: {account.name}, {account.role}, the first account")
    return DONE


def _list(kiosk: Kiosk, given: Namespace) -> int:
    with signed_in(kiosk, given) as session:
        accounts = kiosk.staff.accounts(session, kiosk.now())
    facts = [_facts(kiosk, account) for account in accounts]
    if given.json:
        say_json({"accounts": facts})
        return DONE
    for fact in facts:
        state = "active" if fact["active"] else "disabled"
        pin = ", PIN to be changed" if fact["pin_is_temporary"] else ""
        say(f"{fact['name']}: {fact['role']}, {state}{pin}, last signed in: {fact['signed_in_at'] or 'never'}")
    return DONE


def _facts(kiosk: Kiosk, account: StaffAccount) -> dict[str, Any]:
    signed_in_at = account.signed_in_at
    return {
        "name": account.name,
        "role": account.role.value,
        "active": account.is_active,
        "pin_is_temporary": account.pin_is_temporary,
        "made_at": account.made_at.astimezone(kiosk.zone).isoformat(timespec="seconds"),
        "signed_in_at": signed_in_at.astimezone(kiosk.zone).isoformat(timespec="seconds") if signed_in_at else None,
    }


def _reset_pin(kiosk: Kiosk, given: Namespace) -> int:
    with signed_in(kiosk, given) as session:
        account = kiosk.staff.named(session, given.name, Act.RESET_PIN, kiosk.now())
        pin = ask_new_pin(account.name)
        kiosk.staff.reset_pin(session, account.key, pin, kiosk.now())
    say(f"new PIN: {account.name}; it must be changed at the next sign-in")
    return DONE


def _disable(kiosk: Kiosk, given: Namespace) -> int:
    with signed_in(kiosk, given) as session:
        account = kiosk.staff.named(session, given.name, Act.DISABLE_STAFF, kiosk.now())
        kiosk.staff.disable(session, account.key, kiosk.now())
    say(f"disabled: {account.name}")
    return DONE
