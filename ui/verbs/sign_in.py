"""Signs somebody in for one command. PINs come from the terminal unseen, or from standard input; never as arguments."""

import sys
import warnings
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import GetPassWarning, getpass

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.staff.sessions import SessionEnd, SignedIn


def add_signing_in(parser: ArgumentParser) -> None:
    """Let the command be told who gives it."""
    parser.add_argument("--as", dest="acting", metavar="NAME", help="who you are; your PIN is asked for")


@contextmanager
def signed_in(kiosk: Kiosk, given: Namespace) -> Iterator[SignedIn]:
    """A session of whoever `--as` names, from their PIN until the command ends. Raises KioskError if refused."""
    if given.acting is None:
        raise KioskError("This needs somebody who is signed in.", "Say who you are with --as NAME.")
    if kiosk.staff.needs_first_account():
        raise KioskError(
            "There is no account yet, so nobody can sign in.",
            "Make the first one, a supervisor's, with `kiosk staff add NAME --role supervisor`, without --as.",
        )
    pin = ask_pin(f"PIN of {given.acting}: ")
    session = kiosk.staff.sign_in(given.acting, pin, kiosk.station.number, kiosk.now())
    try:
        yield session
    finally:
        kiosk.staff.sign_out(session, SessionEnd.BY_HAND, kiosk.now())


def ask_pin(prompt: str) -> str:
    """A PIN, as `ask_secret` asks."""
    return ask_secret(prompt, "PIN")


def ask_new_pin(name: str) -> str:
    """A new PIN for the account `name`, as `ask_new_secret` asks."""
    return ask_new_secret(f"New PIN of {name}: ", "PIN")


def ask_secret(prompt: str, what: str) -> str:
    """A secret from the terminal, or the next line of standard input if that is none. Raises KioskError without one."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            raise KioskError(
                f"A {what} is missing.", "Give one a line on standard input: your own first, then the new one."
            )
        return line.rstrip("\r\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(prompt)
    except GetPassWarning as warning:
        raise KioskError(f"This terminal would show the {what}.", "Use another terminal.") from warning
    except (EOFError, KeyboardInterrupt) as ended:
        raise KioskError(f"No {what} was given; nothing was done.", "Try again.") from ended


def ask_new_secret(prompt: str, what: str) -> str:
    """A new secret; at a terminal typed twice, because nobody sees it. Raises KioskError."""
    secret = ask_secret(prompt, what)
    if sys.stdin.isatty() and ask_secret("The same again: ", what) != secret:
        raise KioskError(f"The two {what}s differ; nothing was done.", "Try again.")
    return secret
