"""Memory of the visitor screen after 100 visits and its growth after, beside Chromium with a still page."""

import json
import shutil
from collections.abc import Iterator

from tests.bench.machine import child, display, row
from tests.bench.start import EMPTY, chromium_run

CODE = """
import gc, json, os
from PySide6.QtCore import QSize
from kiosk.assembly import Kiosk
from kiosk.settings.model import PrintingSettings, Settings
from tests.bench.machine import pss_kilobytes
from ui.shared.hands import GivenTime, Hands
from ui.shared.window import prepare_application
from ui.visitor.program import open_screen, warm_up
from ui.visitor.tour import shortest_paths
from ui.visitor.tour_seen import Tour
from pathlib import Path
prepare_application()
clock = GivenTime()
kiosk = Kiosk(Settings(printing=PrintingSettings(printer="folder", slips_in_ten_minutes=1000)))
program = open_screen(kiosk, size=QSize(1366, 768), windowed=True, monotonic=clock)
warm_up(program)
hands = Hands(program, clock)
walked = Tour(kiosk, hands, Path(os.environ["KIOSK_DATA_DIR"]))
paths = list(shortest_paths(kiosk).values())
def visits(count):
    for number in range(count):
        walked.begin("id")
        for answer in paths[number % len(paths)].answers:
            walked.answer(answer, "id")
        hands.touch(walked.say("screen.plan.print", "id"))
        walked.finish("id")
    program.workers.work.submit(lambda: None).result()
    gc.collect()
    return pss_kilobytes(os.getpid())
print(json.dumps([visits(100), visits(200), visits(200)]), flush=True)
os._exit(0)
"""

IMPORTS = ("import os, time", "import os\nfrom tests.bench.machine import pss_kilobytes")


def memory_lines() -> Iterator[str]:
    """PSS in MB; the growth is that of the last 200 visits, when every cache is full."""
    with display() as environment:
        _, lines = child(CODE, environment)
        after, later, last = json.loads(lines[0])
        _, empty = child(EMPTY.replace("time.time()", "pss_kilobytes(os.getpid())").replace(*IMPORTS), environment)
        chromium = 0
        if shutil.which("chromium") and "DISPLAY" in environment:
            chromium = chromium_run(environment)[1]
    yield row("memory (PSS) of an empty QML window", f"{int(empty[0]) / 1024:.0f} MB", "")
    yield row("memory (PSS) after 100 visits", f"{after / 1024:.0f} MB", "")
    yield row("   growth, visits 100 to 300", f"{(later - after) / 1024:+.1f} MB", "")
    yield row("   growth, visits 300 to 500", f"{(last - later) / 1024:+.1f} MB", "≤ 5 MB in 10 000")
    if chromium:
        yield row("memory (PSS) of Chromium, still page", f"{chromium / 1024:.0f} MB", "")
        yield row("   ratio to Chromium", f"{after / chromium:.2f}", "≤ 0.33")
