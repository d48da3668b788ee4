"""What `--demo` does before a screen of the invented branch opens."""

from contextlib import suppress

from kiosk.assembly import Kiosk
from ui.shared.only_one import AlreadyOpen, Kind, only_one


def renew_demo(kiosk: Kiosk, beside: Kind) -> None:
    """Take the demo of another day away, unless the screen `beside` this one is working with it. Raises KioskError."""
    from kiosk.demo.renewal import take_away_old

    with suppress(AlreadyOpen), only_one(beside, kiosk.data):
        take_away_old(kiosk)
