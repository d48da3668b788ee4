"""Tries every key and click by which people leave a full screen; none may close, cover, shrink or leave ours."""

from trial.station import SIZE, Station
from trial.telling import expect

KEYS = (
    *("alt+F4", "alt+Tab", "alt+shift+Tab", "alt+Escape", "alt+space", "alt+F2", "alt+F8", "alt+F9", "alt+F10"),
    *("ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+t", "ctrl+alt+Escape", "ctrl+Escape", "ctrl+alt+Left"),
    *("super", "super+d", "super+e", "super+r", "super+l", "super+Tab", "super+space", "Menu", "shift+F10"),
    *("ctrl+q", "ctrl+w", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+s", "ctrl+t", "ctrl+Tab", "ctrl+shift+i"),
    *("F1", "F5", "F10", "F11", "F12", "Escape", "Print", "alt+Print", "XF86Sleep", "XF86PowerOff", "XF86HomePage"),
    *("ctrl+alt+F1", "ctrl+alt+F2", "ctrl+alt+F7"),
)

BUTTONS = ("2", "3", "4", "5", "8", "9")
"""Middle, right, the wheel, back and forward."""

CORNERS = ((0, 0), (1365, 0), (0, 767), (1365, 767), (683, 384))


def try_ways_out(station: Station) -> None:
    """Raises Failure with the key or the click that led somewhere."""
    before = _state(station)
    for key in KEYS:
        station.hand("key", key)
        expect(_state(station) == before, f"the key {key} leads out of the screen: {before}, then {_state(station)}")
    for x, y in CORNERS:
        for button in BUTTONS:
            for held in ((), ("keydown", "alt")):
                released = ("keyup", "alt") if held else ()
                pressed = ("mousedown", button, "mousemove_relative", "--", "-40", "-40", "mouseup", button)
                station.hand("mousemove", str(x), str(y), *held, *pressed, *released)
        expect(_state(station) == before, f"a click or drag at {x}, {y} leads out: {before}, then {_state(station)}")


def _state(station: Station) -> tuple[list[int], list[str], str, str]:
    """The processes, what is visible, who has the keyboard, and where the screen's window lies."""
    place = station.hand("search", "--onlyvisible", "--name", "^Anjungan JMO$", "getwindowgeometry")
    whole = station.shown() == SIZE and "Position: 0,0" in place
    return (
        station.screens(),
        station.windows(),
        station.hand("getwindowfocus").strip(),
        "fills the screen" if whole else f"does not fill the screen: {place}",
    )
