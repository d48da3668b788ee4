"""A desk that the visitor screen opened goes when that dies; one that was started by hand stays."""

import os
import select
import signal
import subprocess
import sys
import threading
from argparse import Namespace
from pathlib import Path

from kiosk.settings import Settings
from tests.desk.officer import Officer
from tests.shared.programs import PATIENCE_SECONDS, TOP, running
from ui.verbs.screen import desk_command

VISITOR_SCREEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QSize, QTimer
from kiosk.assembly import Kiosk
from ui.shared.window import prepare_application
from ui.visitor.program import open_screen
app = prepare_application()
kiosk = Kiosk()
program = open_screen(kiosk, size=QSize(1366, 768), desk=sys.argv[1:])
door = program.screen.door
door._open()
timer = QTimer()
def look():
    if (kiosk.data / "kiosk.sqlite").exists():  # the desk has looked who may sign in
        timer.stop()
        print(door._process.processId(), flush=True)
timer.timeout.connect(look)
timer.start(50)
app.exec()
"""


def ended(process: int, within: float) -> bool:
    """Whether a process that is not our child ends within so many seconds."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return select.select([watched], [], [], within)[0] != []
    finally:
        os.close(watched)


def test_desk_whose_visitor_screen_was_killed_ends(tmp_path: Path) -> None:
    command = desk_command(Settings(), Namespace(windowed=True, demo=False, size=None))
    with subprocess.Popen(
        [sys.executable, "-c", VISITOR_SCREEN, *command],
        env={**os.environ, "KIOSK_DATA_DIR": str(tmp_path / "data")},
        cwd=TOP,
        stdout=subprocess.PIPE,
        text=True,
    ) as screen:
        assert screen.stdout
        desk = int(screen.stdout.readline())
        try:
            assert not ended(desk, 0)
            screen.kill()
            assert ended(desk, PATIENCE_SECONDS)
        finally:
            screen.kill()
            if not ended(desk, 0):
                os.kill(desk, signal.SIGKILL)


def test_desk_that_was_started_by_hand_needs_nobody_at_its_standard_input(tmp_path: Path) -> None:
    with running(tmp_path / "data", "desk", "--windowed") as desk:
        assert desk.process.stdin
        desk.process.stdin.close()
        for _ in range(8):
            desk.wait_until_alive()


def test_whoever_is_in_is_signed_out_and_the_chain_says_why(officer: Officer) -> None:
    gone, finished = threading.Event(), []
    officer.program.end_with(gone)
    officer.screen.office.finished.connect(lambda: finished.append(True))
    officer.program.timer.start()
    officer.settle()
    assert (officer.page, finished) == ("home", [])
    gone.set()
    officer.until(lambda: bool(finished))
    officer.program.timer.stop()
    officer.idle()
    station = officer.program.kiosk.station
    *_, last = officer.program.kiosk.desk.audit.events_of(station.branch, station.number)
    assert (last.kind, last.details) == ("signed_out", {"reason": "screen_gone"})
