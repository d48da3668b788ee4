"""`kiosk desk`: the staff desk, until whoever is in signs out."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from ui.verbs.display import needs_display
from ui.verbs.screen import size_of


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `desk`."""
    desk = verbs.add_parser("desk", help="the staff desk; ends at sign-out")
    desk.add_argument("--windowed", action="store_true", help="in a window instead of the whole screen")
    desk.add_argument("--size", type=size_of, metavar="1366x768", help="size in pixels instead of the whole screen")
    desk.add_argument("--demo", action="store_true", help="an invented branch's day, with data in a folder of its own")
    desk.add_argument(
        "--opened", action="store_true", help="by the visitor screen: ends when its standard input is closed"
    )
    desk.set_defaults(act=_desk)


def _desk(kiosk: Kiosk, given: Namespace) -> int:
    from ui.desk.program import run
    from ui.shared.only_one import Kind, only_one

    if kiosk.settings.station.use == "visitor":
        raise KioskError(
            "This station is for visitors alone (station.use).", 'Set it to "both" or "desk" to have the desk here.'
        )
    needs_display("`kiosk tour --out D` shows every page without one.")
    with only_one(Kind.DESK, kiosk.data):
        demo = None
        if given.demo:
            from kiosk.demo import fill
            from ui.verbs.demo import renew_demo

            renew_demo(kiosk, beside=Kind.VISITOR)
            accounts = fill(kiosk)
            demo = (accounts.officers[0], accounts.pin)
        return run(kiosk, size=given.size, windowed=given.windowed, demo=demo, opened=given.opened)
