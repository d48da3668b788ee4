"""No test needs a display, none prints on the printers of the machine it runs on, and none waits for a PIN."""

import os
from collections.abc import Iterator

import pytest

from kiosk.staff.pins import Cost

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CUPS_SERVER"] = "/nowhere/cups.sock"

Defaults = tuple[int, int, int]
QUICK: Defaults = (64, 1, 1)
"""Memory, passes and lanes of `Cost` where a test says nothing else."""


@pytest.fixture(scope="session", autouse=True)
def usual_cost() -> Iterator[Defaults]:
    """A PIN that is tried in this process costs a thousandth; gives what it costs at a branch."""
    make = Cost.__init__
    usual, make.__defaults__ = make.__defaults__, QUICK
    assert usual is not None
    yield usual
    make.__defaults__ = usual
