"""`kiosk session` and `kiosk safe-page`: what a branch's PC runs from boot to shutdown."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError, SettingsError
from kiosk.settings import read_settings
from ui.verbs.display import needs_display


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `session` and `safe-page`."""
    session = verbs.add_parser("session", help="keep this station's screen alive: start it, watch it, start it again")
    session.set_defaults(act=_session, without_settings=True)
    safe_page = verbs.add_parser("safe-page", help="sends visitors to the counter when nothing else works")
    safe_page.set_defaults(act=_safe_page, without_settings=True)


def _session(_kiosk: Kiosk, _given: Namespace) -> int:
    if sys.platform != "linux":
        raise KioskError("A session is watched on Linux only.", "On Windows the task scheduler starts the screen.")
    from ui.session.supervisor import Supervisor
    from ui.shared.own_command import own_command

    return Supervisor(own_command("desk" if _is_a_desk() else "run"), own_command("safe-page")).run()


def _is_a_desk() -> bool:
    """Whether visitors never use this station. Settings that can't be read end at the safe page, not in the dark."""
    try:
        return read_settings().station.use == "desk"
    except SettingsError:
        return False


def _safe_page(_kiosk: Kiosk, _given: Namespace) -> int:
    needs_display("Start it in a graphical session.")
    from ui.session.safe_page import show_safe_page

    return show_safe_page()
